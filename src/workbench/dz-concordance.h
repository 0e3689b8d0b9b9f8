/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-store.h"

G_BEGIN_DECLS

/* Hits in their lines, by what stands beside them. Contexts are compared from the hit outwards, by code
 * points. */
typedef enum
{
  DZ_CONTEXT_LEFT,
  DZ_CONTEXT_RIGHT,
  DZ_CONTEXT_BOTH, /* right before left */
} DzContextSide;

#define DZ_CONCORDANCE_CONTEXT_MAX 24 /* what hits know of their context */

/* All of these are pure: hits are at most as many as a list shows, so each takes milliseconds. Sorts hits
 * (element-type DzSearchHit) by up to length characters beside them; those alike keep their order. */
void dz_concordance_sort (GPtrArray *hits, DzContextSide side, int length);

/* What must stand beside a hit, or must not. Words are found as they are, full and half width and capital and
 * small letters as one; all of them within length characters of the hit, on one side of it (DZ_CONTEXT_BOTH:
 * on either). */
typedef struct
{
  const char *words;
  DzContextSide side;
  int length; /* 1 … DZ_CONCORDANCE_CONTEXT_MAX */
  gboolean without;
} DzContextFilter;

/* The hits (element-type DzSearchHit) that pass, in their order; they stay those of hits, which must outlive
 * the list. Words that are empty let all pass. (transfer container) */
GPtrArray *dz_concordance_filter (const GPtrArray *hits, const DzContextFilter *filter);

/* Hits that are the same with the same context. */
typedef struct
{
  char *left; /* "" where the side does not count */
  char *hit;
  char *right;
  int count;
  int n_reports;
} DzContextGroup;

void dz_context_group_free (DzContextGroup *group);

/* The most frequent first, those alike in order of their words. (element-type DzContextGroup) */
GPtrArray *dz_concordance_group (const GPtrArray *hits, DzContextSide side, int length);

/* The hit is one of the group, which was made with this side and length. */
gboolean dz_context_group_has (const DzContextGroup *group, const DzSearchHit *hit, DzContextSide side,
                               int length);

G_END_DECLS
