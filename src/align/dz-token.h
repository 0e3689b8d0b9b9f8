/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The smallest piece that changes as a whole: a number with its unit, a Latin word, or one character. */
typedef struct
{
  guint id; /* equal for tokens equal apart from width and case, in all texts of one DzTokenizer */
  int start; /* span in code points */
  int end;
} DzToken;

/* Gives ids to tokens of more than one character. Single ones are their own id. */
typedef struct _DzTokenizer DzTokenizer;

DzTokenizer *dz_tokenizer_new (void);
void dz_tokenizer_free (DzTokenizer *tokenizer);
/* Covers the text without gap. (element-type DzToken) */
GArray *dz_tokenizer_split (DzTokenizer *tokenizer, const char *text);

/* How much a token tells: 0 for punctuation and space, 1 for a character, 2 for a number or Latin word. */
int dz_token_get_content (const DzToken *token);
/* TRUE for a mark that ends a clause or an item of a list. */
gboolean dz_token_is_clause_mark (const DzToken *token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTokenizer, dz_tokenizer_free)

G_END_DECLS
