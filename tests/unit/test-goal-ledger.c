/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>

#include "align/dz-goal-ledger.h"
#include "align/dz-ledger-absence.h"

typedef struct
{
  DzKnowledge *knowledge;
  GPtrArray *reports;
  GPtrArray *quantities;
  GPtrArray *rows;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->knowledge = dz_knowledge_load (NULL, "/nonexistent", &error);
  g_assert_no_error (error);
  fixture->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  fixture->quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->rows, g_ptr_array_unref);
  g_ptr_array_unref (fixture->quantities);
  g_ptr_array_unref (fixture->reports);
  dz_knowledge_unref (fixture->knowledge);
}

/* A report filed for a year has the year as its id. */
static DzReport *
add_report (Fixture *fixture, int year)
{
  DzReport *report = dz_report_new ();
  int last_year = year - 1;

  report->id = year;
  report->kind = DZ_REPORT_KIND_WORK_REPORT;
  report->place = g_strdup ("甲区");
  g_array_append_val (report->plans, year);
  g_array_append_val (report->reviews, last_year);
  g_ptr_array_add (fixture->reports, report);

  return report;
}

static DzQuantity *
add (Fixture *fixture, int report, DzStatus status, const char *key, DzMeasure measure, const char *period,
     double value, const char *unit)
{
  DzQuantity *quantity = dz_quantity_new ();

  quantity->report_id = report;
  quantity->id = fixture->quantities->len + 1;
  quantity->start = (int) fixture->quantities->len * 10;
  quantity->end = quantity->start + 4;
  quantity->status = status;
  quantity->indicator_key = g_strdup (key[0] == '=' ? NULL : key);
  quantity->indicator = g_strdup (key[0] == '=' ? key + 1 : key);
  quantity->measure = measure;
  quantity->period = g_strdup (period);
  quantity->place = g_strdup ("甲区");
  quantity->low = value;
  quantity->high = value;
  quantity->unit = g_strdup (unit);
  g_ptr_array_add (fixture->quantities, quantity);

  return quantity;
}

static const DzGoal *
build (Fixture *fixture, guint index)
{
  g_clear_pointer (&fixture->rows, g_ptr_array_unref);
  fixture->rows = dz_goal_ledger_build (fixture->quantities, fixture->reports, NULL, fixture->knowledge);
  g_assert_cmpuint (index, <, fixture->rows->len);

  return g_ptr_array_index (fixture->rows, index);
}

static void
test_pairs_by_period (Fixture *fixture, gconstpointer data)
{
  const DzGoal *row;

  add_report (fixture, 2024);
  add_report (fixture, 2025);
  add (fixture, 2024, DZ_STATUS_OUTCOME, "gdp", DZ_MEASURE_GROWTH, "2023", 9, "%");
  add (fixture, 2024, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_GROWTH, "2024", 6, "%");
  add (fixture, 2025, DZ_STATUS_ESTIMATE, "gdp", DZ_MEASURE_GROWTH, "2024", 5.7, "%");
  row = build (fixture, 1);
  g_assert_cmpuint (fixture->rows->len, ==, 2);
  g_assert_cmpfloat (row->goal->low, ==, 6);
  g_assert_cmpfloat (row->outcome->low, ==, 5.7);
  g_assert_cmpfloat_with_epsilon (row->gap, -0.3, 1e-9);
  g_assert_cmpint (row->verdict, ==, DZ_VERDICT_NEARLY_MET);
  /* the outcome of the year before stands alone */
  g_assert_null (((DzGoal *) fixture->rows->pdata[0])->goal);
}

static void
test_converts_units (Fixture *fixture, gconstpointer data)
{
  const DzGoal *row;

  add_report (fixture, 2024);
  add_report (fixture, 2025);
  add (fixture, 2024, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_LEVEL, "2024", 2, "万亿元");
  add (fixture, 2025, DZ_STATUS_OUTCOME, "gdp", DZ_MEASURE_LEVEL, "2024", 21000, "亿元");
  row = build (fixture, 0);
  g_assert_cmpint (row->verdict, ==, DZ_VERDICT_MET);
  g_assert_cmpfloat_with_epsilon (row->gap, 5, 1e-9);
}

static void
test_unit_families_do_not_mix (Fixture *fixture, gconstpointer data)
{
  const DzGoal *row;

  add_report (fixture, 2024);
  add_report (fixture, 2025);
  add (fixture, 2024, DZ_STATUS_GOAL, "greenways", DZ_MEASURE_LEVEL, "2024", 20, "公里");
  add (fixture, 2025, DZ_STATUS_OUTCOME, "greenways", DZ_MEASURE_LEVEL, "2024", 3, "条");
  row = build (fixture, 0);
  g_assert_cmpint (row->verdict, ==, DZ_VERDICT_NOT_COMPARABLE);
  g_assert_true (isnan (row->gap));
}

static void
check_verdict (Fixture *fixture, const char *key, DzMeasure measure, DzModifier modifier, double goal, double outcome,
               const char *wording, DzVerdict verdict)
{
  DzQuantity *quantity;

  g_ptr_array_set_size (fixture->quantities, 0);
  quantity = add (fixture, 2024, DZ_STATUS_GOAL, key, measure, "2024", goal, "%");
  quantity->modifier = modifier;
  quantity->wording = g_strdup (wording);
  quantity = add (fixture, 2025, DZ_STATUS_OUTCOME, key, measure, "2024", outcome, "%");
  quantity->wording = g_strdup (wording);
  g_assert_cmpstr (dz_verdict_get_nick (build (fixture, 0)->verdict), ==, dz_verdict_get_nick (verdict));
}

static void
test_judges_by_direction_and_tolerance (Fixture *fixture, gconstpointer data)
{
  add_report (fixture, 2024);
  add_report (fixture, 2025);
  check_verdict (fixture, "gdp", DZ_MEASURE_GROWTH, DZ_MODIFIER_EXACT, 6, 6, "", DZ_VERDICT_MET);
  check_verdict (fixture, "gdp", DZ_MEASURE_GROWTH, DZ_MODIFIER_EXACT, 6, 7, "", DZ_VERDICT_OVER_FULFILLED);
  check_verdict (fixture, "gdp", DZ_MEASURE_GROWTH, DZ_MODIFIER_EXACT, 6, 5.4, "", DZ_VERDICT_MISSED);
  check_verdict (fixture, "gdp", DZ_MEASURE_GROWTH, DZ_MODIFIER_ABOUT, 6, 5.8, "", DZ_VERDICT_MET);
  check_verdict (fixture, "cpi", DZ_MEASURE_GROWTH, DZ_MODIFIER_ABOUT, 3, 2.5, "", DZ_VERDICT_MET);
  check_verdict (fixture, "cpi", DZ_MEASURE_GROWTH, DZ_MODIFIER_ABOUT, 3, 4, "", DZ_VERDICT_MISSED);
  /* a fall of 3 % is better than one of 2 % though less is better */
  check_verdict (fixture, "energy_per_gdp", DZ_MEASURE_GROWTH, DZ_MODIFIER_EXACT, 2, 3, "下降", DZ_VERDICT_OVER_FULFILLED);
  check_verdict (fixture, "=某事办理时限压缩率", DZ_MEASURE_SHARE, DZ_MODIFIER_AT_MOST, 50, 60, "", DZ_VERDICT_MISSED);
  /* power used is neither better nor worse: off on either side is off */
  check_verdict (fixture, "power_use", DZ_MEASURE_GROWTH, DZ_MODIFIER_EXACT, 5, 9, "", DZ_VERDICT_MISSED);
  check_verdict (fixture, "power_use", DZ_MEASURE_GROWTH, DZ_MODIFIER_AT_LEAST, 5, 9, "", DZ_VERDICT_OVER_FULFILLED);
  check_verdict (fixture, "gdp", DZ_MEASURE_RANK, DZ_MODIFIER_EXACT, 5, 4, "", DZ_VERDICT_OVER_FULFILLED);
}

/* “下降5%” and “增长2%” are both written without a sign. */
static void
test_a_rise_counts_against_a_fall (Fixture *fixture, gconstpointer data)
{
  DzQuantity *goal;
  const DzGoal *row;

  add_report (fixture, 2024);
  add_report (fixture, 2025);
  goal = add (fixture, 2024, DZ_STATUS_GOAL, "energy_per_gdp", DZ_MEASURE_GROWTH, "2024", 5, "%");
  goal->wording = g_strdup ("下降5%");
  add (fixture, 2025, DZ_STATUS_OUTCOME, "energy_per_gdp", DZ_MEASURE_GROWTH, "2024", 2, "%");
  row = build (fixture, 0);
  g_assert_cmpint (row->verdict, ==, DZ_VERDICT_MISSED);
  g_assert_cmpfloat (row->gap, ==, -7);
}

static void
test_a_goal_of_none_is_met_by_none (Fixture *fixture, gconstpointer data)
{
  add_report (fixture, 2024);
  add_report (fixture, 2025);
  check_verdict (fixture, "=重大安全事故", DZ_MEASURE_LEVEL, DZ_MODIFIER_EXACT, 0, 0, "", DZ_VERDICT_MET);
  g_assert_cmpfloat (((const DzGoal *) fixture->rows->pdata[0])->gap, ==, 0);
  check_verdict (fixture, "=重大安全事故", DZ_MEASURE_LEVEL, DZ_MODIFIER_EXACT, 0, 2, "",
                 DZ_VERDICT_NOT_COMPARABLE);
}

static void
test_a_range_is_met_inside (Fixture *fixture, gconstpointer data)
{
  DzQuantity *goal;
  const DzGoal *row;

  add_report (fixture, 2024);
  add_report (fixture, 2025);
  goal = add (fixture, 2024, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_GROWTH, "2024", 6, "%");
  goal->high = 6.5;
  goal->modifier = DZ_MODIFIER_RANGE;
  add (fixture, 2025, DZ_STATUS_OUTCOME, "gdp", DZ_MEASURE_GROWTH, "2024", 6.2, "%");
  row = build (fixture, 0);
  g_assert_cmpint (row->verdict, ==, DZ_VERDICT_MET);
  g_assert_cmpfloat (row->gap, ==, 0);
}

static void
test_absences_stay_apart (Fixture *fixture, gconstpointer data)
{
  add_report (fixture, 2022);
  add (fixture, 2022, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_GROWTH, "2022", 7, "%");
  g_assert_cmpint (build (fixture, 0)->verdict, ==, DZ_VERDICT_NOT_DUE);

  add_report (fixture, 2025);
  g_assert_cmpint (build (fixture, 0)->verdict, ==, DZ_VERDICT_NO_REPORT);

  add_report (fixture, 2023);
  g_assert_cmpint (build (fixture, 0)->verdict, ==, DZ_VERDICT_NOT_REPORTED);
}

static void
test_a_feature_need_not_tell (Fixture *fixture, gconstpointer data)
{
  add_report (fixture, 2022);
  add_report (fixture, 2023)->kind = DZ_REPORT_KIND_FEATURE;
  add (fixture, 2022, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_GROWTH, "2022", 7, "%");
  g_assert_cmpint (build (fixture, 0)->verdict, ==, DZ_VERDICT_NOT_DUE);
}

static void
test_on_the_way (Fixture *fixture, gconstpointer data)
{
  const DzGoal *row;

  add_report (fixture, 2022);
  add_report (fixture, 2025);
  add (fixture, 2022, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_LEVEL, "2026", 2500, "亿元");
  add (fixture, 2022, DZ_STATUS_GOAL, "income", DZ_MEASURE_GROWTH, "2022-2026", 7, "%");
  add (fixture, 2025, DZ_STATUS_OUTCOME, "gdp", DZ_MEASURE_LEVEL, "2024", 2000, "亿元");
  add (fixture, 2025, DZ_STATUS_OUTCOME, "income", DZ_MEASURE_GROWTH, "2024", 5, "%");
  row = build (fixture, 0);
  g_assert_cmpint (row->verdict, ==, DZ_VERDICT_IN_PROGRESS);
  g_assert_cmpfloat (row->outcome->low, ==, 2000);
  g_assert_cmpfloat_with_epsilon (row->gap, -20, 1e-9);
  /* one year's rate is no step towards a rate over five years */
  row = g_ptr_array_index (fixture->rows, 1);
  g_assert_cmpint (row->verdict, ==, DZ_VERDICT_NOT_DUE);
  g_assert_null (row->outcome);
}

static void
test_different_things_do_not_pair (Fixture *fixture, gconstpointer data)
{
  const DzGoal *row;

  add_report (fixture, 2024);
  add_report (fixture, 2025);
  add (fixture, 2024, DZ_STATUS_GOAL, "hightech_firms", DZ_MEASURE_LEVEL, "2024", 900, "家");
  add (fixture, 2025, DZ_STATUS_OUTCOME, "hightech_firms_new", DZ_MEASURE_LEVEL, "2024", 52, "家");
  add (fixture, 2024, DZ_STATUS_GOAL, "=重大项目", DZ_MEASURE_LEVEL, "2024", 50, "个");
  add (fixture, 2025, DZ_STATUS_OUTCOME, "=重大项目", DZ_MEASURE_LEVEL, "2024", 50, "个");
  add (fixture, 2025, DZ_STATUS_OUTCOME, "=重大项目", DZ_MEASURE_LEVEL, "2024", 159, "个");
  add (fixture, 2024, DZ_STATUS_GOAL, "=企业", DZ_MEASURE_LEVEL, "2024", 5, "家");
  add (fixture, 2025, DZ_STATUS_OUTCOME, "=企业", DZ_MEASURE_LEVEL, "2024", 7, "家");
  build (fixture, 0);
  for (guint i = 0; i < fixture->rows->len; i++)
    {
      row = g_ptr_array_index (fixture->rows, i);
      g_assert_true (row->goal == NULL || row->outcome == NULL);
    }
}

static void
test_a_report_does_not_answer_itself (Fixture *fixture, gconstpointer data)
{
  add_report (fixture, 2024);
  add (fixture, 2024, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_GROWTH, "2024", 6, "%");
  add (fixture, 2024, DZ_STATUS_ESTIMATE, "gdp", DZ_MEASURE_GROWTH, "2024", 6, "%");
  g_assert_null (build (fixture, 0)->outcome);
  g_assert_cmpint (build (fixture, 0)->verdict, ==, DZ_VERDICT_NOT_DUE);
}

static void
test_one_year_is_no_span (Fixture *fixture, gconstpointer data)
{
  add_report (fixture, 2022);
  add_report (fixture, 2027);
  add (fixture, 2022, DZ_STATUS_GOAL, "energy_per_gdp", DZ_MEASURE_GROWTH, "2022-2026", 16, "%");
  add (fixture, 2027, DZ_STATUS_OUTCOME, "energy_per_gdp", DZ_MEASURE_GROWTH, "2026", 5, "%");
  g_assert_cmpint (build (fixture, 0)->verdict, ==, DZ_VERDICT_NOT_REPORTED);
}

static void
test_a_known_name_without_key_does_not_pair (Fixture *fixture, gconstpointer data)
{
  add_report (fixture, 2024);
  add_report (fixture, 2025);
  add (fixture, 2024, DZ_STATUS_GOAL, "=地区生产总值", DZ_MEASURE_SHARE, "2024", 3, "%");
  add (fixture, 2025, DZ_STATUS_OUTCOME, "=地区生产总值", DZ_MEASURE_SHARE, "2024", 50, "%");
  g_assert_null (build (fixture, 0)->outcome);
}

static void
test_own_words_pair_if_identical (Fixture *fixture, gconstpointer data)
{
  add_report (fixture, 2024);
  add_report (fixture, 2025);
  add (fixture, 2024, DZ_STATUS_GOAL, "=研学旅行线路", DZ_MEASURE_LEVEL, "2024", 10, "条");
  add (fixture, 2025, DZ_STATUS_OUTCOME, "=研学旅行线路", DZ_MEASURE_LEVEL, "2024", 12, "条");
  g_assert_cmpint (build (fixture, 0)->verdict, ==, DZ_VERDICT_OVER_FULFILLED);
}

static void
test_the_more_precise_goal_is_the_main_one (Fixture *fixture, gconstpointer data)
{
  guint n_paired = 0;

  add_report (fixture, 2024);
  add_report (fixture, 2025);
  add (fixture, 2024, DZ_STATUS_GOAL, "lifts", DZ_MEASURE_LEVEL, "2024", 100, "部");
  add (fixture, 2024, DZ_STATUS_GOAL, "lifts", DZ_MEASURE_LEVEL, "2024", 122, "部")->end += 2;
  add (fixture, 2025, DZ_STATUS_OUTCOME, "lifts", DZ_MEASURE_LEVEL, "2024", 121, "部");
  build (fixture, 0);
  g_assert_cmpuint (fixture->rows->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const DzGoal *row = g_ptr_array_index (fixture->rows, i);

      n_paired += row->outcome != NULL;
      g_assert_true (row->outcome == NULL || row->goal->low == 122);
    }
  g_assert_cmpuint (n_paired, ==, 1);
}

static void
test_a_value_told_twice_makes_one_row (Fixture *fixture, gconstpointer data)
{
  add_report (fixture, 2025);
  add_report (fixture, 2025)->id = 7;
  add (fixture, 2025, DZ_STATUS_OUTCOME, "green_space", DZ_MEASURE_LEVEL, "2024", 13.6, "万方");
  add (fixture, 7, DZ_STATUS_OUTCOME, "green_space", DZ_MEASURE_LEVEL, "2024", 13.6, "万平方米");
  add (fixture, 7, DZ_STATUS_OUTCOME, "green_space", DZ_MEASURE_LEVEL, "2024", 14, "万平方米");
  build (fixture, 0);
  g_assert_cmpuint (fixture->rows->len, ==, 2);
}

static void
test_rejected_quantities_take_no_part (Fixture *fixture, gconstpointer data)
{
  add_report (fixture, 2024);
  add_report (fixture, 2025);
  add (fixture, 2024, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_GROWTH, "2024", 6, "%");
  add (fixture, 2025, DZ_STATUS_OUTCOME, "gdp", DZ_MEASURE_GROWTH, "2024", 6, "%")->state = DZ_STATE_REJECTED;
  g_assert_cmpint (build (fixture, 0)->verdict, ==, DZ_VERDICT_NOT_REPORTED);
  g_assert_cmpuint (fixture->rows->len, ==, 1);
}

static void
test_amplification (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  const DzAmplification *both;
  DzQuantity *upper;

  add (fixture, 1, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_GROWTH, "2025", 6.5, "%");
  add (fixture, 1, DZ_STATUS_GOAL, "lifts", DZ_MEASURE_LEVEL, "2025", 120, "部");
  upper = add (fixture, 2, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_GROWTH, "2025", 5.5, "%");
  g_free (upper->place);
  upper->place = g_strdup ("乙市");
  build (fixture, 0);
  all = dz_goal_ledger_amplify (fixture->rows, fixture->reports, "甲区", "乙市", fixture->knowledge);
  g_assert_cmpuint (all->len, ==, 2);
  both = g_ptr_array_index (all, 0);
  g_assert_cmpfloat_with_epsilon (both->gap, 1, 1e-9);
  both = g_ptr_array_index (all, 1);
  g_assert_null (both->upper);
  g_assert_cmpint (both->upper_presence, ==, DZ_PRESENCE_NO_REPORT);
  g_assert_true (isnan (both->gap));
}

static void
test_a_goal_said_twice_makes_one_row (Fixture *fixture, gconstpointer data)
{
  DzQuantity *hard;
  const DzGoal *row;

  add_report (fixture, 2024);
  add (fixture, 2024, DZ_STATUS_GOAL, "retail_sales", DZ_MEASURE_LEVEL, "2024", 880, "亿元");
  hard = add (fixture, 2024, DZ_STATUS_GOAL, "retail_sales", DZ_MEASURE_LEVEL, "2024", 0.088, "万亿元");
  hard->hardness = g_strdup ("guarantee");
  row = build (fixture, 0);
  g_assert_cmpuint (fixture->rows->len, ==, 1);
  g_assert_cmpint (row->goal->id, ==, hard->id);
  g_assert_cmpuint (row->also->len, ==, 1);
  g_assert_true (dz_goal_is_said_in (row, 1));
}

static void
test_a_goal_set_anew_is_changed (Fixture *fixture, gconstpointer data)
{
  add_report (fixture, 2022);
  add_report (fixture, 2024);
  add (fixture, 2022, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_LEVEL, "2026", 2500, "亿元");
  add (fixture, 2024, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_LEVEL, "2026", 3000, "亿元");
  g_assert_cmpint (build (fixture, 0)->verdict, ==, DZ_VERDICT_CHANGED);
  g_assert_cmpint (build (fixture, 1)->verdict, ==, DZ_VERDICT_NOT_DUE);

  /* in the very year it is due, too */
  add_report (fixture, 2026);
  ((DzQuantity *) fixture->quantities->pdata[1])->report_id = 2026;
  g_assert_cmpint (build (fixture, 0)->verdict, ==, DZ_VERDICT_CHANGED);

  /* the same in other words is no change */
  ((DzQuantity *) fixture->quantities->pdata[1])->low = 2480;
  ((DzQuantity *) fixture->quantities->pdata[1])->high = 2520;
  g_assert_cmpint (build (fixture, 0)->verdict, ==, DZ_VERDICT_NOT_DUE);
}

static void
test_a_series_that_ends_is_dropped (Fixture *fixture, gconstpointer data)
{
  for (int year = 2021; year <= 2024; year++)
    add_report (fixture, year);
  add (fixture, 2021, DZ_STATUS_GOAL, "rural_roads", DZ_MEASURE_LEVEL, "2021", 20, "公里");
  add (fixture, 2022, DZ_STATUS_OUTCOME, "rural_roads", DZ_MEASURE_LEVEL, "2021", 21, "公里");
  add (fixture, 2022, DZ_STATUS_GOAL, "rural_roads", DZ_MEASURE_LEVEL, "2022", 20, "公里");
  g_assert_cmpint (build (fixture, 1)->verdict, ==, DZ_VERDICT_DROPPED);

  /* a goal alone was never a series */
  g_ptr_array_remove_index (fixture->quantities, 0);
  g_assert_cmpint (build (fixture, 1)->verdict, ==, DZ_VERDICT_NOT_REPORTED);
}

/* The row of an indicator and year. */
static const DzGoal *
find (Fixture *fixture, const char *key, const char *period)
{
  for (guint i = 0; i < fixture->rows->len; i++)
    {
      const DzGoal *row = g_ptr_array_index (fixture->rows, i);

      if (g_strcmp0 (dz_goal_get_main (row)->indicator_key, key) == 0
          && g_strcmp0 (dz_goal_get_main (row)->period, period) == 0)
        return row;
    }

  return NULL;
}

static void
add_yearly (Fixture *fixture, int year, const char *key)
{
  g_autofree char *period = g_strdup_printf ("%d", year);

  add (fixture, year, DZ_STATUS_GOAL, key, DZ_MEASURE_GROWTH, period, 6, "%")->paragraph_id = year;
}

/* All of 2021 to 2024 but one report; GDP stands in the goals of each year but 2023. */
static void
test_years_without_a_goal_are_told_apart (Fixture *fixture, gconstpointer data)
{
  const int years[] = { 2020, 2022, 2023, 2024 };
  g_autoptr (GPtrArray) stated = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  DzQuantity *words = dz_quantity_new ();

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      add_report (fixture, years[i]);
      add_yearly (fixture, years[i], "retail_sales");
      add_yearly (fixture, years[i], "trade");
      add_yearly (fixture, years[i], "fixed_investment");
      if (years[i] != 2023)
        add_yearly (fixture, years[i], "gdp");
    }
  add (fixture, 2024, DZ_STATUS_OUTCOME, "gdp", DZ_MEASURE_GROWTH, "2023", 5, "%");
  words->indicator_key = g_strdup ("cpi");
  words->measure = DZ_MEASURE_GROWTH;
  words->period = g_strdup ("2022");
  words->place = g_strdup ("甲区");
  g_ptr_array_add (stated, words);
  build (fixture, 0);
  dz_ledger_absence_add (fixture->rows, fixture->reports, stated);

  g_assert_cmpint (find (fixture, "gdp", "2020")->presence, ==, DZ_PRESENCE_STATED);
  g_assert_cmpint (find (fixture, "gdp", "2021")->presence, ==, DZ_PRESENCE_NO_REPORT);
  g_assert_null (find (fixture, "gdp", "2021")->outcome);
  g_assert_cmpint (find (fixture, "gdp", "2023")->presence, ==, DZ_PRESENCE_ABSENT_OMITTED);
  g_assert_cmpfloat (find (fixture, "gdp", "2023")->outcome->low, ==, 5);
  g_assert_cmpint (find (fixture, "gdp", "2023")->absence->paragraph_id, ==, 2023);
  g_assert_cmpint (find (fixture, "cpi", "2022")->presence, ==, DZ_PRESENCE_ABSENT_STATED);
}

static const DzDiscrepancy *
find_discrepancy (Fixture *fixture, GPtrArray **all)
{
  g_clear_pointer (all, g_ptr_array_unref);
  *all = dz_goal_ledger_find_discrepancies (fixture->quantities, fixture->reports, fixture->knowledge);

  return (*all)->len > 0 ? g_ptr_array_index (*all, 0) : NULL;
}

static void
test_rounding_is_no_discrepancy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  DzQuantity *first;
  DzQuantity *second;

  add_report (fixture, 2024);
  add_report (fixture, 2025);
  first = add (fixture, 2024, DZ_STATUS_OUTCOME, "gdp", DZ_MEASURE_LEVEL, "2023", 2, "万亿元");
  second = add (fixture, 2025, DZ_STATUS_OUTCOME, "gdp", DZ_MEASURE_LEVEL, "2023", 20442, "亿元");
  g_assert_null (find_discrepancy (fixture, &all));
  first->low = first->high = 2.24;
  g_assert_cmpint (find_discrepancy (fixture, &all)->kind, ==, DZ_DISCREPANCY_VALUE);
  second->modifier = DZ_MODIFIER_MORE_THAN;
  g_assert_null (find_discrepancy (fixture, &all));
  second->status = DZ_STATUS_GOAL;
  second->modifier = DZ_MODIFIER_EXACT;
  g_assert_null (find_discrepancy (fixture, &all));
}

/* One of a list of figures two documents share lost a digit, under another name. */
static void
test_a_lost_digit_comes_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  const DzDiscrepancy *top;

  add_report (fixture, 2025);
  add_report (fixture, 2025)->id = 7;
  for (int report = 2025; report != 0; report = report == 2025 ? 7 : 0)
    {
      guint first = fixture->quantities->len;

      add (fixture, report, DZ_STATUS_OUTCOME, "patents_granted", DZ_MEASURE_LEVEL, "2024", 1.45, "万件");
      add (fixture, report, DZ_STATUS_OUTCOME, report == 7 ? "=技术创新成交额" : "tech_contracts", DZ_MEASURE_LEVEL,
           "2024", report == 7 ? 35 : 235, "亿元");
      for (guint i = first; i < fixture->quantities->len; i++)
        ((DzQuantity *) fixture->quantities->pdata[i])->paragraph_id = report;
    }
  g_free (((DzQuantity *) fixture->quantities->pdata[1])->indicator);
  ((DzQuantity *) fixture->quantities->pdata[1])->indicator = g_strdup ("技术合同成交额");
  top = find_discrepancy (fixture, &all);
  g_assert_nonnull (top);
  g_assert_cmpint (top->kind, ==, DZ_DISCREPANCY_DIGIT);
  g_assert_cmpfloat (top->first->low + top->second->low, ==, 270);

  /* without a list in common the names say too little */
  ((DzQuantity *) fixture->quantities->pdata[2])->low = ((DzQuantity *) fixture->quantities->pdata[2])->high = 9.9;
  g_assert_null (find_discrepancy (fixture, &all));
}

static void
test_a_value_far_off_its_series_is_found (Fixture *fixture, gconstpointer data)
{
  static const double values[] = { 100, 110, 1200, 125 };
  g_autoptr (GPtrArray) all = NULL;
  const DzDiscrepancy *found;

  for (int i = 0; i < (int) G_N_ELEMENTS (values); i++)
    {
      g_autofree char *period = g_strdup_printf ("%d", 2020 + i);

      add_report (fixture, 2021 + i);
      add (fixture, 2021 + i, DZ_STATUS_OUTCOME, "tech_contracts", DZ_MEASURE_LEVEL, period, values[i], "亿元");
    }
  found = find_discrepancy (fixture, &all);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpint (found->kind, ==, DZ_DISCREPANCY_SERIES);
  g_assert_cmpfloat (found->second->low, ==, 1200);

  ((DzQuantity *) fixture->quantities->pdata[2])->low = 500;
  g_assert_null (find_discrepancy (fixture, &all));
}

static void
test_amplification_takes_the_latest_goal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  DzQuantity *upper;

  add_report (fixture, 2023);
  add_report (fixture, 2025);
  add (fixture, 2025, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_GROWTH, "2025", 6.5, "%");
  add (fixture, 2023, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_GROWTH, "2025", 8, "%");
  upper = add (fixture, 2025, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_GROWTH, "2025", 5.5, "%");
  g_free (upper->place);
  upper->place = g_strdup ("乙市");
  build (fixture, 0);
  all = dz_goal_ledger_amplify (fixture->rows, fixture->reports, "甲区", "乙市", fixture->knowledge);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpfloat (((const DzAmplification *) all->pdata[0])->lower->low, ==, 6.5);
}

static DzQuantity *
add_in (Fixture *fixture, int paragraph, DzMeasure measure, const char *key, double value)
{
  DzQuantity *quantity = add (fixture, 2025, DZ_STATUS_OUTCOME, key, measure, "2024", value,
                              measure == DZ_MEASURE_GROWTH ? "%" : "万吨");

  quantity->paragraph_id = paragraph;

  return quantity;
}

/* A slip touches one figure of a list; where all differ the lists are about two things. */
static void
test_parallel_lists_are_no_slip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  DzQuantity *beside;

  add_report (fixture, 2025);
  add_in (fixture, 1, DZ_MEASURE_GROWTH, "=化学需氧量排放量", 4.42);
  add_in (fixture, 1, DZ_MEASURE_GROWTH, "=二氧化硫排放量", 5.95);
  beside = add_in (fixture, 2, DZ_MEASURE_GROWTH, "=化学需氧量排放量", 6.61);
  add_in (fixture, 2, DZ_MEASURE_GROWTH, "=二氧化硫排放量", 8.95);
  g_assert_null (find_discrepancy (fixture, &all));

  beside->low = beside->high = 4.42;
  g_assert_cmpint (find_discrepancy (fixture, &all)->kind, ==, DZ_DISCREPANCY_DIGIT);
  g_assert_cmpuint (all->len, ==, 1);
}

static void
test_many_values_are_many_things (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;

  add_report (fixture, 2025);
  add_in (fixture, 1, DZ_MEASURE_LEVEL, "=新增年产能力", 280);
  add_in (fixture, 2, DZ_MEASURE_LEVEL, "=新增年产能力", 28);
  g_assert_cmpint (find_discrepancy (fixture, &all)->kind, ==, DZ_DISCREPANCY_FACTOR);

  add_in (fixture, 3, DZ_MEASURE_LEVEL, "=新增年产能力", 91);
  g_assert_null (find_discrepancy (fixture, &all));
}

static void
test_a_date_is_no_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;

  add_report (fixture, 2025);
  add_in (fixture, 1, DZ_MEASURE_LEVEL, "=其中二〇二四年", 1274);
  add_in (fixture, 2, DZ_MEASURE_LEVEL, "=其中二〇二四年", 1374);
  g_assert_null (find_discrepancy (fixture, &all));
}

static void
test_a_goal_told_again_is_no_outcome (Fixture *fixture, gconstpointer data)
{
  DzQuantity *again;

  add_report (fixture, 2024);
  add_report (fixture, 2025);
  add (fixture, 2024, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_GROWTH, "2024", 6, "%");
  add (fixture, 2025, DZ_STATUS_OUTCOME, "gdp", DZ_MEASURE_GROWTH, "2024", 7.6, "%");
  again = add (fixture, 2025, DZ_STATUS_OUTCOME, "gdp", DZ_MEASURE_GROWTH, "2024", 6, "%");
  g_assert_null (build (fixture, 0)->outcome);

  again->wording = g_strdup ("计划增长6%");
  g_assert_nonnull (build (fixture, 0)->outcome);
  g_assert_cmpfloat (build (fixture, 0)->outcome->low, ==, 7.6);
}

static void
test_last_year_is_no_span (Fixture *fixture, gconstpointer data)
{
  DzQuantity *last;

  add_report (fixture, 2021);
  add_report (fixture, 2026);
  add (fixture, 2021, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_GROWTH, "2021-2025", 7.5, "%");
  add (fixture, 2026, DZ_STATUS_OUTCOME, "gdp", DZ_MEASURE_GROWTH, "2021-2025", 7.9, "%");
  last = add (fixture, 2026, DZ_STATUS_OUTCOME, "gdp", DZ_MEASURE_GROWTH, "2021-2025", 12.8, "%");
  g_assert_null (build (fixture, 0)->outcome);

  last->wording = g_strdup ("比上年增长12.8%");
  g_assert_cmpfloat (build (fixture, 0)->outcome->low, ==, 7.9);
}

static void
test_own_words_pair_without_dates (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *goal;
    const char *outcome;
    const char *unit;
    gboolean pair;
  } cases[] = {
    { "=今年城区绿道的里程", "=城区绿道里程", "公里", TRUE },
    { "=2024年城区绿道", "=城区绿道", "公里", TRUE },
    { "=中央财政拟安排绿道资金", "=中央财政安排绿道资金", "公里", TRUE },
    { "=城区绿道", "=城区步道", "公里", FALSE },
    { "=城区绿道", "=城区绿道", "条", FALSE },
    { "=中央财政", "=中央财政", "公里", FALSE },
  };

  add_report (fixture, 2024);
  add_report (fixture, 2025);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_ptr_array_set_size (fixture->quantities, 0);
      add (fixture, 2024, DZ_STATUS_GOAL, cases[i].goal, DZ_MEASURE_LEVEL, "2024", 10, "公里");
      add (fixture, 2025, DZ_STATUS_OUTCOME, cases[i].outcome, DZ_MEASURE_LEVEL, "2024", 12, cases[i].unit);
      g_test_message ("%s, %s", cases[i].goal, cases[i].outcome);
      g_assert_cmpint (build (fixture, 0)->outcome != NULL, ==, cases[i].pair);
    }
}

#define ADD(name, func) g_test_add ("/goal-ledger/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("pairs-by-period", test_pairs_by_period);
  ADD ("a-goal-said-twice-makes-one-row", test_a_goal_said_twice_makes_one_row);
  ADD ("a-goal-set-anew-is-changed", test_a_goal_set_anew_is_changed);
  ADD ("a-series-that-ends-is-dropped", test_a_series_that_ends_is_dropped);
  ADD ("years-without-a-goal-are-told-apart", test_years_without_a_goal_are_told_apart);
  ADD ("rounding-is-no-discrepancy", test_rounding_is_no_discrepancy);
  ADD ("a-lost-digit-comes-first", test_a_lost_digit_comes_first);
  ADD ("a-value-far-off-its-series-is-found", test_a_value_far_off_its_series_is_found);
  ADD ("parallel-lists-are-no-slip", test_parallel_lists_are_no_slip);
  ADD ("many-values-are-many-things", test_many_values_are_many_things);
  ADD ("a-date-is-no-name", test_a_date_is_no_name);
  ADD ("a-goal-told-again-is-no-outcome", test_a_goal_told_again_is_no_outcome);
  ADD ("last-year-is-no-span", test_last_year_is_no_span);
  ADD ("own-words-pair-without-dates", test_own_words_pair_without_dates);
  ADD ("converts-units", test_converts_units);
  ADD ("unit-families-do-not-mix", test_unit_families_do_not_mix);
  ADD ("judges-by-direction-and-tolerance", test_judges_by_direction_and_tolerance);
  ADD ("a-rise-counts-against-a-fall", test_a_rise_counts_against_a_fall);
  ADD ("a-goal-of-none-is-met-by-none", test_a_goal_of_none_is_met_by_none);
  ADD ("a-range-is-met-inside", test_a_range_is_met_inside);
  ADD ("absences-stay-apart", test_absences_stay_apart);
  ADD ("a-feature-need-not-tell", test_a_feature_need_not_tell);
  ADD ("on-the-way", test_on_the_way);
  ADD ("different-things-do-not-pair", test_different_things_do_not_pair);
  ADD ("a-report-does-not-answer-itself", test_a_report_does_not_answer_itself);
  ADD ("one-year-is-no-span", test_one_year_is_no_span);
  ADD ("a-known-name-without-key-does-not-pair", test_a_known_name_without_key_does_not_pair);
  ADD ("own-words-pair-if-identical", test_own_words_pair_if_identical);
  ADD ("the-more-precise-goal-is-the-main-one", test_the_more_precise_goal_is_the_main_one);
  ADD ("a-value-told-twice-makes-one-row", test_a_value_told_twice_makes_one_row);
  ADD ("rejected-quantities-take-no-part", test_rejected_quantities_take_no_part);
  ADD ("amplification", test_amplification);
  ADD ("amplification-takes-the-latest-goal", test_amplification_takes_the_latest_goal);

  return g_test_run ();
}
