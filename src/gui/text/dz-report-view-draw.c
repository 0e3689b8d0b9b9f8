/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-report-view-private.h"

#define BAR_WIDTH 3
#define DOT 1.5f
#define DOT_STEP 4.0f

/* The focus paragraph: a quiet band, and a bar at its left for those who do not see the tint. */
static void
draw_focus (DzReportView *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height;
  int y;

  if (!dz_report_view_get_extent (self, self->focus_paragraph, &y, &height))
    return;

  gtk_snapshot_append_color (snapshot, &self->marks.colors[DZ_TEXT_COLOR_BAND],
                             &GRAPHENE_RECT_INIT (0, y - 2, width, height));
  gtk_snapshot_append_color (snapshot, &self->marks.colors[DZ_TEXT_COLOR_BAR],
                             &GRAPHENE_RECT_INIT (0, y - 2, BAR_WIDTH, height));
}

static void
draw_dots (DzReportView *self, GtkSnapshot *snapshot, const GdkRectangle *area)
{
  const GdkRGBA *ink = &self->marks.colors[DZ_TEXT_COLOR_DOTS];
  GdkRGBA none = *ink;
  float y = area->y + area->height - 1;
  float share = DOT / DOT_STEP;

  none.alpha = 0;
  gtk_snapshot_append_repeating_linear_gradient (
    snapshot, &GRAPHENE_RECT_INIT (area->x, y, area->width, DOT), &GRAPHENE_POINT_INIT (area->x, y),
    &GRAPHENE_POINT_INIT (area->x + DOT_STEP, y),
    (GskColorStop[]){ { 0, *ink }, { share, *ink }, { share, none }, { 1, none } }, 4);
}

/* A term may run over the end of a display line: characters of one line are drawn as one run. */
static void
draw_term (DzReportView *self, GtkSnapshot *snapshot, const DzContentSpan *span)
{
  GdkRectangle run = { 0 };
  GtkTextIter iter;

  if (!dz_report_view_get_iter (self, span->paragraph, span->start, &iter))
    return;

  for (int i = span->start; i < span->end; i++)
    {
      GdkRectangle area;

      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &area);
      if (run.width > 0 && area.y == run.y)
        run.width = area.x + area.width - run.x;
      else
        {
          if (run.width > 0)
            draw_dots (self, snapshot, &run);
          run = area;
        }
      gtk_text_iter_forward_char (&iter);
    }
  draw_dots (self, snapshot, &run);
}

static int
find_visible_line (DzReportView *self, int y)
{
  GtkTextIter iter;

  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &iter, y, NULL);

  return gtk_text_iter_get_line (&iter);
}

/* Only what can be seen is walked: spans are sorted by paragraph, and so are lines. */
static void
draw_terms (DzReportView *self, GtkSnapshot *snapshot)
{
  const GArray *lines = self->content->lines;
  GdkRectangle visible;
  int first;
  int last;

  if (lines->len == 0)
    return;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  first = MIN (find_visible_line (self, visible.y), (int) lines->len - 1);
  last = MIN (find_visible_line (self, visible.y + visible.height), (int) lines->len - 1);
  first = g_array_index (lines, int, first);
  last = g_array_index (lines, int, last);

  for (guint i = 0; i < self->content->term_spans->len; i++)
    {
      const DzContentSpan *span = &g_array_index (self->content->term_spans, DzContentSpan, i);

      if (span->paragraph > last)
        break;
      if (span->paragraph >= first)
        draw_term (self, snapshot, span);
    }
}

void
dz_report_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  DzReportView *self = DZ_REPORT_VIEW (view);

  if (self->content == NULL)
    return;

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    draw_focus (self, snapshot);
  else
    draw_terms (self, snapshot);
}
