/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart.h"

static DzChart *
make_chart (DzChartKind kind)
{
  DzChart *chart = dz_chart_new (kind);

  for (int i = 0; i < 2; i++)
    {
      DzChartSeries *series = dz_chart_add_series (chart, i == 0 ? "甲" : "乙", i);

      series->panel = g_strdup (series->name);
      for (int year = 2020; year <= 2024; year++)
        dz_chart_series_add_mark (series, DZ_MARK_OUTCOME, year, year - 2000 + i, year - 2000 + i);
    }

  return chart;
}

/* From the column of one year to that of another, in either direction; in every panel the same. */
static void
test_span (gconstpointer data)
{
  g_autoptr (DzChart) chart = make_chart ((DzChartKind) GPOINTER_TO_INT (data));
  g_autoptr (DzChartLayout) layout = NULL;
  DzChartStyle style;
  cairo_rectangle_t from, to;
  guint n_panels;
  int first = 0, last = 0;

  dz_chart_style_init (&style, 800, 500);
  layout = dz_chart_layout_new (chart, &style);
  n_panels = dz_chart_layout_get_columns (layout, 0, 2021, 2021, &from);
  g_assert_cmpuint (n_panels, ==, chart->kind == DZ_CHART_PANELS_PLACE ? 2 : 1);
  for (guint i = 0; i < n_panels; i++)
    {
      dz_chart_layout_get_columns (layout, i, 2021, 2021, &from);
      dz_chart_layout_get_columns (layout, i, 2023, 2023, &to);
      g_assert_cmpfloat (to.x, >, from.x + from.width);
      g_assert_true (dz_chart_layout_find_years (layout, from.x + 2, from.y + 2, to.x + 2, to.y + 2, &first, &last));
      g_assert_cmpint (first, ==, 2021);
      g_assert_cmpint (last, ==, 2023);
      g_assert_true (dz_chart_layout_find_years (layout, to.x + 2, to.y + 2, from.x + 2, from.y + 2, &first, &last));
      g_assert_cmpint (first, ==, 2021);
      g_assert_cmpint (last, ==, 2023);
      /* Beyond the last column there are no more years. */
      g_assert_true (dz_chart_layout_find_years (layout, from.x + 2, from.y + 2, 10000, 0, &first, &last));
      g_assert_cmpint (last, ==, 2024);
    }
  g_assert_true (dz_chart_layout_get_year_range (layout, &first, &last));
  g_assert_cmpint (first, ==, 2020);
  g_assert_cmpint (last, ==, 2024);
}

static void
test_no_years_across (void)
{
  g_autoptr (DzChart) chart = make_chart (DZ_CHART_DUMBBELL);
  g_autoptr (DzChartLayout) layout = NULL;
  DzChartStyle style;
  cairo_rectangle_t area;
  int first, last;

  dz_chart_style_init (&style, 800, 500);
  layout = dz_chart_layout_new (chart, &style);
  g_assert_cmpuint (dz_chart_layout_get_columns (layout, 0, 2021, 2021, &area), ==, 0);
  g_assert_false (dz_chart_layout_get_year_range (layout, &first, &last));
  g_assert_false (dz_chart_layout_find_years (layout, 400, 250, 500, 250, &first, &last));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/chart-years/places", GINT_TO_POINTER (DZ_CHART_PLACES), test_span);
  g_test_add_data_func ("/chart-years/panels", GINT_TO_POINTER (DZ_CHART_PANELS_PLACE), test_span);
  g_test_add_data_func ("/chart-years/heat-map", GINT_TO_POINTER (DZ_CHART_HEAT_MAP), test_span);
  g_test_add_func ("/chart-years/none-across", test_no_years_across);

  return g_test_run ();
}
