/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-period-settle.h"

#include <string.h>

#include "core/dz-char.h"
#include "core/dz-quantity.h"
#include "extract/dz-sentence.h"

/* Between the number a thing rose from and the verb stand at most this many chars: 由3.9万元大幅提高到. */
#define REACH 6

static gunichar
char_at (const DzPlainText *text, int position)
{
  return position >= 0 && position < text->length ? text->chars[position] : 0;
}

/* 8.6∶40.1∶51.3 is one number here. */
static gboolean
goes_on_number (gunichar c)
{
  return g_unichar_isdigit (c) || c == '.' || c == ':' || c == 0x2236;
}

/* 由每人每年320元提高到380元 */
static int
measure_per_head (const DzPlainText *text, int end)
{
  static const char *const words[] = { "每人每年", "每人每月", "每年", "每月",
                                       "月人均",   "年人均",   "人均", "月均" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      int length = (int) g_utf8_strlen (words[i], -1);

      if (dz_plain_text_has (text, end - length, end, words[i]))
        return length;
    }

  return 0;
}

/* 由上年的68%上升到72% */
static int
measure_year_before (const DzPlainText *text, int end)
{
  static const char *const words[] = { "上年同期的", "去年同期的", "上年的", "去年的", "上年", "去年" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      int length = (int) g_utf8_strlen (words[i], -1);

      if (dz_plain_text_has (text, end - length, end, words[i]))
        return length;
    }

  return 0;
}

/* 由76%上升到88%: the number before the verb. */
static gboolean
is_origin (const DzPlainText *text, const DzLexicon *lexicon, const DzFigure *figure)
{
  static const DzWordKind kinds[] = { DZ_WORD_GROWTH, DZ_WORD_REACH };
  int start = figure->full_start;
  int end = figure->full_end;
  gunichar before;

  while (goes_on_number (char_at (text, start - 1)))
    start--;
  while (goes_on_number (char_at (text, end)))
    end++;
  start -= measure_year_before (text, start);
  start -= measure_per_head (text, start);
  before = char_at (text, start - 1);
  if (before != 0x7531 /* 由 */ && before != 0x4ece /* 从 */)
    return FALSE;
  for (int i = end; i < MIN (end + REACH, text->length) && !dz_is_punctuation (text->chars[i]); i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        if (dz_lexicon_match (lexicon, kinds[k], text, i, text->length) > 0)
          return TRUE;
      if (dz_plain_text_has (text, i, text->length, "调整") || dz_plain_text_has (text, i, text->length, "缩小")
          || dz_plain_text_has (text, i, text->length, "优化"))
        return TRUE;
    }

  return FALSE;
}

/* 完成, 新增, 投入: what is done is done in all of the years. */
static gboolean
tells_doing (const DzPlainText *text, const DzLexicon *lexicon, int start, int end, const DzSubject *subject)
{
  static const DzWordKind no_doing[] = { DZ_WORD_GROWTH, DZ_WORD_STATE, DZ_WORD_NOUN };

  for (int i = start; i < end; i++)
    {
      int sure = dz_lexicon_match (lexicon, DZ_WORD_COUNT_VERB, text, i, end);
      int length = MAX (dz_lexicon_match (lexicon, DZ_WORD_VERB, text, i, end), sure);
      /* 出口额 is a name, 新建公园 holds a verb. */
      gboolean is_doing = length > 0 && (sure > 0 || i < subject->start || i >= subject->end);

      for (guint k = 0; k < G_N_ELEMENTS (no_doing); k++)
        is_doing &= dz_lexicon_match (lexicon, no_doing[k], text, i, end) < MAX (length, 1);
      if (is_doing)
        return TRUE;
    }

  return FALSE;
}

/* 易地搬迁, 棚户区改造: a name that ends with what is done. */
static gboolean
is_done_name (const DzLexicon *lexicon, const char *name)
{
  g_autoptr (DzPlainText) words = dz_plain_text_new (name);
  int length = dz_lexicon_match_back (lexicon, DZ_WORD_VERB, words, words->length, 0);

  return length >= 2 && length < words->length
         && dz_lexicon_match_back (lexicon, DZ_WORD_NOUN, words, words->length, 0) < length;
}

static gboolean
is_stock_name (const DzLexicon *lexicon, const char *name)
{
  g_autoptr (DzPlainText) words = dz_plain_text_new (name);

  return dz_lexicon_match_back (lexicon, DZ_WORD_STOCK, words, words->length, 0) > 0;
}

/* A state at the end of the years, not a sum or a mean over them. */
static gboolean
is_state (const DzPlainText *text, const DzLexicon *lexicon, const DzFigure *figure, const DzSubject *subject,
          DzMeasure measure, int clause_start)
{
  int end = figure->full_start;

  /* 面积增加5亿亩, 减少贫困人口5万人: in all of the years. */
  if (figure->kind == DZ_FIGURE_AMOUNT
      && (dz_lexicon_match_back (lexicon, DZ_WORD_GROWTH, text, end, clause_start) > 0
          || dz_lexicon_match (lexicon, DZ_WORD_GROWTH, text, clause_start, end) > 0))
    return FALSE;
  if (measure == DZ_MEASURE_GROWTH || figure->kind == DZ_FIGURE_FOLD || figure->kind == DZ_FIGURE_STEPS
      || dz_plain_text_find (text, clause_start, end, "累计") >= 0
      || dz_plain_text_find (text, clause_start, end, "年均") >= 0)
    return FALSE;
  /* 五年民生支出占财政支出的80%: of what was spent in all of the years. */
  if (measure == DZ_MEASURE_SHARE && strstr (subject->name, "支出占") != NULL)
    return FALSE;
  if (measure == DZ_MEASURE_SHARE || measure == DZ_MEASURE_RANK || subject->per_unit)
    return TRUE;
  if (figure->known_unit != NULL && g_str_equal (figure->known_unit->family, "ratio"))
    return dz_plain_text_has (text, end - 2, end, "年的") && dz_char_get_digit (char_at (text, end - 3)) >= 0
           && dz_char_get_digit (char_at (text, end - 4)) >= 0;
  if (subject->start >= figure->full_end || subject->is_flow)
    return FALSE;

  return is_stock_name (lexicon, subject->name)
         || !(is_done_name (lexicon, subject->name)
              || tells_doing (text, lexicon, clause_start, figure->start, subject));
}

/* The year that the sentence says things rose from; 0 if it says none. */
static int
find_origin (const DzPlainText *text, const DzFigure *figure)
{
  int base = dz_period_find_base (text, figure->start);
  int start;
  int end;

  dz_sentence_find (text, figure->start, &start, &end);

  return base > 0 ? base : dz_period_find_origin (text, start, figure->start);
}

char *
dz_period_settle (const DzPlainText *text, const DzLexicon *lexicon, const DzFigure *figure,
                  const DzSubject *subject, DzMeasure measure, int clause_start,
                  const DzPeriodContext *context, char *period)
{
  int first;
  int last;
  int settled = 0;

  dz_period_parse (period, &first, &last);
  if (last == 0 || (period != NULL && strchr (period, 'Q') != NULL)
      || (period != NULL && strchr (period, 'H') != NULL))
    return period;
  if (is_origin (text, lexicon, figure))
    settled = find_origin (text, figure);
  if (settled >= last)
    settled = 0;
  if (settled == 0 && is_origin (text, lexicon, figure))
    settled = (first == last && context->first < context->last && last == context->last ? context->first
                                                                                        : first)
              - 1;
  else if (first < last && last <= context->review_last
           && is_state (text, lexicon, figure, subject, measure, clause_start))
    settled = last;
  if (settled == 0)
    return period;

  g_free (period);

  return g_strdup_printf ("%d", settled);
}
