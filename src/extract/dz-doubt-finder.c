/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-doubt-finder.h"

#include <string.h>

#include "extract/dz-place-track.h"
#include "extract/dz-sentence.h"

/* A name longer than this has more than the thing in it. */
#define MAX_NAME 18

/* A rate above this is rarely meant. */
#define MAX_PERCENT 400

static gboolean
has (const DzGrounds *self, int start, int end, const char *word)
{
  return dz_plain_text_find (self->text, start, end, word) >= 0;
}

/* 1 9 9 7, 12 .5: blanks inside a number, or a letter that may be a digit beside it. */
static gboolean
looks_broken (const DzGrounds *self, const DzFigure *figure)
{
  const DzPlainText *text = self->text;
  gboolean broken = FALSE;

  for (int i = figure->start; i + 1 < figure->end && !broken; i++)
    broken = (g_unichar_isdigit (text->chars[i]) || text->chars[i] == '.')
             && g_unichar_isdigit (text->chars[i + 1]) && text->origin[i + 1] > text->origin[i] + 1;
  for (int i = MAX (figure->start - 1, 0); i <= MIN (figure->end, text->length - 1) && !broken; i++)
    broken = text->raw[i] == 'O' || text->raw[i] == 'o' || text->raw[i] == 'l' || text->raw[i] == 'I';

  return broken;
}

static gboolean
is_number_doubtful (const DzGrounds *self, const DzQuantity *quantity, const DzFigure *figure)
{
  gboolean is_percent = g_strcmp0 (quantity->unit, "%") == 0;

  if (looks_broken (self, figure) || (is_percent && quantity->high > MAX_PERCENT))
    return TRUE;
  if (quantity->measure == DZ_MEASURE_SHARE && is_percent && quantity->high > 100)
    return TRUE;

  /* 翻番, 倍增 name no number. */
  if (figure->kind == DZ_FIGURE_FOLD && figure->end - figure->start == 2)
    return TRUE;

  /* The sentence leaves out the unit. */
  return figure->kind == DZ_FIGURE_AMOUNT && figure->known_unit == NULL && *figure->unit == '\0';
}

static gboolean
is_indicator_doubtful (const DzGrounds *self, const DzFigure *figure, const DzSubject *subject)
{
  g_autoptr (DzPlainText) name = NULL;

  if (figure->kind == DZ_FIGURE_DURATION)
    return TRUE;
  if (subject->is_guess)
    return TRUE;
  if (subject->indicator != NULL || subject->is_part)
    return FALSE;

  name = dz_plain_text_new (subject->name);
  if (name->length < 2 || name->length > MAX_NAME)
    return TRUE;

  return dz_lexicon_match (self->lexicon, DZ_WORD_VERB, name, 0, name->length) == name->length
         || dz_lexicon_match (self->lexicon, DZ_WORD_SCOPE, name, 0, name->length) == name->length
         || dz_lexicon_match (self->lexicon, DZ_WORD_LINK, name, 0, name->length)
                > dz_lexicon_match (self->lexicon, DZ_WORD_NOUN, name, 0, name->length);
}

/* A percentage is a share where nothing says that it grew: sure only of what is named as one. */
static gboolean
is_measure_doubtful (const DzQuantity *quantity, const DzFigure *figure, const DzSubject *subject)
{
  static const char *const names[] = { "率", "比重", "占比", "比例", "度", "面",
                                       "比", "份额", "覆盖", "强度", "占" };

  if (figure->kind != DZ_FIGURE_PERCENT)
    return quantity->measure == DZ_MEASURE_GROWTH && figure->kind == DZ_FIGURE_AMOUNT;
  if (quantity->measure != DZ_MEASURE_SHARE || subject->is_part
      || (subject->indicator != NULL && subject->indicator->measure == DZ_MEASURE_SHARE))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strstr (subject->name, names[i]) != NULL)
      return g_str_has_suffix (quantity->unit, "‰");

  return TRUE;
}

static gboolean
is_status_doubtful (const DzGrounds *self, const DzQuantity *quantity, const DzFigure *figure)
{
  if (quantity->status == DZ_STATUS_ESTIMATE)
    return FALSE;
  if (self->plan)
    return quantity->status == DZ_STATUS_OUTCOME || has (self, self->clause_start, figure->start, "已")
           || has (self, self->clause_start, figure->start, "去年")
           || has (self, self->clause_start, figure->end, "的基础");

  return quantity->status == DZ_STATUS_GOAL || has (self, self->sentence_start, figure->start, "预计");
}

/* The years of a part that tells of several, and nothing in the clause says which of them or that it is their
 * sum. */
static gboolean
is_period_doubtful (const DzGrounds *self, const DzQuantity *quantity, const DzFigure *figure)
{
  static const char *const words[] = { "累计", "年均", "年末",   "达",     "突破",
                                       "由",   "从",   "提高到", "扩大到", "增加到" };
  g_autofree char *year = NULL;
  int first;
  int last;

  dz_period_parse (quantity->period, &first, &last);
  if (quantity->period == NULL || last == 0)
    return TRUE;
  if (self->period->first == self->period->last)
    return last < self->period->first - 1 || last > self->period->last + 5;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (has (self, self->clause_start, figure->start, words[i]))
      return FALSE;
  if (quantity->measure == DZ_MEASURE_SHARE || quantity->measure == DZ_MEASURE_RANK)
    return first != last;
  year = g_strdup_printf ("%d年", last);
  if (has (self, self->sentence_start, figure->start, year))
    return FALSE;

  return quantity->measure == DZ_MEASURE_LEVEL && first == last;
}

static gboolean
is_place_doubtful (const DzGrounds *self, const DzQuantity *quantity, const DzFigure *figure)
{
  gboolean is_own = g_strcmp0 (quantity->place, self->report->place) == 0;

  if (!is_own)
    return !has (self, self->clause_start, figure->start, quantity->place);

  return dz_place_track_names_other (self->lexicon, self->report, self->text, self->item_start,
                                     figure->full_start);
}

DzDoubts
dz_doubt_finder_find (const DzGrounds *grounds, const DzQuantity *quantity, const DzFigure *figure,
                      const DzSubject *subject)
{
  DzDoubts doubts = DZ_DOUBT_NONE;

  if (is_number_doubtful (grounds, quantity, figure))
    doubts |= DZ_DOUBT_NUMBER;
  if (is_indicator_doubtful (grounds, figure, subject))
    doubts |= DZ_DOUBT_INDICATOR;
  if (is_measure_doubtful (quantity, figure, subject))
    doubts |= DZ_DOUBT_MEASURE;
  if (is_status_doubtful (grounds, quantity, figure))
    doubts |= DZ_DOUBT_STATUS;
  if (is_period_doubtful (grounds, quantity, figure))
    doubts |= DZ_DOUBT_PERIOD;
  if (is_place_doubtful (grounds, quantity, figure))
    doubts |= DZ_DOUBT_PLACE;

  return doubts;
}
