/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/dz-store.h"

G_BEGIN_DECLS

/* The hits of one search as a list that makes its items on demand, so that a hundred thousand hits cost
 * no more than those in sight. Sorted by index, narrowed to one report where wanted. */

#define DZ_TYPE_HIT (dz_hit_get_type ())
/* One row: keeps the search it belongs to alive. */
G_DECLARE_FINAL_TYPE (DzHit, dz_hit, DZ, HIT, GObject)
const DzSearchHit *dz_hit_get (DzHit *hit);

#define DZ_TYPE_HIT_LIST (dz_hit_list_get_type ())
G_DECLARE_FINAL_TYPE (DzHitList, dz_hit_list, DZ, HIT_LIST, GObject)

typedef enum
{
  DZ_HIT_ORDER_REPORT, /* as found: by report and place in it */
  DZ_HIT_ORDER_LEFT,   /* by what stands left, the nearest character first */
  DZ_HIT_ORDER_RIGHT,  /* by what stands right */
} DzHitOrder;

DzHitList *dz_hit_list_new (void);
/* hits: (element-type DzSearchHit), NULL for none. */
void dz_hit_list_take_hits (DzHitList *self, GPtrArray *hits);
void dz_hit_list_set_order (DzHitList *self, DzHitOrder order);
/* Only hits of one report; 0 for all. */
void dz_hit_list_set_report (DzHitList *self, gint64 report_id);
/* The row of the hit at a place, G_MAXUINT if it is not listed. */
guint dz_hit_list_find (DzHitList *self, gint64 paragraph_id, int start);

G_END_DECLS
