/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  DzChartFrame *frame;
  double x;
  double y;    /* of low */
  double half; /* half the width */
  DzColor strong;
  DzColor soft;
} Pen;

static void
add_fade (const Pen *pen, double height, gboolean down)
{
  cairo_rectangle_t area = { pen->x - pen->half, down ? pen->y : pen->y - height, 2 * pen->half, height };

  dz_scene_add_fade (pen->frame->scene, &area, pen->strong, down);
}

/* What the modifier leaves open: 以上 is open upward, 以内 downward, 左右 both ways, 近 a little downward. */
static void
add_openness (const Pen *pen, DzModifier modifier, double *up, double *down)
{
  double reach = MIN (pen->frame->font_size * (pen->frame->in_panel ? 0.9 : 1.6), pen->frame->plot.height * 0.12);

  *up = modifier == DZ_MODIFIER_AT_LEAST || modifier == DZ_MODIFIER_MORE_THAN ? reach
        : modifier == DZ_MODIFIER_ABOUT                                       ? reach / 2
                                                                              : 0;
  *down = modifier == DZ_MODIFIER_AT_MOST  ? reach
          : modifier == DZ_MODIFIER_ABOUT  ? reach / 2
          : modifier == DZ_MODIFIER_NEARLY ? reach / 3
                                           : 0;
  if (*up > 0)
    add_fade (pen, *up, FALSE);
  if (*down > 0)
    add_fade (pen, *down, TRUE);
}

static void
add_range (const Pen *pen, double top)
{
  cairo_rectangle_t area = { pen->x - pen->half, top, 2 * pen->half, MAX (pen->y - top, 1) };

  dz_scene_add_box (pen->frame->scene, &area, pen->soft, 2);
}

static void
add_goal (const Pen *pen, DzModifier modifier, double top)
{
  double thick = MIN (MAX (3, pen->frame->font_size * 0.25), dz_chart_frame_get_radius (pen->frame) * 1.4);
  cairo_rectangle_t bar = { pen->x - pen->half, pen->y - thick / 2, 2 * pen->half, thick };
  DzSceneItem *item = NULL;

  if (modifier == DZ_MODIFIER_RANGE)
    {
      add_range (pen, top);
      dz_scene_add_line (pen->frame->scene, pen->x - pen->half, top, pen->x + pen->half, top, pen->strong,
                         thick * 0.7);
    }
  item = dz_scene_add_box (pen->frame->scene, &bar, pen->strong, thick / 2);
  /* 超、突破: the value itself is not enough, so its bar is hollow. */
  if (modifier == DZ_MODIFIER_MORE_THAN)
    {
      item->fill = pen->frame->palette->background;
      item->line = pen->strong;
      item->line_width = 1.5;
    }
}

DzMarkShape
dz_chart_get_series_shape (int color, DzMarkKind kind)
{
  static const DzMarkShape filled[] = { DZ_SHAPE_DOT, DZ_SHAPE_SQUARE, DZ_SHAPE_TRIANGLE,
                                        DZ_SHAPE_FILLED_DIAMOND };
  static const DzMarkShape hollow[]
      = { DZ_SHAPE_RING, DZ_SHAPE_HOLLOW_SQUARE, DZ_SHAPE_HOLLOW_TRIANGLE, DZ_SHAPE_DIAMOND };
  guint index = (guint) color % G_N_ELEMENTS (filled);

  return kind == DZ_MARK_ESTIMATE ? hollow[index] : filled[index];
}

double
dz_chart_frame_get_radius (const DzChartFrame *frame)
{
  double radius = MAX (frame->font_size * 0.3, MIN (3.5, frame->font_size * 0.36)) * (frame->in_panel ? 0.8 : 1);

  return frame->band > 0 ? CLAMP (frame->band * 0.28, MIN (1.4, radius), radius) : radius;
}

static void
add_value (const Pen *pen, DzMarkShape shape, double radius, double top)
{
  if (top < pen->y)
    {
      add_range (pen, top);
      dz_scene_add_mark (pen->frame->scene, shape, pen->x, top, radius, pen->strong,
                         pen->frame->palette->background);
    }
  dz_scene_add_mark (pen->frame->scene, shape, pen->x, pen->y, radius, pen->strong,
                     pen->frame->palette->background);
}

cairo_rectangle_t
dz_chart_frame_add_mark (DzChartFrame *frame, const DzChartMark *mark, const DzAxis *axis, double x,
                         double half, int color)
{
  double bottom = frame->plot.y + frame->plot.height;
  double y = dz_axis_map (axis, mark->low, bottom, frame->plot.y);
  double top = dz_axis_map (axis, mark->high, bottom, frame->plot.y);
  double radius = dz_chart_frame_get_radius (frame);
  gboolean goal = mark->kind == DZ_MARK_GOAL;
  Pen pen = { frame, x, y, goal ? half : radius * 0.7, dz_palette_get_series (frame->style->ink, color),
              dz_palette_get_series_soft (frame->style->ink, color) };
  /* A goal is picked at its left end, so that the outcome that hits it can be picked in its middle. */
  double shift = goal ? half * 0.75 : 0;
  cairo_rectangle_t area = { 0 };
  double up, down;

  /* In a panel a step aside would be a step of years. */
  if (!frame->in_panel)
    pen.x = dz_chart_frame_dodge (frame, x - shift, y) + shift;
  add_openness (&pen, mark->modifier, &up, &down);
  if (goal)
    add_goal (&pen, mark->modifier, top);
  else
    add_value (&pen, dz_chart_get_series_shape (color, mark->kind), radius, top);

  area = (cairo_rectangle_t){ pen.x - half, MIN (top, y) - 3, 2 * half, fabs (y - top) + 6 };
  if (!goal)
    area = (cairo_rectangle_t){ pen.x - radius, MIN (top, y) - radius, 2 * radius,
                                fabs (y - top) + 2 * radius };
  dz_chart_frame_add_focus (frame, mark, &area);
  dz_chart_frame_add_hit (frame, mark, &area, pen.x - shift, y);
  /* The label keeps clear of the fades, too. */
  area.height += MAX (0, up - (y - area.y)) + MAX (0, down - (area.y + area.height - y));
  area.y -= MAX (0, up - (y - area.y));
  if (dz_chart_frame_is_focus (frame, mark))
    area = (cairo_rectangle_t){ area.x - 5, area.y - 5, area.width + 10, area.height + 10 };

  return area;
}

static guint
look_at_kinds (const DzChart *chart, gboolean *open)
{
  guint seen = 0;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        {
          const DzChartMark *mark = g_ptr_array_index (series->marks, j);

          seen |= 1u << mark->kind;
          *open |= mark->kind == DZ_MARK_GOAL && mark->modifier != DZ_MODIFIER_EXACT;
        }
    }

  return seen;
}

DzChartKey
dz_chart_frame_begin_key (const DzChartFrame *frame)
{
  return (DzChartKey){ frame->plot.x, frame->plot.y, frame->plot.y + frame->plot.height * 0.3 };
}

double
dz_chart_frame_add_entry (DzChartFrame *frame, const char *text, double sign, DzChartKey *key)
{
  double width = MIN (dz_scene_measure (frame->scene, text, frame->small, DZ_TEXT_PLAIN),
                      frame->plot.width - sign - 5);
  double start = key->x;
  cairo_rectangle_t area;

  if (start > frame->plot.x && start + sign + 5 + width > frame->plot.x + frame->plot.width)
    {
      if (key->y + 2 * frame->line > key->bottom)
        {
          frame->hidden++;
          return -1;
        }
      start = frame->plot.x;
      key->y += frame->line;
    }
  area = (cairo_rectangle_t){ start + sign + 5, key->y, width, frame->line };
  dz_scene_add_text (frame->scene, text, &area, frame->small, frame->palette->dim, DZ_TEXT_PLAIN);
  key->x = area.x + width + frame->font_size * 1.3;

  return start;
}

void
dz_chart_frame_end_key (DzChartFrame *frame, const DzChartKey *key)
{
  double height = key->y + frame->line + frame->font_size * 0.5 - frame->plot.y;

  frame->plot.y += height;
  frame->plot.height = MAX (frame->plot.height - height, frame->font_size);
}

static void
add_mark_entry (DzChartFrame *frame, const char *text, DzMarkKind kind, DzModifier modifier, DzColor color,
                DzChartKey *key)
{
  double radius = dz_chart_frame_get_radius (frame);
  double half = kind == DZ_MARK_GOAL ? frame->font_size * 0.8 : radius;
  double start = dz_chart_frame_add_entry (frame, text, 2 * half, key);
  Pen pen = { frame, start + half, key->y + frame->line / 2, half, color, color };

  if (start < 0)
    return;
  if (modifier != DZ_MODIFIER_EXACT)
    {
      pen.y += frame->font_size * 0.4;
      add_fade (&pen, frame->font_size, FALSE);
    }
  if (kind == DZ_MARK_GOAL)
    add_goal (&pen, DZ_MODIFIER_EXACT, pen.y);
  else
    add_value (&pen, dz_chart_get_series_shape (0, kind), radius, pen.y);
}

void
dz_chart_frame_add_key (DzChartFrame *frame)
{
  gboolean open = FALSE;
  guint seen = look_at_kinds (frame->chart, &open);
  const DzChartSeries *first = g_ptr_array_index (frame->chart->series, 0);
  DzColor color = frame->chart->kind == DZ_CHART_GOAL_OUTCOME
                      ? dz_palette_get_series (frame->style->ink, first->color)
                      : frame->palette->dim;
  DzChartKey key = dz_chart_frame_begin_key (frame);

  if ((seen & ~(1u << DZ_MARK_OUTCOME)) == 0 || seen == 1u << DZ_MARK_COUNT)
    return;

  if (seen & 1u << DZ_MARK_OUTCOME)
    add_mark_entry (frame, _ ("outcome"), DZ_MARK_OUTCOME, DZ_MODIFIER_EXACT, color, &key);
  if (seen & 1u << DZ_MARK_ESTIMATE)
    add_mark_entry (frame, _ ("estimate"), DZ_MARK_ESTIMATE, DZ_MODIFIER_EXACT, color, &key);
  if (seen & 1u << DZ_MARK_GOAL)
    add_mark_entry (frame, C_ ("chart key", "goal"), DZ_MARK_GOAL, DZ_MODIFIER_EXACT, color, &key);
  if (open)
    add_mark_entry (frame, _ ("goal open to one or both sides"), DZ_MARK_GOAL, DZ_MODIFIER_AT_LEAST,
                    color, &key);
  dz_chart_frame_end_key (frame, &key);
}
