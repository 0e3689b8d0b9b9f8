/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/concordance/dz-hit-list.h"

G_BEGIN_DECLS

#define DZ_TYPE_HIT_SELECTION (dz_hit_selection_get_type ())

/* Which of the lines listed are chosen, several at once. A line stays chosen while lines are sorted, narrowed or fetched anew,
 * as long as it is listed: hits are known by their places, for the list makes its items on demand. */
G_DECLARE_FINAL_TYPE (DzHitSelection, dz_hit_selection, DZ, HIT_SELECTION, GObject)

DzHitSelection *dz_hit_selection_new (DzHitList *hits);

/* How many lines are chosen. */
guint dz_hit_selection_get_n_chosen (DzHitSelection *selection);
/* The line before which, or behind which, no other is chosen; GTK_INVALID_LIST_POSITION where none is. */
guint dz_hit_selection_get_first (DzHitSelection *selection);
guint dz_hit_selection_get_last (DzHitSelection *selection);
/* The line that the last change led to: the only one chosen, unless another was taken from beside it. Else
 * GTK_INVALID_LIST_POSITION. */
guint dz_hit_selection_get_reached (DzHitSelection *selection);
/* This line alone; none for GTK_INVALID_LIST_POSITION. */
void dz_hit_selection_choose (DzHitSelection *selection, guint position);
/* (element-type DzSearchHit) the lines chosen, or all that are listed where none is; the hits are those of the list.
 * (transfer container) */
GPtrArray *dz_hit_selection_list (DzHitSelection *selection);

G_END_DECLS
