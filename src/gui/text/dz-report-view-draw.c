/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "gui/glossary/dz-term-tips.h"
#include "gui/notes/dz-highlight-color.h"
#include "gui/text/dz-report-view-private.h"

#define BAR_WIDTH 3
#define DOT 1.5f
#define DOT_STEP 4.0f
#define DASH 5.0f
#define DASH_STEP 8.0f
#define LINE 1.5f
#define LINE_RISE 2.5f
#define BRACKET 4.0f

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

typedef void (*DrawRun) (DzReportView *self, GtkSnapshot *snapshot, const GdkRectangle *run, const GdkRGBA *ink);

/* A span may run over the end of a display line: characters of one line are drawn as one run. */
static void
draw_runs (DzReportView *self, GtkSnapshot *snapshot, const DzContentSpan *span, DrawRun draw, DzTextColor color)
{
  const GdkRGBA *ink = &self->marks.colors[color];
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
            draw (self, snapshot, &run, ink);
          run = area;
        }
      gtk_text_iter_forward_char (&iter);
    }
  draw (self, snapshot, &run, ink);
}

static void
draw_broken_line (GtkSnapshot *snapshot, const GdkRectangle *run, float y, float mark, float step, float thickness,
                  const GdkRGBA *ink)
{
  GdkRGBA none = *ink;
  float share = mark / step;

  none.alpha = 0;
  gtk_snapshot_append_repeating_linear_gradient (
    snapshot, &GRAPHENE_RECT_INIT (run->x, y, run->width, thickness), &GRAPHENE_POINT_INIT (run->x, y),
    &GRAPHENE_POINT_INIT (run->x + step, y),
    (GskColorStop[]){ { 0, *ink }, { share, *ink }, { share, none }, { 1, none } }, 4);
}

static void
draw_dots (DzReportView *self, GtkSnapshot *snapshot, const GdkRectangle *run, const GdkRGBA *ink)
{
  draw_broken_line (snapshot, run, run->y + run->height - 1, DOT, DOT_STEP, DOT, ink);
}

static void
draw_dashes (DzReportView *self, GtkSnapshot *snapshot, const GdkRectangle *run, const GdkRGBA *ink)
{
  draw_broken_line (snapshot, run, run->y + run->height - LINE_RISE, DASH, DASH_STEP, LINE, ink);
}

/* A line with its ends turned up. */
static void
draw_bracket (DzReportView *self, GtkSnapshot *snapshot, const GdkRectangle *run, const GdkRGBA *ink)
{
  float y = run->y + run->height - LINE_RISE;
  float right = run->x + run->width - LINE;

  gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (run->x, y, run->width, LINE));
  gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (run->x, y - BRACKET, LINE, BRACKET));
  gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (right, y - BRACKET, LINE, BRACKET));
}

static void
draw_stroke (DzReportView *self, GtkSnapshot *snapshot, const GdkRectangle *run, const GdkRGBA *ink)
{
  gtk_snapshot_append_color (snapshot, ink,
                             &GRAPHENE_RECT_INIT (run->x, run->y + run->height * 0.55f, run->width, 1));
}

static void
draw_figure (DzReportView *self, GtkSnapshot *snapshot, const DzContentSpan *span)
{
  const DzQuantity *quantity = dz_report_content_get_quantity (self->content, span);
  gboolean goal = quantity->status == DZ_STATUS_GOAL;

  switch (dz_figure_mark_of (quantity))
    {
    case DZ_FIGURE_MARK_UNCERTAIN:
      draw_runs (self, snapshot, span, draw_dashes, goal ? DZ_TEXT_COLOR_GOAL : DZ_TEXT_COLOR_OUTCOME);
      break;
    case DZ_FIGURE_MARK_READER:
      draw_runs (self, snapshot, span, draw_bracket, DZ_TEXT_COLOR_READER);
      break;
    case DZ_FIGURE_MARK_REJECTED:
      draw_runs (self, snapshot, span, draw_stroke, DZ_TEXT_COLOR_STROKE);
      break;
    case DZ_FIGURE_MARK_CERTAIN:
    default:
      break;
    }
}

static void
draw_term (DzReportView *self, GtkSnapshot *snapshot, const DzContentSpan *span)
{
  draw_runs (self, snapshot, span, draw_dots, DZ_TEXT_COLOR_DOTS);
}

typedef struct
{
  const DzHighlightColor *color; /* NULL: a note on words that are not highlighted */
  int lane;
} Brush;

#define HIGHLIGHT_LINE 2
#define NOTE_LINE 1
#define HIGHLIGHT_STEP 3
#define HIGHLIGHT_SHARE 0.28f

/* Tints of highlights that overlap add up; their lines stand one below the other. A note without colour has a thin line. */
static void
draw_highlight_run (GtkSnapshot *snapshot, const GdkRectangle *run, const Brush *brush, const GdkRGBA *ink)
{
  GdkRGBA tint = *ink;
  float y = run->y + run->height + brush->lane * HIGHLIGHT_STEP;

  if (brush->color == NULL)
    {
      gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (run->x, y, run->width, NOTE_LINE));
      return;
    }

  /* Those that lie over others are lighter: words must stay readable under four. Their lines tell them apart. */
  tint.alpha = HIGHLIGHT_SHARE / (1 + brush->lane);
  gtk_snapshot_append_color (snapshot, &tint, &GRAPHENE_RECT_INIT (run->x, run->y, run->width, run->height));
  if (brush->color->dash < brush->color->step)
    draw_broken_line (snapshot, run, y, brush->color->dash, brush->color->step, HIGHLIGHT_LINE, ink);
  else
    gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (run->x, y, run->width, HIGHLIGHT_LINE));
}

static void
draw_highlight (DzReportView *self, GtkSnapshot *snapshot, int paragraph, const DzNoteMark *mark)
{
  Brush brush = { dz_highlight_color_find (mark->note->color), mark->lane };
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRectangle run = { 0 };
  GtkTextIter iter;
  GdkRGBA ink = self->marks.colors[DZ_TEXT_COLOR_NUMBER];

  if (mark->note->start < 0 || mark->note->start >= mark->note->end
      || !dz_report_view_get_iter (self, paragraph, mark->note->start, &iter))
    return;

  if (brush.color != NULL)
    dz_highlight_color_get_ink (brush.color, dark, &ink);
  for (int i = mark->note->start; i < mark->note->end; i++)
    {
      GdkRectangle area;

      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &area);
      if (run.width > 0 && area.y == run.y)
        run.width = area.x + area.width - run.x;
      else
        {
          if (run.width > 0)
            draw_highlight_run (snapshot, &run, &brush, &ink);
          run = area;
        }
      gtk_text_iter_forward_char (&iter);
    }
  draw_highlight_run (snapshot, &run, &brush, &ink);
}

static void
draw_paragraph_highlights (DzReportView *self, GtkSnapshot *snapshot, int paragraph)
{
  const GArray *marks
    = dz_note_marks_list (self->notes, dz_report_content_get_paragraph (self->content, paragraph)->id);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    draw_highlight (self, snapshot, paragraph, &g_array_index (marks, DzNoteMark, i));
}

static int
find_visible_line (DzReportView *self, int y)
{
  GtkTextIter iter;

  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &iter, y, NULL);

  return gtk_text_iter_get_line (&iter);
}

typedef void (*DrawSpan) (DzReportView *self, GtkSnapshot *snapshot, const DzContentSpan *span);

static void
draw_spans (DzReportView *self, GtkSnapshot *snapshot, const GArray *spans, int first, int last, DrawSpan draw)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const DzContentSpan *span = &g_array_index (spans, DzContentSpan, i);

      if (span->paragraph > last)
        break;
      if (span->paragraph >= first)
        draw (self, snapshot, span);
    }
}

/* Only lines that can be seen; drawn, as a tag would have all its lines laid out anew. */
static void
draw_highlights (DzReportView *self, GtkSnapshot *snapshot)
{
  const GArray *lines = self->content->lines;
  GdkRectangle visible;
  int last;

  if (self->notes == NULL || lines->len == 0)
    return;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  last = MIN (find_visible_line (self, visible.y + visible.height), (int) lines->len - 1);
  for (int i = MIN (find_visible_line (self, visible.y), last); i <= last; i++)
    draw_paragraph_highlights (self, snapshot, g_array_index (lines, int, i));
}

/* Only what can be seen is walked: spans are sorted by paragraph, and so are lines. */
static void
draw_lines (DzReportView *self, GtkSnapshot *snapshot)
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
  if (dz_term_tips_are_dotted (self))
    draw_spans (self, snapshot, self->content->term_spans, first, last, draw_term);
  draw_spans (self, snapshot, self->content->figures, first, last, draw_figure);
}

void
dz_report_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  DzReportView *self = DZ_REPORT_VIEW (view);

  if (self->content == NULL)
    return;

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    {
      draw_focus (self, snapshot);
      draw_highlights (self, snapshot);
    }
  else
    draw_lines (self, snapshot);
}
