/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gui/concordance/dz-hit-arranging.h"

G_BEGIN_DECLS

/* The hits of one search as a list of places (DzLineSlot), so that a hundred thousand hits cost no more than those in sight,
 * and other hits in their place no more than their texts. Sorted and narrowed as the reader wants. */

#define DZ_TYPE_HIT_LIST (dz_hit_list_get_type ())
G_DECLARE_FINAL_TYPE (DzHitList, dz_hit_list, DZ, HIT_LIST, GObject)

/* Signals: “rewritten”, other hits stand in the places there are; “arranged”, behind it: the list is as it was wanted last, at
 * once or, where that takes longer, when another thread is done. Until then it stays as it was. */

DzHitList *dz_hit_list_new (void);
/* hits: (element-type DzSearchHit), NULL for none. */
void dz_hit_list_show (DzHitList *self, GPtrArray *hits, const DzHitArrangement *arrangement);
/* The same hits in another way. */
void dz_hit_list_arrange (DzHitList *self, const DzHitArrangement *arrangement);
gboolean dz_hit_list_is_arranging (DzHitList *self);
/* (element-type DzSearchHit) as listed; borrowed until the next change. */
const GPtrArray *dz_hit_list_get_rows (DzHitList *self);
/* NULL behind the last. Borrowed as the rows. */
const DzSearchHit *dz_hit_list_get (DzHitList *self, guint position);
/* The row of the hit at a place, G_MAXUINT if it is not listed. */
guint dz_hit_list_find (DzHitList *self, gint64 paragraph_id, int start);

G_END_DECLS
