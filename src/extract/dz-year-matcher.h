/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/dz-period.h"

G_BEGIN_DECLS

/* The words that name years. All of them return the position behind the words, 0 if none stand at position. */
typedef struct
{
  int first;
  int last;
} DzYears;

/* Years in digits: 2024年, 2021—2025年, 一九五三年到一九五七年. */
int dz_years_match (const DzPlainText *text, int position, DzYears *years);
/* 第六个五年计划: for headings, where it needs no word behind it. */
int dz_years_match_plan_name (const DzPlainText *text, int position, DzYears *years);
/* 第六个五年计划期间 */
int dz_years_match_numbered_plan (const DzPlainText *text, int position, DzYears *years);
/* Any of the forms, unless the years only are what something is compared with. */
int dz_years_match_period (const DzPlainText *text, int position, const DzPeriodContext *context,
                           DzYears *years);
/* 经济增长连续四年超过10%, 两年平均增长5%: these count for a rate only. */
int dz_years_match_consecutive (const DzPlainText *text, int position, const DzPeriodContext *context,
                                DzYears *years);
int dz_years_match_mean (const DzPlainText *text, int position, const DzPeriodContext *context, DzYears *years);

typedef enum
{
  DZ_YEAR_MARK_ANY,
  DZ_YEAR_MARK_CONSECUTIVE, /* counts for a rate in the same clause */
  DZ_YEAR_MARK_MEAN,        /* for a rate in the same item */
} DzYearMarkKind;

/* Years named in a text. */
typedef struct
{
  DzYearMarkKind kind;
  int position;
  int end;
  DzYears years;
} DzYearMark;

/* (transfer full) (element-type DzYearMark): all of a text in order of position, so that each of its figures
 * need not look through the text again. Marks may overlap. */
GArray *dz_year_marks_new (const DzPlainText *text, const DzPeriodContext *context);
/* The index of the first mark at or behind position. */
guint dz_year_marks_find (const GArray *marks, int position);

G_END_DECLS
