/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "align/dz-clause-alignment.h"
#include "align/dz-number-context.h"
#include "core/dz-knowledge.h"

G_BEGIN_DECLS

typedef enum
{
  DZ_TEXT_CHANGE_NUMBER,   /* a number became another */
  DZ_TEXT_CHANGE_HARDENED, /* a word that binds more: 力争 → 确保, 左右 → 以上 */
  DZ_TEXT_CHANGE_SOFTENED,
  DZ_TEXT_CHANGE_WORDING, /* any other words */
} DzTextChangeKind;

#define DZ_N_TEXT_CHANGE_KINDS (DZ_TEXT_CHANGE_WORDING + 1)

/* What a difference of two numbers counts. */
typedef enum
{
  DZ_DIFFERENCE_NONE,   /* the units cannot be compared, or the change is no number */
  DZ_DIFFERENCE_POINTS, /* percentage points: 7% → 6.5% is −0.5 */
  DZ_DIFFERENCE_PERCENT, /* per cent of the left number: 200亿元 → 220亿元 is +10 */
  DZ_DIFFERENCE_PLACES, /* of a rank: 第5 → 第3 is −2 */
} DzDifferenceUnit;

/* One change inside a pair of clauses. The spans are what a mark covers: for a number the number with its
 * unit, for a hardness the word alone. */
typedef struct
{
  DzTextChangeKind kind;
  DzTextSpan left;
  DzTextSpan right;
  DzDifferenceUnit unit;
  double difference; /* right minus left, in unit; NaN for none. Of a range: the middle */
} DzTextChange;

/* "number", "hardened", "softened", "wording": static, never translated. */
const char *dz_text_change_kind_get_nick (DzTextChangeKind kind);

/* The changes in reading order of the right, those that the right has nothing of at the place where they fell
 * out, of texts (element-type utf8) whose clauses are paired as dz_clause_alignment_build_texts() gives them.
 * Spans do not overlap. Clauses that were added or dropped as a whole are no change inside a pair and are
 * left out. A number became another only where both tell of the same thing (dz-number-context.h); else its
 * words were dropped or added. knowledge: units, words that limit a number, and hardness. The scopes:
 * (nullable) what holds for all numbers of a side. Deterministic, pure. (element-type DzTextChange) */
GPtrArray *dz_text_changes_find (const GPtrArray *left, const GPtrArray *right, const GPtrArray *clauses,
                                 const DzKnowledge *knowledge, const DzTextScope *left_scope,
                                 const DzTextScope *right_scope);

/* “−0.5 个百分点”, “+10%”, “−2 位”, for files and labels in any language; NULL where there is no difference
 * to tell. (transfer full) (nullable) */
char *dz_text_change_dup_difference (const DzTextChange *change);

G_END_DECLS
