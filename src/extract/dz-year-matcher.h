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
/* 第六个五年计划期间 */
int dz_years_match_numbered_plan (const DzPlainText *text, int position, DzYears *years);
/* Any of the forms, unless the years only are what something is compared with. */
int dz_years_match_period (const DzPlainText *text, int position, const DzPeriodContext *context,
                           DzYears *years);
/* 经济增长连续四年超过10%, 两年平均增长5%: these count for a rate only. */
int dz_years_match_consecutive (const DzPlainText *text, int position, const DzPeriodContext *context,
                                DzYears *years);
int dz_years_match_mean (const DzPlainText *text, int position, const DzPeriodContext *context, DzYears *years);

G_END_DECLS
