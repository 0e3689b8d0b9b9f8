/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-comparison.h"

G_BEGIN_DECLS

typedef enum
{
  DZ_SIDE_LEFT,
  DZ_SIDE_RIGHT,
} DzSide;

/* Two reports with their pairs as the text shows them: looked up by paragraph from either side, the edits
 * of every pair that changed at hand. Read on the reader's thread, immutable afterwards, reference counted. */
typedef struct
{
  DzComparison *comparison;
  GPtrArray *edits; /* (element-type GPtrArray of DzEdit) for each pair; NULL where nothing changed */
  GArray *pair_of[2]; /* (element-type int) the pair of each paragraph of a side, -1 for none */
} DzTextComparison;

DzTextComparison *dz_text_comparison_load (DzStore *store, gint64 left, gint64 right, GError **error);
DzTextComparison *dz_text_comparison_new (DzComparison *comparison); /* (transfer full) */
DzTextComparison *dz_text_comparison_ref (DzTextComparison *comparison);
void dz_text_comparison_unref (DzTextComparison *comparison);

/* The index of the pair a paragraph is in, -1 for none. */
int dz_text_comparison_find_pair (const DzTextComparison *comparison, DzSide side, int paragraph);
/* The paragraph that answers it on the other side, -1 for none. */
int dz_text_comparison_find_partner (const DzTextComparison *comparison, DzSide side, int paragraph);
const DzParagraphPair *dz_text_comparison_get_pair (const DzTextComparison *comparison, int pair);

/* TRUE if the reports are of different places: then nothing was added or dropped, each has its own. */
gboolean dz_text_comparison_is_between_places (const DzTextComparison *comparison);
/* The side of the later report of a place; the right one where neither is later. */
DzSide dz_text_comparison_get_later (const DzTextComparison *comparison);

/* The next (1) or previous (-1) change from a pair, -1 for none. pair may be -1: before the first. */
int dz_text_comparison_find_change (const DzTextComparison *comparison, int pair, int direction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTextComparison, dz_text_comparison_unref)

G_END_DECLS
