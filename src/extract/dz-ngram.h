/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs of characters in a set of texts, counted without a segmenter: no word list knows the terms of this
 * field. N-grams never cross white space or punctuation; texts are taken as written, but for width and case
 * (dz_char_fold()). */
typedef struct _DzNgramCounter DzNgramCounter;

#define DZ_NGRAM_MIN 2
#define DZ_NGRAM_MAX 6

typedef struct
{
  char *text;
  int length;       /* characters */
  int count[2];     /* occurrences in either set; overlapping ones count */
  int quoted;       /* occurrences with quotation marks or 《》 close around them */
  double cohesion;  /* the weakest joint: least log2 (P(ab) / (P(a) P(b))) over all ways to cut it in two (Sornlertlamvanich and
                     * others 2000; pointwise mutual information); infinite where a part was not counted */
  double left;      /* branching entropy, bits, of the characters before it and behind it (Jin and Tanaka-Ishii 2006): how free its */
  double right;     /* neighbours are; each end of a run of characters is a neighbour of its own */
} DzNgram;

void dz_ngram_free (DzNgram *ngram);

DzNgramCounter *dz_ngram_counter_new (void);
void dz_ngram_counter_free (DzNgramCounter *counter);

/* set: 0 or 1. */
void dz_ngram_counter_add (DzNgramCounter *counter, const char *text, int set);
/* Characters of all texts of a set, punctuation and white space included. */
gint64 dz_ngram_counter_get_size (const DzNgramCounter *counter, int set);

/* Every n-gram of DZ_NGRAM_MIN … max_length characters that occurs at least min_count times in a set, or with
 * set -1 in both together, ascending by its characters; freedom is measured there, too. One that stands there
 * nearly only (nine times in ten) inside a longer one that is one character longer is left out, as 高质 and
 * 质量发 beside 高质量发展; 高质量 stays where it often stands without 发展. Takes the time of sorting all
 * characters. (element-type DzNgram) */
GPtrArray *dz_ngram_counter_list (DzNgramCounter *counter, int set, int max_length, int min_count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzNgramCounter, dz_ngram_counter_free)

G_END_DECLS
