/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-comparison-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  DZ_SIDE_LEFT,
  DZ_SIDE_RIGHT,
} DzSide;

/* Two reports with their pairs as the text shows them: looked up by paragraph from either side, with the marks that every
 * other view of a comparison has. Read on the reader's thread, immutable afterwards, reference counted. */
typedef struct
{
  DzComparisonSheet *sheet;
  const DzComparison *comparison; /* of the sheet */
  GArray *row_of[2];  /* (element-type int) the sheet's row of each paragraph of a side, -1 for none */
  GArray *pair_of[2]; /* (element-type int) the pair of each paragraph of a side, -1 for none */
} DzTextComparison;

DzTextComparison *dz_text_comparison_load (DzStore *store, gint64 left, gint64 right, const DzKnowledge *knowledge,
                                           GError **error);
/* Takes the comparison. */
DzTextComparison *dz_text_comparison_new (DzComparison *comparison, const DzKnowledge *knowledge);
DzTextComparison *dz_text_comparison_ref (DzTextComparison *comparison);
void dz_text_comparison_unref (DzTextComparison *comparison);

/* The index of the pair a paragraph is in, -1 for none. */
int dz_text_comparison_find_pair (const DzTextComparison *comparison, DzSide side, int paragraph);
/* The paragraph that answers it on the other side, -1 for none. */
int dz_text_comparison_find_partner (const DzTextComparison *comparison, DzSide side, int paragraph);
const DzParagraphPair *dz_text_comparison_get_pair (const DzTextComparison *comparison, int pair);

/* Calls func with each span of a paragraph, in code points, whose words are not those of the other side. */
typedef void (*DzTextMarkFunc) (int start, int end, gpointer user_data);
void dz_text_comparison_foreach_mark (const DzTextComparison *comparison, DzSide side, int paragraph,
                                      DzTextMarkFunc func, gpointer user_data);

/* TRUE if the reports are of different places: then nothing was added or dropped, each has its own. */
gboolean dz_text_comparison_is_between_places (const DzTextComparison *comparison);
/* The side of the later report of a place; the right one where neither is later. */
DzSide dz_text_comparison_get_later (const DzTextComparison *comparison);

/* The next (1) or previous (-1) change from a pair, -1 for none. pair may be -1: before the first. */
int dz_text_comparison_find_change (const DzTextComparison *comparison, int pair, int direction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTextComparison, dz_text_comparison_unref)

G_END_DECLS
