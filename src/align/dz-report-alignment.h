/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "align/dz-edit-script.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* Which paragraphs of two reports answer each other. */
typedef struct
{
  DzPairKind kind;
  int left;  /* index into the left report's paragraphs of the first that takes part, -1 for added */
  int right; /* index into the right report's paragraphs, -1 for dropped */
  int n_left;  /* so many, one after the other: 0 for added, more than 1 for merged */
  int n_right; /* 0 for dropped, more than 1 for split */
  double similarity; /* 0 … 1 */
  gboolean moved;     /* stands elsewhere in the order: all moved pairs, and split or merged ones that moved, too */
  gboolean by_reader; /* the reader said so */
} DzParagraphPair;

/* The reader's word about two paragraphs, indices into the reports' paragraphs. */
typedef struct
{
  int left;
  int right;
  gboolean joined; /* TRUE: they are a pair; FALSE: they are not */
} DzSyncPoint;

typedef struct
{
  const GArray *sync_points; /* (nullable) (element-type DzSyncPoint) a later one outweighs those it contradicts */
  gboolean plan_with_review; /* the left's plan answers the right's review, which is how promises are checked */
} DzAlignmentOptions;

/* Pairs in reading order: of the left, with added ones where they stand on the right. Only numbered
 * paragraphs and headings take part, headings with headings, and a part with the same part unless the words
 * leave no doubt. Same means: apart from white space and character width. Moved pairs stand where the left
 * one does. Paragraphs that take no part never stand inside a split or merged pair.
 *
 * options: (nullable). Sync points are followed exactly: joined paragraphs stand in one pair, those kept
 * apart in none together; several joined ones that share a paragraph and follow each other make one split or
 * merged pair. Points about paragraphs that take no part are left out. With plan_with_review only the left's
 * plan and the right's review are paired; everything else is dropped and added. Deterministic, pure. Returns
 * (element-type DzParagraphPair).
 *
 * Method: similarity is Dice over character bigrams weighted by their rarity (dz-bigram-index.h). Pairs that
 * the words and their neighbours make sure come first, wherever they stand, but for formulas; the heaviest
 * increasing chain of these keeps the order, the others moved. What stands open between them is paired in
 * order by the characters both have in common, short ones also elsewhere where they are like no other; last,
 * paragraphs beside a pair join it whose words stand in it already. The thresholds were set on altered real
 * reports and on pairs read by hand (tests/golden/test-altered-reports.c, judged-pairs.tsv). */
GPtrArray *dz_report_alignment_build (const DzReport *left, const DzReport *right,
                                      const DzAlignmentOptions *options);

G_END_DECLS
