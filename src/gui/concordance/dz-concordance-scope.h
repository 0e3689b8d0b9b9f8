/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/dz-query.h"
#include "core/dz-report.h"
#include "core/dz-search-scope.h"

G_BEGIN_DECLS

/* Where the page of searches looks and what is one for it, as the reader chose it. The settings remember. */

/* Of the settings; ends with NULL. */
extern const char *const dz_concordance_scope_keys[];

/* Actions named as the keys: “concordance-where” (all, report, place), “concordance-part” (any, review, plan, headings,
 * notes), “concordance-level” (any, or a level's nick), “concordance-fold-script” and “concordance-fold-spaces”, and
 * “clear-limits”. The settings must outlive the group. (transfer full) */
GActionGroup *dz_concordance_scope_actions_new (GSettings *settings);

/* report: the one in focus; NULL where there is none, all reports are searched then. (transfer full) */
DzSearchScope *dz_concordance_scope_make (GSettings *settings, const DzReport *report);
/* Whether the length of what is searched is known, to set counts against: not for headings and notes. */
gboolean dz_concordance_scope_has_lengths (const DzSearchScope *scope);

/* DZ_ERROR_INVALID tells the slip. */
DzQuery *dz_concordance_scope_parse (GSettings *settings, const char *text, GError **error);

/* The choice in two or three words. (transfer full) */
char *dz_concordance_scope_dup_label (GSettings *settings);
/* What is searched for and where, in sentences; report as above. (transfer full) */
char *dz_concordance_scope_dup_words (const DzSearchScope *scope, const DzQuery *query, const DzReport *report);

G_END_DECLS
