/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-period.h"

#include "core/dz-char.h"
#include "core/dz-quantity.h"
#include "extract/dz-number-scanner.h"
#include "extract/dz-sentence.h"

#define FIRST_YEAR 1949
#define LAST_YEAR 2100

/* The first year of the first five-year plan. */
#define FIRST_PLAN 1953

typedef struct
{
  int first;
  int last;
} Years;

static gboolean
is_year (int value)
{
  return value >= FIRST_YEAR && value <= LAST_YEAR;
}

static gunichar
char_at (const DzPlainText *text, int position)
{
  return position >= 0 && position < text->length ? text->chars[position] : 0;
}

/* 高于, 低于, 快于, 好于, 优于, 大于, 多于, 少于 */
static gboolean
opens_comparison (gunichar c)
{
  return c == 0x9ad8 || c == 0x4f4e || c == 0x5feb || c == 0x597d || c == 0x4f18 || c == 0x5927 || c == 0x591a
         || c == 0x5c11;
}

/* 比2019年, 较2020年, 与 … 相比 only compare, 2018年以来 only tells since when. */
static gboolean
is_base_year (const DzPlainText *text, int start, int end)
{
  gunichar before = char_at (text, start - 1);

  /* 是2010年的1.8倍 */
  if (before == 0x662f && char_at (text, end) == 0x7684)
    return TRUE;
  if (before == 0x4e3a || dz_plain_text_has (text, end, text->length, "同期")
      || (dz_plain_text_has (text, end - 2, end, "去年") && char_at (text, end) == 0x7684))
    return TRUE;

  /* 高于去年, 快于2020年 */
  if (before == 0x4e8e && opens_comparison (char_at (text, start - 2)))
    return TRUE;

  return before == 0x6bd4 || before == 0x8f83 || dz_plain_text_has (text, end, text->length, "以来")
         || dz_plain_text_has (text, end, text->length, "相比")
         || dz_plain_text_has (text, end, text->length, "价格")
         || dz_plain_text_has (text, end, text->length, "不变价");
}

static int
range_sign_length (const DzPlainText *text, int position)
{
  gunichar c = char_at (text, position);

  if (c == 0x2014 && char_at (text, position + 1) == 0x2014)
    return 2;

  return c == '-' || c == 0x2014 || c == 0x2013 || c == '~' || c == 0x81f3 || c == 0x5230 /* 到 */ ? 1 : 0;
}

/* Four digits, 1957 or 一九五七. Returns the position behind, 0 if there is no year. */
static int
scan_year (const DzPlainText *text, int position, int *year)
{
  int value = 0;

  for (int i = position; i < position + 4; i++)
    {
      int digit = i < text->length ? dz_char_get_digit (char_at (text, i)) : -1;

      if (digit < 0)
        return 0;
      value = value * 10 + digit;
    }
  if (!is_year (value) || g_unichar_isdigit (char_at (text, position + 4))
      || char_at (text, position + 4) == '.')
    return 0;
  *year = value;

  return position + 4;
}

/* 2024年, 2021—2025年, 2021年至2023年, 一九五三年到一九五七年 at position. Returns the position behind, 0 if
 * there is none. */
static int
match_years (const DzPlainText *text, int position, Years *years)
{
  int end = scan_year (text, position, &years->first);
  int behind;
  int sign;
  int last;

  if (end == 0 || dz_char_get_digit (char_at (text, position - 1)) >= 0)
    return 0;

  years->last = years->first;
  end += char_at (text, end) == 0x5e74 /* 年 */;
  sign = range_sign_length (text, end);
  behind = sign > 0 ? scan_year (text, end + sign, &last) : 0;
  if (behind > 0 && last > years->first && char_at (text, behind) == 0x5e74)
    {
      years->last = last;
      return behind + 1;
    }

  return char_at (text, end - 1) == 0x5e74 ? end : 0;
}

/* “十四五”期间 at the opening quotation mark or the numeral. */
static int
match_plan_period (const DzPlainText *text, int position, Years *years)
{
  static const char *const behind[] = { "期间", "时期", "末", NULL };
  DzNumber number;
  int end;

  if (char_at (text, position) != 0x201c || !dz_number_scan (text, position + 1, &number)
      || number.form != DZ_NUMBER_CHINESE || char_at (text, number.end) != 0x4e94 /* 五 */)
    {
      /* 十四五 is read as ten, four, five: the numeral ends before the second digit. */
      if (char_at (text, position) != 0x201c || number.end == 0)
        return 0;
    }
  end = position + 1;
  while (end < text->length && char_at (text, end) != 0x201d && end < position + 6)
    end++;
  if (char_at (text, end) != 0x201d || char_at (text, end - 1) != 0x4e94)
    return 0;

  for (int i = 0; behind[i] != NULL; i++)
    if (dz_plain_text_has (text, end + 1, text->length, behind[i]))
      {
        g_autofree char *name = dz_plain_text_dup_raw (text, position + 1, end - 1);
        g_autoptr (DzPlainText) numeral = dz_plain_text_new (name);

        if (!dz_number_scan (numeral, 0, &number))
          return 0;
        years->first = FIRST_PLAN + 5 * ((int) number.value - 1);
        if (years->first >= 1963) /* 1963–1965 stood between the second and the third plan */
          years->first += 3;
        years->last = years->first + 4;
        if (g_str_equal (behind[i], "末"))
          years->first = years->last;
        return end + 1 + (int) g_utf8_strlen (behind[i], -1);
      }

  return 0;
}

/* 两年内, 三年内: from the first plan year on. */
static int
match_within (const DzPlainText *text, int position, const DzPeriodContext *context, Years *years)
{
  DzNumber number;

  if (context->plan_first == 0 || !dz_number_scan (text, position, &number)
      || !dz_plain_text_has (text, number.end, text->length, "年内") || number.value < 1 || number.value > 20)
    return 0;

  years->first = context->plan_first;
  years->last = context->plan_first + (int) number.value - 1;

  return number.end + 2;
}

static const struct
{
  const char *word;
  int first; /* years from this year on */
  int last;
} relative_years[] = {
  { "过去五年", -4, 0 }, { "五年来", -4, 0 },     { "过去一年", 0, 0 }, { "过去的一年", 0, 0 },
  { "一年来", 0, 0 },
  { "今后五年", 1, 5 },  { "未来五年", 1, 5 },
  { "今年", 0, 0 },     { "去年", -1, -1 },   { "上年", -1, -1 },    { "明年", 1, 1 },
};

/* So many of them count back from the end of the review. */
#define N_REVIEWED 5

static int
match_relative (const DzPlainText *text, int position, const DzPeriodContext *context, Years *years)
{
  if (context->this_year == 0)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (relative_years); i++)
    if (dz_plain_text_has (text, position, text->length, relative_years[i].word)
        && !dz_plain_text_has (text, position + 1, text->length, "年均") /* 基础上年均 */)
      {
        int ahead = relative_years[i].first > 0 && relative_years[i].last > 1;
        gboolean behind = relative_years[i].first < -1 || i < N_REVIEWED;
        int base = ahead && context->plan_first > 0 ? context->plan_first - 1
                   : behind && context->review_last > 0 ? context->review_last
                                                        : context->this_year;

        years->first = base + relative_years[i].first;
        years->last = base + relative_years[i].last;
        return position + (int) g_utf8_strlen (relative_years[i].word, -1);
      }

  return 0;
}

/* 经济增长连续四年超过10%: the rate of each of the last four years is not the last one's. */
static int
match_consecutive (const DzPlainText *text, int position, const DzPeriodContext *context, Years *years)
{
  DzNumber number;

  if (context->review_last == 0 || !dz_plain_text_has (text, position, text->length, "连续")
      || !dz_number_scan (text, position + 2, &number) || char_at (text, number.end) != 0x5e74
      || number.value < 2 || number.value > 20)
    return 0;

  years->last = context->review_last;
  years->first = context->review_last - (int) number.value + 1;

  return number.end + 1;
}

/* 两年平均增长5%: the last so many years of the review. */
static int
match_years_mean (const DzPlainText *text, int position, const DzPeriodContext *context, Years *years)
{
  DzNumber number;

  if (context->review_last == 0 || !dz_number_scan (text, position, &number) || number.value < 2
      || number.value > 9 || !dz_plain_text_has (text, number.end, text->length, "年平均"))
    return 0;

  years->last = context->review_last;
  years->first = context->review_last - (int) number.value + 1;

  return number.end + 1;
}

static int
match_period (const DzPlainText *text, int position, const DzPeriodContext *context, Years *years)
{
  int end = match_years (text, position, years);

  if (end == 0)
    end = match_plan_period (text, position, years);
  if (end == 0)
    end = match_within (text, position, context, years);
  if (end == 0)
    end = match_relative (text, position, context, years);

  return end > 0 && is_base_year (text, position, end) ? 0 : end;
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

/* The years a heading names: 今后五年的奋斗目标, 2022年工作安排. */
static gboolean
read_heading (const char *heading, const DzPeriodContext *context, gboolean plan, Years *years)
{
  g_autoptr (DzPlainText) text = dz_plain_text_new (heading);
  gboolean found = FALSE;

  /* “十三五”发展成就和“十四五”目标任务: the plan is what is named last. */
  for (int i = 0; i < text->length && (plan || !found); i++)
    found |= match_period (text, i, context, years) > 0;

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
      Years years;

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

/* Of a span of years: what is reached (达到, 由 … 提高到) stands at its end, what is done in it belongs to all
 * of it. */
static gboolean
is_reached (const DzPlainText *text, int item_start, int position)
{
  static const char *const words[] = { "达", "突破", "增至", "升至", "降至", "提高到", "提升到", "增加到", "扩大到",
                                       "发展到", "增长到", "下降到", "占比", "比重", "稳居", "位居" };

  if (contains (text, item_start, position, "累计") || is_mean (text, item_start, position))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (contains (text, item_start, position, words[i]))
      return TRUE;

  return FALSE;
}

/* 2005年与2000年相比，…: the year that all of the sentence is set against; 0 if there is none. */
static int
find_base (const DzPlainText *text, int position)
{
  int start;
  int end;

  dz_sentence_find (text, position, &start, &end);
  for (int i = start; i < position; i++)
    {
      Years base;
      int behind = match_years (text, i, &base);

      if (behind > 0 && dz_plain_text_has (text, behind, position, "相比"))
        return base.last;
    }

  return 0;
}

/* 到2026年 …，年均增长8%: a mean is of the years up to it. */
static void
widen_mean (const DzPlainText *text, int item_start, int position, const DzPeriodContext *context,
            Years *years)
{
  int base = find_base (text, position);

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
  Years base;
  int first;
  int last;

  dz_period_parse (period, &first, &last);
  for (int i = item_start; i < position; i++)
    if ((text->chars[i] == 0x6bd4 || text->chars[i] == 0x8f83) && match_years (text, i + 1, &base) > 0
        && base.last < last - 1)
      return TRUE;

  return !is_mean (text, item_start, position) && find_base (text, position) > 0
         && find_base (text, position) < last - 1;
}

/* Several times the longest paragraph of a report, so that endless ones take time in proportion. */
#define MAX_CARRY 4000

/* “刚刚过去的2017年，目标全面完成。国内生产总值增长6.9%。” Years that open a sentence hold for those after it. */
static void
carry_over (const DzPlainText *text, int sentence_start, const DzPeriodContext *context, Years *years)
{
  int start = MAX (0, sentence_start - MAX_CARRY);
  gboolean opens = start == 0;

  for (int i = start; i < sentence_start; i++)
    {
      Years found;
      int end = opens && i < start + 6 ? match_period (text, i, context, &found) : 0;
      gunichar next = char_at (text, end);

      if (end > 0 && (next == ',' || next == 0x662f /* 是 */))
        *years = found;
      opens = opens && end == 0;
      if (text->chars[i] == 0x3002)
        {
          opens = TRUE;
          start = i + 1;
        }
    }
}

gboolean
dz_period_opens (const DzPlainText *text, const DzPeriodContext *context, DzPeriodContext *opened)
{
  for (int i = 0; i < 6 && i < text->length; i++)
    {
      Years years;
      int end = match_period (text, i, context, &years);

      if (end == 0 || (char_at (text, end) != ',' && char_at (text, end) != 0x662f /* 是 */))
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
  static const char *const words[] = { "达", "突破", "实现", "完成", "增", "升", "降", "超", "为" };

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

  end += measure_part (text, end);

  return char_at (text, end) == 0x7684 /* 的 */
         && (before == 0x7531 /* 由 */ || before == 0x4ece /* 从 */ || before == 0x6bd4 /* 比 */
             || before == 0x8f83 /* 较 */);
}

/* The year that dates the number at position itself. */
static gboolean
find_own_year (const DzPlainText *text, int clause_start, int position, Years *years)
{
  for (int i = MAX (clause_start, position - 12); i < position; i++)
    {
      int end = match_years (text, i, years);

      if (end > 0 && end + measure_part (text, end) == position - 1 && dates_number (text, i, end))
        return TRUE;
    }

  return FALSE;
}

/* 1982年同1978年相比，增长65%: the sum of the years between. */
static void
widen_sum (const DzPlainText *text, int item_start, int position, Years *years)
{
  int base = find_base (text, position);
  gboolean is_rate
      = contains (text, item_start, position, "增长") || contains (text, item_start, position, "下降");
  DzNumber number;

  if (years->first != years->last || base == 0 || base >= years->last - 1 || !is_rate
      || !dz_number_scan (text, position, &number)
      || (number.form != DZ_NUMBER_FRACTION && char_at (text, number.end) != '%'))
    return;

  years->first = base + 1;
}

char *
dz_period_find (const DzPlainText *text, int sentence_start, int item_start, int position,
                const DzPeriodContext *context)
{
  Years years = { context->first, context->last };
  Years opening;
  gboolean holds = TRUE; /* for the whole sentence */
  int clause_start = dz_clause_find_start (text, position, sentence_start);
  gboolean is_rate
      = contains (text, clause_start, position, "增长") || contains (text, clause_start, position, "增速");

  carry_over (text, sentence_start, context, &years);
  opening = years;
  for (int i = sentence_start; i < position; i++)
    {
      Years found;
      int end = match_period (text, i, context, &found);

      /* …，2021年达到5亿元；…: what stands in the middle holds for its part of the sentence. */
      if (text->chars[i] == ';' && !holds)
        years = opening;
      if (end == 0 && is_rate && i > clause_start)
        end = match_consecutive (text, i, context, &found);
      if (end == 0 && is_rate && i >= item_start)
        end = match_years_mean (text, i, context, &found);
      if (end == 0)
        continue;
      if (dates_number (text, i, end))
        {
          i = end - 1;
          continue;
        }
      years = found;
      holds = i < sentence_start + 6 || char_at (text, i - 1) == 0x5230 /* 到 */ || !is_reached_at (text, end);
      if (holds)
        opening = found;
      i = end - 1;
    }

  widen_mean (text, item_start, position, context, &years);
  widen_sum (text, item_start, position, &years);
  if (years.first == context->first && years.last == context->last && context->last <= context->review_last
      && is_reached (text, item_start, position))
    years.first = years.last;
  if (find_own_year (text, clause_start, position, &opening))
    years = opening;
  if (years.first == 0)
    return NULL;
  if (years.first != years.last)
    return g_strdup_printf ("%d-%d", years.first, years.last);

  return g_strdup_printf ("%d%s", years.last, find_part_of_year (text, item_start, position));
}
