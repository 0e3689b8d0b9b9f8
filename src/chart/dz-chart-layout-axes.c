/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The axes that kinds share. */

void
dz_chart_frame_add_value_axis (DzChartFrame *frame, const DzAxis *axis, double left)
{
  double bottom = frame->plot.y + frame->plot.height;

  for (int i = 0; i < axis->n_ticks; i++)
    {
      g_autofree char *text = dz_axis_dup_tick_text (axis, i);
      double y = dz_axis_map (axis, axis->ticks[i], bottom, frame->plot.y);
      cairo_rectangle_t area
          = { left, y - frame->line / 2, frame->plot.x - left - frame->font_size * 0.6, frame->line };

      dz_scene_add_line (frame->scene, frame->plot.x, round (y) + 0.5, frame->plot.x + frame->plot.width,
                         round (y) + 0.5, frame->palette->rule, 1);
      if (!dz_chart_frame_is_free (frame, &area))
        continue;
      dz_scene_add_text (frame->scene, text, &area, frame->small, frame->palette->dim, DZ_TEXT_RIGHT);
      dz_chart_frame_take (frame, &area);
    }
}

void
dz_chart_frame_add_across_axis (DzChartFrame *frame, const DzAxis *axis, double start, double end, double gap)
{
  double bottom = frame->plot.y + frame->plot.height;

  for (int i = 0; i < axis->n_ticks; i++)
    {
      g_autofree char *text = dz_axis_dup_tick_text (axis, i);
      double width = dz_scene_measure (frame->scene, text, frame->small, DZ_TEXT_PLAIN);
      double x = dz_axis_map (axis, axis->ticks[i], start, end);
      cairo_rectangle_t area = { x - width / 2, bottom + gap, width, frame->line };

      dz_scene_add_line (frame->scene, round (x) + 0.5, frame->plot.y, round (x) + 0.5, bottom,
                         frame->palette->rule, 1);
      area.x = MIN (area.x, frame->style->width - frame->margin - width);
      if (!dz_chart_frame_is_free (frame, &area))
        continue;
      dz_scene_add_text (frame->scene, text, &area, frame->small, frame->palette->dim, DZ_TEXT_CENTER);
      dz_chart_frame_take (frame, &area);
    }
}

/* The first corner of the plot where neither mark nor line lies. */
static gboolean
find_corner (const DzChartFrame *frame, cairo_rectangle_t *area)
{
  const cairo_rectangle_t *plot = &frame->plot;
  double gap = MIN (frame->font_size * 0.5, (plot->width - area->width) / 2);
  double right = plot->x + plot->width - gap - area->width;
  const double places[][2] = {
    { plot->x + gap, plot->y + 2 },
    { right, plot->y + plot->height - area->height - 2 },
    { right, plot->y + 2 },
    { plot->x + gap, plot->y + plot->height - area->height - 2 },
    { plot->x + gap, plot->y - area->height },
    { (plot->x + gap + right) / 2, plot->y + 2 },
    { (plot->x + gap + right) / 2, plot->y + plot->height - area->height - 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      area->x = places[i][0];
      area->y = places[i][1];
      if (dz_chart_frame_is_free (frame, area) && !dz_chart_frame_is_crossed (frame, area))
        return TRUE;
    }

  area->x = places[0][0];
  area->y = places[0][1];

  return FALSE;
}

void
dz_chart_frame_add_scale_note (DzChartFrame *frame, const DzAxis *axis)
{
  /* Translators: a logarithmic scale, where there is room for a few letters */
  const char *const texts[] = { _ ("logarithmic scale"), C_ ("scale", "log") };
  cairo_rectangle_t area = { 0, 0, 0, frame->line };

  if (!axis->logarithmic)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gboolean last = i == G_N_ELEMENTS (texts) - 1;

      area.width = dz_scene_measure (frame->scene, texts[i], frame->small, DZ_TEXT_PLAIN);
      if ((area.width > frame->plot.width || !find_corner (frame, &area)) && !last)
        continue;
      dz_scene_add_box (frame->scene, &area, frame->palette->background, 2);
      dz_scene_add_text (frame->scene, texts[i], &area, frame->small, frame->palette->dim, DZ_TEXT_PLAIN);
      dz_chart_frame_take (frame, &area);
      return;
    }
}

int
dz_chart_choose_year_step (double band, double width)
{
  static const int steps[] = { 1, 2, 5, 10, 20, 25, 50, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (band * steps[i] >= width)
      return steps[i];

  return 200;
}
