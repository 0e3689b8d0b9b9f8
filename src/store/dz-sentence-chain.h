/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which sentences of a text are those it had before. Sentences that are the same are told from each other by
 * what stands beside them; one that was edited is known by its neighbours on both sides, or by one of them
 * where it is clearly the nearest, so that a formula with another figure is only taken for the old one where
 * it stands. What is to the letter in one place and altered at its own is taken for neither: one of both is a
 * copy. Pure; positions are code points of the whole text. */
typedef struct
{
  int start;
  int end;
  int paragraph; /* from 0 */
  int other; /* index of the sentence in the other text; of several that are now one, the same; -1: none */
} DzSentence;

typedef struct _DzSentenceChain DzSentenceChain;

/* All paragraphs one behind the other, each between two line feeds; borrowed. standing: for each paragraph of
 * now the index of the same one of before, -1 for none. */
DzSentenceChain *dz_sentence_chain_new (const gunichar *before, int length_before, const gunichar *now,
                                        int length_now, const GArray *standing);
void dz_sentence_chain_free (DzSentenceChain *chain);

/* Where the words from start to end of before stand now, told by their sentences, or, where these were edited,
 * by reading what stands between the next ones that are the same side by side; place: of their first character.
 * FALSE where that says nothing. */
gboolean dz_sentence_chain_find (const DzSentenceChain *chain, int start, int end, int *place);

/* Words from start to end of before cannot be those at place: that sentence is known to be another one; or
 * nothing beside it tells that it is theirs, and it has other figures. */
gboolean dz_sentence_chain_forbids (const DzSentenceChain *chain, int start, int end, int place);

/* A paragraph of before cannot be that of now: most of what is known of either is elsewhere; or nothing is
 * known, and it is like a sentence that has other figures, or that is at its place as well. */
gboolean dz_sentence_chain_forbids_paragraph (const DzSentenceChain *chain, int paragraph, int paragraph_now);

/* The paragraph of now that has most of a paragraph of before, and little else; -1 for none. */
int dz_sentence_chain_find_paragraph (const DzSentenceChain *chain, int paragraph);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzSentenceChain, dz_sentence_chain_free)

G_END_DECLS
