/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Counts n-grams that are known in any number of texts, one text after the other, as dz_ngram_counter_list()
 * counts them: folded alike, overlapping ones each. Keeps the n-grams, not the texts. */
typedef struct _DzNgramTally DzNgramTally;

/* ngrams: (element-type DzNgram), each once. */
DzNgramTally *dz_ngram_tally_new (const GPtrArray *ngrams);
void dz_ngram_tally_free (DzNgramTally *tally);

/* Counts in one more text. */
void dz_ngram_tally_add (DzNgramTally *tally, const char *text);
/* How often the n-gram of that index was there. */
int dz_ngram_tally_get (const DzNgramTally *tally, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzNgramTally, dz_ngram_tally_free)

G_END_DECLS
