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

/* The first sentence of a paragraph. */
int dz_sentence_find_first (const Side *side, int paragraph);
/* Of what is known the next ones before them are the same, or the next ones behind them. */
gboolean dz_sentence_is_in_place (const DzSentenceChain *chain, int i, int j);
/* They have the same digits in the same order: so formulas differ that recur. */
gboolean dz_sentence_has_same_digits (const DzSentenceChain *chain, int i, int j);

G_END_DECLS
