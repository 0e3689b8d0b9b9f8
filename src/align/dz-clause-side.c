/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-clause-side.h"

/* The pause mark 、 parts the items of a list, which are no clauses. */
static gboolean
ends_clause (const DzToken *token)
{
  return dz_token_is_clause_mark (token) && token->id != 0x3001;
}

/* Marks that go with what stands before them: a second mark, closing quotes and brackets. */
static gboolean
trails (const DzToken *token)
{
  return ends_clause (token) || (token->id < 0x110000 && g_utf8_strchr ("”’」』）)》\"", -1, token->id) != NULL);
}

/* A point before a number is part of it, though a blank may part the digits. */
static gboolean
clause_ends_at (const DzClauseSide *side, int i)
{
  const DzToken *token = get_token (side, i);

  if (token->id == '.' && i + 1 < (int) side->tokens->len && dz_token_get_content (get_token (side, i + 1)) == 2)
    return FALSE;

  return ends_clause (token);
}

static void
add_clauses (DzClauseSide *side, int text, int start)
{
  DzClause clause = { text, start, start, 0 };

  for (int i = start; i < (int) side->tokens->len; i++)
    {
      clause.content += dz_token_get_content (get_token (side, i));
      clause.end = i + 1;
      if (!clause_ends_at (side, i))
        continue;
      while (i + 1 < (int) side->tokens->len && trails (get_token (side, i + 1)))
        clause.end = ++i + 1;
      g_array_append_val (side->clauses, clause);
      clause = (DzClause) { text, i + 1, i + 1, 0 };
    }
  if (clause.end > clause.start)
    g_array_append_val (side->clauses, clause);
}

void
dz_clause_side_init (DzClauseSide *side, DzTokenizer *tokenizer, const GPtrArray *texts)
{
  side->tokens = g_array_new (FALSE, FALSE, sizeof (DzToken));
  side->clauses = g_array_new (FALSE, FALSE, sizeof (DzClause));
  for (guint i = 0; i < texts->len; i++)
    {
      g_autoptr (GArray) tokens = dz_tokenizer_split (tokenizer, g_ptr_array_index (texts, i));
      int start = (int) side->tokens->len;

      g_array_append_vals (side->tokens, tokens->data, tokens->len);
      add_clauses (side, (int) i, start);
    }

  side->clause_of = g_new (int, side->tokens->len + 1);
  side->partner = g_new (int, side->tokens->len + 1);
  side->pair_of = g_new (int, side->clauses->len + 1);
  for (int i = 0; i < count_clauses (side); i++)
    {
      side->pair_of[i] = -1;
      for (int j = get_clause (side, i)->start; j < get_clause (side, i)->end; j++)
        side->clause_of[j] = i;
    }
}

void
dz_clause_side_clear (DzClauseSide *side)
{
  g_array_unref (side->tokens);
  g_array_unref (side->clauses);
  g_free (side->clause_of);
  g_free (side->partner);
  g_free (side->pair_of);
}
