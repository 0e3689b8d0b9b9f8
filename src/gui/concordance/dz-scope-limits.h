/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/dz-tag.h"

G_BEGIN_DECLS

#define DZ_TYPE_SCOPE_LIMITS (dz_scope_limits_get_type ())

/* Years and tag that a search keeps to, as a part of the menu that says where is searched. The settings remember. */
G_DECLARE_FINAL_TYPE (DzScopeLimits, dz_scope_limits, DZ, SCOPE_LIMITS, GtkBox)

GtkWidget *dz_scope_limits_new (GSettings *settings);
/* years: (element-type int) those there are reports of, ascending. */
void dz_scope_limits_set_years (DzScopeLimits *limits, const GArray *years);
/* (element-type DzTag) in the order of the tree */
void dz_scope_limits_set_tags (DzScopeLimits *limits, const GPtrArray *tags);

G_END_DECLS
