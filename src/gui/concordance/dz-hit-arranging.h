/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "workbench/dz-concordance.h"

G_BEGIN_DECLS

/* Which hits are listed, and in what order. */
typedef struct
{
  gint64 report_id;     /* 0: of all reports */
  gboolean by_context;  /* by so many characters on a side; else as found: by report and place in it */
  DzContextSide side;
  int length;
  DzContextFilter filter;
  GPtrArray *groups;    /* (element-type DzContextGroup) where only the hits of one are listed; else NULL */
  guint group;          /* its index */
  DzContextSide group_side;
  int group_length;
} DzHitArrangement;

#define DZ_HIT_ARRANGEMENT_INIT                                                                                       \
  {                                                                                                                   \
    0, FALSE, DZ_CONTEXT_RIGHT, 5, { "", DZ_CONTEXT_BOTH, 5, FALSE }, NULL, 0, DZ_CONTEXT_RIGHT, 5                    \
  }

/* What there is to do may take longer than a frame, so that it is done on another thread. */
gboolean dz_hits_are_many (const GPtrArray *hits);
gboolean dz_hit_arrangement_is_long (const DzHitArrangement *arrangement, const GPtrArray *hits);

/* The hits (element-type DzSearchHit) that are listed, in their order; hits must outlive them. (transfer full) */
GPtrArray *dz_hits_arrange (GPtrArray *hits, const DzHitArrangement *arrangement);

/* The same on another thread. The arrangement is copied, hits are kept alive until it is done. */
void dz_hits_arrange_async (GPtrArray *hits, const DzHitArrangement *arrangement, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dz_hits_arrange_finish (GAsyncResult *result, GError **error);

/* Equal contexts of the hits that pass the filter of the arrangement, by its side and length; n_hits: so many pass.
 * (element-type DzContextGroup) (transfer full) */
GPtrArray *dz_hits_group (GPtrArray *hits, const DzHitArrangement *arrangement, guint *n_hits);
void dz_hits_group_async (GPtrArray *hits, const DzHitArrangement *arrangement, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dz_hits_group_finish (GAsyncResult *result, guint *n_hits, GError **error);

G_END_DECLS
