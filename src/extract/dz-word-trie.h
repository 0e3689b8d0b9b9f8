/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words looked up at a position of a text, the longest first, in time proportional to the word. */
typedef struct _DzWordTrie DzWordTrie;

DzWordTrie *dz_word_trie_new (void);
void dz_word_trie_free (DzWordTrie *trie);

/* Adds a word, folded as DzPlainText is. The first value of a word stays. */
void dz_word_trie_add (DzWordTrie *trie, const char *word, gconstpointer value);

/* The length of the longest word that begins at position and ends at or before limit, 0 if none; and of the
 * longest that
 * ends at position and begins at or after limit. value may be NULL. */
int dz_word_trie_match (const DzWordTrie *trie, const gunichar *chars, int position, int limit,
                        gconstpointer *value);
int dz_word_trie_match_back (const DzWordTrie *trie, const gunichar *chars, int position, int limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzWordTrie, dz_word_trie_free)

G_END_DECLS
