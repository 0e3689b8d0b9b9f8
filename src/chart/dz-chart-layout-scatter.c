/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-scatter-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Goals across, outcomes up; what lies on the slanted line came out as it was promised. */

#define MAX_LABELLED 400
#define NOTE_LINES 3
#define LOW_PICTURE 30.0 /* letters high: a note has a line less */

typedef struct
{
  DzChartFrame *frame;
  DzAxis across;
  DzAxis up;
  DzScatterSpan goals;
  DzScatterSpan outcomes;
  cairo_rectangle_t inner; /* of the plot what the axes reach; the rest holds marks beyond them */
  double left;             /* where the numbers of the axis begin */
  guint n;                 /* marks */
} Scatter;

static double
goal_x (const Scatter *scatter, double value)
{
  const cairo_rectangle_t *inner = &scatter->inner;

  return dz_axis_map (&scatter->across, value, inner->x, inner->x + inner->width);
}

static double
outcome_y (const Scatter *scatter, double value)
{
  const cairo_rectangle_t *inner = &scatter->inner;

  return dz_axis_map (&scatter->up, value, inner->y + inner->height, inner->y);
}

/* The verdicts that occur. */
static void
add_key (DzChartFrame *frame)
{
  double radius = dz_chart_frame_get_radius (frame) * 1.2;
  DzChartKey key = dz_chart_frame_begin_key (frame);

  for (guint i = 0; i < frame->chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (frame->chart->series, i);
      DzVerdict verdict = (DzVerdict) series->color;
      double x = 0;

      if (series->marks->len == 0)
        continue;
      if ((x = dz_chart_frame_add_entry (frame, series->name, 2 * radius, &key)) >= 0)
        dz_scene_add_mark (frame->scene, dz_verdict_get_shape (verdict), x + radius, key.y + frame->line / 2,
                           radius, dz_palette_get_verdict (frame->style->ink, verdict),
                           frame->palette->background);
    }
  dz_chart_frame_end_key (frame, &key);
}

/* A strip along an edge of the plot for the marks beyond that end of the axis. */
static void
set_apart (Scatter *scatter)
{
  DzChartFrame *frame = scatter->frame;
  double strip = frame->line * 1.5;

  scatter->inner = frame->plot;
  if (scatter->goals.below)
    scatter->inner.x += strip;
  scatter->inner.width -= strip * (scatter->goals.below + scatter->goals.above);
  if (scatter->outcomes.above)
    scatter->inner.y += strip;
  scatter->inner.height -= strip * (scatter->outcomes.below + scatter->outcomes.above);
}

/* A broken line where an axis ends before its strip. */
static void
add_breaks (const Scatter *scatter)
{
  DzChartFrame *frame = scatter->frame;
  const cairo_rectangle_t *plot = &frame->plot;
  const cairo_rectangle_t *inner = &scatter->inner;
  const struct
  {
    gboolean is_there;
    double x1, y1, x2, y2;
  } breaks[] = {
    { scatter->goals.below, inner->x, plot->y, inner->x, plot->y + plot->height },
    { scatter->goals.above, inner->x + inner->width, plot->y, inner->x + inner->width,
      plot->y + plot->height },
    { scatter->outcomes.below, plot->x, inner->y + inner->height, plot->x + plot->width,
      inner->y + inner->height },
    { scatter->outcomes.above, plot->x, inner->y, plot->x + plot->width, inner->y },
  };

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    if (breaks[i].is_there)
      {
        dz_scene_add_line (frame->scene, breaks[i].x1, breaks[i].y1, breaks[i].x2, breaks[i].y2,
                           frame->palette->dim, 1)->dashed
            = TRUE;
        dz_chart_frame_avoid_line (frame, breaks[i].x1, breaks[i].y1, breaks[i].x2, breaks[i].y2);
      }
}

/* What lies beyond the axes is named with its values, too, wherever its label stands. */
static void
add_note (Scatter *scatter)
{
  DzChartFrame *frame = scatter->frame;
  g_autofree char *text = dz_scatter_dup_note (frame->chart, &scatter->goals, &scatter->outcomes);
  int lines = frame->style->height < frame->font_size * LOW_PICTURE ? NOTE_LINES - 1 : NOTE_LINES;
  cairo_rectangle_t area = { frame->margin, frame->plot.y + frame->plot.height, 0, 0 };

  if (text == NULL)
    return;

  area.width = frame->style->width - 2 * frame->margin;
  area.height = frame->line
                * dz_scene_count_lines (frame->scene, text, frame->small, DZ_TEXT_PLAIN, area.width, lines);
  area.y -= area.height;
  frame->plot.height -= area.height;
  dz_scene_add_text (frame->scene, text, &area, frame->small, frame->palette->text, DZ_TEXT_PLAIN);
}

/* Both linear or both logarithmic: else the line of fulfilment would be a curve. */
static void
init_axes (Scatter *scatter)
{
  const cairo_rectangle_t *plot = &scatter->frame->plot;
  double size = scatter->frame->font_size;
  int up = CLAMP ((int) (plot->height / (size * 3)), 2, 7);
  int across = CLAMP ((int) (plot->width / (size * 6)), 2, 8);

  dz_axis_init_for_range (&scatter->up, scatter->outcomes.low, scatter->outcomes.high, up);
  dz_axis_init_for_range (&scatter->across, scatter->goals.low, scatter->goals.high, across);
  if (scatter->up.logarithmic && scatter->across.logarithmic)
    return;

  dz_axis_init (&scatter->up, scatter->outcomes.low, scatter->outcomes.high, up);
  dz_axis_init (&scatter->across, scatter->goals.low, scatter->goals.high, across);
}

static void
fit_plot (Scatter *scatter)
{
  DzChartFrame *frame = scatter->frame;
  double left = 0;

  scatter->n = dz_scatter_find_spans (frame->chart, &scatter->goals, &scatter->outcomes);
  add_note (scatter);
  frame->pad = frame->line * 0.5;
  frame->plot.y += frame->line * 1.8;
  frame->plot.height = MAX (frame->plot.height - frame->line * 4.4, frame->font_size);
  init_axes (scatter);
  for (int i = 0; i < scatter->up.n_ticks; i++)
    {
      g_autofree char *text = dz_axis_dup_tick_text (&scatter->up, i);

      left = MAX (left, dz_scene_measure (frame->scene, text, frame->small, DZ_TEXT_PLAIN));
    }
  scatter->left = frame->plot.x;
  frame->plot.x += left + frame->font_size * 0.6;
  frame->plot.width -= left + frame->font_size * 1.6;
  set_apart (scatter);
}

/* The rules span the strips, the ticks what the axis reaches. */
static void
add_up (const Scatter *scatter)
{
  cairo_rectangle_t plot = scatter->frame->plot;

  scatter->frame->plot.y = scatter->inner.y;
  scatter->frame->plot.height = scatter->inner.height;
  dz_chart_frame_add_value_axis (scatter->frame, &scatter->up, scatter->left);
  scatter->frame->plot = plot;
}

static void
add_axis_titles (const Scatter *scatter)
{
  DzChartFrame *frame = scatter->frame;
  const DzChart *chart = frame->chart;
  g_autofree char *up = g_strconcat (chart->y_title != NULL ? chart->y_title : "", " ↑", NULL);
  g_autofree char *across = g_strconcat (chart->x_title != NULL ? chart->x_title : "", " →", NULL);
  cairo_rectangle_t top = { scatter->left, frame->plot.y - frame->line * 1.7, frame->plot.width / 2,
                            frame->line };
  cairo_rectangle_t bottom
      = { frame->plot.x + frame->plot.width / 2, frame->plot.y + frame->plot.height + frame->line * 1.6,
          frame->plot.width / 2, frame->line };

  if (chart->y_title != NULL)
    {
      dz_scene_add_text (frame->scene, up, &top, frame->small, frame->palette->text, DZ_TEXT_PLAIN);
      dz_chart_frame_take (frame, &top);
    }
  if (chart->x_title != NULL)
    dz_scene_add_text (frame->scene, across, &bottom, frame->small, frame->palette->text, DZ_TEXT_RIGHT);
}

/* Above the line, as far right as no break of an axis runs through it. */
static void
add_fulfilment_name (const Scatter *scatter, double low, double high)
{
  DzChartFrame *frame = scatter->frame;
  const char *text = _ ("outcome = goal");
  double width = dz_scene_measure (frame->scene, text, frame->small, DZ_TEXT_PLAIN);
  cairo_rectangle_t area = { 0, 0, width, frame->line };

  for (double part = 1; part > 0.3; part -= 0.1)
    {
      double value = low + (high - low) * part;

      area.x = MAX (goal_x (scatter, value) - width - 6, frame->plot.x);
      area.y = MAX (outcome_y (scatter, value) - frame->line - 2, frame->plot.y - frame->line);
      if (!dz_chart_frame_is_crossed (frame, &area))
        break;
    }
  dz_scene_add_text (frame->scene, text, &area, frame->small, frame->palette->dim, DZ_TEXT_RIGHT);
  dz_chart_frame_take (frame, &area);
}

/* Where outcome and goal are equal, as far as both axes show it. */
static void
add_fulfilment (const Scatter *scatter)
{
  DzChartFrame *frame = scatter->frame;
  double low = MAX (scatter->across.min, scatter->up.min);
  double high = MIN (scatter->across.max, scatter->up.max);

  if (low >= high)
    return;

  dz_scene_add_line (frame->scene, goal_x (scatter, low), outcome_y (scatter, low), goal_x (scatter, high),
                     outcome_y (scatter, high), frame->palette->dim, 1.5)->dashed
      = TRUE;
  add_fulfilment_name (scatter, low, high);
  dz_chart_frame_avoid_line (frame, goal_x (scatter, low), outcome_y (scatter, low), goal_x (scatter, high),
                             outcome_y (scatter, high));
}

/* Both coordinates are values here: a mark on another moves by no more than its own width. */
static double
step_aside (const Scatter *scatter, double x, double y)
{
  double most = dz_chart_frame_get_radius (scatter->frame) * 2.4;
  double side = scatter->n <= MAX_LABELLED ? dz_chart_frame_dodge (scatter->frame, x, y) : x;

  return CLAMP (side, x - most, x + most);
}

static void
add_mark (const Scatter *scatter, const DzChartMark *mark)
{
  DzChartFrame *frame = scatter->frame;
  double radius = dz_chart_frame_get_radius (frame) * 1.2;
  const cairo_rectangle_t *plot = &frame->plot;
  double x = goal_x (scatter, (mark->goal_low + mark->goal_high) / 2);
  double y = outcome_y (scatter, (mark->low + mark->high) / 2);
  cairo_rectangle_t area;
  DzColor color = dz_palette_get_verdict (frame->style->ink, mark->verdict);

  if (dz_scatter_is_beyond (mark, &scatter->goals, &scatter->outcomes))
    {
      double edge = frame->line * 0.75;

      x = CLAMP (x, plot->x + (scatter->goals.below ? edge : 0),
                 plot->x + plot->width - (scatter->goals.above ? edge : 0));
      y = CLAMP (y, plot->y + (scatter->outcomes.above ? edge : 0),
                 plot->y + plot->height - (scatter->outcomes.below ? edge : 0));
    }
  x = step_aside (scatter, x, y);
  area = (cairo_rectangle_t){ x - radius, y - radius, 2 * radius, 2 * radius };
  if (mark->goal_high > mark->goal_low && mark->goal_high <= scatter->goals.high)
    dz_scene_add_line (frame->scene, goal_x (scatter, mark->goal_low), y, goal_x (scatter, mark->goal_high), y,
                       color, 1);
  if (mark->high > mark->low && mark->high <= scatter->outcomes.high)
    dz_scene_add_line (frame->scene, x, outcome_y (scatter, mark->low), x, outcome_y (scatter, mark->high),
                       color, 1);
  dz_scene_add_mark (frame->scene, dz_verdict_get_shape (mark->verdict), x, y, radius, color,
                     frame->palette->background);
  dz_chart_frame_add_focus (frame, mark, &area);
  dz_chart_frame_add_hit (frame, mark, &area, x, y);
}

/* The chosen one first, then the others, unless there are so many that none could be read. */
static void
add_labels (const Scatter *scatter)
{
  DzChartFrame *frame = scatter->frame;
  const GArray *hits = frame->layout->hits;

  for (int focus = 1; focus >= 0; focus--)
    for (guint i = 0; i < hits->len; i++)
      {
        DzChartHit hit = g_array_index (hits, DzChartHit, i);

        if (hit.mark->group == NULL || dz_chart_frame_is_focus (frame, hit.mark) != focus)
          continue;
        if (!focus && hits->len > MAX_LABELLED)
          frame->hidden++;
        else
          dz_chart_frame_add_label (frame, hit.mark->group, &hit.area, frame->palette->text,
                                    focus ? DZ_TEXT_BOLD : DZ_TEXT_PLAIN);
      }
}

void
dz_chart_layout_scatter (DzChartFrame *frame)
{
  Scatter scatter = { frame };

  add_key (frame);
  if (frame->plot.height < frame->line * 6)
    {
      dz_chart_frame_add_message (frame, _ ("The picture is too small for this chart."));
      return;
    }
  fit_plot (&scatter);
  dz_chart_frame_add_across_axis (frame, &scatter.across, scatter.inner.x, scatter.inner.x + scatter.inner.width,
                                  frame->line * 0.6);
  add_up (&scatter);
  add_breaks (&scatter);
  add_axis_titles (&scatter);
  add_fulfilment (&scatter);
  for (guint i = 0; i < frame->chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (frame->chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        add_mark (&scatter, g_ptr_array_index (series->marks, j));
    }
  dz_chart_frame_add_scale_note (frame, &scatter.up);
  dz_chart_frame_add_signs (frame);
  add_labels (&scatter);
}
