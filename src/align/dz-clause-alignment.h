/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-enums.h"

G_BEGIN_DECLS

/* Where words stand in paragraphs that are compared: which of the texts of a side, and the span in it, in
 * code points. start == end where a side has nothing. */
typedef struct
{
  int text; /* 0 unless a side has several texts */
  int start;
  int end;
} DzTextSpan;

/* Clauses that answer each other; same, reworded, moved, added or dropped. One side may have two or three
 * clauses in a row where the other says it in one. A moved pair may be reworded as well. */
typedef struct
{
  DzPairKind kind;
  DzTextSpan left;  /* empty for added: the place where it was added */
  DzTextSpan right; /* empty for dropped */
} DzClausePair;

/* The clauses of two paragraphs – of several on a side where a pair is split or merged, of none where a side
 * is empty –, which end after 。；，：！？ and their half-width forms outside of numbers. Pairs stand in the
 * order of the left, added ones where they stand on the right. The spans of each side, empty ones aside,
 * cover its texts without gap or overlap, and none reaches over the end of a text. Same means: apart from
 * white space, character width and case. Deterministic, pure. (element-type DzClausePair)
 *
 * Method: clauses that keep their order are paired by the longest common subsequence of both paragraphs
 * (dz-common-subsequence.h), which is weighed by what its tokens tell; moved ones are sought among the rest,
 * and last those that tell a number of the same thing. left, right: (element-type utf8) in order. */
GPtrArray *dz_clause_alignment_build_texts (const GPtrArray *left, const GPtrArray *right);

/* The characters inside a pair: the edit script of its two spans, with offsets in the texts it was built
 * from. A pair that has one side only is one change. (element-type DzEdit) */
GPtrArray *dz_clause_pair_build_edits (const DzClausePair *pair, const char *left, const char *right);

G_END_DECLS
