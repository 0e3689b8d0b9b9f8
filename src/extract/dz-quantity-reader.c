/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-quantity-reader.h"

#include <string.h>

#include <gio/gio.h>

#include "core/dz-char.h"
#include "extract/dz-doubt-finder.h"
#include "extract/dz-figure-scanner.h"
#include "extract/dz-indicator-finder.h"
#include "extract/dz-measure.h"
#include "extract/dz-period-settle.h"
#include "extract/dz-place-track.h"
#include "extract/dz-sentence.h"
#include "extract/dz-year-matcher.h"

#define MAX_WORDING 40
#define MAX_LOOK_BACK 1200

typedef struct
{
  const DzReport *report;
  const DzLexicon *lexicon;
  GCancellable *cancellable; /* nullable */
  gboolean plan_seen;        /* a paragraph of the plan stood before */
  /* Of the paragraph at hand: */
  const DzParagraph *paragraph;
  const DzPlainText *text;
  gboolean plan; /* its numbers are goals unless they say otherwise */
  DzPeriodContext period;
  int five_first; /* of the report, see DzPeriodContext */
  const DzPlaceTrack *places;
  const GArray *marks;    /* (element-type DzYearMark) */
  const GArray *hardness; /* (element-type HardnessMark) */
  /* Of the numbered section: */
  int section;
  gboolean has_opened; /* a paragraph of it opened with years of its own */
  gboolean opened_by_date; /* and those are written in figures */
  DzPeriodContext opened;
} Reader;

static gboolean
is_read (const DzParagraph *paragraph)
{
  return (paragraph->kind == DZ_PARAGRAPH_BODY || paragraph->kind == DZ_PARAGRAPH_GLOSSARY)
         && paragraph->text != NULL;
}

static gboolean
is_plan (const Reader *self, const DzParagraph *paragraph)
{
  return paragraph->part == DZ_PART_PLAN || (paragraph->part == DZ_PART_SELF && self->plan_seen);
}

/* 预计全年 …，…: with a time of its own the word holds for all that follows in the sentence. */
static gboolean
expects_year (const Reader *self, int sentence_start, int position)
{
  int found = dz_plain_text_find (self->text, sentence_start, position, "预计");

  return found >= 0 && (dz_lexicon_match (self->lexicon, DZ_WORD_TIME, self->text, found + 2, position) > 0
                        || g_unichar_isdigit (self->text->chars[found + 2]));
}

/* …；预计完成A 5亿元，B增长3%；…: where it opens a clause it holds up to the next semicolon for what the
 * accounts tell; what was counted or what place was taken is known. */
static gboolean
expects_clauses (const Reader *self, const DzFigure *figure, int sentence_start)
{
  int position = figure->start;
  int start = sentence_start;
  int found;

  if (figure->kind != DZ_FIGURE_PERCENT
      && (figure->kind != DZ_FIGURE_AMOUNT || figure->known_unit == NULL
          || !g_str_equal (figure->known_unit->family, "money")))
    return FALSE;
  for (int i = sentence_start; i < position; i++)
    if (self->text->chars[i] == ';')
      start = i + 1;
  found = dz_plain_text_find (self->text, start, position, "预计");
  if (found < 0)
    return FALSE;
  start = dz_clause_find_start (self->text, found, start);
  if (found > start)
    start += dz_lexicon_match (self->lexicon, DZ_WORD_TIME, self->text, start, found);

  return start == found;
}

/* 目前，全国已经有…: how it is, in the middle of what shall be. */
static gboolean
states_present (const Reader *self, int clause_start, int end)
{
  static const char *const words[] = { "现在全", "现在已", "目前已", "目前全", "截至目前", "已经", "现已",
                                       "去年同期", "上年同期", "到现在为止" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (dz_plain_text_find (self->text, clause_start, end, words[i]) >= 0)
      return TRUE;

  return FALSE;
}

/* …，颁布了5部 in the middle of what shall be: done, unless the clause says that it is still to come. */
static gboolean
tells_done (const Reader *self, const DzFigure *figure, int clause_start)
{
  static const char *const ahead[] = { "将",   "要",   "力争", "争取", "确保", "计划",
                                       "为了", "除了", "如果", "会",   "可以", "能" };
  gunichar before = figure->full_start > clause_start ? self->text->chars[figure->full_start - 1] : 0;

  if (before != 0x4e86 /* 了 */)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ahead); i++)
    if (dz_plain_text_find (self->text, clause_start, figure->full_start, ahead[i]) >= 0)
      return FALSE;

  return TRUE;
}

/* 今年以来，…: what a report given later in the year looks back on too. */
static gboolean
tells_since_new_year (const Reader *self, const DzFigure *figure, int year)
{
  return year == self->period.this_year
         && dz_plain_text_find (self->text, MAX (0, figure->start - MAX_LOOK_BACK), figure->start, "今年以来") >= 0;
}

/* A review given late in a year tells of that year too, where no word of a goal stands in the clause. */
static gboolean
looks_back (const Reader *self, int clause_start, int end, int year)
{
  return self->paragraph->part == DZ_PART_REVIEW && year <= self->period.this_year
         && !dz_lexicon_contains (self->lexicon, DZ_WORD_GOAL, self->text, clause_start, end);
}

static DzStatus
find_status (const Reader *self, const DzFigure *figure, const DzQuantity *quantity, int sentence_start,
             int clause_start)
{
  int first;
  int last;

  dz_period_parse (quantity->period, &first, &last);
  if (self->plan
      && (states_present (self, clause_start, figure->start) || tells_done (self, figure, clause_start)))
    return DZ_STATUS_OUTCOME;
  if (self->plan)
    return last > 0 && last < self->period.plan_first ? DZ_STATUS_OUTCOME : DZ_STATUS_GOAL;
  if (dz_plain_text_find (self->text, clause_start, figure->start, "预计") >= 0
      || expects_year (self, sentence_start, figure->start)
      || expects_clauses (self, figure, sentence_start))
    return DZ_STATUS_ESTIMATE;
  if (last > self->period.review_last && self->period.review_last > 0)
    return tells_since_new_year (self, figure, last) || looks_back (self, clause_start, figure->start, last)
               ? DZ_STATUS_OUTCOME
               : DZ_STATUS_GOAL;
  if (self->paragraph->part == DZ_PART_OTHER
      && dz_lexicon_contains (self->lexicon, DZ_WORD_GOAL, self->text, clause_start, figure->start))
    return DZ_STATUS_GOAL;

  return DZ_STATUS_OUTCOME;
}

typedef struct
{
  int position;
  int end;
  const DzHardness *word;
} HardnessMark;

static GArray *
mark_hardness (const DzPlainText *text, const DzLexicon *lexicon)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (HardnessMark));

  for (int i = 0; i < text->length; i++)
    {
      HardnessMark mark = { i, 0, NULL };

      mark.end = i + dz_lexicon_match_hardness (lexicon, text, i, text->length, &mark.word);
      if (mark.end > i)
        g_array_append_val (marks, mark);
    }

  return marks;
}

/* The number of marks before position. */
static guint
find_hardness_mark (const Reader *self, int position)
{
  guint low = 0;
  guint high = self->hardness->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->hardness, HardnessMark, middle).position < position)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The word that tells how hard a goal binds: the last in the clause, a mere 达到 only where no other stands;
 * else one earlier in the sentence that governs all its clauses. Returns its position, -1 if there is
 * none. */
static int
find_hardness (const Reader *self, int sentence_start, int clause_start, int end, const DzHardness **hardness)
{
  int weak_position = -1;

  *hardness = NULL;
  for (guint i = find_hardness_mark (self, end); i > 0; i--)
    {
      const HardnessMark *mark = &g_array_index (self->hardness, HardnessMark, i - 1);
      gboolean weak = g_str_equal (mark->word->key, "require");

      if (mark->position < sentence_start)
        break;
      if (mark->end > end || (weak && (weak_position >= 0 || mark->position < clause_start)))
        continue;
      *hardness = mark->word;
      if (!weak)
        return mark->position;
      weak_position = mark->position;
    }

  return weak_position;
}

/* A name right before what is measured (武汉市地区生产总值) tells most; else the place the clause is about. */
static const char *
find_place (const Reader *self, const DzFigure *figure, const DzSubject *subject, int clause_start)
{
  const char *name;

  for (int i = MAX (clause_start, subject->start - 12); i < subject->start; i++)
    {
      const DzPlace *place = NULL;

      if (dz_lexicon_match_place (self->lexicon, self->text, i, subject->start, &place) == subject->start - i)
        return place->name;
      if (subject->start - i != 2)
        continue;
      name = dz_place_track_find_whole (self->lexicon, self->report, self->text, i, subject->start);
      if (name != NULL)
        return name;
    }
  name = dz_place_track_get (self->places, figure->start);

  return name != NULL ? name : self->report->place;
}

/* From the hardness, else from behind the name of what is measured, to the end of the limiting words. */
static char *
dup_wording (const Reader *self, const DzFigure *figure, const DzSubject *subject, int hardness,
             int item_start, int clause_start)
{
  int start = subject->start >= 0 && subject->end <= figure->full_start ? MAX (subject->end, item_start)
                                                                        : item_start;

  if (hardness >= clause_start)
    start = hardness;
  start = MAX (start, figure->full_end - MAX_WORDING);

  return dz_plain_text_dup_raw (self->text, MIN (start, figure->full_start), figure->full_end);
}

static void
fill_spans (const Reader *self, DzQuantity *quantity, const DzFigure *figure, int sentence_start,
            int sentence_end)
{
  quantity->start = dz_plain_text_get_start (self->text, figure->start);
  quantity->end = dz_plain_text_get_end (self->text, figure->end);
  quantity->sentence_start = dz_plain_text_get_start (self->text, sentence_start);
  quantity->sentence_end = dz_plain_text_get_end (self->text, sentence_end);
}

/* In a list with one verb the limiting word stands once: 突破185亿个、2.1万家. */
static DzModifier
find_modifier (const GPtrArray *figures, const GPtrArray *subjects, guint i)
{
  const DzFigure *figure = g_ptr_array_index (figures, i);
  const DzFigure *first;

  if (figure->modifier != DZ_MODIFIER_EXACT)
    return figure->modifier;
  while (i > 0 && ((const DzSubject *) g_ptr_array_index (subjects, i))->in_list)
    i--;
  first = g_ptr_array_index (figures, i);

  return first->full_start < first->start ? first->modifier : figure->modifier;
}

/* 每增长1个百分点: what each step brings. */
static gboolean
is_rate_per_step (const Reader *self, const DzFigure *figure)
{
  int start = MAX (0, figure->full_start - 3);

  return dz_plain_text_has (self->text, start, figure->full_start, "每增长")
         || dz_plain_text_has (self->text, start, figure->full_start, "每提高")
         || dz_plain_text_has (self->text, start, figure->full_start, "每增加");
}

/* 比去年多100万人: more by so much. */
static gboolean
is_difference (const Reader *self, const DzFigure *figure)
{
  gunichar before = figure->full_start > 0 ? self->text->chars[figure->full_start - 1] : 0;
  int start = dz_clause_find_start (self->text, figure->full_start, MAX (0, figure->full_start - 16));

  return (before == 0x591a /* 多 */ || before == 0x5c11 /* 少 */)
         && (dz_plain_text_find (self->text, start, figure->full_start, "比") >= 0
             || dz_plain_text_find (self->text, start, figure->full_start, "较") >= 0);
}

/* 由原定平均每年6%调高到8%: where it came from, though 由 does not stand right before. */
static gboolean
leads_to_another (const Reader *self, const DzFigure *figure)
{
  static const char *const words[] = { "调高", "调低", "调整", "调减", "提高", "降低",
                                       "上升", "下降", "增加", "减少", "扩大" };
  int start = dz_clause_find_start (self->text, figure->full_start, MAX (0, figure->full_start - 24));
  int behind = figure->full_end + 2;

  if (dz_plain_text_find_last (self->text, start, figure->full_start, "由") < 0
      && dz_plain_text_find_last (self->text, start, figure->full_start, "从") < 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (dz_plain_text_has (self->text, figure->full_end, self->text->length, words[i]))
      return behind < self->text->length
             && (self->text->chars[behind] == 0x5230 /* 到 */ || self->text->chars[behind] == 0x81f3 /* 至 */
                 || self->text->chars[behind] == 0x4e3a /* 为 */);

  return FALSE;
}

/* 增加30公里, 从70亿元: by how much, or from where, not how much. */
static gboolean
is_step (const Reader *self, const DzFigure *figure, const DzSubject *subject)
{
  gunichar before = figure->full_start > 0 ? self->text->chars[figure->full_start - 1] : 0;

  if (before == 0x4ece /* 从 */ || before == 0x7531 /* 由 */ || is_rate_per_step (self, figure)
      || is_difference (self, figure) || leads_to_another (self, figure))
    return TRUE;

  return figure->kind == DZ_FIGURE_AMOUNT && !subject->is_flow
         && dz_lexicon_match_back (self->lexicon, DZ_WORD_GROWTH, self->text, figure->full_start, 0) > 0;
}

/* 预计达到690亿元，增长6.2%: what is said of the same thing next is as sure as that. */
static gboolean
goes_on (const DzQuantity *quantity, const DzQuantity *previous)
{
  return previous != NULL && quantity->sentence_start == previous->sentence_start
         && quantity->paragraph == previous->paragraph && quantity->measure != previous->measure
         && (quantity->measure == DZ_MEASURE_GROWTH
             || (quantity->measure == DZ_MEASURE_RATIO && g_str_has_suffix (quantity->unit, "倍")))
         && g_strcmp0 (quantity->indicator, previous->indicator) == 0;
}

/* 其中高速公路1120公里; 降幅比全市收窄1.2个百分点: of the years of what it is a part of or compared with. */
static gboolean
shares_period (const Reader *self, const DzQuantity *quantity, const DzFigure *figure, const DzSubject *subject,
               const DzQuantity *previous)
{
  int start;
  int end;
  int clause;

  if (previous == NULL || previous->period == NULL || quantity->sentence_start != previous->sentence_start
      || quantity->paragraph != previous->paragraph || quantity->period == NULL)
    return FALSE;
  if (subject->in_list)
    return quantity->measure == DZ_MEASURE_RATIO && previous->measure == DZ_MEASURE_RATIO;
  dz_sentence_find (self->text, figure->start, &start, &end);
  clause = dz_clause_find_start (self->text, figure->full_start, start);
  if (subject->start < 0 && figure->kind == DZ_FIGURE_PERCENT)
    return strncmp (quantity->period, previous->period, 4) == 0 && strpbrk (previous->period, "QH") != NULL
           && strpbrk (quantity->period, "QH") == NULL
           && dz_plain_text_find (self->text, clause, figure->full_start, "年") < 0;

  return dz_plain_text_has (self->text, clause, figure->full_start, "其中")
         && dz_plain_text_find (self->text, clause, figure->full_start, "年") < 0
         && figure->kind == DZ_FIGURE_AMOUNT && quantity->measure == DZ_MEASURE_LEVEL
         && previous->measure == DZ_MEASURE_LEVEL && strchr (previous->period, '-') != NULL
         && g_str_has_suffix (previous->period, quantity->period);
}

static DzDoubts
find_doubts (const Reader *self, const DzQuantity *quantity, const DzFigure *figure, const DzSubject *subject,
             int sentence_start, int clause_start, int item_start)
{
  DzGrounds grounds = {
    .text = self->text,
    .lexicon = self->lexicon,
    .report = self->report,
    .period = &self->period,
    .plan = self->plan,
    .sentence_start = sentence_start,
    .clause_start = clause_start,
    .item_start = item_start,
  };

  return dz_doubt_finder_find (&grounds, quantity, figure, subject);
}

static DzQuantity *
read_quantity (const Reader *self, const GPtrArray *figures, const GPtrArray *subjects, guint i)
{
  const DzFigure *figure = g_ptr_array_index (figures, i);
  const DzSubject *subject = g_ptr_array_index (subjects, i);
  DzQuantity *quantity = dz_quantity_new ();
  const DzHardness *hardness;
  gboolean from_far;
  int sentence_start;
  int sentence_end;
  int clause_start;
  int item_start;
  int hard;

  dz_sentence_find (self->text, figure->start, &sentence_start, &sentence_end);
  clause_start = dz_clause_find_start (self->text, figure->full_start, sentence_start);
  item_start = dz_item_find_start (self->text, figure->full_start, clause_start);
  fill_spans (self, quantity, figure, sentence_start, sentence_end);
  quantity->low = figure->low;
  quantity->high = figure->high;
  quantity->unit = g_strdup (figure->unit);
  quantity->modifier = find_modifier (figures, subjects, i);
  quantity->period = dz_period_find (self->text, self->marks, sentence_start, item_start, figure->start,
                                     &self->period);
  from_far = figure->kind == DZ_FIGURE_PERCENT
             && dz_period_is_from_far (self->text, item_start, figure->start, quantity->period);
  quantity->measure = dz_measure_find (self->text, self->lexicon, figures, subjects, i);
  quantity->period = dz_period_settle (self->text, self->lexicon, figure, subject, quantity->measure,
                                       clause_start, &self->period, quantity->period);
  quantity->status = find_status (self, figure, quantity, sentence_start, clause_start);
  quantity->indicator = g_strdup (subject->name);
  if (subject->indicator != NULL && !from_far && !is_step (self, figure, subject)
      && dz_measure_fits (subject->indicator, figure, quantity->measure))
    quantity->indicator_key = g_strdup (subject->indicator->key);
  quantity->place = g_strdup (find_place (self, figure, subject, clause_start));
  hard = find_hardness (self, sentence_start, clause_start, figure->start, &hardness);
  if (quantity->status == DZ_STATUS_GOAL && hardness != NULL)
    quantity->hardness = g_strdup (hardness->key);
  quantity->wording = dup_wording (self, figure, subject, hard, item_start, clause_start);
  quantity->doubts = find_doubts (self, quantity, figure, subject, sentence_start, clause_start, item_start);

  return quantity;
}

/* The numbered heading a paragraph stands under, past run-in ones; -1 if there is none. */
static int
find_numbered_section (const DzReport *report, int index)
{
  while (index >= 0 && index < (int) report->sections->len)
    {
      const DzSection *section = g_ptr_array_index (report->sections, index);

      if (section->level <= 2)
        return index;
      index = section->parent;
    }

  return -1;
}

/* In a review of one year a span written in figures (2021年至2023年，…) is of its own paragraph. */
static gboolean
holds_on (const Reader *self)
{
  return !self->opened_by_date || self->period.first < self->period.last;
}

/* 过去五年 …; 2020年，… : the last year, once opened, goes on until years are named again. */
static void
carry_years (Reader *self, const DzPlainText *text)
{
  int section = find_numbered_section (self->report, self->paragraph->section);
  gboolean opens;

  if (section != self->section)
    self->has_opened = FALSE;
  self->section = section;
  opens = dz_period_opens (text, &self->period, &self->opened);
  if (opens)
    {
      self->has_opened = TRUE;
      self->opened_by_date = dz_char_get_digit (text->chars[0]) >= 0;
    }
  if (self->has_opened && !self->plan && (opens || holds_on (self))
      && (self->opened.first < self->opened.last || (!opens && self->period.first < self->period.last)))
    {
      self->period.first = self->opened.first;
      self->period.last = self->opened.last;
    }
}

static void
read_paragraph (Reader *self, int index, GPtrArray *quantities)
{
  g_autoptr (DzPlainText) text = dz_plain_text_new (self->paragraph->text);
  g_autoptr (GPtrArray) figures = dz_figure_scan (text, self->lexicon);
  g_autoptr (GPtrArray) subjects = dz_indicator_finder_run (text, self->lexicon, figures);
  g_autoptr (DzPlaceTrack) places = dz_place_track_new (text, self->lexicon, self->report);

  g_autoptr (GArray) marks = dz_year_marks_new (text, &self->period);
  g_autoptr (GArray) hardness = mark_hardness (text, self->lexicon);

  carry_years (self, text);
  self->text = text;
  self->places = places;
  self->marks = marks;
  self->hardness = hardness;
  for (guint i = 0; i < subjects->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      DzQuantity *quantity = read_quantity (self, figures, subjects, i);
      const DzQuantity *previous = i > 0 ? quantities->pdata[quantities->len - 1] : NULL;

      quantity->paragraph = index;
      if (goes_on (quantity, previous) && previous->status == DZ_STATUS_ESTIMATE)
        quantity->status = DZ_STATUS_ESTIMATE;
      if (previous != NULL && shares_period (self, quantity, figures->pdata[i], subjects->pdata[i], previous))
        {
          g_free (quantity->period);
          quantity->period = g_strdup (previous->period);
        }
      g_ptr_array_add (quantities, quantity);
    }
  self->text = NULL;
  self->places = NULL;
  self->marks = NULL;
  self->hardness = NULL;
}

GPtrArray *
dz_quantity_reader_read (const DzReport *report, const DzKnowledge *knowledge)
{
  g_autoptr (DzLexicon) lexicon = NULL;
  Reader self = { .report = report, .cancellable = g_cancellable_get_current () };
  GPtrArray *quantities;

  g_return_val_if_fail (report != NULL && knowledge != NULL, NULL);

  lexicon = dz_lexicon_new (knowledge);
  quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  self.lexicon = lexicon;
  self.five_first = dz_period_find_five_year_plan (report);
  for (guint i = 0; i < report->paragraphs->len && !g_cancellable_is_cancelled (self.cancellable); i++)
    {
      self.paragraph = g_ptr_array_index (report->paragraphs, i);
      self.plan_seen |= self.paragraph->part == DZ_PART_PLAN;
      if (!is_read (self.paragraph))
        continue;
      self.plan = is_plan (&self, self.paragraph);
      self.period = dz_period_context_for (report, self.paragraph, self.plan);
      self.period.five_first = self.five_first;
      read_paragraph (&self, (int) i, quantities);
    }

  return quantities;
}
