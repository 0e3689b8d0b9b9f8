/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "gui/concordance/dz-concordance-scope.h"
#include "gui/text/dz-report-view-private.h"

static GtkTextBuffer *
get_buffer (DzReportView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

void
dz_report_view_mark_span (DzReportView *self, DzTextTag tag, int paragraph, int start, int end)
{
  GtkTextIter from;
  GtkTextIter to;

  if (start >= end || !dz_report_view_get_iter (self, paragraph, start, &from)
      || !dz_report_view_get_iter (self, paragraph, end, &to))
    return;

  gtk_text_buffer_apply_tag (get_buffer (self), self->marks.tags[tag], &from, &to);
}

/* Only where it stands: removed from the whole text at once, a tag has every line of it laid out anew. */
static void
clear_mark (DzReportView *self, DzTextTag tag)
{
  GtkTextTag *mark = self->marks.tags[tag];
  GtkTextIter from;

  gtk_text_buffer_get_start_iter (get_buffer (self), &from);
  while (gtk_text_iter_has_tag (&from, mark) || gtk_text_iter_forward_to_tag_toggle (&from, mark))
    {
      GtkTextIter to = from;

      gtk_text_iter_forward_to_tag_toggle (&to, mark);
      gtk_text_buffer_remove_tag (get_buffer (self), mark, &from, &to);
      from = to;
    }
}

static DzTextTag
get_heading_tag (const DzReport *report, int paragraph)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      const DzSection *section = g_ptr_array_index (report->sections, i);

      if (section->paragraph == paragraph)
        return DZ_TEXT_HEADING_1 + CLAMP (section->level, 1, 3) - 1;
    }

  return DZ_TEXT_HEADING_3;
}

static DzTextTag
get_paragraph_tag (const DzReport *report, int index)
{
  const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, index);

  switch (paragraph->kind)
    {
    case DZ_PARAGRAPH_HEADING:
      return get_heading_tag (report, index);
    case DZ_PARAGRAPH_FRONT:
      return g_strcmp0 (paragraph->text, report->title) == 0 ? DZ_TEXT_TITLE : DZ_TEXT_FRONT;
    case DZ_PARAGRAPH_GLOSSARY:
      return DZ_TEXT_GLOSSARY;
    case DZ_PARAGRAPH_BODY:
    case DZ_PARAGRAPH_NOISE:
    default:
      return DZ_TEXT_BODY;
    }
}

/* The line end is left out, so that a tag begins anew at every line: GTK keeps the style of the line it laid
 * out last until it meets the beginning or end of a tag, and lines laid out before are skipped over. */
static void
mark_line (DzReportView *self, int line, DzTextTag tag)
{
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_line (get_buffer (self), &from, line);
  to = from;
  if (!gtk_text_iter_ends_line (&to))
    gtk_text_iter_forward_to_line_end (&to);
  gtk_text_buffer_apply_tag (get_buffer (self), self->marks.tags[tag], &from, &to);
}

static void
mark_paragraphs (DzReportView *self)
{
  for (guint i = 0; i < self->content->lines->len; i++)
    mark_line (self, i,
               get_paragraph_tag (self->content->report, g_array_index (self->content->lines, int, i)));
}

static void
mark_run_ins (DzReportView *self)
{
  const DzReport *report = self->content->report;

  for (guint i = 0; i < report->sections->len; i++)
    {
      const DzSection *section = g_ptr_array_index (report->sections, i);

      if (section->paragraph >= 0 && section->paragraph < (int) report->paragraphs->len
          && dz_report_content_get_paragraph (self->content, section->paragraph)->kind == DZ_PARAGRAPH_BODY)
        dz_report_view_mark_span (self, DZ_TEXT_RUN_IN, section->paragraph, section->start, section->end);
    }
}

void
dz_report_view_mark_text (DzReportView *self)
{
  if (self->content == NULL)
    return;

  mark_paragraphs (self);
  mark_run_ins (self);
  dz_report_view_mark_figures (self);
}

void
dz_report_view_mark_focus (DzReportView *self)
{
  const DzContentSpan *figure;
  const DzQuantity *quantity;

  clear_mark (self, DZ_TEXT_FOCUS);
  clear_mark (self, DZ_TEXT_SENTENCE);
  if (self->content == NULL || self->focus_paragraph < 0)
    return;

  figure = self->focus_quantity != 0 ? dz_report_content_find_figure (self->content, self->focus_quantity) : NULL;
  if (figure == NULL)
    {
      dz_report_view_mark_span (self, DZ_TEXT_FOCUS, self->focus_paragraph, self->focus_start, self->focus_end);
      return;
    }
  quantity = g_ptr_array_index (self->content->quantities, figure->index);
  dz_report_view_mark_span (self, DZ_TEXT_SENTENCE, figure->paragraph, quantity->sentence_start, quantity->sentence_end);
  dz_report_view_mark_span (self, DZ_TEXT_FOCUS, figure->paragraph, figure->start, figure->end);
}

static void
mark_hits (DzReportView *self, DzTextTag tag, const GArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const DzContentSpan *hit = &g_array_index (hits, DzContentSpan, i);

      dz_report_view_mark_span (self, tag, hit->paragraph, hit->start, hit->end);
    }
}

void
dz_report_view_mark_term (DzReportView *self)
{
  g_autoptr (GArray) hits = NULL;

  clear_mark (self, DZ_TEXT_TERM);
  if (self->content == NULL || self->term == NULL || *self->term == '\0')
    return;

  hits = dz_report_content_search (self->content, self->term);
  mark_hits (self, DZ_TEXT_TERM, hits);
}

/* By the language of the search and what is one for it; what cannot be understood is nowhere. */
void
dz_report_view_mark_query (DzReportView *self)
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (DzQuery) query = NULL;
  g_autoptr (GArray) hits = NULL;
  gboolean cut_short = FALSE;

  clear_mark (self, DZ_TEXT_HIT);
  if (self->content == NULL || self->query == NULL || *self->query == '\0')
    return;

  settings = g_settings_new (APP_ID);
  if ((query = dz_concordance_scope_parse (settings, self->query, NULL)) == NULL)
    return;
  hits = dz_report_content_find_hits (self->content, query, &cut_short);
  mark_hits (self, DZ_TEXT_HIT, hits);
  if (cut_short)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                _("The expression is too much work for the open report: not all of its hits are marked."));
}

typedef struct
{
  DzReportView *view;
  DzTextTag tag;
  int paragraph;
} Marking;

static void
mark_words (int start, int end, gpointer user_data)
{
  const Marking *marking = user_data;

  dz_report_view_mark_span (marking->view, marking->tag, marking->paragraph, start, end);
}

static void
mark_pair (DzReportView *self, int index)
{
  const DzParagraphPair *pair = dz_text_comparison_get_pair (self->comparison, index);
  gboolean later = dz_text_comparison_get_later (self->comparison) == self->side;
  int first = self->side == DZ_SIDE_LEFT ? pair->left : pair->right;
  int n = self->side == DZ_SIDE_LEFT ? pair->n_left : pair->n_right;

  for (int i = 0; pair->n_left > 0 && pair->n_right > 0 && i < n; i++)
    {
      Marking marking = { self, later ? DZ_TEXT_INSERTED : DZ_TEXT_REMOVED, first + i };

      dz_text_comparison_foreach_mark (self->comparison, self->side, first + i, mark_words, &marking);
    }
}

/* Words of paragraphs that only one report has are not marked: the margin says it once. Two places word nearly
 * everything differently: their changes are marked only where all are asked for. */
void
dz_report_view_mark_changes (DzReportView *self)
{
  int pair;

  clear_mark (self, DZ_TEXT_INSERTED);
  clear_mark (self, DZ_TEXT_REMOVED);
  if (self->content == NULL || self->comparison == NULL)
    return;

  for (guint i = 0; self->all_changes && i < self->comparison->comparison->pairs->len; i++)
    mark_pair (self, i);
  pair = dz_text_comparison_find_pair (self->comparison, self->side, self->focus_paragraph);
  if (!self->all_changes && pair >= 0 && !dz_text_comparison_is_between_places (self->comparison))
    mark_pair (self, pair);
}

static void
append_noise (DzReportView *self, GString *text)
{
  const GPtrArray *paragraphs = self->content->report->paragraphs;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      if (paragraph->kind == DZ_PARAGRAPH_NOISE)
        g_string_append_printf (text, "\n%s", paragraph->text);
    }
}

void
dz_report_view_fill_aside (DzReportView *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  g_autoptr (GString) text = g_string_new ("\n");
  GtkTextIter from;
  GtkTextIter to;
  int offset;

  if (self->content == NULL || self->content->n_noise == 0)
    return;

  offset = g_utf8_strlen (self->content->text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, offset);
  gtk_text_buffer_get_end_iter (buffer, &to);
  gtk_text_buffer_delete (buffer, &from, &to);

  g_string_append (text, self->noise_shown ? "▾ " : "▸ ");
  g_string_append_printf (text, ngettext ("%d line set aside as not part of the report",
                                          "%d lines set aside as not part of the report", self->content->n_noise),
                          self->content->n_noise);
  if (self->noise_shown)
    append_noise (self, text);

  gtk_text_buffer_get_end_iter (buffer, &to);
  gtk_text_buffer_insert (buffer, &to, text->str, text->len);
  for (int i = self->content->lines->len; i < gtk_text_buffer_get_line_count (buffer); i++)
    mark_line (self, i, DZ_TEXT_ASIDE);
}
