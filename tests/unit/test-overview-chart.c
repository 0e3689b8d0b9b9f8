/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "workbench/dz-overview.h"

typedef struct
{
  DzKnowledge *knowledge;
  DzOverview overview;
} Fixture;

static DzReport *
make_report (gint64 id, const char *place, DzLevel level, int review)
{
  DzReport *report = dz_report_new ();
  int plan = review + 1;

  report->id = id;
  report->place = g_strdup (place);
  report->level = level;
  g_array_append_val (report->reviews, review);
  g_array_append_val (report->plans, plan);

  return report;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->knowledge = dz_knowledge_load (NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->overview.reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  fixture->overview.quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  fixture->overview.goals = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_goal_free);
  fixture->overview.places = g_ptr_array_new ();
  g_ptr_array_add (fixture->overview.places, (gpointer) "武汉市");
  g_ptr_array_add (fixture->overview.places, (gpointer) "武昌区");
  g_ptr_array_add (fixture->overview.places, (gpointer) "洪山区");
  g_ptr_array_add (fixture->overview.reports, make_report (1, "武汉市", DZ_LEVEL_CITY, 2023));
  g_ptr_array_add (fixture->overview.reports, make_report (2, "武昌区", DZ_LEVEL_DISTRICT, 2021));
  g_ptr_array_add (fixture->overview.reports, make_report (3, "武昌区", DZ_LEVEL_DISTRICT, 2024));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->overview.reports);
  g_ptr_array_unref (fixture->overview.quantities);
  g_ptr_array_unref (fixture->overview.goals);
  g_ptr_array_unref (fixture->overview.places);
  dz_knowledge_unref (fixture->knowledge);
}

static DzQuantity *
add_quantity (Fixture *fixture, gint64 report, const char *key, const char *place, const char *period,
              double value, const char *unit, DzStatus status)
{
  DzQuantity *quantity = dz_quantity_new ();

  quantity->id = fixture->overview.quantities->len + 1;
  quantity->report_id = report;
  quantity->paragraph_id = 100 + quantity->id;
  quantity->paragraph = (int) quantity->id;
  quantity->start = 4;
  quantity->end = 8;
  quantity->indicator_key = g_strdup (key);
  quantity->low = value;
  quantity->high = value;
  quantity->unit = g_strdup (unit);
  quantity->measure = g_str_equal (unit, "%") ? DZ_MEASURE_GROWTH : DZ_MEASURE_LEVEL;
  quantity->status = status;
  quantity->period = g_strdup (period);
  quantity->place = g_strdup (place);
  g_ptr_array_add (fixture->overview.quantities, quantity);

  return quantity;
}

static void
add_goal (Fixture *fixture, const DzQuantity *goal, const DzQuantity *outcome)
{
  DzGoal *row = dz_goal_new ();

  row->goal = goal != NULL ? dz_quantity_copy (goal) : NULL;
  row->outcome = outcome != NULL ? dz_quantity_copy (outcome) : NULL;
  row->gap = NAN;
  g_ptr_array_add (fixture->overview.goals, row);
}

static DzChart *
build (Fixture *fixture, DzChartKind kind, const char *indicator, DzMeasure measure)
{
  DzChartRequest request = { kind, indicator, measure };
  g_autoptr (GError) error = NULL;
  DzChart *chart = dz_overview_build_chart (&fixture->overview, &request, fixture->knowledge, NULL, &error);

  g_assert_no_error (error);

  return chart;
}

static const DzChartMark *
get_mark (const DzChart *chart, guint series, guint mark)
{
  return g_ptr_array_index (((DzChartSeries *) g_ptr_array_index (chart->series, series))->marks, mark);
}

static void
test_bar_years (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DzTimeline) timeline = NULL;
  const DzTimelineLane *lane = NULL;
  const DzTimelineItem *item = NULL;

  add_goal (fixture, add_quantity (fixture, 2, "gdp", "武昌区", "2022", 7, "%", DZ_STATUS_GOAL), NULL);
  timeline = dz_overview_build_timeline (&fixture->overview, NULL, fixture->knowledge);
  g_assert_cmpint (timeline->rows->len, ==, 1);
  lane = g_ptr_array_index (((DzTimelineRow *) g_ptr_array_index (timeline->rows, 0))->lanes, 0);
  item = g_ptr_array_index (lane->items, 0);
  g_assert_cmpint (item->first_year, ==, 2021);
  g_assert_cmpint (item->last_year, ==, 2022);
  /* The library has reports from 2022 to 2025, of the district the first and the last. */
  g_assert_cmpint (lane->missing->len, ==, 2);
  g_assert_cmpint (g_array_index (lane->missing, int, 0), ==, 2023);
  g_assert_cmpint (g_array_index (lane->missing, int, 1), ==, 2024);
}

/* What both levels have goals for comes first, all measures of it together; lower place first. */
static void
test_row_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DzTimeline) timeline = NULL;
  const DzTimelineRow *row = NULL;

  add_goal (fixture, NULL,
            add_quantity (fixture, 3, "industry_profit", "武昌区", "2024", 9, "亿元", DZ_STATUS_OUTCOME));
  add_goal (fixture, NULL,
            add_quantity (fixture, 3, "retail_sales", "武昌区", "2024", 880, "亿元", DZ_STATUS_OUTCOME));
  add_goal (fixture, add_quantity (fixture, 1, "retail_sales", "武汉市", "2024", 8, "%", DZ_STATUS_GOAL),
            NULL);
  add_goal (fixture, add_quantity (fixture, 3, "retail_sales", "武昌区", "2025", 7, "%", DZ_STATUS_GOAL),
            NULL);
  timeline = dz_overview_build_timeline (&fixture->overview, NULL, fixture->knowledge);
  g_assert_cmpint (timeline->rows->len, ==, 3);
  row = g_ptr_array_index (timeline->rows, 0);
  g_assert_true (g_str_has_prefix (row->title, "社会消费品零售总额 ·"));
  g_assert_cmpstr (((DzTimelineLane *) g_ptr_array_index (row->lanes, 0))->place, ==, "武昌区");
  row = g_ptr_array_index (timeline->rows, 1);
  g_assert_cmpstr (row->title, ==, "社会消费品零售总额");
}

static void
test_place_colors (Fixture *fixture, gconstpointer data)
{
  int wuchang = dz_overview_get_place_color (&fixture->overview, "武昌区", fixture->knowledge);
  int hongshan = dz_overview_get_place_color (&fixture->overview, "洪山区", fixture->knowledge);

  g_assert_cmpint (wuchang, ==, 0);
  g_assert_cmpint (dz_overview_get_place_color (&fixture->overview, "武汉市", fixture->knowledge), ==, 1);
  g_assert_cmpint (hongshan, !=, wuchang);
}

/* A mark leads to its paragraph and span, and stands in the unit of the axis. */
static void
test_units_of_a_family (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DzChart) chart = NULL;

  add_quantity (fixture, 1, "gdp", "武汉市", "2023", 2, "万亿元", DZ_STATUS_OUTCOME);
  add_quantity (fixture, 3, "gdp", "武昌区", "2023", 1900, "亿元", DZ_STATUS_OUTCOME);
  add_quantity (fixture, 3, "gdp", "武昌区", "2024", 2000, "亿元", DZ_STATUS_ESTIMATE);
  chart = build (fixture, DZ_CHART_PLACES, "gdp", DZ_MEASURE_LEVEL);
  g_assert_null (chart->empty_reason);
  g_assert_cmpstr (chart->unit, ==, "亿元");
  for (guint i = 0; i < 2; i++)
    if (g_str_equal (((DzChartSeries *) g_ptr_array_index (chart->series, i))->name, "武汉市"))
      {
        g_assert_cmpfloat_with_epsilon (get_mark (chart, i, 0)->low, 20000, 1e-6);
        g_assert_cmpstr (get_mark (chart, i, 0)->label, ==, "2万亿元");
        g_assert_cmpstr (get_mark (chart, i, 0)->citation, ==, "武汉市 2024 ¶1");
        g_assert_cmpint (get_mark (chart, i, 0)->paragraph_id, ==, 101);
        g_assert_cmpint (get_mark (chart, i, 0)->start, ==, 4);
      }
  g_assert_nonnull (strstr (chart->source_line, "武汉市 2024 ¶1"));
}

/* A mean over five years is no figure of the last of them. */
static void
test_several_years (Fixture *fixture, gconstpointer data)
{
  static const char *const places[] = { "武昌区", NULL };
  DzChartRequest request = { DZ_CHART_SLOPE, "gdp", DZ_MEASURE_LEVEL, NULL, places };
  g_autoptr (DzChart) chart = NULL;
  g_autoptr (DzChart) slope = NULL;
  g_autoptr (DzChart) indexed = NULL;

  add_quantity (fixture, 3, "gdp", "武昌区", "2022", 1800, "亿元", DZ_STATUS_OUTCOME);
  add_quantity (fixture, 3, "gdp", "武昌区", "2023", 1900, "亿元", DZ_STATUS_OUTCOME);
  add_quantity (fixture, 3, "gdp", "武昌区", "2019-2023", 8000, "亿元", DZ_STATUS_OUTCOME);
  chart = build (fixture, DZ_CHART_PLACES, "gdp", DZ_MEASURE_LEVEL);
  g_assert_cmpint (get_mark (chart, 0, 1)->first_year, ==, 0);
  g_assert_cmpint (get_mark (chart, 0, 2)->first_year, ==, 2019);
  g_assert_cmpint (get_mark (chart, 0, 2)->year, ==, 2023);
  g_assert_cmpstr (get_mark (chart, 0, 2)->label, ==, "8000亿元 (2019–2023)");

  slope = dz_overview_build_chart (&fixture->overview, &request, fixture->knowledge, NULL, NULL);
  g_assert_cmpfloat (get_mark (slope, 0, 1)->low, ==, 1900);

  add_quantity (fixture, 3, "gdp", "武昌区", "2020-2024", 9000, "亿元", DZ_STATUS_OUTCOME);
  indexed = build (fixture, DZ_CHART_INDEXED, "gdp", DZ_MEASURE_LEVEL);
  g_assert_cmpuint (((DzChartSeries *) g_ptr_array_index (indexed->series, 0))->marks->len, ==, 2);
}

static void
test_mixed_units (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DzChart) chart = NULL;

  add_quantity (fixture, 3, "gdp", "武昌区", "2023", 1900, "亿元", DZ_STATUS_OUTCOME);
  add_quantity (fixture, 3, "gdp", "武昌区", "2024", 5, "家", DZ_STATUS_OUTCOME);
  chart = build (fixture, DZ_CHART_GOAL_OUTCOME, "gdp", DZ_MEASURE_LEVEL);
  g_assert_nonnull (chart->empty_reason);
  g_assert_nonnull (strstr (chart->empty_reason, "家"));
}

static void
test_share (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DzChart) chart = NULL;
  static const char *const places[] = { "武昌区", "武汉市", NULL };
  DzChartRequest request = { DZ_CHART_SHARE, "gdp", DZ_MEASURE_LEVEL, NULL, places };

  add_quantity (fixture, 1, "gdp", "武汉市", "2023", 2, "万亿元", DZ_STATUS_OUTCOME);
  add_quantity (fixture, 3, "gdp", "武昌区", "2023", 1900, "亿元", DZ_STATUS_OUTCOME);
  add_quantity (fixture, 3, "gdp", "武昌区", "2024", 2000, "亿元", DZ_STATUS_OUTCOME);
  chart = dz_overview_build_chart (&fixture->overview, &request, fixture->knowledge, NULL, NULL);
  /* 2024 has no city figure: a gap, no mark. */
  g_assert_cmpint (((DzChartSeries *) g_ptr_array_index (chart->series, 0))->marks->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (get_mark (chart, 0, 0)->low, 9.5, 1e-9);
  g_assert_nonnull (strstr (get_mark (chart, 0, 0)->citation, "武汉市 2024 ¶1"));
}

static void
test_slope (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DzChart) chart = NULL;
  static const char *const places[] = { "武昌区", NULL };
  DzChartRequest request = { DZ_CHART_SLOPE, NULL, DZ_MEASURE_GROWTH, NULL, places };

  add_quantity (fixture, 2, "gdp", "武昌区", "2022", 7, "%", DZ_STATUS_GOAL);
  add_quantity (fixture, 3, "gdp", "武昌区", "2025", 6, "%", DZ_STATUS_GOAL);
  add_quantity (fixture, 3, "retail_sales", "武昌区", "2025", 7, "%", DZ_STATUS_GOAL);
  chart = dz_overview_build_chart (&fixture->overview, &request, fixture->knowledge, NULL, NULL);
  g_assert_cmpint (chart->series->len, ==, 1);
  g_assert_cmpint (get_mark (chart, 0, 0)->year, ==, 2022);
  g_assert_cmpint (get_mark (chart, 0, 1)->year, ==, 2025);
}

/* Whose word a figure or a pair is goes with its mark into picture, details and table. */
static void
test_readers_word (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DzChart) years = NULL;
  g_autoptr (DzChart) scatter = NULL;
  DzQuantity *goal = add_quantity (fixture, 2, "gdp", "武昌区", "2024", 7, "%", DZ_STATUS_GOAL);
  DzQuantity *outcome = add_quantity (fixture, 3, "gdp", "武昌区", "2024", 6, "%", DZ_STATUS_OUTCOME);

  outcome->state = DZ_STATE_CORRECTED;
  add_goal (fixture, goal, outcome);
  ((DzGoal *) g_ptr_array_index (fixture->overview.goals, 0))->verdict = DZ_VERDICT_MISSED;
  ((DzGoal *) g_ptr_array_index (fixture->overview.goals, 0))->state = DZ_STATE_CORRECTED;
  years = build (fixture, DZ_CHART_GOAL_OUTCOME, "gdp", DZ_MEASURE_GROWTH);
  g_assert_false (dz_chart_mark_is_readers (get_mark (years, 0, 0)));
  g_assert_true (dz_chart_mark_is_readers (get_mark (years, 1, 0)));
  g_assert_nonnull (strstr (get_mark (years, 1, 0)->citation, "corrected by you"));

  scatter = build (fixture, DZ_CHART_SCATTER, "gdp", DZ_MEASURE_GROWTH);
  for (guint i = 0; i < scatter->series->len; i++)
    if (((DzChartSeries *) scatter->series->pdata[i])->marks->len > 0)
      {
        const DzChartMark *mark = get_mark (scatter, i, 0);

        g_assert_cmpint (mark->state, ==, DZ_STATE_CORRECTED);
        g_assert_cmpint (mark->verdict_state, ==, DZ_STATE_CORRECTED);
        g_assert_nonnull (strstr (mark->citation, "pair or verdict set by you"));
        return;
      }
  g_assert_not_reached ();
}

/* Files are dated by it; topics have no year of their own. */
static void
test_last_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DzChart) topics = NULL;

  add_goal (fixture, add_quantity (fixture, 2, "gdp", "武昌区", "2024", 7, "%", DZ_STATUS_GOAL), NULL);
  topics = build (fixture, DZ_CHART_VERDICTS_TOPIC, NULL, DZ_MEASURE_GROWTH);
  g_assert_cmpint (topics->last_year, ==, 2024);
}

static void
test_nothing_found (Fixture *fixture, gconstpointer data)
{
  for (DzChartKind kind = DZ_CHART_GOAL_OUTCOME; kind < DZ_N_CHART_KINDS; kind++)
    {
      g_autoptr (DzChart) chart = build (fixture, kind, "gdp", DZ_MEASURE_GROWTH);

      g_assert_nonnull (chart->empty_reason);
      g_assert_nonnull (chart->title);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/overview-timeline/bar-from-report-to-due-year", test_bar_years);
  ADD ("/overview-timeline/most-told-first", test_row_order);
  ADD ("/overview-chart/place-keeps-its-color", test_place_colors);
  ADD ("/overview-chart/units-of-a-family", test_units_of_a_family);
  ADD ("/overview-chart/several-years", test_several_years);
  ADD ("/overview-chart/mixed-units-refused", test_mixed_units);
  ADD ("/overview-chart/share-with-gaps", test_share);
  ADD ("/overview-chart/slope-of-two-years", test_slope);
  ADD ("/overview-chart/readers-word", test_readers_word);
  ADD ("/overview-chart/last-year", test_last_year);
  ADD ("/overview-chart/nothing-found-says-why", test_nothing_found);
#undef ADD

  return g_test_run ();
}
