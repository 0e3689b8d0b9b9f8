/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/dz-session.h"

G_BEGIN_DECLS

#define DZ_TYPE_VERDICT_RULES (dz_verdict_rules_get_type ())

/* Shows the table by which outcomes are judged and where it stands; lets the reader edit a copy of her own
 * and reads it again. Actions: “rules.edit”, “rules.read”. */
G_DECLARE_FINAL_TYPE (DzVerdictRules, dz_verdict_rules, DZ, VERDICT_RULES, AdwWindow)

void dz_verdict_rules_present (DzSession *session, GtkWindow *parent);

G_END_DECLS
