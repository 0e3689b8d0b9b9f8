/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-table.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* Statistics over the n-grams of reports (extract/dz-ngram.h), by the measures of core/dz-statistics.h. All
 * of them read every text of the scope. DZ_ERROR_TOO_LARGE beyond so many characters: of all texts for
 * candidates, of the one set for keyness, beside the hits for collocates. Of scopes, report, place, level,
 * years and part matter. */
#define DZ_NGRAM_TEXT_MAX 20000000

/* A run of characters with what speaks for it. */
typedef struct
{
  char *text;
  int count;            /* keyness: in the one set; collocates: beside the phrase; candidates: in all */
  int other_count;      /* keyness: in the other set; collocates: everywhere; candidates: between quotation marks */
  double per_10000;     /* of count */
  double other_per_10000;
  double log_likelihood;
  double log_ratio;     /* keyness */
  double percent_difference; /* keyness: %DIFF */
  double mutual_information; /* collocates: against what as many characters hold anywhere, log2 (f_xy N / (f_y W)) */
  double log_dice;      /* collocates */
  double cohesion;      /* candidates */
  double left;
  double right;
  double score;
} DzNgramRow;

void dz_ngram_row_free (DzNgramRow *row);

/* What marks the reports of one scope off against those of another, n-grams of 2 … DZ_NGRAM_MAX characters, most telling
 * (log-likelihood of Rayson and Garside) first; the log ratio of Hardie says how much, and its sign for which. only_of: both sets
 * together have more than DZ_NGRAM_TEXT_MAX characters; only n-grams that are there min_count times in the first one are told,
 * with their counts in both. (element-type DzNgramRow) */
GPtrArray *dz_keyness_load (DzStore *store, const DzSearchScope *of, const DzSearchScope *against,
                            int min_count, gboolean *only_of, GError **error);

/* What stands up to window characters beside the hits of a query, in the same paragraph, the most telling
 * (log-likelihood of Dunning) first. Characters near two hits count once; hits themselves do not. N-grams of
 * 2 … 4 characters. (element-type DzNgramRow) */
GPtrArray *dz_collocates_load (DzStore *store, const DzQuery *query, const DzSearchScope *scope, int window,
                               int min_count, GError **error);

/* Runs that may be terms and are headwords of no glossary: at least min_count times, joints of at least 3
 * bits (no part goes with the rest by chance), neighbours on either side of at least 1.5 bits (it begins and
 * ends there), or twice between quotation marks. By score, log2 (length) × log2 (count) × (cohesion / 4 + the
 * lesser freedom + 4 × the share between quotation marks); the weight of the length is that of the C-value
 * (Frantzi, Ananiadou and Mima 2000). (element-type DzNgramRow) */
GPtrArray *dz_term_candidates_load (DzStore *store, const DzSearchScope *scope, int min_count,
                                    GError **error);

G_END_DECLS
