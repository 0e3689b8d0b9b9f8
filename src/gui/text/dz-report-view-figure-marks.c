/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-report-view-private.h"

static const DzTextTag figure_tags[] = { DZ_TEXT_OUTCOME, DZ_TEXT_GOAL, DZ_TEXT_HAND_LINED };

DzFigureMark
dz_figure_mark_of (const DzQuantity *quantity)
{
  switch (quantity->state)
    {
    case DZ_STATE_REJECTED:
      return DZ_FIGURE_MARK_REJECTED;
    case DZ_STATE_CONFIRMED:
    case DZ_STATE_CORRECTED:
    case DZ_STATE_ADDED:
      return DZ_FIGURE_MARK_READER;
    case DZ_STATE_EXTRACTED:
    default:
      return quantity->doubts != DZ_DOUBT_NONE ? DZ_FIGURE_MARK_UNCERTAIN : DZ_FIGURE_MARK_CERTAIN;
    }
}

static void
mark_figure (DzReportView *self, const DzContentSpan *span)
{
  const DzQuantity *quantity = dz_report_content_get_quantity (self->content, span);
  DzFigureMark mark = dz_figure_mark_of (quantity);
  DzTextTag tag = quantity->status == DZ_STATUS_GOAL ? DZ_TEXT_GOAL : DZ_TEXT_OUTCOME;

  if (mark == DZ_FIGURE_MARK_REJECTED)
    return;
  dz_report_view_mark_span (self, tag, span->paragraph, span->start, span->end);
  if (mark != DZ_FIGURE_MARK_CERTAIN)
    dz_report_view_mark_span (self, DZ_TEXT_HAND_LINED, span->paragraph, span->start, span->end);
}

void
dz_report_view_mark_figures (DzReportView *self)
{
  for (guint i = 0; i < self->content->figures->len; i++)
    mark_figure (self, &g_array_index (self->content->figures, DzContentSpan, i));
}

/* The figures of one paragraph: [*first, end) of a content whose figures before *first are of earlier ones. */
static guint
find_end (const DzReportContent *content, int paragraph, guint first)
{
  guint end = first;

  while (end < content->figures->len && g_array_index (content->figures, DzContentSpan, end).paragraph == paragraph)
    end++;

  return end;
}

static gboolean
look_alike (const DzReportContent *a, guint i, const DzReportContent *b, guint j)
{
  const DzContentSpan *left = &g_array_index (a->figures, DzContentSpan, i);
  const DzContentSpan *right = &g_array_index (b->figures, DzContentSpan, j);
  const DzQuantity *old = dz_report_content_get_quantity (a, left);
  const DzQuantity *new = dz_report_content_get_quantity (b, right);

  return left->start == right->start && left->end == right->end
         && (old->status == DZ_STATUS_GOAL) == (new->status == DZ_STATUS_GOAL)
         && dz_figure_mark_of (old) == dz_figure_mark_of (new);
}

static void
mark_paragraph_anew (DzReportView *self, int paragraph, guint first, guint end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter from;
  GtkTextIter to;

  if (!dz_report_view_get_iter (self, paragraph, 0, &from))
    return;
  to = from;
  if (!gtk_text_iter_ends_line (&to))
    gtk_text_iter_forward_to_line_end (&to);
  for (guint i = 0; i < G_N_ELEMENTS (figure_tags); i++)
    gtk_text_buffer_remove_tag (buffer, self->marks.tags[figure_tags[i]], &from, &to);
  for (guint i = first; i < end; i++)
    mark_figure (self, &g_array_index (self->content->figures, DzContentSpan, i));
}

/* Only paragraphs whose figures changed are marked anew: the rest stays laid out. */
void
dz_report_view_mark_figures_anew (DzReportView *self, const DzReportContent *before)
{
  guint old = 0;
  guint new = 0;

  for (int i = 0; i < (int) self->content->report->paragraphs->len; i++)
    {
      guint old_end = find_end (before, i, old);
      guint new_end = find_end (self->content, i, new);
      gboolean same = old_end - old == new_end - new;

      for (guint j = 0; same && j < new_end - new; j++)
        same = look_alike (before, old + j, self->content, new + j);
      if (!same)
        mark_paragraph_anew (self, i, new, new_end);
      old = old_end;
      new = new_end;
    }
}
