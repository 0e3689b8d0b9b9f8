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

/* Several sets of texts read once, to be compared with each other; how rare a bigram is counts over all of them. Not
 * for several threads at a time. */
typedef struct _DzBigramIndex DzBigramIndex;

/* n_bytes: of all texts that will come, about. */
DzBigramIndex *dz_bigram_index_new (gsize n_bytes);
void dz_bigram_index_free (DzBigramIndex *index);
/* Returns the number of the set: 0, 1, 2 … Texts are not kept. */
int dz_bigram_index_add (DzBigramIndex *index, const GPtrArray *texts);
/* After the last set, before anything is compared. */
void dz_bigram_index_weigh (DzBigramIndex *index);

/* As dz_bigram_index_match(). */
GArray *dz_bigram_index_match_sets (DzBigramIndex *index, int left, int right, double least);
/* The similarity of each text to the one on the other side that is most like it, by number of the text. Cheapest where
 * the left set stays the same from call to call. */
void dz_bigram_index_find_best (DzBigramIndex *index, int left, int right, double *best_left, double *best_right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzBigramIndex, dz_bigram_index_free)

G_END_DECLS
