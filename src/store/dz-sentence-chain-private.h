/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-sentence-chain.h"

G_BEGIN_DECLS

typedef struct
{
  const gunichar *chars;
  GArray *sentences; /* (element-type DzSentence) */
} Side;

struct _DzSentenceChain
{
  Side before;
  Side now;
  int *unique;           /* for each of before the one of now that has the only text like it, or -1 */
  gboolean *is_new;      /* for each of now: there was none of its words before */
  GHashTable *distances; /* of pairs that were measured, key is a GINT64 */
};

static inline DzSentence *
dz_sentence_get (const Side *side, int i)
{
  return &g_array_index (side->sentences, DzSentence, i);
}

static inline int
dz_sentence_count (const Side *side)
{
  return (int) side->sentences->len;
}

static inline int
dz_sentence_get_length (const DzSentence *sentence)
{
  return sentence->end - sentence->start;
}

/* There is such a sentence, and nothing is known of it. */
static inline gboolean
dz_sentence_is_free (const Side *side, int i)
{
  return i >= 0 && i < dz_sentence_count (side) && dz_sentence_get (side, i)->other < 0;
}

/* How many characters are in just one of both. */
int dz_sentence_measure_distance (DzSentenceChain *chain, int i, int j);
/* More than this share of all characters of both. */
gboolean dz_sentence_is_apart (const DzSentenceChain *chain, int i, int j, double share);
/* The sentence of now that stands where i stood: behind (step 1) or before (-1) what stood before or behind
 * it; -1: not known. */
int dz_sentence_get_neighbor (const DzSentenceChain *chain, int i, int step);
/* The same, of a sentence of now. */
int dz_sentence_get_neighbor_before (const DzSentenceChain *chain, int j, int step);
/* It stands beside what it stood beside. */
gboolean dz_sentence_is_beside_known (const DzSentenceChain *chain, int i, int j);
/* They stand beside a pair, but what is on their other side says that another one is the other of either. */
gboolean dz_sentence_is_contested (DzSentenceChain *chain, int i, int j, int step);
gboolean dz_sentence_begins_paragraph (const Side *side, int i);
gboolean dz_sentence_ends_paragraph (const Side *side, int i);
/* More digits differ than not. */
gboolean dz_sentence_has_most_other_figures (const DzSentenceChain *chain, int i, int j);
/* The sentence that has a character. */
int dz_sentence_find_at (const Side *side, int position);
/* The first sentence of a paragraph. */
int dz_sentence_find_first (const Side *side, int paragraph);
/* Of what is known the next ones before them are the same, or the next ones behind them. */
gboolean dz_sentence_is_in_place (const DzSentenceChain *chain, int i, int j);
/* To the letter. */
gboolean dz_sentence_is_equal (const DzSentenceChain *chain, int i, int j);
/* Of a paragraph of before, how many characters are known to stand in one of now. */
int dz_sentence_count_in (const DzSentenceChain *chain, int paragraph, int paragraph_now);
/* It may be another one of the same words, as formulas are that recur with other figures: most figures
 * differ; or some do, while only one begins or ends its paragraph and nothing else of these is the same. */
gboolean dz_sentence_is_formula (const DzSentenceChain *chain, int i, int j);
/* The words of i recur before, and j does not stand beside what stood beside it, or of the sentences from
 * first_now to last_now another one could be it. */
gboolean dz_sentence_has_rival (const DzSentenceChain *chain, int i, int j, int first_now, int last_now);
/* Another one of before, known or not, is nearer to j. */
gboolean dz_sentence_has_nearer (DzSentenceChain *chain, int i, int j);
/* Between the next ones to i that are known most of it stands, too, and not in j: which is the copy nobody
 * can say. */
gboolean dz_sentence_is_also_in_place (const DzSentenceChain *chain, int i, int j);
/* It stands to the letter inside another one of now than j, which has other figures: one of both is a copy. */
gboolean dz_sentence_is_inside_other (const DzSentenceChain *chain, int i, int j);
/* A new one of now, of which nothing is known, is the same but for a slip, figures and all, and clearly nearer
 * than j. */
gboolean dz_sentence_is_nearly_elsewhere (const DzSentenceChain *chain, int i, int j);
/* What stood on both sides of it is known, and j, which begins or ends its paragraph as it did not, is beside
 * one of these at most; and most of it stands between them in one piece, too. */
gboolean dz_sentence_is_at_both (const DzSentenceChain *chain, int i, int j);
/* There is another one of the same words before. */
gboolean dz_sentence_recurs (const DzSentenceChain *chain, int i);
/* How many characters are in both, in order. */
int dz_sentence_count_same (DzSentenceChain *chain, int i, int j);
/* They have the same digits in the same order: so formulas differ that recur. */
gboolean dz_sentence_has_same_digits (const DzSentenceChain *chain, int i, int j);

G_END_DECLS
