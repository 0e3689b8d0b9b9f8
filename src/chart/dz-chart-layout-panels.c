/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Small multiples: the same years in every panel, and the same scale where all are in one unit. */

typedef struct
{
  DzChartFrame *frame;
  GPtrArray *names; /* (element-type utf8) of the panels, borrowed */
  DzChartRange range;
  int columns;
  int rows;
} Panels;

static gboolean
knows_name (const Panels *panels, const char *name)
{
  for (guint i = 0; i < panels->names->len; i++)
    if (g_strcmp0 (panels->names->pdata[i], name) == 0)
      return TRUE;

  return FALSE;
}

static void
find_names (Panels *panels)
{
  const GPtrArray *all = panels->frame->chart->series;

  for (guint i = 0; i < all->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (all, i);

      if (series->marks->len > 0 && !knows_name (panels, series->panel))
        g_ptr_array_add (panels->names, series->panel);
    }
}

/* The grid whose panels come nearest to 16 : 10 among those they all fit in; else as many as have room. */
static void
choose_grid (Panels *panels)
{
  const cairo_rectangle_t *plot = &panels->frame->plot;
  double size = panels->frame->font_size;
  int n = (int) panels->names->len;
  int most_columns = MAX (1, (int) floor (plot->width / (size * 11)));
  int most_rows = MAX (1, (int) floor (plot->height / (size * 9)));
  double best = HUGE_VAL;

  panels->columns = most_columns;
  panels->rows = most_rows;
  for (int columns = 1; columns <= MIN (n, most_columns); columns++)
    {
      int rows = (n + columns - 1) / columns;
      double miss = fabs (log (plot->width / columns / (plot->height / rows) / 1.6));

      if (rows > most_rows || miss >= best)
        continue;
      best = miss;
      panels->columns = columns;
      panels->rows = rows;
    }
  panels->frame->shown = MIN (n, panels->columns * panels->rows);
  panels->frame->left_out = n - panels->frame->shown;
}

/* The name is shortened before the unit is, which stands in the chart's title where it is one for all. */
static void
add_title (DzChartFrame *frame, const DzChart *part, const cairo_rectangle_t *area)
{
  const DzChartSeries *first = g_ptr_array_index (part->series, 0);
  const char *name = first->panel != NULL ? first->panel : "";
  gboolean plain = part->unit != NULL || first->unit == NULL || *first->unit == '\0';
  g_autofree char *unit = plain ? g_strdup ("") : g_strdup_printf (" (%s)", first->unit);
  double width = plain ? 0 : dz_scene_measure (frame->scene, unit, frame->small, DZ_TEXT_BOLD);
  cairo_rectangle_t title = { area->x, area->y, 0, frame->line };
  cairo_rectangle_t rest = { 0, area->y, width, frame->line };

  title.width = MIN (dz_scene_measure (frame->scene, name, frame->small, DZ_TEXT_BOLD),
                     MAX (area->width - width, frame->font_size * 3));
  rest.x = title.x + title.width;
  rest.width = MIN (width, area->x + area->width - rest.x);
  dz_scene_add_text (frame->scene, name, &title, frame->small, frame->palette->text, DZ_TEXT_BOLD);
  if (!plain && rest.width > frame->small)
    dz_scene_add_text (frame->scene, unit, &rest, frame->small, frame->palette->text, DZ_TEXT_BOLD);
  title.width = area->width;
  dz_chart_frame_take (frame, &title);
}

static void
add_panel (const Panels *panels, const char *name, const cairo_rectangle_t *area)
{
  DzChartFrame *frame = panels->frame;
  g_autoptr (GPtrArray) series = g_ptr_array_new ();
  DzChart part = *frame->chart;
  DzChartFrame inner = *frame;

  for (guint i = 0; i < frame->chart->series->len; i++)
    if (g_strcmp0 (((DzChartSeries *) frame->chart->series->pdata[i])->panel, name) == 0)
      g_ptr_array_add (series, frame->chart->series->pdata[i]);
  part.series = series;
  add_title (frame, &part, area);

  inner.chart = &part;
  inner.in_panel = TRUE;
  inner.first_hit = frame->layout->hits->len;
  inner.range = &panels->range;
  inner.plot = (cairo_rectangle_t){ area->x, area->y + frame->line * 1.2, area->width,
                                    area->height - frame->line * 1.2 };
  dz_chart_layout_years (&inner);
}

void
dz_chart_layout_panels (DzChartFrame *frame)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  Panels panels = { frame, names };
  double gap = frame->font_size;
  double width, height;

  find_names (&panels);
  dz_chart_frame_find_range (frame, &panels.range);
  if (frame->chart->unit == NULL)
    {
      panels.range.low = HUGE_VAL;
      panels.range.high = -HUGE_VAL;
    }
  dz_chart_frame_add_key (frame);
  if (frame->plot.height < frame->line * 6)
    {
      dz_chart_frame_add_message (frame, _ ("The picture is too small for this chart."));
      return;
    }
  choose_grid (&panels);

  width = (frame->plot.width - gap * (panels.columns - 1)) / panels.columns;
  height = (frame->plot.height - gap * (panels.rows - 1)) / panels.rows;
  for (int i = 0; i < frame->shown; i++)
    {
      cairo_rectangle_t area = { frame->plot.x + (i % panels.columns) * (width + gap),
                                 frame->plot.y + (i / panels.columns) * (height + gap), width, height };

      add_panel (&panels, names->pdata[i], &area);
    }
}
