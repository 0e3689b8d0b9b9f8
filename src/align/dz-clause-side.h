/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "align/dz-token.h"

G_BEGIN_DECLS

/* One side of two paragraphs whose clauses are aligned: its tokens and the clauses they make. Private to the
 * alignment of clauses. */

/* A clause, or some in a row: tokens [start, end) of its side. */
typedef struct
{
  int text;
  int start;
  int end;
  int content;
} DzClause;

typedef struct
{
  GArray *tokens;  /* (element-type DzToken) of all texts; spans count in the own text */
  GArray *clauses; /* (element-type DzClause) */
  int *clause_of;  /* by token */
  int *partner;    /* by token: the token it answers, -1 for none */
  int *pair_of;    /* by clause: its pair, -1 for none */
} DzClauseSide;

/* Splits texts (element-type utf8) into clauses that answer none yet. partner is not filled. */
void dz_clause_side_init (DzClauseSide *side, DzTokenizer *tokenizer, const GPtrArray *texts);
void dz_clause_side_clear (DzClauseSide *side);

static inline const DzToken *
get_token (const DzClauseSide *side, int i)
{
  return &g_array_index (side->tokens, DzToken, i);
}

static inline DzClause *
get_clause (const DzClauseSide *side, int i)
{
  return &g_array_index (side->clauses, DzClause, i);
}

static inline int
count_clauses (const DzClauseSide *side)
{
  return (int) side->clauses->len;
}

G_END_DECLS
