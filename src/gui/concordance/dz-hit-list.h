/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/dz-store.h"
#include "workbench/dz-concordance.h"

G_BEGIN_DECLS

/* The hits of one search as a list that makes its items on demand, so that a hundred thousand hits cost
 * no more than those in sight. Sorted and narrowed as the reader wants. */

#define DZ_TYPE_HIT (dz_hit_get_type ())
/* One row: keeps the search it belongs to alive. */
G_DECLARE_FINAL_TYPE (DzHit, dz_hit, DZ, HIT, GObject)
const DzSearchHit *dz_hit_get (DzHit *hit);

#define DZ_TYPE_HIT_LIST (dz_hit_list_get_type ())
G_DECLARE_FINAL_TYPE (DzHitList, dz_hit_list, DZ, HIT_LIST, GObject)

/* Which hits are listed, and in what order. */
typedef struct
{
  gint64 report_id;     /* 0: of all reports */
  gboolean by_context;  /* by so many characters on a side; else as found: by report and place in it */
  DzContextSide side;
  int length;
  DzContextFilter filter;
  const DzContextGroup *group; /* only its hits; NULL: all. Must live until another arrangement is made */
  DzContextSide group_side;
  int group_length;
} DzHitArrangement;

#define DZ_HIT_ARRANGEMENT_INIT                                                                                       \
  {                                                                                                                   \
    0, FALSE, DZ_CONTEXT_RIGHT, 5, { "", DZ_CONTEXT_BOTH, 5, FALSE }, NULL, DZ_CONTEXT_RIGHT, 5                       \
  }

DzHitList *dz_hit_list_new (void);
/* hits: (element-type DzSearchHit), NULL for none. */
void dz_hit_list_take_hits (DzHitList *self, GPtrArray *hits);
void dz_hit_list_arrange (DzHitList *self, const DzHitArrangement *arrangement);
/* (element-type DzSearchHit) as listed; borrowed until the next change. */
const GPtrArray *dz_hit_list_get_rows (DzHitList *self);
/* The row of the hit at a place, G_MAXUINT if it is not listed. */
guint dz_hit_list_find (DzHitList *self, gint64 paragraph_id, int start);

G_END_DECLS
