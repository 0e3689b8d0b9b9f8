/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-store.h"

G_BEGIN_DECLS

/* Hits in their lines, by what stands beside them. Contexts are compared from the hit outwards, by code points. */
typedef enum
{
  DZ_SIDE_LEFT,
  DZ_SIDE_RIGHT,
  DZ_SIDE_BOTH, /* right before left */
} DzSide;

#define DZ_CONCORDANCE_CONTEXT_MAX 24 /* what hits know of their context */

/* Sorts hits (element-type DzSearchHit) by up to length characters beside them; those alike keep their order. */
void dz_concordance_sort (GPtrArray *hits, DzSide side, int length);

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
GPtrArray *dz_concordance_group (const GPtrArray *hits, DzSide side, int length);

G_END_DECLS
