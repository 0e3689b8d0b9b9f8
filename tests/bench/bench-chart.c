/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-chart redraw N: median milliseconds to draw a laid-out scatter chart of N points again.
 * bench-chart draw POINTS.tsv FILE: reads goal and outcome a line and exports the chart, as the peers do. */
#include "config.h"

#include <locale.h>
#include <stdlib.h>

#include "chart/dz-chart-export.h"
#include "chart/dz-palette.h"

#define WIDTH 960
#define HEIGHT 600
#define ROUNDS 31

static void
add_point (DzChartSeries *series, double goal, double outcome)
{
  DzChartMark *mark = dz_chart_series_add_mark (series, DZ_MARK_OUTCOME, 2024, outcome, outcome);

  mark->goal_low = goal;
  mark->goal_high = goal;
  mark->verdict = DZ_VERDICT_MET;
}

static DzChart *
make_chart (DzChartSeries **series)
{
  DzChart *chart = dz_chart_new (DZ_CHART_SCATTER);

  chart->title = g_strdup ("Goals against outcomes");
  chart->x_title = g_strdup ("goal");
  chart->y_title = g_strdup ("outcome");
  *series = dz_chart_add_series (chart, "Met", DZ_VERDICT_MET);

  return chart;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static int
redraw (int n)
{
  DzChartSeries *series = NULL;
  g_autoptr (DzChart) chart = make_chart (&series);
  g_autoptr (DzChartLayout) layout = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  gint64 times[ROUNDS];
  DzChartStyle style;

  for (int i = 0; i < n; i++)
    add_point (series, g_rand_double_range (rand, 0, 12), g_rand_double_range (rand, -2, 14));
  dz_chart_style_init (&style, WIDTH, HEIGHT);
  layout = dz_chart_layout_new (chart, &style);
  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      cairo_t *cr = cairo_create (surface);

      dz_color_set_source (dz_palette_get (style.ink)->background, cr);
      cairo_paint (cr);
      dz_chart_layout_draw (layout, cr);
      dz_chart_layout_pick (layout, WIDTH / 2 + i, HEIGHT / 2);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      times[i] = g_get_monotonic_time () - start;
    }
  cairo_surface_destroy (surface);
  qsort (times, ROUNDS, sizeof (gint64), compare);
  g_print ("%.3f\n", (double) times[ROUNDS / 2] / 1000);

  return 0;
}

static int
draw (const char *points, const char *path)
{
  DzChartSeries *series = NULL;
  g_autoptr (DzChart) chart = make_chart (&series);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  char *line = NULL;

  dz_chart_prepare_fonts ();
  if (!g_file_get_contents (points, &text, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  for (line = text; *line != '\0'; line++)
    {
      double goal = g_ascii_strtod (line, &line);
      double outcome = g_ascii_strtod (line, &line);

      add_point (series, goal, outcome);
    }
  if (!dz_chart_export (chart, path, WIDTH, HEIGHT, 96, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc == 3 && g_str_equal (argv[1], "redraw"))
    return redraw (atoi (argv[2]));
  if (argc == 4 && g_str_equal (argv[1], "draw"))
    return draw (argv[2], argv[3]);

  return 2;
}
