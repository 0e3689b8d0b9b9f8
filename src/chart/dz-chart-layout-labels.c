/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include <math.h>

#define DODGE 7.0
#define MAX_DODGED 1000

void
dz_chart_frame_take (DzChartFrame *frame, const cairo_rectangle_t *area)
{
  dz_chart_room_add (frame->taken, area);
}

gboolean
dz_chart_frame_is_free (const DzChartFrame *frame, const cairo_rectangle_t *area)
{
  return dz_chart_room_is_free (frame->taken, area);
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
  double near = MIN (MIN (DODGE, frame->font_size * DODGE / 12) - 1, dz_chart_frame_get_radius (frame) * 1.8);

  /* Where thousands lie, stepping aside helps none. */
  for (guint i = 0; i < frame->layout->hits->len && frame->layout->hits->len < MAX_DODGED; i++)
    {
      const DzChartHit *hit = &g_array_index (frame->layout->hits, DzChartHit, i);
      double dx = hit->x - x;
      double dy = hit->y - y;

      if (dx * dx + dy * dy < near * near)
        return TRUE;
    }

  return FALSE;
}

double
dz_chart_frame_dodge (const DzChartFrame *frame, double x, double y)
{
  double step = MIN (MIN (DODGE, frame->font_size * DODGE / 12), dz_chart_frame_get_radius (frame) * 2.2);
  double most = frame->band > 0 ? frame->band * 0.4 : HUGE_VAL;

  for (int i = 0; i < 40; i++)
    {
      double side = x + (i % 2 == 1 ? (i + 1) / 2 : -i / 2) * step;

      if (fabs (side - x) <= most && side >= frame->plot.x && side <= frame->plot.x + frame->plot.width
          && !is_crowded (frame, side, y))
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
gboolean
dz_chart_frame_is_crossed (const DzChartFrame *frame, const cairo_rectangle_t *area)
{
  for (guint i = 0; i < frame->lines->len; i++)
    {
      const cairo_rectangle_t *line = &g_array_index (frame->lines, cairo_rectangle_t, i);
      double left = MAX (area->x, line->x);
      double right = MIN (area->x + area->width, line->x + line->width);
      double slope = line->width > 0 ? line->height / line->width : 0;
      double first = line->y + (left - line->x) * slope;
      double last = line->y + (right - line->x) * slope;

      if (line->width <= 0 ? line->x > area->x && line->x < area->x + area->width
                               && line->y < area->y + area->height && line->y + line->height > area->y
                           : left < right && MAX (first, last) > area->y + 3
                               && MIN (first, last) < area->y + area->height - 3)
        return TRUE;
    }

  return FALSE;
}

void
dz_chart_frame_avoid_line (DzChartFrame *frame, double x1, double y1, double x2, double y2)
{
  cairo_rectangle_t line = { x1, y1, x2 - x1, y2 - y1 };

  g_array_append_val (frame->lines, line);
}

void
dz_chart_frame_add_line (DzChartFrame *frame, double x1, double y1, double x2, double y2, DzColor color)
{
  double width = frame->font_size / 6;

  if (frame->band > 0)
    width = CLAMP (frame->band * 0.15, MIN (0.8, width), width);
  dz_scene_add_line (frame->scene, x1, y1, x2, y2, color, width);
  dz_chart_frame_avoid_line (frame, x1, y1, x2, y2);
}

/* With high contrast the rules behind are as strong as the letters. A line pales below a label but does not
 * end: that would read as a gap. */
static void
add_ground (DzChartFrame *frame, const cairo_rectangle_t *area, gboolean crossed)
{
  DzColor ground = frame->palette->background;

  if (frame->style->ink != DZ_INK_HIGH_CONTRAST && !crossed)
    return;

  ground.alpha = crossed ? 0.7 : 1;
  dz_scene_add_box (frame->scene, area, ground, 2);
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

  /* First where no line runs either, then wherever there is room, on the ground. */
  for (guint i = 0; i < 2 * G_N_ELEMENTS (places); i++)
    {
      const double *place = places[i % G_N_ELEMENTS (places)];
      cairo_rectangle_t area = { place[0], place[1], width, frame->line };

      if (!is_inside (frame, &area) || !dz_chart_frame_is_free (frame, &area)
          || (i < G_N_ELEMENTS (places) && dz_chart_frame_is_crossed (frame, &area)))
        continue;
      add_ground (frame, &area, i >= G_N_ELEMENTS (places));
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
