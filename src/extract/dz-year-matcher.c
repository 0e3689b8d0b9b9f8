/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-year-matcher.h"

#include "core/dz-char.h"
#include "extract/dz-number-scanner.h"

#define FIRST_YEAR 1949
#define LAST_YEAR 2100

/* The first year of the first five-year plan. */
#define FIRST_PLAN 1953

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

  if (dz_plain_text_has (text, start, end, "今年以来"))
    return FALSE;

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
int
dz_years_match (const DzPlainText *text, int position, DzYears *years)
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
  /* 从1981年到本世纪末 */
  if (sign > 0 && dz_plain_text_has (text, end + sign, text->length, "本世纪末"))
    {
      years->last = (years->first / 100 + 1) * 100;
      return end + sign + 4;
    }
  behind = sign > 0 ? scan_year (text, end + sign, &last) : 0;
  if (behind > 0 && last > years->first && char_at (text, behind) == 0x5e74)
    {
      years->last = last;
      return behind + 1;
    }

  return char_at (text, end - 1) == 0x5e74 ? end : 0;
}

/* The years of the n-th five-year plan. */
static void
set_plan_years (DzYears *years, int n)
{
  years->first = FIRST_PLAN + 5 * (n - 1);
  if (years->first >= 1963) /* 1963–1965 stood between the second and the third plan */
    years->first += 3;
  years->last = years->first + 4;
}

/* “十四五”期间 at the opening quotation mark or the numeral. */
static int
match_plan_period (const DzPlainText *text, int position, DzYears *years)
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
        set_plan_years (years, (int) number.value);
        if (g_str_equal (behind[i], "末"))
          years->first = years->last;
        return end + 1 + (int) g_utf8_strlen (behind[i], -1);
      }

  return 0;
}

int
dz_years_match_plan_name (const DzPlainText *text, int position, DzYears *years)
{
  DzNumber number;

  if (char_at (text, position) != 0x7b2c /* 第 */ || !dz_number_scan (text, position + 1, &number)
      || number.value < 1 || number.value > 20
      || !dz_plain_text_has (text, number.end, text->length, "个五年计划"))
    return 0;
  set_plan_years (years, (int) number.value);

  return number.end + 5;
}

/* 第六个五年计划 at 第: its years. Returns the position behind with 期间 or the like, 0 if there is none. */
int
dz_years_match_numbered_plan (const DzPlainText *text, int position, DzYears *years)
{
  static const char *const behind[] = { "期间", "时期", "规定", "要求" };
  int end = dz_years_match_plan_name (text, position, years);

  for (guint i = 0; end > 0 && i < G_N_ELEMENTS (behind); i++)
    if (dz_plain_text_has (text, end, text->length, behind[i]))
      return end + 2;

  return 0;
}

/* 累计, 合计, 共 behind so many years */
static gboolean
opens_sum (const DzPlainText *text, int position)
{
  static const char *const words[] = { "累计", "合计", "总计", "共" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (dz_plain_text_has (text, position, text->length, words[i]))
      return TRUE;

  return FALSE;
}

/* 五年合计, 五年投资: in all of the numbered five-year plan. */
static int
match_plan_sum (const DzPlainText *text, int position, const DzPeriodContext *context, DzYears *years)
{
  DzNumber number;

  if (context->five_first == 0 || context->last <= context->review_last
      || dz_char_get_digit (char_at (text, position - 1)) >= 0 || !dz_number_scan (text, position, &number)
      || number.value != 5 || char_at (text, number.end) != 0x5e74 /* 年 */
      || !(opens_sum (text, number.end + 1) || dz_plain_text_has (text, number.end + 1, text->length, "投资")))
    return 0;
  years->first = context->five_first;
  years->last = context->five_first + 4;

  return number.end + 1;
}

/* 两年内, 三年内: from the first plan year on. */
static int
match_within (const DzPlainText *text, int position, const DzPeriodContext *context, DzYears *years)
{
  DzNumber number;

  /* 1956年内 is a year. */
  if (context->plan_first == 0 || dz_char_get_digit (char_at (text, position - 1)) >= 0
      || !dz_number_scan (text, position, &number)
      || !dz_plain_text_has (text, number.end, text->length, "年内") || number.value < 1 || number.value > 20
      || char_at (text, position - 1) == 0x7684 /* 从1981年到2000年的二十年内 */)
    return 0;
  /* 五年内 in a review of five years */
  if (context->last <= context->review_last && context->first < context->last
      && (int) number.value == context->last - context->first + 1)
    {
      years->first = context->first;
      years->last = context->last;
      return number.end + 2;
    }
  if (number.value == 5 && context->five_first > 0)
    {
      years->first = context->five_first;
      years->last = context->five_first + 4;
      return number.end + 2;
    }

  years->first = context->plan_first;
  years->last = context->plan_first + (int) number.value - 1;

  return number.end + 2;
}

/* 这两年中, 过去三年, 近五年, 三年来, 三年累计: the last so many years of the review. Returns the position
 * behind, 0 if there is none. */
static int
match_span_back (const DzPlainText *text, int position, const DzPeriodContext *context, DzYears *years)
{
  static const char *const leads[] = { "过去的", "过去", "最近", "这", "近" };
  static const char *const ends[] = { "来", "中", "间" };
  gboolean is_back = FALSE;
  DzNumber number;

  /* 1971年到1980年的十年间 */
  if (context->review_last == 0 || char_at (text, position - 1) == 0x7684)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (leads) && !is_back; i++)
    if (dz_plain_text_has (text, position, text->length, leads[i]))
      {
        is_back = TRUE;
        position += (int) g_utf8_strlen (leads[i], -1);
      }
  if (!dz_number_scan (text, position, &number) || number.value < 2 || number.value > 20
      || char_at (text, number.end) != 0x5e74 /* 年 */ || char_at (text, number.end + 1) == 0x5185 /* 内 */
      || dz_char_get_digit (char_at (text, position - 1)) >= 0)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (ends) && !is_back; i++)
    is_back = i != 1 && dz_plain_text_has (text, number.end + 1, text->length, ends[i]);
  /* 三年累计: of what is planned it is a sum to come. */
  if (!is_back && context->last <= context->review_last)
    is_back = opens_sum (text, number.end + 1);
  if (!is_back)
    return 0;

  years->last = context->review_last;
  years->first = context->review_last - (int) number.value + 1;

  return number.end + 1;
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
match_relative (const DzPlainText *text, int position, const DzPeriodContext *context, DzYears *years)
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

        int end = position + (int) g_utf8_strlen (relative_years[i].word, -1);

        years->first = base + relative_years[i].first;
        years->last = base + relative_years[i].last;
        return g_str_equal (relative_years[i].word, "今年") && dz_plain_text_has (text, end, text->length, "以来")
                   ? end + 2
                   : end;
      }

  return 0;
}

/* 经济增长连续四年超过10%: the rate of each of the last four years is not the last one's. */
int
dz_years_match_consecutive (const DzPlainText *text, int position, const DzPeriodContext *context, DzYears *years)
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
int
dz_years_match_mean (const DzPlainText *text, int position, const DzPeriodContext *context, DzYears *years)
{
  DzNumber number;

  if (context->review_last == 0 || !dz_number_scan (text, position, &number) || number.value < 2
      || number.value > 9 || !dz_plain_text_has (text, number.end, text->length, "年平均"))
    return 0;

  years->last = context->review_last;
  years->first = context->review_last - (int) number.value + 1;

  return number.end + 1;
}

int
dz_years_match_period (const DzPlainText *text, int position, const DzPeriodContext *context, DzYears *years)
{
  int end = dz_years_match (text, position, years);

  if (end == 0)
    end = match_plan_period (text, position, years);
  if (end == 0)
    end = dz_years_match_numbered_plan (text, position, years);
  if (end == 0)
    end = match_within (text, position, context, years);
  if (end == 0)
    end = match_plan_sum (text, position, context, years);
  if (end == 0)
    end = match_relative (text, position, context, years);
  if (end == 0)
    end = match_span_back (text, position, context, years);

  return end > 0 && is_base_year (text, position, end) ? 0 : end;
}

/* What the words that name years begin with: a digit, a quotation mark, 第, 过, 今 … */
static gboolean
may_open (gunichar c)
{
  return dz_char_get_digit (c) >= 0
         || (c != 0 && g_utf8_strchr ("两十“第过未今去上明最近这一五连", -1, c) != NULL);
}

GArray *
dz_year_marks_new (const DzPlainText *text, const DzPeriodContext *context)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (DzYearMark));

  for (int i = 0; i < text->length; i++)
    {
      DzYearMark mark = { DZ_YEAR_MARK_ANY, i, 0, { 0, 0 } };

      if (!may_open (text->chars[i]))
        continue;
      mark.end = dz_years_match_period (text, i, context, &mark.years);
      if (mark.end == 0)
        {
          mark.kind = DZ_YEAR_MARK_CONSECUTIVE;
          mark.end = dz_years_match_consecutive (text, i, context, &mark.years);
        }
      if (mark.end == 0)
        {
          mark.kind = DZ_YEAR_MARK_MEAN;
          mark.end = dz_years_match_mean (text, i, context, &mark.years);
        }
      if (mark.end > 0)
        g_array_append_val (marks, mark);
    }

  return marks;
}

guint
dz_year_marks_find (const GArray *marks, int position)
{
  guint low = 0;
  guint high = marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (marks, DzYearMark, middle).position < position)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}
