/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "align/dz-edit-script.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* Which paragraphs of two reports answer each other. */
typedef struct
{
  DzPairKind kind;
  int left;  /* index into the left report's paragraphs, -1 for added */
  int right; /* index into the right report's paragraphs, -1 for dropped */
  double similarity; /* 0 … 1 */
} DzParagraphPair;

/* Pairs in reading order: of the left, with added ones where they stand on the right. Only numbered
 * paragraphs and headings take part, headings with headings, and a part with the same part unless the words
 * leave no doubt. Same means: apart from white space and character width. Moved pairs stand where the left
 * one does. Deterministic, pure. Returns (element-type DzParagraphPair).
 *
 * Method: similarity is Dice over character bigrams weighted by their rarity (dz-bigram-index.h); the pairs that
 * keep the order are the heaviest increasing chain of candidates; moved ones are sought among the rest. */
GPtrArray *dz_report_alignment_build (const DzReport *left, const DzReport *right);

G_END_DECLS
