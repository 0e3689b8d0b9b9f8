/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-report.h"
#include "extract/dz-lexicon.h"

G_BEGIN_DECLS

/* The years a sentence speaks of where it names none itself. 0 where the report does not tell. */
typedef struct
{
  int first; /* of the paragraph's part: the review years, or the plan years */
  int last;
  int this_year;      /* what 今年 means: the year the report was given in */
  int review_last;    /* the last year it looks back on */
  int plan_first;     /* what 两年内 counts from */
  int plan_last;
  int five_first;     /* the first year of the numbered five-year plan (第六个五年计划) it speaks of; 0 if of none */
} DzPeriodContext;

/* The context of a paragraph: its part, narrowed down by the years its headings name. */
DzPeriodContext dz_period_context_for (const DzReport *report, const DzParagraph *paragraph, gboolean plan);

/* The first year of the numbered five-year plan that the report names and that its plan year lies in; 0 if
 * there is none. It reads all of the text: ask once for a report. */
int dz_period_find_five_year_plan (const DzReport *report);

/* Whether a paragraph opens with years of its own (2020年，…); then those stand in opened, and hold for the
 * paragraphs after it too in a part that looks back on several years. */
gboolean dz_period_opens (const DzPlainText *text, const DzPeriodContext *context, DzPeriodContext *opened);

/* (transfer full) (nullable): the period a figure at position is about: the last one its sentence names
 * before it, a quarter or half year only if the figure's own item names it, else that of the context. marks
 * are dz_year_marks_new () of the text with this context. */
char *dz_period_find (const DzPlainText *text, const GArray *marks, int sentence_start, int item_start,
                      int position, const DzPeriodContext *context);

/* Whether a rate at position is measured against a year further back than the one before its period:
 * 比2002年增长65.5% in 2007. It stands beside no rate of one year. */
gboolean dz_period_is_from_far (const DzPlainText *text, int item_start, int position, const char *period);

/* The year that all of the sentence around position is set against (2005年与2000年相比，…), 0 if there is
 * none. */
int dz_period_find_base (const DzPlainText *text, int position);

/* The last year in [start, position) that a thing is told to have come from (从1950年的60.8%降低到 …), 0 if
 * there is none. */
int dz_period_find_origin (const DzPlainText *text, int start, int position);

G_END_DECLS
