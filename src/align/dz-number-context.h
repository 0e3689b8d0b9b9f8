/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "align/dz-text-number.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* What the report says of all numbers of a paragraph that say nothing of it themselves. */
typedef struct
{
  gboolean several_years; /* it looks back on more than one year */
  gboolean plan;
} DzTextScope;

DzTextScope dz_text_scope_for (const DzReport *report, const DzParagraph *paragraph);

typedef enum
{
  DZ_NUMBER_SPAN_YEAR,
  DZ_NUMBER_SPAN_MEAN, /* of several years: 年均 */
  DZ_NUMBER_SPAN_SUM,  /* of several years: 累计, 五年来 */
} DzNumberSpan;

typedef enum
{
  DZ_NUMBER_ROLE_LEVEL,
  DZ_NUMBER_ROLE_RISE, /* by so much */
  DZ_NUMBER_ROLE_FALL,
  DZ_NUMBER_ROLE_BASE, /* from so much: 由35元提高到40元 */
} DzNumberRole;

#define DZ_NUMBER_MAX_SUBJECT 24

/* What the words around a number say it is. */
typedef struct
{
  DzNumberSpan span;
  int n_years; /* that the sum is said to be of, 0 for not said */
  DzNumberRole role;
  gboolean counts; /* things or people: what they are stands in the words alone, not in the unit */
  gboolean stock; /* reached, whatever the span: 达到 */
  gboolean past;  /* of the year before, in a part that plans */
  int place;      /* in a list of numbers without words between them, from 0 */
  gboolean apart; /* 分别 stands before that list */
  int n_subject;  /* the last words before it that tell something … */
  gunichar subject[DZ_NUMBER_MAX_SUBJECT];
  int n_after; /* … and the first ones after it */
  gunichar after[DZ_NUMBER_MAX_SUBJECT];
} DzNumberContext;

/* The contexts of the numbers (element-type DzTextNumber) of [start, …) of a text, to which their spans
 * count. (element-type DzNumberContext) Deterministic, pure.
 *
 * Method: what stands between a number and the mark or number before it is its item; grammatical words, verbs
 * and dates are taken out. An item of which nothing is left (增长7%) belongs to the subject of the item
 * before. What a measure word (件, 家, 人) counts is the noun at the end of the words before it, or the words
 * after it. */
GArray *dz_number_context_list (const char *text, int start, const GArray *numbers, const DzTextScope *scope);

/* Whether two numbers tell how much of the same thing there is, so that a difference of them means something:
 * the same span of years, level or growth, and a subject whose words agree; of things counted the noun too. 0
 * for no, else how well, up to 1. */
double dz_number_context_match (const DzNumberContext *left, const DzNumberContext *right);

G_END_DECLS
