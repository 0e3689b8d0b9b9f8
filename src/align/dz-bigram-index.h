/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How alike texts are, by the character bigrams they share. A bigram weighs the more the fewer texts have it
 * (inverse document frequency), so that opening formulas count little; punctuation and white space count
 * nothing, digits little. */
typedef struct
{
  int left;
  int right;
  double similarity; /* Dice coefficient of the weights, 0 … 1 */
  double evidence; /* the weight of what both share, in natural units of information: little for a formula */
} DzBigramMatch;

/* For each left text the right texts that are at least so similar, up to a few of the best, sorted by left,
 * then right. left, right: (element-type utf8). Deterministic, pure. (element-type DzBigramMatch) */
GArray *dz_bigram_index_match (const GPtrArray *left, const GPtrArray *right, double least);

G_END_DECLS
