/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Goals across, outcomes up; what lies on the slanted line came out as it was promised. */

#define MAX_LABELLED 400

typedef struct
{
  DzChartFrame *frame;
  DzAxis across;
  DzAxis up;
  double left; /* where the numbers of the axis begin */
  guint n;     /* marks */
} Scatter;

static guint
find_ranges (const DzChartFrame *frame, double *across, double *up)
{
  guint n = 0;

  across[0] = up[0] = HUGE_VAL;
  across[1] = up[1] = -HUGE_VAL;
  for (guint i = 0; i < frame->chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (frame->chart->series, i);

      for (guint j = 0; j < series->marks->len; j++, n++)
        {
          const DzChartMark *mark = g_ptr_array_index (series->marks, j);

          across[0] = MIN (across[0], mark->goal_low);
          across[1] = MAX (across[1], mark->goal_high);
          up[0] = MIN (up[0], mark->low);
          up[1] = MAX (up[1], mark->high);
        }
    }

  return n;
}

static double
goal_x (const Scatter *scatter, double value)
{
  const cairo_rectangle_t *plot = &scatter->frame->plot;

  return dz_axis_map (&scatter->across, value, plot->x, plot->x + plot->width);
}

static double
outcome_y (const Scatter *scatter, double value)
{
  const cairo_rectangle_t *plot = &scatter->frame->plot;

  return dz_axis_map (&scatter->up, value, plot->y + plot->height, plot->y);
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
        dz_scene_add_mark (frame->scene, dz_verdict_get_shape (verdict), x + radius, key.y + frame->line / 2, radius,
                           dz_palette_get_verdict (frame->style->ink, verdict), frame->palette->background);
    }
  dz_chart_frame_end_key (frame, &key);
}

static void
fit_plot (Scatter *scatter)
{
  DzChartFrame *frame = scatter->frame;
  double across[2], up[2], left = 0;

  scatter->n = find_ranges (frame, across, up);
  frame->pad = frame->line * 0.5;
  frame->plot.y += frame->line * 1.8;
  frame->plot.height = MAX (frame->plot.height - frame->line * 4.4, frame->font_size);
  dz_axis_init (&scatter->up, up[0], up[1], CLAMP ((int) (frame->plot.height / (frame->font_size * 4.5)), 2, 7));
  for (int i = 0; i < scatter->up.n_ticks; i++)
    {
      g_autofree char *text = dz_axis_dup_tick_text (&scatter->up, i);

      left = MAX (left, dz_scene_measure (frame->scene, text, frame->small, DZ_TEXT_PLAIN));
    }
  scatter->left = frame->plot.x;
  frame->plot.x += left + frame->font_size * 0.6;
  frame->plot.width -= left + frame->font_size * 1.6;
  dz_axis_init (&scatter->across, across[0], across[1],
                CLAMP ((int) (frame->plot.width / (frame->font_size * 8)), 2, 8));
}

static void
add_across (const Scatter *scatter)
{
  DzChartFrame *frame = scatter->frame;
  double bottom = frame->plot.y + frame->plot.height;

  for (int i = 0; i < scatter->across.n_ticks; i++)
    {
      g_autofree char *text = dz_axis_dup_tick_text (&scatter->across, i);
      double width = dz_scene_measure (frame->scene, text, frame->small, DZ_TEXT_PLAIN);
      double x = goal_x (scatter, scatter->across.ticks[i]);
      cairo_rectangle_t area = { x - width / 2, bottom + frame->line * 0.6, width, frame->line };

      dz_scene_add_line (frame->scene, round (x) + 0.5, frame->plot.y, round (x) + 0.5, bottom,
                         frame->palette->rule, 1);
      if (!dz_chart_frame_is_free (frame, &area))
        continue;
      dz_scene_add_text (frame->scene, text, &area, frame->small, frame->palette->dim, DZ_TEXT_CENTER);
      dz_chart_frame_take (frame, &area);
    }
}

static void
add_axis_titles (const Scatter *scatter)
{
  DzChartFrame *frame = scatter->frame;
  const DzChart *chart = frame->chart;
  g_autofree char *up = g_strconcat (chart->y_title != NULL ? chart->y_title : "", " ↑", NULL);
  g_autofree char *across = g_strconcat (chart->x_title != NULL ? chart->x_title : "", " →", NULL);
  cairo_rectangle_t top = { scatter->left, frame->plot.y - frame->line * 1.7, frame->plot.width / 2, frame->line };
  cairo_rectangle_t bottom
      = { frame->plot.x + frame->plot.width / 2, frame->plot.y + frame->plot.height + frame->line * 1.6,
          frame->plot.width / 2, frame->line };

  if (chart->y_title != NULL)
    dz_scene_add_text (frame->scene, up, &top, frame->small, frame->palette->text, DZ_TEXT_PLAIN);
  if (chart->x_title != NULL)
    dz_scene_add_text (frame->scene, across, &bottom, frame->small, frame->palette->text, DZ_TEXT_RIGHT);
}

/* Where outcome and goal are equal, as far as both axes show it. */
static void
add_fulfilment (const Scatter *scatter)
{
  DzChartFrame *frame = scatter->frame;
  double low = MAX (scatter->across.min, scatter->up.min);
  double high = MIN (scatter->across.max, scatter->up.max);
  const char *text = _ ("outcome = goal");
  double width = dz_scene_measure (frame->scene, text, frame->small, DZ_TEXT_PLAIN);
  cairo_rectangle_t area;

  if (low >= high)
    return;

  dz_scene_add_line (frame->scene, goal_x (scatter, low), outcome_y (scatter, low), goal_x (scatter, high),
                     outcome_y (scatter, high), frame->palette->dim, 1.5)
      ->dashed
      = TRUE;
  area = (cairo_rectangle_t){ goal_x (scatter, high) - width - 6, outcome_y (scatter, high) - frame->line - 2, width,
                              frame->line };
  area.x = MAX (area.x, frame->plot.x);
  area.y = MAX (area.y, frame->plot.y - frame->line);
  dz_scene_add_text (frame->scene, text, &area, frame->small, frame->palette->dim, DZ_TEXT_RIGHT);
  dz_chart_frame_take (frame, &area);
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
  double x = goal_x (scatter, (mark->goal_low + mark->goal_high) / 2);
  double y = outcome_y (scatter, (mark->low + mark->high) / 2);
  cairo_rectangle_t area;
  DzColor color = dz_palette_get_verdict (frame->style->ink, mark->verdict);

  x = step_aside (scatter, x, y);
  area = (cairo_rectangle_t){ x - radius, y - radius, 2 * radius, 2 * radius };
  if (mark->goal_high > mark->goal_low)
    dz_scene_add_line (frame->scene, goal_x (scatter, mark->goal_low), y, goal_x (scatter, mark->goal_high), y,
                       color, 1);
  if (mark->high > mark->low)
    dz_scene_add_line (frame->scene, x, outcome_y (scatter, mark->low), x, outcome_y (scatter, mark->high), color, 1);
  dz_scene_add_mark (frame->scene, dz_verdict_get_shape (mark->verdict), x, y, radius, color,
                     frame->palette->background);
  dz_chart_frame_add_focus (frame, mark, &area);
  dz_chart_frame_add_hit (frame, mark, &area, x, y);
}

/* The chosen one first, then the others, unless there are so many that none could be read. */
static void
add_labels (DzChartFrame *frame)
{
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
  add_across (&scatter);
  dz_chart_frame_add_value_axis (frame, &scatter.up, scatter.left);
  add_axis_titles (&scatter);
  add_fulfilment (&scatter);
  for (guint i = 0; i < frame->chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (frame->chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        add_mark (&scatter, g_ptr_array_index (series->marks, j));
    }
  dz_chart_frame_add_signs (frame);
  add_labels (frame);
}
