/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-period.h"

#include <string.h>

#include "core/dz-quantity.h"
#include "extract/dz-number-scanner.h"
#include "extract/dz-sentence.h"
#include "extract/dz-year-matcher.h"
static gunichar
char_at (const DzPlainText *text, int position)
{
  return position >= 0 && position < text->length ? text->chars[position] : 0;
}

static const struct
{
  const char *word;
  const char *suffix;
} parts_of_year[] = {
  { "前三季度", "Q1-Q3" }, { "一季度", "Q1" }, { "二季度", "Q2" }, { "三季度", "Q3" },
  { "四季度", "Q4" },      { "上半年", "H1" }, { "下半年", "H2" },
};

static const char *
find_part_of_year (const DzPlainText *text, int start, int end)
{
  for (int i = end - 1; i >= start; i--)
    for (guint j = 0; j < G_N_ELEMENTS (parts_of_year); j++)
      if (dz_plain_text_has (text, i, end, parts_of_year[j].word)
          && char_at (text, i - 1) != 0x8f83 /* 较 */ && char_at (text, i - 1) != 0x6bd4 /* 比 */
          && !(j == 3 && char_at (text, i - 1) == 0x524d /* 前三季度 */))
        return parts_of_year[j].suffix;

  return "";
}

/* 上半年，A增长5%，B增长6%: a part of the year that opens the sentence, where no other time is named since. */
static const char *
find_opening_part (const DzPlainText *text, int sentence_start, int end)
{
  static const char *const others[] = { "全年", "年底", "年末", "预计" };
  int clause_end = dz_clause_find_end (text, sentence_start, end);
  const char *part = find_part_of_year (text, sentence_start, clause_end);

  if (clause_end >= end || part[0] == '\0' || find_part_of_year (text, clause_end, end)[0] != '\0'
      || !dz_plain_text_has (text, clause_end - 1, clause_end, part[0] == 'H' ? "年" : "度"))
    return "";
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (dz_plain_text_find (text, clause_end, end, others[i]) >= 0)
      return "";

  return part;
}

/* The years a heading names: 今后五年的奋斗目标, 2022年工作安排. */
static gboolean
read_heading (const char *heading, const DzPeriodContext *context, gboolean plan, DzYears *years)
{
  g_autoptr (DzPlainText) text = dz_plain_text_new (heading);
  gboolean found = FALSE;

  /* “十三五”发展成就和“十四五”目标任务: the plan is what is named last. */
  for (int i = 0; i < text->length && (plan || !found); i++)
    found |= dz_years_match_period (text, i, context, years) > 0;
  /* 第六个五年计划的基本任务 */
  for (int i = 0; plan && !found && i < text->length; i++)
    found = dz_years_match_plan_name (text, i, years) > 0;

  return found;
}

static void
narrow_by_headings (const DzReport *report, const DzParagraph *paragraph, gboolean plan,
                    DzPeriodContext *context)
{
  int index = paragraph->section;

  for (int depth = 0; index >= 0 && index < (int) report->sections->len && depth < 8; depth++)
    {
      const DzSection *section = g_ptr_array_index (report->sections, index);
      DzYears years;

      if (section->text != NULL && read_heading (section->text, context, plan, &years))
        {
          context->first = years.first;
          context->last = years.last;
          return;
        }
      index = section->parent;
    }
}

static int
get_first (const GArray *years)
{
  return years->len > 0 ? g_array_index (years, int, 0) : 0;
}

static int
get_last (const GArray *years)
{
  return years->len > 0 ? g_array_index (years, int, years->len - 1) : 0;
}

/* A report given in December calls the year it looks back on 今年, one given after New Year the year it
 * plans. */
static int
find_this_year (const DzReport *report, const DzPeriodContext *context)
{
  if (report->kind != DZ_REPORT_KIND_WORK_REPORT)
    return context->last;
  if (report->delivered != NULL)
    return (int) g_ascii_strtoll (report->delivered, NULL, 10);

  return context->plan_first > 0 ? context->plan_first : context->last;
}

DzPeriodContext
dz_period_context_for (const DzReport *report, const DzParagraph *paragraph, gboolean plan)
{
  DzPeriodContext context = { 0 };
  int year = dz_report_get_year (report);

  context.plan_first = report->plans->len > 0 ? get_first (report->plans) : year;
  context.plan_last = MAX (get_last (report->plans), context.plan_first);
  context.first = plan ? context.plan_first : get_first (report->reviews);
  context.last = plan ? context.plan_first : get_last (report->reviews);
  if (!plan && context.last == 0 && year > 0)
    context.first = context.last = report->plans->len > 0 ? year - 1 : year;
  context.review_last = report->reviews->len > 0 ? get_last (report->reviews)
                        : report->plans->len > 0 ? year - 1
                                                 : year;
  context.this_year = find_this_year (report, &context);
  narrow_by_headings (report, paragraph, plan, &context);

  return context;
}

int
dz_period_find_five_year_plan (const DzReport *report)
{
  int year = report->plans->len > 0 ? get_first (report->plans) : dz_report_get_year (report);

  for (guint i = 0; i < report->paragraphs->len && year > 0; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);
      const char *name = paragraph->text != NULL ? strstr (paragraph->text, "个五年计划") : NULL;
      g_autoptr (DzPlainText) text = name != NULL ? dz_plain_text_new (paragraph->text) : NULL;

      for (int k = 0; text != NULL && k < text->length; k++)
        {
          DzYears years;

          if (dz_years_match_numbered_plan (text, k, &years) > 0 && years.first <= year && year <= years.last)
            return years.first;
        }
    }

  return 0;
}

static gboolean
contains (const DzPlainText *text, int start, int end, const char *word)
{
  return dz_plain_text_find (text, start, end, word) >= 0;
}

static gboolean
is_mean (const DzPlainText *text, int item_start, int position)
{
  return contains (text, item_start, position, "年均") || contains (text, item_start, position, "平均每年")
         || contains (text, item_start, position, "每年平均") || contains (text, item_start, position, "年平均");
}

/* Of a span of years: what is reached (达到, 由 … 提高到) stands at its end, what is done in it belongs to
 * all of it. */
static gboolean
is_reached (const DzPlainText *text, int item_start, int position)
{
  static const char *const words[] = { "达",     "突破",   "增至",   "升至",   "降至",   "提高到",
                                       "提升到", "增加到", "扩大到", "发展到", "增长到", "下降到",
                                       "占比",   "比重",   "稳居",   "位居" };

  if (contains (text, item_start, position, "累计") || is_mean (text, item_start, position))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (contains (text, item_start, position, words[i]))
      return TRUE;

  return FALSE;
}

int
dz_period_find_base (const DzPlainText *text, int position)
{
  int start;
  int end;

  dz_sentence_find (text, position, &start, &end);
  if (!contains (text, start, position, "相比"))
    return 0;
  for (int i = start; i < position; i++)
    {
      DzYears base;
      int behind = dz_years_match (text, i, &base);

      if (behind > 0 && dz_plain_text_has (text, behind, position, "相比"))
        return base.last;
    }

  return 0;
}

int
dz_period_find_origin (const DzPlainText *text, int start, int position)
{
  int origin = 0;

  for (int i = start; i < position; i++)
    {
      DzYears years;
      int end = text->chars[i] == 0x7531 /* 由 */ || text->chars[i] == 0x4ece /* 从 */ ? dz_years_match (text, i + 1, &years) : 0;

      if (end > 0 && end < position && years.first == years.last)
        origin = years.last;
    }

  return origin;
}

/* 到2026年 …，年均增长8%: a mean is of the years up to it. */
static void
widen_mean (const DzPlainText *text, int item_start, int position, const DzPeriodContext *context,
            DzYears *years)
{
  int base = dz_period_find_base (text, position);

  if (years->first != years->last || !is_mean (text, item_start, position))
    return;
  if (base > 0 && base < years->last - 1)
    years->first = base + 1;
  else if (years->last == context->plan_last && context->plan_first < context->plan_last)
    years->first = context->plan_first;
  else if (years->last == context->last)
    years->first = context->first;
}

gboolean
dz_period_is_from_far (const DzPlainText *text, int item_start, int position, const char *period)
{
  DzYears base;
  int first;
  int last;

  dz_period_parse (period, &first, &last);
  for (int i = item_start; i < position; i++)
    if ((text->chars[i] == 0x6bd4 || text->chars[i] == 0x8f83) && dz_years_match (text, i + 1, &base) > 0
        && base.last < last - 1)
      return TRUE;

  return !is_mean (text, item_start, position) && dz_period_find_base (text, position) > 0
         && dz_period_find_base (text, position) < last - 1;
}

/* Several times the longest paragraph of a report, so that endless ones take time in proportion. */
#define MAX_CARRY 4000

static gboolean
ends_sentence (gunichar c)
{
  return c == 0x3002;
}

/* Within its first six chars. */
static gboolean
opens_sentence (const DzPlainText *text, int position)
{
  for (int i = position - 1; i >= MAX (0, position - 6); i--)
    if (ends_sentence (text->chars[i]))
      return TRUE;

  return position < 6;
}

/* “刚刚过去的2017年，目标全面完成。国内生产总值增长6.9%。” Years that open a sentence hold for those after
 * it. */
static void
carry_over (const DzPlainText *text, const GArray *marks, int sentence_start, DzYears *years)
{
  for (guint i = dz_year_marks_find (marks, sentence_start); i > 0; i--)
    {
      const DzYearMark *mark = &g_array_index (marks, DzYearMark, i - 1);
      gunichar next = char_at (text, mark->end);

      if (mark->position < sentence_start - MAX_CARRY)
        break;
      if (mark->kind != DZ_YEAR_MARK_ANY || (next != ',' && next != 0x662f /* 是 */)
          || !opens_sentence (text, mark->position))
        continue;
      *years = mark->years;
      break;
    }
}

gboolean
dz_period_opens (const DzPlainText *text, const DzPeriodContext *context, DzPeriodContext *opened)
{
  for (int i = 0; i < 6 && i < text->length; i++)
    {
      DzYears years;
      int end = dz_years_match_period (text, i, context, &years);

      /* 第一个五年计划期间，… is of its own paragraph. */
      if (end == 0 || char_at (text, i) == 0x7b2c
          || (char_at (text, end) != ',' && char_at (text, end) != 0x662f /* 是 */))
        continue;
      *opened = *context;
      opened->first = years.first;
      opened->last = years.last;
      return TRUE;
    }

  return FALSE;
}

/* 2021年达到: the year is of this number, not of the sentence. */
static gboolean
is_reached_at (const DzPlainText *text, int position)
{
  static const char *const words[] = { "达", "突破", "实现",   "完成",     "增",       "升",      "降",
                                       "超", "为",   "预计达", "预计完成", "预计实现", "预计突破" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (dz_plain_text_has (text, position, text->length, words[i]))
      return TRUE;

  return FALSE;
}

/* 底, 末, 初 behind a year */
static int
measure_part (const DzPlainText *text, int position)
{
  gunichar c = char_at (text, position);

  return c == 0x5e95 || c == 0x672b || c == 0x521d ? 1 : 0;
}

/* 由1978年的, 比一九五二年的, 从2018年底的 with the number right behind: the year is that number's own. */
static gboolean
dates_number (const DzPlainText *text, int start, int end)
{
  gunichar before = char_at (text, start - 1);
  DzNumber number;

  /* 从1979年到1982年的四年间 */
  if (dz_number_scan (text, end + 1, &number) && char_at (text, number.end) == 0x5e74)
    return FALSE;
  end += measure_part (text, end);
  end += dz_plain_text_has (text, end, text->length, "预计") ? 2 : 0;

  return char_at (text, end) == 0x7684 /* 的 */
         && (before == 0x7531 /* 由 */ || before == 0x4ece /* 从 */ || before == 0x6bd4 /* 比 */
             || before == 0x8f83 /* 较 */);
}

/* 比2002年增长4.2倍 in a review of 2003 to 2007: the end against what stood before all of it. */
static gboolean
is_against_before (const DzPlainText *text, int item_start, int position, const DzYears *years)
{
  DzYears base;

  if (years->first >= years->last || is_mean (text, item_start, position))
    return FALSE;
  for (int i = item_start; i < position; i++)
    if ((text->chars[i] == 0x6bd4 /* 比 */ || text->chars[i] == 0x8f83 /* 较 */)
        && dz_years_match (text, i + 1, &base) > 0 && base.last == years->first - 1)
      return TRUE;

  return FALSE;
}

/* The year that dates the number at position itself. */
static gboolean
find_own_year (const DzPlainText *text, int clause_start, int position, DzYears *years)
{
  for (int i = MAX (clause_start, position - 12); i < position; i++)
    {
      int end = dz_years_match (text, i, years);

      if (end > 0 && end + measure_part (text, end) == position - 1 && dates_number (text, i, end))
        return TRUE;
    }

  return FALSE;
}

/* 1982年同1978年相比，增长65%: the sum of the years between. */
static void
widen_sum (const DzPlainText *text, int item_start, int position, DzYears *years)
{
  int base = dz_period_find_base (text, position);
  gboolean is_rate
      = contains (text, item_start, position, "增长") || contains (text, item_start, position, "下降");
  DzNumber number;

  if (years->first != years->last || base == 0 || base >= years->last - 1 || !is_rate
      || !dz_number_scan (text, position, &number)
      || (number.form != DZ_NUMBER_FRACTION && char_at (text, number.end) != '%'))
    return;

  years->first = base + 1;
}

/* Whether years named at a mark are about a figure whose clause and item begin there. */
static gboolean
is_about (const DzPlainText *text, const DzYearMark *mark, gboolean is_rate, int clause_start, int item_start,
          int position)
{
  switch (mark->kind)
    {
    case DZ_YEAR_MARK_CONSECUTIVE:
      /* 连续两年下降后增长3% */
      return is_rate && mark->position > clause_start && !contains (text, mark->end, position, "后");
    case DZ_YEAR_MARK_MEAN:
      return is_rate && mark->position >= item_start;
    case DZ_YEAR_MARK_ANY:
    default:
      return TRUE;
    }
}

/* …，2021年达到5亿元；…: what stands in the middle holds for its part of the sentence. */
static DzYears
read_sentence (const DzPlainText *text, const GArray *marks, int sentence_start, int item_start, int position,
               DzYears years)
{
  DzYears opening = years;
  gboolean holds = TRUE; /* for the whole sentence */
  int clause_start = dz_clause_find_start (text, position, sentence_start);
  gboolean is_rate
      = contains (text, clause_start, position, "增长") || contains (text, clause_start, position, "增速");
  int behind = sentence_start;

  for (guint k = dz_year_marks_find (marks, sentence_start); k < marks->len; k++)
    {
      const DzYearMark *mark = &g_array_index (marks, DzYearMark, k);

      if (mark->position >= position)
        break;
      if (mark->position < behind || !is_about (text, mark, is_rate, clause_start, item_start, position))
        continue;
      if (!holds && contains (text, behind, mark->position, ";"))
        years = opening;
      behind = mark->end;
      if (dates_number (text, mark->position, mark->end))
        continue;
      years = mark->years;
      holds = mark->position < sentence_start + 6 || char_at (text, mark->position - 1) == 0x5230 /* 到 */
              || !is_reached_at (text, mark->end);
      if (holds)
        opening = mark->years;
    }

  return !holds && contains (text, behind, position, ";") ? opening : years;
}

char *
dz_period_find (const DzPlainText *text, const GArray *marks, int sentence_start, int item_start, int position,
                const DzPeriodContext *context)
{
  DzYears years = { context->first, context->last };
  DzYears own;
  int clause_start = dz_clause_find_start (text, position, sentence_start);

  carry_over (text, marks, sentence_start, &years);
  years = read_sentence (text, marks, sentence_start, item_start, position, years);
  widen_mean (text, item_start, position, context, &years);
  widen_sum (text, item_start, position, &years);
  if (((years.last - years.first >= 4 && years.first != context->first)
       || (years.first == context->first && years.last == context->last && context->last <= context->review_last))
      && is_reached (text, item_start, position))
    years.first = years.last;
  if (is_against_before (text, item_start, position, &years))
    years.first = years.last;
  if (find_own_year (text, clause_start, position, &own))
    years = own;
  if (years.first == 0)
    return NULL;
  if (years.first != years.last)
    return g_strdup_printf ("%d-%d", years.first, years.last);

  if (find_part_of_year (text, item_start, position)[0] == '\0')
    return g_strdup_printf ("%d%s", years.last, find_opening_part (text, sentence_start, position));

  return g_strdup_printf ("%d%s", years.last, find_part_of_year (text, item_start, position));
}
