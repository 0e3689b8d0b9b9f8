/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/dz-lexicon.h"

G_BEGIN_DECLS

/* A run of chars of a DzPlainText. */
typedef struct
{
  int start;
  int end;
} DzSpan;

/* The name of what is measured in the words before a number: verbs, times and scopes before it and links
 * behind it
 * taken away. Empty if nothing is left. rank: what leads to a rank is taken away too. */
DzSpan dz_noun_phrase_before (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words, gboolean rank);

/* The name of what is counted in the words behind a number. */
DzSpan dz_noun_phrase_after (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words);

/* The indicator named in words so that nothing around it narrows it down; the longest, then the last. NULL
 * if there is none. */
const DzIndicator *dz_noun_phrase_find_indicator (const DzPlainText *text, const DzLexicon *lexicon,
                                                  DzSpan words, DzSpan *found);

/* Without the links, growth and years at its end. */
DzSpan dz_noun_phrase_strip_tail (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words);

/* TRUE if nothing in the words names a thing: 到一九五四年的, 即增加了, 也还只有. */
gboolean dz_noun_phrase_is_empty (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words);

G_END_DECLS
