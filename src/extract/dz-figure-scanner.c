/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-figure-scanner.h"

#include <math.h>
#include <string.h>

#include <gio/gio.h>

#include "core/dz-char.h"
#include "extract/dz-form-scanner.h"
#include "extract/dz-name-guard.h"
#include "extract/dz-number-guard.h"
#include "extract/dz-number-scanner.h"
#include "extract/dz-rank-scanner.h"
#include "extract/dz-sentence.h"

typedef struct
{
  const DzPlainText *text;
  const DzLexicon *lexicon;
  guint8 *names;
  GPtrArray *figures;
} Scanner;

/* What stands behind a number. */
typedef struct
{
  const DzUnit *unit;
  int magnitude_start; /* 万, 亿 … */
  int magnitude_end;
  int unit_start;
  int unit_end;
  gboolean more; /* 余 or 多 between number and unit */
  int rest;      /* 五 of 六成五, behind the unit: its length */
} UnitSpan;

void
dz_figure_free (DzFigure *figure)
{
  if (figure == NULL)
    return;

  g_free (figure->unit);
  g_free (figure);
}

static gunichar
char_at (const DzPlainText *text, int position)
{
  return position >= 0 && position < text->length ? text->chars[position] : 0;
}

static gboolean
is_letter (gunichar c)
{
  return c < 0x250 && g_unichar_isalpha (c);
}

static gboolean
is_ideograph (gunichar c)
{
  return c >= 0x3400 && c <= 0x9fff;
}

static gboolean
is_magnitude (gunichar c)
{
  return c == 0x4e07 /* 万 */ || c == 0x4ebf /* 亿 */ || c == 0x5341 /* 十 */ || c == 0x767e /* 百 */
         || c == 0x5343 /* 千 */;
}

/* 余, 多, 来: “a little more than” between number and unit. */
static gboolean
skip_more (const DzPlainText *text, int *position)
{
  gunichar c = char_at (text, *position);

  if (c != 0x4f59 && c != 0x591a && c != 0x6765)
    return FALSE;

  (*position)++;
  return TRUE;
}

/* 千瓦时, 千克: the character that could be a magnitude belongs to the unit. */
static gboolean
opens_unit (const Scanner *self, int position)
{
  const DzUnit *unit;
  const DzUnit *rest;
  int length = dz_lexicon_match_unit (self->lexicon, self->text, position, &unit);

  return length > 1 && length > dz_lexicon_match_unit (self->lexicon, self->text, position + 1, &rest) + 1;
}

/* 万头（只、匹）: other units in brackets behind one; their length, 0 if there are none. */
static int
measure_other_units (const Scanner *self, int position)
{
  const DzUnit *unit;
  int end = position + 1;

  if (char_at (self->text, position) != '(')
    return 0;
  for (;;)
    {
      int length = dz_lexicon_match_unit (self->lexicon, self->text, end, &unit);

      if (length == 0)
        return 0;
      end += length;
      if (char_at (self->text, end) == ')')
        return end + 1 - position;
      if (char_at (self->text, end) != 0x3001 /* 、 */ && char_at (self->text, end) != '/')
        return 0;
      end++;
    }
}

static void
scan_unit (const Scanner *self, int position, UnitSpan *span)
{
  const DzPlainText *text = self->text;
  int length;

  memset (span, 0, sizeof *span);
  span->more = skip_more (text, &position);
  span->magnitude_start = position;
  while (is_magnitude (char_at (text, position)) && !opens_unit (self, position))
    position++;
  span->magnitude_end = position;
  span->more |= skip_more (text, &position);

  length = dz_lexicon_match_unit (self->lexicon, text, position, &span->unit);
  span->unit_start = position;
  span->unit_end = position + length;
  /* 5亿人口: 人 is not the unit. */
  if (length == 1 && char_at (text, position) == 0x4eba && char_at (text, position + 1) == 0x53e3)
    span->unit_end = position;
  if (span->unit_end == position)
    span->unit = NULL;
  if (span->unit != NULL)
    span->unit_end += measure_other_units (self, span->unit_end);
}

static const DzFigure *
get_last (const Scanner *self)
{
  return self->figures->len > 0 ? g_ptr_array_index (self->figures, self->figures->len - 1) : NULL;
}

static char *
dup_unit (const Scanner *self, const UnitSpan *span)
{
  g_autofree char *magnitude = dz_plain_text_dup_raw (self->text, span->magnitude_start, span->magnitude_end);
  g_autofree char *unit = dz_plain_text_dup_raw (self->text, span->unit_start, span->unit_end - span->rest);

  if (self->text->chars[span->unit_start] == '%' && span->unit_end > span->unit_start)
    return g_strdup ("%");

  return g_strconcat (magnitude, unit, NULL);
}

static gboolean
is_percent (const DzUnit *unit)
{
  return unit != NULL && (g_str_equal (unit->family, "percent") || g_str_equal (unit->family, "points"));
}

static gboolean
in_family (const DzUnit *unit, const char *family)
{
  return unit != NULL && g_str_equal (unit->family, family);
}

/* A size class names what is counted: 50亿元以上项目, 3岁以下婴幼儿. */
static gboolean
is_size_class (const Scanner *self, const UnitSpan *span, const DzFigure *figure, const DzFigure *last)
{
  const DzPlainText *text = self->text;
  int full_end = figure->full_end;
  gboolean limited = full_end > span->unit_end;
  gunichar next = char_at (text, full_end);

  if (next == 0x7ea7 /* 20万吨级 */ && span->unit != NULL && !is_percent (span->unit))
    return TRUE;
  /* 预期寿命提高到80岁左右，: reached, not a class */
  if (in_family (span->unit, "age"))
    return (limited || figure->high > figure->low)
           && dz_lexicon_match_back (self->lexicon, DZ_WORD_REACH, text, figure->full_start, 0) == 0;
  if (in_family (span->unit, "voltage"))
    return is_ideograph (next);
  if (!in_family (span->unit, "money") && !in_family (span->unit, "area"))
    return FALSE;
  /* 超10亿元企业 */
  if (!limited && figure->full_start < figure->start && is_ideograph (next))
    return dz_lexicon_match (self->lexicon, DZ_WORD_SIZED, text, full_end, text->length) > 0;
  /* 其中50亿元以上2个 */
  if (!limited && dz_plain_text_has (text, full_end, text->length, "以上")
      && g_unichar_isdigit (char_at (text, full_end + 2)))
    return TRUE;
  if (!limited)
    return FALSE;

  /* 7个50亿元以上项目: a count stands right before. */
  return (last != NULL && last->full_end == figure->start)
         || (is_ideograph (next)
             && dz_lexicon_match (self->lexicon, DZ_WORD_CUT, text, full_end, text->length) == 0);
}

/* The limiting word before a number, past 了 and a second such word. A verb that only ends like one (侦破) is
 * none. */
static int
find_modifier_before (const Scanner *self, int position, DzModifier *modifier)
{
  int limit = MAX (0, position - 8);
  int length;
  int verb;

  if (char_at (self->text, position - 1) == 0x4e86 /* 了 */)
    position--;
  length = dz_lexicon_match_modifier_before (self->lexicon, self->text, position, limit, modifier);
  verb = MAX (dz_lexicon_match_back (self->lexicon, DZ_WORD_VERB, self->text, position, limit),
              dz_lexicon_match_back (self->lexicon, DZ_WORD_GROWTH, self->text, position, limit));
  if (length > 0 && verb <= length)
    return position - length;

  /* 至少建成1个 */
  if (verb >= 2 && dz_plain_text_has (self->text, position - verb - 2, position - verb, "至少"))
    {
      *modifier = DZ_MODIFIER_AT_LEAST;
      return position - verb - 2;
    }

  return -1;
}

/* 三大行动, 二次供水, 三道街: with these classifiers a Chinese numeral is part of a name. */
static gboolean
makes_word (const DzUnit *unit)
{
  return g_str_equal (unit->unit, "大") || g_str_equal (unit->unit, "次") || g_str_equal (unit->unit, "道");
}

/* 上百家, 上千万人次, 上亿元: “as many as”, unless the word before it ends there (线上百家). */
static gboolean
is_upward (const DzPlainText *text, int position)
{
  gunichar before = char_at (text, position - 2);

  return char_at (text, position - 1) == 0x4e0a /* 上 */
         && !(before != 0 && g_utf8_strchr ("以网线路海马身岸地世车船会", -1, before) != NULL);
}

/* 额过百亿元，: “more than” where the clause ends with it; 过亿元项目 is a class. */
static gboolean
is_passed (const Scanner *self, int position)
{
  gunichar before = char_at (self->text, position - 2);
  gunichar next;
  UnitSpan span;

  if (char_at (self->text, position - 1) != 0x8fc7 /* 过 */
      || (before != 0 && g_utf8_strchr ("通经透渡路超", -1, before) != NULL))
    return FALSE;
  scan_unit (self, position, &span);
  next = char_at (self->text, span.unit_end);

  return span.unit != NULL && !in_family (span.unit, "time")
         && (next == 0 || (dz_is_punctuation (next) && next != 0x3001));
}

/* 百, 千, 万, 亿: a magnitude alone */
static gboolean
is_round (const DzPlainText *text, int position)
{
  return is_magnitude (char_at (text, position));
}

/* 四十家左右，: a limiting word that ends the clause. */
static gboolean
is_limited_behind (const Scanner *self, const UnitSpan *span)
{
  DzModifier modifier;
  int length = dz_lexicon_match_modifier_after (self->lexicon, self->text, span->unit_end, &modifier);
  gunichar next = char_at (self->text, span->unit_end + length);

  return span->unit != NULL && length > 0 && (next == 0 || (dz_is_punctuation (next) && next != 0x3001));
}

/* Where no digits stand a Chinese numeral counts only in a few settings, elsewhere it makes a word. */
static gboolean
chinese_counts (const Scanner *self, const DzNumber *number, const UnitSpan *span, gboolean limited)
{
  const DzPlainText *text = self->text;
  gboolean has_magnitude = span->magnitude_end > span->magnitude_start;

  if (number->bare)
    return limited && (has_magnitude || span->unit != NULL);
  /* Made of several groups: no word looks like that. */
  if (number->value >= 10000)
    return span->unit != NULL;
  if (has_magnitude)
    return span->unit != NULL && !makes_word (span->unit);
  if (span->unit == NULL)
    return FALSE;
  if (in_family (span->unit, "tenths") || is_percent (span->unit))
    return TRUE;
  /* 增长两倍 */
  if (g_str_equal (span->unit->unit, "倍"))
    return number->value >= 2
           && (dz_lexicon_match_back (self->lexicon, DZ_WORD_GROWTH, text, number->start, 0) > 0
               || dz_lexicon_match_back (self->lexicon, DZ_WORD_REACH, text, number->start, 0) > 0
               || char_at (text, number->start - 1) == 0x7684 /* 的 */);
  if (limited)
    return !in_family (span->unit, "time") && !in_family (span->unit, "age");
  if (g_str_equal (span->unit->unit, "位"))
    return dz_lexicon_match_back (self->lexicon, DZ_WORD_GROWTH, text, number->start, 0) > 0;

  /* 新增托位三千个，: a word has no such numeral. */
  if (number->value >= 100 && char_at (text, span->unit_end) != 0x300b /* 》 */
      && dz_is_punctuation (char_at (text, span->unit_end)) && !makes_word (span->unit)
      && !in_family (span->unit, "time") && !in_family (span->unit, "age"))
    return TRUE;

  return number->value >= 2 && !makes_word (span->unit) && !in_family (span->unit, "time")
         && !in_family (span->unit, "age") && is_ideograph (char_at (text, span->unit_end))
         && dz_lexicon_match_back (self->lexicon, DZ_WORD_COUNT_VERB, text, number->start, 0) > 0;
}

static gboolean
is_steps (const Scanner *self, const DzNumber *number, const UnitSpan *span)
{
  const DzFigure *last = get_last (self);

  return span->unit != NULL && g_str_equal (span->unit->unit, "位")
         && span->magnitude_end == span->magnitude_start
         && (dz_lexicon_match_back (self->lexicon, DZ_WORD_GROWTH, self->text, number->start, 0) > 0
             || (last != NULL && last->kind == DZ_FIGURE_STEPS && last->full_end == number->start - 1));
}

static DzFigure *
add_figure (Scanner *self, const DzNumber *number, const UnitSpan *span)
{
  DzFigure *figure = g_new0 (DzFigure, 1);

  figure->start = number->start;
  figure->end = MAX (span->unit_end, MAX (span->magnitude_end, number->end));
  figure->full_start = figure->start;
  figure->full_end = figure->end;
  figure->low = number->value;
  figure->high = number->value;
  figure->known_unit = span->unit;
  figure->unit = dup_unit (self, span);
  figure->modifier = span->more ? DZ_MODIFIER_MORE_THAN : DZ_MODIFIER_EXACT;
  if (number->form == DZ_NUMBER_FRACTION)
    {
      g_free (figure->unit);
      figure->unit = g_strdup (number->per_mille ? "‰" : "%");
      figure->end = number->end;
      figure->full_end = number->end;
    }
  if (number->form == DZ_NUMBER_FRACTION || is_percent (span->unit) || in_family (span->unit, "tenths"))
    figure->kind = DZ_FIGURE_PERCENT;
  else if (is_steps (self, number, span))
    figure->kind = DZ_FIGURE_STEPS;
  g_ptr_array_add (self->figures, figure);

  return figure;
}

/* 压缩至3个工作日内，: 内 ends the words; 10家内资企业 does not. */
static int
match_within (const Scanner *self, const DzFigure *figure)
{
  gunichar behind = char_at (self->text, figure->end + 1);

  return char_at (self->text, figure->end) == 0x5185 /* 内 */ && (behind == 0 || dz_is_punctuation (behind))
             ? 1
             : 0;
}

static void
limit_figure (Scanner *self, DzFigure *figure)
{
  DzModifier modifier;
  int before = find_modifier_before (self, figure->start, &modifier);
  int after;

  if (before >= 0)
    {
      figure->full_start = before;
      figure->modifier = modifier;
    }
  else if (is_round (self->text, figure->start) && is_upward (self->text, figure->start))
    {
      figure->full_start = figure->start - 1;
      figure->modifier = DZ_MODIFIER_AT_LEAST;
    }
  else if (is_round (self->text, figure->start) && is_passed (self, figure->start))
    {
      figure->full_start = figure->start - 1;
      figure->modifier = DZ_MODIFIER_MORE_THAN;
    }
  after = dz_lexicon_match_modifier_after (self->lexicon, self->text, figure->end, &modifier);
  if (after == 0 && (after = match_within (self, figure)) > 0)
    modifier = DZ_MODIFIER_AT_MOST;
  if (after > 0 && !g_unichar_isdigit (char_at (self->text, figure->end + after)))
    {
      figure->full_end = figure->end + after;
      figure->modifier = modifier;
    }
}

/* The sign or word between the two ends of a range; its length, 0 if there is none. */
static int
match_range_sign (const DzPlainText *text, int position)
{
  static const char *const signs[] = { "——", "—", "–", "―", "-", "−", "~", "至", "到", NULL };

  for (int i = 0; signs[i] != NULL; i++)
    if (dz_plain_text_has (text, position, text->length, signs[i]))
      return (int) g_utf8_strlen (signs[i], -1);

  return 0;
}

static gboolean
is_minus (const DzPlainText *text, int position)
{
  gunichar c = char_at (text, position);

  return (c == '-' || c == 0x2212 /* − */) && g_unichar_isdigit (char_at (text, position + 1));
}

/* 7%—6.5%: both ends carry the unit, and the higher one is written first. */
static gboolean
is_downward (const DzNumber *first, const UnitSpan *span, const DzNumber *second, const UnitSpan *second_span)
{
  return first->form == DZ_NUMBER_DIGITS && second->value < first->value && is_percent (span->unit)
         && span->unit == second_span->unit;
}

/* 6%—7%, 4.5-5%, 百分之八至九. Returns TRUE and moves number and span to its end. */
static gboolean
extend_range (const Scanner *self, DzNumber *number, UnitSpan *span, double *high)
{
  int first_end = number->form == DZ_NUMBER_FRACTION ? number->end : MAX (span->unit_end, number->end);
  int sign = match_range_sign (self->text, first_end);
  int minus = sign > 0 && is_minus (self->text, first_end + sign) ? 1 : 0;
  DzNumber second;
  UnitSpan second_span;

  if (sign == 0 || span->more || !dz_number_scan (self->text, first_end + sign + minus, &second)
      || (second.form == DZ_NUMBER_CHINESE && number->form == DZ_NUMBER_DIGITS))
    return FALSE;

  scan_unit (self, second.end, &second_span);
  if (minus > 0)
    second.value = -second.value;
  if ((second.value <= number->value && !is_downward (number, span, &second, &second_span))
      || (number->form != DZ_NUMBER_FRACTION && second_span.unit == NULL
          && second_span.magnitude_end == second_span.magnitude_start)
      || (span->unit != NULL && span->unit != second_span.unit) || dz_number_is_year (self->text, &second))
    return FALSE;

  *high = MAX (second.value, number->value);
  number->value = MIN (second.value, number->value);
  number->end = second.end;
  *span = second_span;

  return TRUE;
}

/* 下降到-0.5%, 增长-1%: a sign before a percentage, where nothing stands before the sign that it could join. */
static gboolean
is_negative (const Scanner *self, const DzNumber *number)
{
  gunichar before = char_at (self->text, number->start - 2);
  UnitSpan span;

  if (number->form != DZ_NUMBER_DIGITS || !is_minus (self->text, number->start - 1)
      || !(is_ideograph (before) || before == '(' || before == 0))
    return FALSE;
  scan_unit (self, number->end, &span);

  return span.unit != NULL && is_percent (span.unit);
}

/* 城乡居民收入比缩小到2.31, 基尼系数为0.46: a decimal without a unit behind a word that reaches it. */
static gboolean
is_plain_ratio (const Scanner *self, const DzNumber *number)
{
  static const char *const names[] = { "比", "系数", "指数" };
  int length = dz_lexicon_match_back (self->lexicon, DZ_WORD_REACH, self->text, number->start, 0);
  int start = dz_clause_find_start (self->text, number->start, MAX (0, number->start - 24));

  if (length == 0)
    return FALSE;
  /* 价格指数控制在103以内 */
  if (number->value == floor (number->value))
    return number->value > 50 && number->value < 200
           && dz_plain_text_find (self->text, start, number->start - length, "指数") >= 0;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (dz_plain_text_find (self->text, start, number->start - length, names[i]) >= 0)
      return TRUE;

  return FALSE;
}

static gboolean
counts (const Scanner *self, const DzNumber *number, const UnitSpan *span, gboolean limited)
{
  gboolean has_magnitude = span->magnitude_end > span->magnitude_start;
  gunichar next = char_at (self->text, MAX (span->unit_end, MAX (span->magnitude_end, number->end)));

  if (number->form == DZ_NUMBER_FRACTION)
    return TRUE;
  /* 近十年来 is a time. */
  if (span->unit != NULL && g_str_equal (span->unit->unit, "年") && (next == 0x6765 /* 来 */ || next == 0x95f4 /* 间 */))
    return FALSE;
  if (number->form == DZ_NUMBER_CHINESE)
    return chinese_counts (self, number, span, limited);
  if (span->unit == NULL && !has_magnitude)
    return is_plain_ratio (self, number);
  if ((has_magnitude && span->unit != NULL && g_str_equal (span->unit->unit, "大")))
    return FALSE;
  if (is_letter (next) || dz_number_is_ordinal_like (self->text, number->end))
    return FALSE;
  if (span->unit == NULL)
    return !is_letter (char_at (self->text, number->end));

  if (in_family (span->unit, "time") && dz_number_names_circle (self->text, span->unit_end))
    return FALSE;

  /* 2024年 is a date. */
  return !(in_family (span->unit, "time") && (dz_number_is_year (self->text, number) || next == 0x5e74));
}

/* 三门峡, 六盘水: a numeral that the name of a place begins with. */
static gboolean
opens_place (const Scanner *self, const DzNumber *number)
{
  const DzKnowledge *knowledge = dz_lexicon_get_knowledge (self->lexicon);

  for (int length = 3; length <= 4 && number->form == DZ_NUMBER_CHINESE; length++)
    {
      g_autofree char *name = dz_plain_text_dup_raw (self->text, number->start, number->start + length);

      if (length > number->end - number->start && dz_knowledge_find_place (knowledge, name) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* 六成五, 三成半: tenths of tenths behind the unit. */
static void
add_hundredths (const Scanner *self, DzNumber *number, UnitSpan *span)
{
  gunichar c = char_at (self->text, span->unit_end);
  int digit = c == 0x534a /* 半 */ ? 5 : dz_char_get_digit (c);
  gunichar next = char_at (self->text, span->unit_end + 1);
  DzModifier modifier;

  if (!in_family (span->unit, "tenths") || number->form != DZ_NUMBER_CHINESE || g_unichar_isdigit (c) || digit < 1
      || !(next == 0 || dz_is_punctuation (next)
           || dz_lexicon_match_modifier_after (self->lexicon, self->text, span->unit_end + 1, &modifier) > 0))
    return;

  number->value += digit / 10.0;
  span->rest = 1;
  span->unit_end++;
}

/* Tries the number that begins at position; returns where to go on. */
static int
read_number (Scanner *self, int position)
{
  DzNumber number;
  UnitSpan span;
  const DzFigure *last = get_last (self);
  DzFigure *figure;
  DzModifier modifier;
  double high;
  gboolean limited;

  if (!dz_number_scan (self->text, position, &number))
    return MAX (number.end, position + 1);
  if (is_negative (self, &number))
    {
      number.value = -number.value;
      number.start--;
    }
  else if (dz_number_is_glued (self->text, &number))
    return number.end;
  if (self->names[number.start] || opens_place (self, &number))
    return number.end;

  scan_unit (self, number.end, &span);
  add_hundredths (self, &number, &span);
  high = number.value;
  if (extend_range (self, &number, &span, &high) && dz_number_is_year (self->text, &number))
    return number.end;
  limited = find_modifier_before (self, number.start, &modifier) >= 0 || span.more
            || (number.bare && (is_upward (self->text, number.start) || is_passed (self, number.start)))
            || is_limited_behind (self, &span);
  if (!dz_number_is_duration (self->text, &number) && !counts (self, &number, &span, limited))
    return number.end;

  figure = add_figure (self, &number, &span);
  figure->high = MAX (high, figure->low);
  if (dz_number_is_duration (self->text, &number))
    figure->kind = DZ_FIGURE_DURATION;
  limit_figure (self, figure);
  if (high > figure->low)
    figure->modifier = DZ_MODIFIER_RANGE;
  position = figure->full_end;
  if (is_size_class (self, &span, figure, last))
    g_ptr_array_set_size (self->figures, (int) self->figures->len - 1);

  return position;
}

/* 破亿元, 超万亿元: the one is not written. */
static int
read_magnitude (Scanner *self, int position)
{
  DzNumber number = { .form = DZ_NUMBER_DIGITS, .start = position, .end = position, .value = 1 };
  DzModifier modifier;
  UnitSpan span;
  gunichar c = self->text->chars[position];

  if ((c != 0x4ebf && c != 0x4e07) || self->names[position]
      || (find_modifier_before (self, position, &modifier) < 0 && !is_upward (self->text, position)
          && !is_passed (self, position)))
    return position + 1;

  scan_unit (self, position, &span);
  if (span.unit == NULL && !dz_is_punctuation (char_at (self->text, span.magnitude_end)))
    return position + 1;
  limit_figure (self, add_figure (self, &number, &span));

  return MAX (span.unit_end, span.magnitude_end);
}

/* 翻一番, 一半, 2.3∶1; returns where to go on, -1 if there is none. */
static int
read_form (Scanner *self, int position)
{
  const DzKnowledge *knowledge = dz_lexicon_get_knowledge (self->lexicon);
  DzFigure *figure = NULL;
  DzForm form;

  if (self->names[position] || !dz_form_scan (self->text, self->lexicon, position, &form))
    return -1;

  for (guint i = 0; i < form.n_parts; i++)
    {
      figure = g_new0 (DzFigure, 1);
      figure->kind = form.kind;
      figure->start = figure->full_start = form.starts[i];
      figure->end = figure->full_end = form.ends[i];
      figure->low = figure->high = form.values[i];
      figure->unit = g_strdup (form.unit);
      figure->known_unit = form.known_unit != NULL ? dz_knowledge_find_unit (knowledge, form.known_unit)
                                                   : NULL;
      figure->modifier = form.modifier;
      g_ptr_array_add (self->figures, figure);
      if (form.n_parts == 1)
        limit_figure (self, figure);
    }

  return figure->full_end;
}

static int
read_rank (Scanner *self, int position)
{
  DzRank rank;
  DzFigure *figure;

  if (self->names[position] || !dz_rank_scan (self->text, self->lexicon, position, &rank))
    return -1;

  figure = g_new0 (DzFigure, 1);
  figure->kind = DZ_FIGURE_RANK;
  figure->start = position;
  figure->end = rank.end;
  figure->full_start = position;
  figure->full_end = rank.end;
  figure->low = rank.value;
  figure->high = rank.value;
  figure->unit = g_strdup ("名");
  figure->modifier = rank.among_first ? DZ_MODIFIER_AT_MOST : DZ_MODIFIER_EXACT;
  g_ptr_array_add (self->figures, figure);

  return rank.end;
}

static int
read_at (Scanner *self, int position)
{
  int end = read_rank (self, position);
  gunichar c = self->text->chars[position];
  DzNumber number;

  if (end < 0)
    end = read_form (self, position);
  if (end > 0)
    return end;
  /* 第三次, 前三季度: an ordinal is over with its numeral. */
  if (c == 0x7b2c || (c == 0x524d && char_at (self->text, position - 1) != 0x63d0 /* 提前 */))
    return dz_number_scan (self->text, position + 1, &number) ? number.end : position + 1;
  if ((c == 0x4ebf || c == 0x4e07) && !dz_plain_text_has (self->text, position + 1, self->text->length, "分之"))
    return read_magnitude (self, position);

  return read_number (self, position);
}

GPtrArray *
dz_figure_scan (const DzPlainText *text, const DzLexicon *lexicon)
{
  Scanner self = { .text = text, .lexicon = lexicon };
  GCancellable *cancellable = g_cancellable_get_current ();

  g_return_val_if_fail (text != NULL && lexicon != NULL, NULL);

  self.names = dz_name_guard_mark (text);
  self.figures = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_figure_free);
  for (int i = 0; i < text->length && !g_cancellable_is_cancelled (cancellable);)
    i = read_at (&self, i);
  g_free (self.names);

  return self.figures;
}
