/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-measure.h"

#include <math.h>
#include <string.h>

#include "extract/dz-sentence.h"

/* Between a word of growth and its number stand at most this many chars: 同比平均增长约. */
#define REACH 6

/* A word of growth, not the beginning of 增加值. */
static gboolean
ends_with_growth (const DzPlainText *text, const DzLexicon *lexicon, int position, int limit)
{
  return dz_lexicon_match_back (lexicon, DZ_WORD_GROWTH, text, position, limit) > 0
         && (position >= text->length || text->chars[position] != 0x503c /* 值 */);
}

/* 经济增长速度的宏观调控目标，定为百分之八: what is measured is itself a rate of growth. */
static gboolean
names_growth (const DzPlainText *text, const DzLexicon *lexicon, const DzSubject *subject)
{
  int end;

  if (subject->start < 0 || subject->end <= subject->start)
    return FALSE;
  if (ends_with_growth (text, lexicon, subject->end, subject->start))
    return TRUE;

  end = dz_clause_find_end (text, subject->end, text->length);

  return dz_lexicon_contains (lexicon, DZ_WORD_GROWTH_NOUN, text, subject->start,
                              MIN (end, subject->end + REACH));
}

/* 保持8%的增长, 实现7%左右的增长速度 */
static gboolean
is_growth_behind (const DzPlainText *text, const DzLexicon *lexicon, const DzFigure *figure)
{
  int start = figure->full_end + 1;

  return start < text->length && text->chars[start - 1] == 0x7684 /* 的 */
         && (dz_plain_text_has (text, start, text->length, "增长")
             || dz_lexicon_match (lexicon, DZ_WORD_GROWTH_NOUN, text, start, text->length) > 0);
}

/* 压减政府性基金项目30%: by so much, unless a rate is named behind the verb. */
static gboolean
cuts_down (const DzPlainText *text, int item_start, int end)
{
  static const char *const verbs[] = { "压减", "削减", "缩减", "精简", "压缩" };

  if (end > item_start && text->chars[end - 1] == 0x7387 /* 率 */)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (dz_plain_text_has (text, item_start, end, verbs[i]))
      return TRUE;

  return FALSE;
}

/* A reaching verb (提升到80%) makes it a share, unless what is reached is a rate of growth (增速达到8%). */
static gboolean
is_growth (const DzPlainText *text, const DzLexicon *lexicon, const DzFigure *figure)
{
  int clause_start = dz_clause_find_start (text, figure->full_start, MAX (0, figure->full_start - 60));
  int item_start = dz_item_find_start (text, figure->full_start, clause_start);

  /* 对经济增长的贡献率 is a share. */
  if (dz_plain_text_find (text, item_start, figure->full_start, "贡献率") >= 0)
    return FALSE;
  if (dz_lexicon_contains (lexicon, DZ_WORD_GROWTH_NOUN, text, item_start, figure->full_start))
    return TRUE;
  if (dz_lexicon_match_back (lexicon, DZ_WORD_REACH, text, figure->full_start, item_start) > 0)
    return FALSE;
  /* From the number itself: 至少降低30%. 扩大到全国40% is a share. */
  for (int i = figure->start; i > MAX (item_start, figure->full_start - REACH); i--)
    if (ends_with_growth (text, lexicon, i, item_start))
      return i >= figure->full_start
             || dz_lexicon_match (lexicon, DZ_WORD_REACH, text, i, figure->full_start) == 0;

  return cuts_down (text, item_start, figure->full_start);
}

static DzMeasure
find_measure_of_percent (const DzPlainText *text, const DzLexicon *lexicon, const DzFigure *figure,
                         const DzSubject *subject)
{
  if (g_str_has_suffix (figure->unit, "百分点"))
    return DZ_MEASURE_GROWTH;
  if (subject->is_part)
    return DZ_MEASURE_SHARE;
  if (is_growth (text, lexicon, figure) || is_growth_behind (text, lexicon, figure)
      || (subject->indicator != NULL && names_growth (text, lexicon, subject)))
    return DZ_MEASURE_GROWTH;
  if (subject->indicator != NULL && subject->indicator->measure == DZ_MEASURE_GROWTH)
    return DZ_MEASURE_GROWTH;

  return DZ_MEASURE_SHARE;
}

/* 增长1.6倍, as against 是2019年的1.6倍 */
static gboolean
is_growth_in_folds (const DzPlainText *text, const DzLexicon *lexicon, const DzFigure *figure)
{
  return figure->known_unit != NULL && g_str_equal (figure->known_unit->unit, "倍")
         && ends_with_growth (text, lexicon, figure->full_start, 0);
}

static DzMeasure
find_measure_of_amount (const DzPlainText *text, const DzLexicon *lexicon, const DzFigure *figure,
                        const DzSubject *subject)
{
  if (is_growth_in_folds (text, lexicon, figure))
    return DZ_MEASURE_GROWTH;
  if (figure->known_unit == NULL && *figure->unit == '\0' && figure->low != floor (figure->low))
    return DZ_MEASURE_RATIO;
  if (subject->per_unit
      || (figure->known_unit != NULL && g_str_equal (figure->known_unit->family, "ratio")))
    return DZ_MEASURE_RATIO;
  if (subject->indicator != NULL && subject->indicator->measure == DZ_MEASURE_RATIO)
    return DZ_MEASURE_RATIO;

  return DZ_MEASURE_LEVEL;
}

/* 由39.7%提高到45.4%: levels of their own, whatever rate stands before them. */
static gboolean
moves_between (const DzPlainText *text, const DzFigure *figure)
{
  int clause_start = dz_clause_find_start (text, figure->full_start, MAX (0, figure->full_start - 24));
  int item_start = dz_item_find_start (text, figure->full_start, clause_start);
  gunichar before = figure->full_start > 0 ? text->chars[figure->full_start - 1] : 0;

  if (before == 0x5230 /* 到 */ || before == 0x81f3 /* 至 */)
    return figure->full_start > 1 && text->chars[figure->full_start - 2] != 0x8fbe /* 达 */;

  return dz_plain_text_find (text, item_start, figure->full_start, "由") >= 0
         || dz_plain_text_find (text, item_start, figure->full_start, "从") >= 0;
}

/* 增长8%，力争达到9%: the same thing once more, in other words. */
static gboolean
goes_on (const DzPlainText *text, const DzLexicon *lexicon, const GPtrArray *figures,
         const GPtrArray *subjects, guint i)
{
  const DzSubject *subject = g_ptr_array_index (subjects, i);
  const DzFigure *figure = g_ptr_array_index (figures, i);
  const DzFigure *previous = i > 0 ? g_ptr_array_index (figures, i - 1) : NULL;

  if (previous == NULL || subject->start >= 0 || subject->is_part || previous->kind != DZ_FIGURE_PERCENT
      || ((const DzSubject *) g_ptr_array_index (subjects, i - 1))->is_part || moves_between (text, figure)
      || g_str_has_suffix (previous->unit, "百分点") || g_str_has_suffix (figure->unit, "百分点"))
    return FALSE;

  /* 占18%，比上年增长5% is not. */
  return !is_growth (text, lexicon, figure) || is_growth (text, lexicon, previous);
}

/* No list of one verb is longer. */
#define MAX_LIST 200
/* Nor says anyone the same thing more often. */
#define MAX_GOES_ON 4

/* The figure that says what the one at i measures: the first of a list, or of the same thing in other words. */
static guint
find_leader (const DzPlainText *text, const DzLexicon *lexicon, const GPtrArray *figures,
             const GPtrArray *subjects, guint i)
{
  guint n_on = 0;

  for (guint steps = 0; steps < MAX_LIST; steps++, i--)
    {
      const DzFigure *figure = g_ptr_array_index (figures, i);
      const DzSubject *subject = g_ptr_array_index (subjects, i);

      if (figure->kind != DZ_FIGURE_PERCENT
          || (!subject->in_list
              && (n_on++ >= MAX_GOES_ON || !goes_on (text, lexicon, figures, subjects, i))))
        break;
    }

  return i;
}

DzMeasure
dz_measure_find (const DzPlainText *text, const DzLexicon *lexicon, const GPtrArray *figures,
                 const GPtrArray *subjects, guint i)
{
  guint leader = find_leader (text, lexicon, figures, subjects, i);
  const DzFigure *figure = g_ptr_array_index (figures, leader);
  const DzSubject *subject = g_ptr_array_index (subjects, leader);

  switch (figure->kind)
    {
    case DZ_FIGURE_RANK:
      return DZ_MEASURE_RANK;
    case DZ_FIGURE_STEPS:
      return DZ_MEASURE_GROWTH;
    case DZ_FIGURE_FOLD:
      return DZ_MEASURE_RATIO;
    case DZ_FIGURE_DURATION:
      return DZ_MEASURE_LEVEL;
    case DZ_FIGURE_PERCENT:
      return find_measure_of_percent (text, lexicon, figure, subject);
    case DZ_FIGURE_AMOUNT:
    default:
      return find_measure_of_amount (text, lexicon, figure, subject);
    }
}

static gboolean
is_countable (const char *family)
{
  return g_str_equal (family, "count") || g_str_equal (family, "people") || g_str_equal (family, "visits");
}

static gboolean
is_money (const char *family)
{
  return g_str_equal (family, "money") || g_str_equal (family, "usd");
}

gboolean
dz_measure_fits (const DzIndicator *indicator, const DzFigure *figure, DzMeasure measure)
{
  const char *family = indicator->unit_family;

  if (figure->kind == DZ_FIGURE_DURATION
      || (measure == DZ_MEASURE_GROWTH && figure->known_unit != NULL
          && g_str_equal (figure->known_unit->family, "ratio")))
    return FALSE;
  if (measure == DZ_MEASURE_SHARE)
    return indicator->measure == DZ_MEASURE_SHARE || g_str_equal (family, "percent");
  if ((measure != DZ_MEASURE_LEVEL && measure != DZ_MEASURE_RATIO) || figure->kind == DZ_FIGURE_FOLD
      || figure->known_unit == NULL || *family == '\0')
    return TRUE;

  return g_str_equal (family, figure->known_unit->family)
         || (is_money (family) && is_money (figure->known_unit->family))
         || (is_countable (family) && is_countable (figure->known_unit->family));
}
