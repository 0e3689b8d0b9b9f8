/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PICK_DISTANCE 10.0
#define DODGE 7.0

void
dz_chart_frame_take (DzChartFrame *frame, const cairo_rectangle_t *area)
{
  g_array_append_val (frame->taken, *area);
}

static gboolean
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

gboolean
dz_chart_frame_is_free (const DzChartFrame *frame, const cairo_rectangle_t *area)
{
  for (guint i = 0; i < frame->taken->len; i++)
    if (overlap (area, &g_array_index (frame->taken, cairo_rectangle_t, i)))
      return FALSE;

  return TRUE;
}

void
dz_chart_frame_add_hit (DzChartFrame *frame, const DzChartMark *mark, const cairo_rectangle_t *area, double x,
                        double y)
{
  DzChartHit hit = { mark, *area, x, y };

  g_array_append_val (frame->layout->hits, hit);
  dz_chart_frame_take (frame, area);
}

static gboolean
is_crowded (const DzChartFrame *frame, double x, double y)
{
  for (guint i = 0; i < frame->layout->hits->len; i++)
    {
      const DzChartHit *hit = &g_array_index (frame->layout->hits, DzChartHit, i);

      if (hypot (hit->x - x, hit->y - y) < DODGE - 1)
        return TRUE;
    }

  return FALSE;
}

double
dz_chart_frame_dodge (const DzChartFrame *frame, double x, double y)
{
  for (int i = 0; i < 40; i++)
    {
      double side = x + (i % 2 == 1 ? (i + 1) / 2 : -i / 2) * DODGE;

      if (!is_crowded (frame, side, y))
        return side;
    }

  return x;
}

gboolean
dz_chart_frame_is_focus (const DzChartFrame *frame, const DzChartMark *mark)
{
  return frame->style->focus_quantity != 0 && mark->quantity_id == frame->style->focus_quantity;
}

void
dz_chart_frame_add_focus (DzChartFrame *frame, const DzChartMark *mark, const cairo_rectangle_t *area)
{
  cairo_rectangle_t ring = { area->x - 4, area->y - 4, area->width + 8, area->height + 8 };
  DzSceneItem *item = NULL;

  if (!dz_chart_frame_is_focus (frame, mark))
    return;

  item = dz_scene_add_box (frame->scene, &ring, (DzColor){ 0, 0, 0, 0 }, MIN (ring.width, ring.height) / 2);
  item->line = frame->palette->text;
  item->line_width = 2;
}

static gboolean
is_inside (const DzChartFrame *frame, const cairo_rectangle_t *area)
{
  const cairo_rectangle_t *plot = &frame->plot;

  return area->x >= plot->x && area->x + area->width <= plot->x + plot->width
         && area->y >= plot->y - frame->pad && area->y + area->height <= plot->y + plot->height + frame->pad;
}

/* Clips each line to the area's columns and sees whether it runs through its rows there. Lines run rightward. */
static gboolean
is_crossed (const DzChartFrame *frame, const cairo_rectangle_t *area)
{
  for (guint i = 0; i < frame->lines->len; i++)
    {
      const cairo_rectangle_t *line = &g_array_index (frame->lines, cairo_rectangle_t, i);
      double left = MAX (area->x, line->x);
      double right = MIN (area->x + area->width, line->x + line->width);
      double slope = line->width > 0 ? line->height / line->width : 0;
      double first = line->y + (left - line->x) * slope;
      double last = line->y + (right - line->x) * slope;

      if (left < right && MAX (first, last) > area->y + 3 && MIN (first, last) < area->y + area->height - 3)
        return TRUE;
    }

  return FALSE;
}

void
dz_chart_frame_add_line (DzChartFrame *frame, double x1, double y1, double x2, double y2, DzColor color)
{
  cairo_rectangle_t line = { x1, y1, x2 - x1, y2 - y1 };

  dz_scene_add_line (frame->scene, x1, y1, x2, y2, color, 2);
  g_array_append_val (frame->lines, line);
}

void
dz_chart_frame_add_label (DzChartFrame *frame, const char *text, const cairo_rectangle_t *beside,
                          DzColor color, DzTextFlags flags)
{
  double width = dz_scene_measure (frame->scene, text, frame->small, flags);
  double middle = beside->x + (beside->width - width) / 2;
  double level = beside->y + (beside->height - frame->line) / 2;
  double above = beside->y - frame->line - 1;
  double below = beside->y + beside->height + 1;
  const double places[][2] = {
    { middle, above },
    { middle, below },
    { beside->x + beside->width + 4, level },
    { beside->x - width - 4, level },
    { beside->x + beside->width, above },
    { beside->x + beside->width, below },
    { beside->x - width, above },
    { beside->x - width, below },
  };

  /* First where no line runs either, then wherever there is room. */
  for (guint i = 0; i < 2 * G_N_ELEMENTS (places); i++)
    {
      const double *place = places[i % G_N_ELEMENTS (places)];
      cairo_rectangle_t area = { place[0], place[1], width, frame->line };

      if (!is_inside (frame, &area) || !dz_chart_frame_is_free (frame, &area)
          || (i < G_N_ELEMENTS (places) && is_crossed (frame, &area)))
        continue;
      dz_scene_add_text (frame->scene, text, &area, frame->small, color, flags);
      dz_chart_frame_take (frame, &area);
      return;
    }
  frame->hidden++;
}

typedef struct
{
  double y;
  int index;
} Wish;

static int
compare_wishes (gconstpointer a, gconstpointer b)
{
  const Wish *first = a;
  const Wish *second = b;

  if (first->y != second->y)
    return first->y < second->y ? -1 : 1;

  return first->index - second->index;
}

int
dz_chart_stack_labels (double *y, int n, double line, double top, double bottom)
{
  g_autofree Wish *wishes = g_new (Wish, MAX (n, 1));
  int room = MIN (n, MAX (0, (int) floor ((bottom - top) / line)));

  for (int i = 0; i < n; i++)
    {
      wishes[i] = (Wish){ y[i], i };
      if (i >= room)
        y[i] = NAN;
    }
  qsort (wishes, (gsize) room, sizeof (Wish), compare_wishes);

  for (int i = 0; i < room; i++)
    {
      double least = i == 0 ? top + line / 2 : y[wishes[i - 1].index] + line;

      y[wishes[i].index] = MAX (wishes[i].y, least);
    }
  /* Back up from the bottom where the push went past it. */
  for (int i = room - 1; i >= 0; i--)
    {
      double most = i == room - 1 ? bottom - line / 2 : y[wishes[i + 1].index] - line;

      y[wishes[i].index] = MIN (y[wishes[i].index], most);
    }

  return n - room;
}

static double
lay_out_text (DzChartFrame *frame, const char *text, double y, double size, DzColor color, DzTextFlags flags,
              gboolean upward)
{
  cairo_rectangle_t area = { DZ_CHART_MARGIN, y, frame->style->width - 2 * DZ_CHART_MARGIN, 0 };

  if (text == NULL || *text == '\0' || area.width < size)
    return 0;

  area.height
      = dz_text_line_height (size) * dz_scene_count_lines (frame->scene, text, size, flags, area.width, 2);
  if (upward)
    area.y -= area.height;
  dz_scene_add_text (frame->scene, text, &area, size, color, flags);

  return area.height;
}

static gboolean
has_marks (const DzChart *chart)
{
  for (guint i = 0; i < chart->series->len; i++)
    if (((DzChartSeries *) g_ptr_array_index (chart->series, i))->marks->len > 0)
      return TRUE;

  return FALSE;
}

static void
lay_out_message (DzChartFrame *frame)
{
  const char *text = frame->chart->empty_reason != NULL ? frame->chart->empty_reason : _ ("Nothing to draw");
  double width = MIN (frame->plot.width, frame->font_size * 36);
  double line = dz_text_line_height (frame->font_size);
  cairo_rectangle_t area = { frame->plot.x + (frame->plot.width - width) / 2, 0, width, 0 };

  area.height = line * dz_scene_count_lines (frame->scene, text, frame->font_size, DZ_TEXT_CENTER, width, 6);
  area.y = frame->plot.y + MAX (0, (frame->plot.height - area.height) / 2);
  dz_scene_add_text (frame->scene, text, &area, frame->font_size, frame->palette->dim, DZ_TEXT_CENTER);
}

static void
lay_out_kind (DzChartFrame *frame)
{
  switch (frame->chart->kind)
    {
    case DZ_CHART_SLOPE:
      dz_chart_layout_slope (frame);
      break;
    case DZ_CHART_TOPICS:
      dz_chart_layout_topics (frame);
      break;
    case DZ_CHART_GOAL_OUTCOME:
    case DZ_CHART_PLACES:
    case DZ_CHART_SHARE:
    case DZ_CHART_TERM:
    default:
      dz_chart_layout_years (frame);
      break;
    }
}

static void
lay_out_hidden_note (DzChartFrame *frame, double y)
{
  g_autofree char *text = NULL;
  cairo_rectangle_t area = { DZ_CHART_MARGIN, y, frame->style->width - 2 * DZ_CHART_MARGIN, frame->line };

  if (frame->hidden == 0)
    return;

  text = g_strdup_printf (
      ngettext ("%d label found no room", "%d labels found no room", (gulong) frame->hidden), frame->hidden);
  dz_scene_add_text (frame->scene, text, &area, frame->small, frame->palette->dim, DZ_TEXT_RIGHT);
}

/* Title, key, plot and source line from top to bottom. Returns the number of labels that found no room; the
 * line that says so needs room itself, hence with_note. */
static int
lay_out (DzChartLayout *layout, const DzChart *chart, const DzChartStyle *style, gboolean with_note)
{
  double size = style->font_size;
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  DzChartFrame frame = {
    .layout = layout,
    .scene = layout->scene,
    .chart = chart,
    .style = style,
    .palette = dz_palette_get (style->ink),
    .font_size = size,
    .small = size * 0.9,
    .line = dz_text_line_height (size * 0.9),
    .taken = taken,
    .lines = lines,
  };
  double top = size * 0.6;
  double bottom = style->height - size * 0.5;

  top += lay_out_text (&frame, chart->title, top, size * 1.2, frame.palette->text, DZ_TEXT_BOLD, FALSE);
  bottom -= lay_out_text (&frame, chart->source_line, bottom, size * 0.85, frame.palette->dim, DZ_TEXT_PLAIN,
                          TRUE);
  if (with_note)
    bottom -= frame.line;
  frame.plot = (cairo_rectangle_t){ DZ_CHART_MARGIN, top + size * 0.4, style->width - 2 * DZ_CHART_MARGIN,
                                    MAX (bottom - top - size * 0.8, size) };

  if (chart->empty_reason != NULL || !has_marks (chart))
    lay_out_message (&frame);
  else
    lay_out_kind (&frame);
  if (with_note)
    lay_out_hidden_note (&frame, bottom);

  return frame.hidden;
}

DzChartLayout *
dz_chart_layout_new (const DzChart *chart, const DzChartStyle *style)
{
  DzChartLayout *layout = NULL;

  g_return_val_if_fail (chart != NULL && style != NULL, NULL);

  layout = g_new0 (DzChartLayout, 1);
  layout->width = style->width;
  layout->height = style->height;
  layout->hits = g_array_new (FALSE, FALSE, sizeof (DzChartHit));
  layout->scene = dz_scene_new ();
  if (lay_out (layout, chart, style, FALSE) > 0)
    {
      dz_scene_free (layout->scene);
      layout->scene = dz_scene_new ();
      g_array_set_size (layout->hits, 0);
      lay_out (layout, chart, style, TRUE);
    }
  dz_scene_seal (layout->scene);

  return layout;
}

void
dz_chart_layout_free (DzChartLayout *layout)
{
  if (layout == NULL)
    return;

  dz_scene_free (layout->scene);
  g_array_unref (layout->hits);
  g_free (layout);
}

void
dz_chart_layout_draw (const DzChartLayout *layout, cairo_t *cr)
{
  g_return_if_fail (layout != NULL && cr != NULL);

  dz_scene_draw (layout->scene, cr);
}

static gboolean
contains (const cairo_rectangle_t *area, double x, double y)
{
  return x >= area->x && x <= area->x + area->width && y >= area->y && y <= area->y + area->height;
}

const DzChartMark *
dz_chart_layout_pick (const DzChartLayout *layout, double x, double y)
{
  const DzChartHit *best = NULL;
  double nearest = HUGE_VAL;

  g_return_val_if_fail (layout != NULL, NULL);

  for (guint i = 0; i < layout->hits->len; i++)
    {
      const DzChartHit *hit = &g_array_index (layout->hits, DzChartHit, i);
      double distance = hypot (hit->x - x, hit->y - y);

      if ((distance <= PICK_DISTANCE || contains (&hit->area, x, y)) && distance < nearest)
        {
          nearest = distance;
          best = hit;
        }
    }

  return best != NULL ? best->mark : NULL;
}

gboolean
dz_chart_layout_locate (const DzChartLayout *layout, const DzChartMark *mark, double *x, double *y)
{
  g_return_val_if_fail (layout != NULL && x != NULL && y != NULL, FALSE);

  for (guint i = 0; i < layout->hits->len; i++)
    {
      const DzChartHit *hit = &g_array_index (layout->hits, DzChartHit, i);

      if (hit->mark != mark)
        continue;
      *x = hit->x;
      *y = hit->y;
      return TRUE;
    }

  return FALSE;
}
