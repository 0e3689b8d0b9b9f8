/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-figure-proposal.h"

#include <math.h>

#include "extract/dz-indicator-finder.h"
#include "extract/dz-number-scanner.h"
#include "extract/dz-period.h"
#include "extract/dz-quantity-reader.h"
#include "extract/dz-sentence.h"
#include "extract/dz-year-matcher.h"

static int
overlap (const DzQuantity *quantity, int start, int end)
{
  return MIN (quantity->end, end) - MAX (quantity->start, start);
}

static gboolean
has_plan_before (const DzReport *report, int paragraph)
{
  for (int i = 0; i < paragraph; i++)
    if (((const DzParagraph *) g_ptr_array_index (report->paragraphs, i))->part == DZ_PART_PLAN)
      return TRUE;

  return FALSE;
}

/* Reads the paragraph alone, with the parts of the report around it: the whole report would take too long. */
static DzQuantity *
read_there (const DzReport *report, int paragraph, int start, int end, const DzKnowledge *knowledge)
{
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new ();
  g_autoptr (GPtrArray) quantities = NULL;
  DzParagraph plan = { .kind = DZ_PARAGRAPH_FRONT, .part = DZ_PART_PLAN };
  DzReport part = *report;
  DzQuantity *best = NULL;
  int most = 0;

  if (has_plan_before (report, paragraph))
    g_ptr_array_add (paragraphs, &plan);
  g_ptr_array_add (paragraphs, g_ptr_array_index (report->paragraphs, paragraph));
  part.paragraphs = paragraphs;
  quantities = dz_quantity_reader_read (&part, knowledge);
  for (guint i = 0; i < quantities->len; i++)
    {
      DzQuantity *quantity = g_ptr_array_index (quantities, i);
      int shared = overlap (quantity, start, end);

      if (shared > most)
        {
          most = shared;
          best = quantity;
        }
    }

  return best != NULL ? dz_quantity_copy (best) : NULL;
}

/* The positions of the text that lie in a span of the paragraph. */
static void
find_positions (const DzPlainText *text, int start, int end, int *first, int *last)
{
  *first = 0;
  while (*first < text->length && dz_plain_text_get_start (text, *first) < start)
    ++*first;
  *last = *first;
  while (*last < text->length && dz_plain_text_get_start (text, *last) < end)
    ++*last;
}

static gboolean
find_number (const DzPlainText *text, int first, int last, DzNumber *number)
{
  for (int i = first; i < last; i++)
    if (dz_number_scan (text, i, number) && number->end <= last)
      return TRUE;

  return FALSE;
}

static void
take_number (DzQuantity *quantity, const DzPlainText *text, const DzLexicon *lexicon, int first, int last)
{
  DzNumber number = { 0 };
  const DzUnit *unit = NULL;
  DzModifier modifier = DZ_MODIFIER_EXACT;
  int end;

  quantity->low = quantity->high = NAN;
  quantity->unit = g_strdup ("");
  if (!find_number (text, first, last, &number))
    return;

  quantity->low = quantity->high = number.value;
  end = number.end + dz_lexicon_match_unit (lexicon, text, number.end, &unit);
  g_free (quantity->unit);
  quantity->unit
      = number.form == DZ_NUMBER_FRACTION ? g_strdup ("%") : dz_plain_text_dup_raw (text, number.end, end);
  if (dz_lexicon_match_modifier_before (lexicon, text, number.start, 0, &modifier) > 0
      || dz_lexicon_match_modifier_after (lexicon, text, end, &modifier) > 0)
    quantity->modifier = modifier;
  quantity->start = dz_plain_text_get_start (text, number.start);
  quantity->end = dz_plain_text_get_end (text, end);
}

/* What is measured, by the same rules as for figures the program finds itself. */
static void
take_subject (DzQuantity *quantity, const DzPlainText *text, const DzLexicon *lexicon, int first, int last)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_figure_free);
  g_autoptr (GPtrArray) subjects = NULL;
  DzFigure *figure = g_new0 (DzFigure, 1);
  const DzSubject *subject;

  figure->start = figure->full_start = first;
  figure->end = figure->full_end = last;
  figure->low = figure->high = isnan (quantity->low) ? 0 : quantity->low;
  figure->unit = g_strdup (quantity->unit);
  figure->kind = g_str_equal (quantity->unit, "%") ? DZ_FIGURE_PERCENT : DZ_FIGURE_AMOUNT;
  g_ptr_array_add (figures, figure);
  subjects = dz_indicator_finder_run (text, lexicon, figures);
  subject = g_ptr_array_index (subjects, 0);
  quantity->indicator = g_strdup (subject->name);
  quantity->indicator_key = subject->indicator != NULL ? g_strdup (subject->indicator->key) : NULL;
  if (figure->kind == DZ_FIGURE_PERCENT)
    quantity->measure = DZ_MEASURE_GROWTH;
  else if (subject->indicator != NULL)
    quantity->measure = subject->indicator->measure;
}

static void
take_context (DzQuantity *quantity, const DzReport *report, const DzParagraph *paragraph,
              const DzPlainText *text, int first)
{
  gboolean plan = paragraph->part == DZ_PART_PLAN;
  DzPeriodContext context = dz_period_context_for (report, paragraph, plan);
  g_autoptr (GArray) marks = dz_year_marks_new (text, &context);
  int sentence_start;
  int sentence_end;

  dz_sentence_find (text, first, &sentence_start, &sentence_end);
  quantity->sentence_start = dz_plain_text_get_start (text, sentence_start);
  quantity->sentence_end = dz_plain_text_get_end (text, sentence_end);
  quantity->status = plan ? DZ_STATUS_GOAL : DZ_STATUS_OUTCOME;
  quantity->period = dz_period_find (text, marks, sentence_start,
                                     dz_item_find_start (text, first, sentence_start), first, &context);
  quantity->place = g_strdup (report->place);
}

static DzQuantity *
guess (const DzReport *report, const DzParagraph *paragraph, int start, int end, const DzKnowledge *knowledge)
{
  g_autoptr (DzPlainText) text = dz_plain_text_new (paragraph->text);
  g_autoptr (DzLexicon) lexicon = dz_lexicon_new (knowledge);
  DzQuantity *quantity = dz_quantity_new ();
  int first;
  int last;

  find_positions (text, start, end, &first, &last);
  quantity->start = start;
  quantity->end = end;
  take_number (quantity, text, lexicon, first, last);
  find_positions (text, quantity->start, quantity->end, &first, &last);
  if (first < last)
    {
      take_subject (quantity, text, lexicon, first, last);
      take_context (quantity, report, paragraph, text, first);
    }

  return quantity;
}

DzQuantity *
dz_figure_propose (const DzReport *report, int paragraph, int start, int end, const DzKnowledge *knowledge)
{
  const DzParagraph *around;
  DzQuantity *quantity;

  g_return_val_if_fail (report != NULL && knowledge != NULL, NULL);
  g_return_val_if_fail (paragraph >= 0 && paragraph < (int) report->paragraphs->len, NULL);
  g_return_val_if_fail (start < end, NULL);

  around = g_ptr_array_index (report->paragraphs, paragraph);
  quantity = read_there (report, paragraph, start, end, knowledge);
  if (quantity == NULL)
    quantity = guess (report, around, start, end, knowledge);
  quantity->report_id = report->id;
  quantity->paragraph_id = around->id;
  quantity->paragraph = around->number;
  quantity->state = DZ_STATE_ADDED;
  quantity->doubts = DZ_DOUBT_NONE;

  return quantity;
}
