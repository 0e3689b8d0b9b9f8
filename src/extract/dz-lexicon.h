/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "extract/dz-plain-text.h"

G_BEGIN_DECLS

/* The knowledge files compiled for looking up at a position of a text. The last one is kept and shared, by
 * threads too; free each one got. */
typedef struct _DzLexicon DzLexicon;

/* The kinds of words.tsv, see README.md there. */
typedef enum
{
  DZ_WORD_GROWTH,
  DZ_WORD_GROWTH_NOUN,
  DZ_WORD_REACH,
  DZ_WORD_LINK,
  DZ_WORD_VERB,
  DZ_WORD_SCOPE,
  DZ_WORD_TIME,
  DZ_WORD_RANK_VERB,
  DZ_WORD_CUT,
  DZ_WORD_GOAL,
  DZ_WORD_COUNT_VERB,
  DZ_WORD_SIZE_NOUN,
  DZ_WORD_STAGE,
  DZ_WORD_NOUN,
  DZ_WORD_HOLDER,
  DZ_WORD_FLOW,
  DZ_WORD_MANNER,
  DZ_WORD_AREA,
  DZ_WORD_NO_AREA,
  DZ_WORD_GENERIC,
  DZ_WORD_STOCK,
  DZ_WORD_SIZED,
  DZ_WORD_COMPARE,
  DZ_WORD_STATE,
  DZ_WORD_EMPTY,
} DzWordKind;

#define DZ_N_WORD_KINDS (DZ_WORD_EMPTY + 1)

DzLexicon *dz_lexicon_new (const DzKnowledge *knowledge);
void dz_lexicon_free (DzLexicon *lexicon);
const DzKnowledge *dz_lexicon_get_knowledge (const DzLexicon *lexicon);

/* The length of the longest word of a kind that begins at position and ends by limit; or ends at position and
 * begins not before limit. 0 if none. */
int dz_lexicon_match (const DzLexicon *lexicon, DzWordKind kind, const DzPlainText *text, int position,
                      int limit);
int dz_lexicon_match_back (const DzLexicon *lexicon, DzWordKind kind, const DzPlainText *text, int position,
                           int limit);
/* TRUE if a word of a kind stands anywhere in [start, end). */
gboolean dz_lexicon_contains (const DzLexicon *lexicon, DzWordKind kind, const DzPlainText *text, int start,
                              int end);

int dz_lexicon_match_unit (const DzLexicon *lexicon, const DzPlainText *text, int position,
                           const DzUnit **unit);
int dz_lexicon_match_indicator (const DzLexicon *lexicon, const DzPlainText *text, int position, int limit,
                                const DzIndicator **indicator);
int dz_lexicon_match_hardness (const DzLexicon *lexicon, const DzPlainText *text, int position, int limit,
                               const DzHardness **hardness);
int dz_lexicon_match_place (const DzLexicon *lexicon, const DzPlainText *text, int position, int limit,
                            const DzPlace **place);
/* A place whose name ends at position. */
int dz_lexicon_match_place_back (const DzLexicon *lexicon, const DzPlainText *text, int position, int limit);
/* A limiting word that ends at position (before a number), or begins there (after a number). */
int dz_lexicon_match_modifier_before (const DzLexicon *lexicon, const DzPlainText *text, int position,
                                      int limit, DzModifier *modifier);
int dz_lexicon_match_modifier_after (const DzLexicon *lexicon, const DzPlainText *text, int position,
                                     DzModifier *modifier);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzLexicon, dz_lexicon_free)

G_END_DECLS
