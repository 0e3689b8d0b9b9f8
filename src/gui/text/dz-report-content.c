/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-report-content.h"

#include <string.h>

#include "core/dz-term-finder.h"
#include "core/dz-text.h"
#include "store/dz-query-matcher.h"
#include "workbench/dz-glossary.h"

/* Of a regular expression over one paragraph, some half of a millisecond: the window waits for all of them. */
#define MARKING_STEPS 50000

static gboolean
is_shown (const DzParagraph *paragraph)
{
  return paragraph->kind != DZ_PARAGRAPH_NOISE;
}

/* A line end inside a paragraph would break “one paragraph, one line”; a blank keeps the offsets. */
static void
append_line (GString *text, const char *paragraph)
{
  for (const char *p = paragraph; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r' || c == 0x2029)
        c = ' ';
      g_string_append_unichar (text, c);
    }
}

static void
build_text (DzReportContent *content)
{
  const GPtrArray *paragraphs = content->report->paragraphs;
  g_autoptr (GString) text = g_string_new (NULL);
  int offset = 0;

  content->offsets = g_new (int, MAX (paragraphs->len, 1));
  for (int i = 0; i < (int) paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      content->offsets[i] = -1;
      content->n_noise += !is_shown (paragraph);
      if (!is_shown (paragraph))
        continue;

      if (content->lines->len > 0)
        {
          g_string_append_c (text, '\n');
          offset++;
        }
      content->offsets[i] = offset;
      g_array_append_val (content->lines, i);
      append_line (text, paragraph->text);
      offset += dz_text_length (paragraph->text);
    }
  content->text = g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fold_paragraphs (DzReportContent *content)
{
  const GPtrArray *paragraphs = content->report->paragraphs;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      g_ptr_array_add (content->folded, dz_folded_text_new (paragraph->text));
    }
}

static gboolean
ends_clause (gunichar c)
{
  /* Closing marks and the signs between clauses and items, wide and narrow; dashes are left, for they
   * stand inside ranges too. */
  static const char marks[] = "，,。；;：:、！!？?“”‘’（）()《》〈〉【】[]";

  return g_utf8_strchr (marks, -1, c) != NULL;
}

/* The start of the clause around a figure: what is marked begins with the words it measures. A comma
 * between digits (1,900) ends no clause, but it lies inside the figure's own span, never before it. */
static int
find_clause_start (const char *text, int start, int limit)
{
  const char *p = g_utf8_offset_to_pointer (text, start);

  while (start > limit)
    {
      p = g_utf8_prev_char (p);
      if (ends_clause (g_utf8_get_char (p)))
        break;
      start--;
    }
  while (g_unichar_isspace (g_utf8_get_char (g_utf8_offset_to_pointer (text, start))))
    start++;

  return start;
}

/* Where the words “about”, “or more” behind the number end: the quantity knows them as its wording. */
static int
find_wording_end (const char *text, const DzQuantity *quantity)
{
  int length = quantity->wording != NULL ? dz_text_length (quantity->wording) : 0;
  const char *found = text;

  while (length > 0 && (found = strstr (found, quantity->wording)) != NULL)
    {
      int start = dz_text_offset (text, found);

      if (start > quantity->start)
        break;
      if (start + length >= quantity->end)
        return start + length;
      found = g_utf8_next_char (found);
    }

  return quantity->end;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const DzContentSpan *left = a;
  const DzContentSpan *right = b;

  if (left->paragraph != right->paragraph)
    return left->paragraph < right->paragraph ? -1 : 1;

  return (left->start > right->start) - (left->start < right->start);
}

/* Words that the reader said are marked as she said. */
static gboolean
is_said (const DzQuantity *quantity)
{
  return quantity->state == DZ_STATE_CORRECTED || quantity->state == DZ_STATE_ADDED;
}

static void
stretch_figures (DzReportContent *content)
{
  int limit = 0;

  for (guint i = 0; i < content->figures->len; i++)
    {
      DzContentSpan *span = &g_array_index (content->figures, DzContentSpan, i);
      const DzQuantity *quantity = g_ptr_array_index (content->quantities, span->index);
      const char *text = dz_report_content_get_paragraph (content, span->paragraph)->text;

      if (i == 0 || span[-1].paragraph != span->paragraph)
        limit = 0;
      if (quantity->state == DZ_STATE_REJECTED)
        continue;
      if (!is_said (quantity))
        {
          span->end = MAX (span->end, find_wording_end (text, quantity));
          span->start = find_clause_start (text, span->start, MIN (limit, span->start));
        }
      limit = span->end;
    }
}

static void
find_figures (DzReportContent *content)
{
  for (guint i = 0; i < content->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (content->quantities, i);
      DzContentSpan span = { dz_report_content_find_paragraph (content, quantity->paragraph_id),
                             quantity->start, quantity->end, i };

      if (span.paragraph >= 0 && content->offsets[span.paragraph] >= 0 && span.start < span.end)
        g_array_append_val (content->figures, span);
    }
  g_array_sort (content->figures, compare_spans);
  stretch_figures (content);
}

static void
find_terms_in (DzReportContent *content, const DzTermFinder *finder, int index)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (DzTermHit));

  dz_term_finder_find (finder, dz_report_content_get_paragraph (content, index)->text, hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const DzTermHit *hit = &g_array_index (hits, DzTermHit, i);
      DzContentSpan span = { index, hit->start, hit->end, hit->term };

      g_array_append_val (content->term_spans, span);
    }
}

static void
find_terms (DzReportContent *content)
{
  g_autofree const char **words = g_new0 (const char *, content->terms->len + 1);
  g_autoptr (DzTermFinder) finder = NULL;

  for (guint i = 0; i < content->terms->len; i++)
    words[i] = ((const DzTerm *) g_ptr_array_index (content->terms, i))->headword;
  finder = dz_term_finder_new (words, content->terms->len);
  for (guint i = 0; i < content->lines->len; i++)
    {
      int index = g_array_index (content->lines, int, i);
      DzParagraphKind kind = dz_report_content_get_paragraph (content, index)->kind;

      if (kind == DZ_PARAGRAPH_BODY || kind == DZ_PARAGRAPH_HEADING)
        find_terms_in (content, finder, index);
    }
}

DzReportContent *
dz_report_content_new (DzReport *report, GPtrArray *quantities, GPtrArray *terms)
{
  DzReportContent *content = g_atomic_rc_box_new0 (DzReportContent);

  content->report = report;
  content->quantities = quantities;
  content->terms = terms;
  content->figures = g_array_new (FALSE, FALSE, sizeof (DzContentSpan));
  content->term_spans = g_array_new (FALSE, FALSE, sizeof (DzContentSpan));
  content->folded = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_folded_text_free);
  content->lines = g_array_new (FALSE, FALSE, sizeof (int));
  build_text (content);
  fold_paragraphs (content);
  find_figures (content);
  find_terms (content);

  return content;
}

DzReportContent *
dz_report_content_load (DzStore *store, gint64 report_id, GError **error)
{
  g_autoptr (DzReport) report = dz_store_load_report (store, report_id, error);
  g_autoptr (GPtrArray) quantities = NULL;
  g_autoptr (GPtrArray) terms = NULL;

  if (report == NULL)
    return NULL;
  quantities = dz_store_list_quantities (store, report_id, error);
  if (quantities == NULL)
    return NULL;
  terms = dz_glossary_load_terms (store, error);
  if (terms == NULL)
    return NULL;

  return dz_report_content_new (g_steal_pointer (&report), g_steal_pointer (&quantities),
                                g_steal_pointer (&terms));
}

DzReportContent *
dz_report_content_ref (DzReportContent *content)
{
  return g_atomic_rc_box_acquire (content);
}

static void
clear (gpointer data)
{
  DzReportContent *content = data;

  dz_report_free (content->report);
  g_ptr_array_unref (content->quantities);
  g_ptr_array_unref (content->terms);
  g_array_unref (content->figures);
  g_array_unref (content->term_spans);
  g_ptr_array_unref (content->folded);
  g_array_unref (content->lines);
  g_free (content->text);
  g_free (content->offsets);
}

void
dz_report_content_unref (DzReportContent *content)
{
  g_atomic_rc_box_release_full (content, clear);
}

static gboolean
spans_equal (const GArray *a, const GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (DzContentSpan)) == 0);
}

gboolean
dz_report_content_equal (const DzReportContent *a, const DzReportContent *b)
{
  if (a->report->id != b->report->id || a->report->paragraphs->len != b->report->paragraphs->len)
    return FALSE;

  for (guint i = 0; i < a->report->paragraphs->len; i++)
    if (dz_report_content_get_paragraph (a, i)->id != dz_report_content_get_paragraph (b, i)->id)
      return FALSE;

  return g_str_equal (a->text, b->text) && spans_equal (a->term_spans, b->term_spans)
         && g_strcmp0 (a->report->place, b->report->place) == 0
         && dz_report_get_year (a->report) == dz_report_get_year (b->report);
}

const DzParagraph *
dz_report_content_get_paragraph (const DzReportContent *content, int paragraph)
{
  g_return_val_if_fail (paragraph >= 0 && paragraph < (int) content->report->paragraphs->len, NULL);

  return g_ptr_array_index (content->report->paragraphs, paragraph);
}

int
dz_report_content_find_paragraph (const DzReportContent *content, gint64 paragraph_id)
{
  const GPtrArray *paragraphs = content->report->paragraphs;

  for (guint i = 0; i < paragraphs->len && paragraph_id != 0; i++)
    if (((const DzParagraph *) g_ptr_array_index (paragraphs, i))->id == paragraph_id)
      return i;

  return -1;
}

static const DzContentSpan *
span_at (const GArray *spans, int paragraph, int offset)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const DzContentSpan *span = &g_array_index (spans, DzContentSpan, i);

      if (span->paragraph == paragraph && span->start <= offset && offset < span->end)
        return span;
    }

  return NULL;
}

const DzContentSpan *
dz_report_content_figure_over (const DzReportContent *content, int paragraph, int start, int end)
{
  for (guint i = 0; i < content->figures->len; i++)
    {
      const DzContentSpan *span = &g_array_index (content->figures, DzContentSpan, i);
      const DzQuantity *quantity = g_ptr_array_index (content->quantities, span->index);

      if (span->paragraph == paragraph && quantity->start < end && start < quantity->end)
        return span;
    }

  return NULL;
}

/* The number itself goes before the clause of another that goes around it. */
const DzContentSpan *
dz_report_content_figure_at (const DzReportContent *content, int paragraph, int offset)
{
  const DzContentSpan *number = dz_report_content_figure_over (content, paragraph, offset, offset + 1);

  return number != NULL ? number : span_at (content->figures, paragraph, offset);
}

const DzContentSpan *
dz_report_content_find_figure (const DzReportContent *content, gint64 quantity_id)
{
  for (guint i = 0; i < content->figures->len && quantity_id != 0; i++)
    {
      const DzContentSpan *span = &g_array_index (content->figures, DzContentSpan, i);

      if (((const DzQuantity *) g_ptr_array_index (content->quantities, span->index))->id == quantity_id)
        return span;
    }

  return NULL;
}

const DzQuantity *
dz_report_content_get_quantity (const DzReportContent *content, const DzContentSpan *figure)
{
  return g_ptr_array_index (content->quantities, figure->index);
}

const DzContentSpan *
dz_report_content_term_at (const DzReportContent *content, int paragraph, int offset)
{
  return span_at (content->term_spans, paragraph, offset);
}

static void
search_paragraph (const DzFoldedText *text, const DzFoldedText *query, int paragraph, GArray *hits)
{
  gsize size = query->length * sizeof (gunichar);

  for (int i = 0; i + query->length <= text->length; i++)
    {
      DzContentSpan span = { paragraph, 0, 0, 0 };

      if (text->chars[i] != query->chars[0] || memcmp (text->chars + i, query->chars, size) != 0)
        continue;
      span.start = text->origin[i];
      i += query->length - 1;
      span.end = MAX (text->origin[i + 1], text->origin[i] + 1);
      g_array_append_val (hits, span);
    }
}

GArray *
dz_report_content_search (const DzReportContent *content, const char *query)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (DzContentSpan));
  g_autoptr (DzFoldedText) folded = NULL;

  if (query == NULL || *query == '\0')
    return hits;

  folded = dz_folded_text_new (query);
  for (guint i = 0; i < content->lines->len && folded->length > 0; i++)
    {
      int index = g_array_index (content->lines, int, i);

      search_paragraph (g_ptr_array_index (content->folded, index), folded, index, hits);
    }

  return hits;
}

GArray *
dz_report_content_find_hits (const DzReportContent *content, const DzQuery *query, gboolean *cut_short)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (DzContentSpan));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DzTextSpan));
  g_autoptr (DzQueryMatcher) matcher = dz_query_matcher_new (query, NULL);

  *cut_short = FALSE;
  if (matcher != NULL)
    dz_query_matcher_limit (matcher, MARKING_STEPS);
  for (guint i = 0; matcher != NULL && !*cut_short && i < content->lines->len; i++)
    {
      int index = g_array_index (content->lines, int, i);
      const DzParagraph *paragraph = g_ptr_array_index (content->report->paragraphs, index);

      g_array_set_size (spans, 0);
      *cut_short = dz_query_matcher_find (matcher, paragraph->text, spans, NULL) < 0;
      for (guint k = 0; k < spans->len; k++)
        {
          const DzTextSpan *span = &g_array_index (spans, DzTextSpan, k);
          DzContentSpan hit = { index, span->start, span->end, 0 };

          g_array_append_val (hits, hit);
        }
    }

  return hits;
}
