/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "align/dz-edit-script.h"
#include "align/dz-report-alignment.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* Two reports with their pairs, owned. */
typedef struct
{
  DzReport *left;
  DzReport *right;
  GPtrArray *pairs; /* (element-type DzParagraphPair) */
  gboolean plan_with_review;
} DzComparison;

/* dz-comparison.c */

/* What the reader said of pairs of their paragraphs is followed. */
DzComparison *dz_comparison_load (DzStore *store, gint64 left, gint64 right, GError **error);
/* What the reader said of paragraphs of two reports that are loaded: for DzAlignmentOptions. (element-type
 * DzSyncPoint) (transfer full); NULL on error. */
GArray *dz_comparison_load_sync_points (DzStore *store, const DzReport *left, const DzReport *right,
                                        GError **error);
/* As dz_comparison_load(), but what the left one plans beside what the right one looks back on. */
DzComparison *dz_comparison_load_promises (DzStore *store, gint64 left, gint64 right, GError **error);
/* Takes both reports. */
DzComparison *dz_comparison_new (DzReport *left, DzReport *right);
void dz_comparison_free (DzComparison *comparison);

/* The paragraph of a pair on one side, NULL if it has none there. Borrowed. */
const DzParagraph *dz_comparison_get_left (const DzComparison *comparison, const DzParagraphPair *pair);
const DzParagraph *dz_comparison_get_right (const DzComparison *comparison, const DzParagraphPair *pair);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzComparison, dz_comparison_free)

G_END_DECLS
