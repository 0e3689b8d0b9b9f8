/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>

#include "align/dz-figure-difference.h"
#include "align/dz-figure-direction.h"
#include "align/dz-verdict.h"

static DzKnowledge *knowledge;

static DzQuantity *
figure (DzMeasure measure, double low, double high, const char *unit, const char *wording)
{
  DzQuantity *quantity = dz_quantity_new ();

  quantity->measure = measure;
  quantity->low = low;
  quantity->high = high;
  quantity->unit = g_strdup (unit);
  quantity->wording = g_strdup (wording);
  quantity->modifier = low != high ? DZ_MODIFIER_RANGE : DZ_MODIFIER_EXACT;

  return quantity;
}

static DzQuantity *
rate (double value, const char *wording)
{
  return figure (DZ_MEASURE_GROWTH, value, value, "%", wording);
}

static void
test_words_of_a_fall (void)
{
  static const struct
  {
    const char *wording;
    gboolean falls;
  } cases[] = {
    { "下降3%", TRUE },         { "增长3%", FALSE },          { "降3%", TRUE },         { "下降到3%", FALSE },
    { "降至3%", FALSE },        { "降低为3%", FALSE },        { "负增长3%", TRUE },     { "增长5%转为下降3%", TRUE },
    { "下降2%转为增长3%", FALSE }, { "单位增加值能耗降低3%", TRUE }, { "压减增加值能耗3%", TRUE }, { "减税3%", FALSE },
    { "3%", FALSE },            { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DzQuantity) quantity = rate (3, cases[i].wording);

      g_test_message ("%s", cases[i].wording);
      g_assert_cmpint (dz_figure_tells_fall (quantity, knowledge), ==, cases[i].falls);
    }
}

static void
check (const DzQuantity *first, const DzQuantity *second, gboolean agree, double difference)
{
  g_assert_cmpint (dz_figure_agrees (first, second, knowledge), ==, agree);
  g_assert_cmpfloat_with_epsilon (dz_figure_get_difference (first, second, knowledge), difference, 1e-9);
}

static void
test_a_fall_is_no_rise (void)
{
  g_autoptr (DzQuantity) fall = rate (3, "下降3%");
  g_autoptr (DzQuantity) smaller = rate (1, "降低1%");
  g_autoptr (DzQuantity) rise = rate (3, "增长3%");
  g_autoptr (DzQuantity) range = figure (DZ_MEASURE_GROWTH, 2, 4, "%", "增长2%—4%");
  g_autoptr (DzQuantity) falling_range = figure (DZ_MEASURE_GROWTH, 2, 4, "%", "下降2%—4%");

  check (fall, fall, TRUE, 0);
  check (fall, rise, FALSE, -6);
  check (rise, fall, FALSE, -6);
  check (fall, smaller, FALSE, -2);
  check (range, rise, TRUE, 0);
  check (range, fall, FALSE, -6);
  check (falling_range, fall, TRUE, 0);
  g_assert_true (dz_figure_is_same (rise, rise, knowledge));
  g_assert_false (dz_figure_is_same (rise, fall, knowledge));
  g_assert_false (dz_figure_is_same (range, falling_range, knowledge));
  /* “about none” is met from both sides */
  fall->low = fall->high = rise->low = rise->high = 0;
  check (rise, fall, TRUE, 0);
}

/* What there is does not compare with how much less there is. */
static void
test_a_change_is_no_level (void)
{
  g_autoptr (DzQuantity) level = figure (DZ_MEASURE_LEVEL, 300, 300, "亿元", "赤字300亿元");
  g_autoptr (DzQuantity) change = figure (DZ_MEASURE_LEVEL, 280, 280, "亿元", "比上年减少280亿元");
  g_autoptr (DzQuantity) reached = figure (DZ_MEASURE_LEVEL, 280, 280, "亿元", "减少到280亿元");

  g_assert_false (dz_figure_agrees (change, level, knowledge));
  g_assert_true (isnan (dz_figure_get_difference (level, change, knowledge)));
  g_assert_cmpint (dz_figure_get_sign (level, reached, knowledge), ==, 1);
  g_assert_cmpint (dz_figure_get_sign (change, change, knowledge), ==, 1);
  g_assert_cmpint (dz_figure_get_sign (change, level, knowledge), ==, 0);
  /* an indicator that counts the fall itself may be named without one */
  level->indicator_key = g_strdup ("poverty");
  change->indicator_key = g_strdup ("poverty");
  g_assert_cmpint (dz_figure_get_sign (change, level, knowledge), ==, 1);
}

static void
test_points (void)
{
  g_autoptr (DzQuantity) permille = figure (DZ_MEASURE_GROWTH, 12, 12, "‰", "增长12‰");
  g_autoptr (DzQuantity) percent = rate (1.5, "增长1.5%");
  g_autoptr (DzQuantity) up = figure (DZ_MEASURE_SHARE, 2, 2, "个百分点", "提高2个百分点");
  g_autoptr (DzQuantity) down = figure (DZ_MEASURE_SHARE, 2, 2, "个百分点", "下降2个百分点");

  check (permille, percent, FALSE, 0.3);
  check (percent, permille, FALSE, -0.3);
  check (up, down, FALSE, -4);
  g_assert_cmpfloat_with_epsilon (dz_verdict_get_gap (permille, percent, knowledge), 0.3, 1e-9);
}

static void
check_kind (double first, double second, DzDiscrepancyKind kind)
{
  g_autoptr (DzQuantity) a = figure (DZ_MEASURE_LEVEL, first, first, "亿元", "");
  g_autoptr (DzQuantity) b = figure (DZ_MEASURE_LEVEL, second, second, "亿元", "");

  g_test_message ("%g, %g", first, second);
  g_assert_cmpint (dz_figure_compare (a, b, knowledge), ==, kind);
  g_assert_cmpint (dz_figure_compare (b, a, knowledge), ==, kind);
}

/* Short figures differ by one digit as a matter of course. */
static void
test_kinds_of_difference (void)
{
  check_kind (235, 35, DZ_DISCREPANCY_DIGIT);
  check_kind (235, 25, DZ_DISCREPANCY_DIGIT);
  check_kind (7, 74, DZ_DISCREPANCY_DIGIT);
  check_kind (235, 253, DZ_DISCREPANCY_DIGIT);
  check_kind (235, 285, DZ_DISCREPANCY_DIGIT);
  check_kind (1.45, 1.48, DZ_DISCREPANCY_DIGIT);
  check_kind (235, 532, DZ_DISCREPANCY_VALUE);
  check_kind (235, 286, DZ_DISCREPANCY_VALUE);
  check_kind (35, 38, DZ_DISCREPANCY_VALUE);
  check_kind (35, 53, DZ_DISCREPANCY_VALUE);
  check_kind (3, 8, DZ_DISCREPANCY_VALUE);
  check_kind (235, 23.5, DZ_DISCREPANCY_FACTOR);
  check_kind (235, 23500, DZ_DISCREPANCY_FACTOR);
  check_kind (12, 125, DZ_DISCREPANCY_DIGIT);
}

static void
test_a_fall_is_judged (void)
{
  g_autoptr (DzQuantity) goal = rate (3, "下降3%");
  g_autoptr (DzQuantity) outcome = rate (2.5, "下降2.5%");

  goal->indicator_key = g_strdup ("energy_per_gdp");
  g_assert_cmpint (dz_verdict_judge (goal, outcome, knowledge), ==, DZ_VERDICT_NEARLY_MET);
  g_assert_cmpfloat_with_epsilon (dz_verdict_get_gap (goal, outcome, knowledge), -0.5, 1e-9);
  outcome->low = outcome->high = 2.4;
  g_assert_cmpint (dz_verdict_judge (goal, outcome, knowledge), ==, DZ_VERDICT_MISSED);
  outcome->low = outcome->high = 4;
  g_assert_cmpint (dz_verdict_judge (goal, outcome, knowledge), ==, DZ_VERDICT_OVER_FULFILLED);
  g_assert_cmpfloat_with_epsilon (dz_verdict_get_gap (goal, outcome, knowledge), 1, 1e-9);
  g_free (outcome->wording);
  outcome->wording = g_strdup ("上升4%");
  g_assert_cmpint (dz_verdict_judge (goal, outcome, knowledge), ==, DZ_VERDICT_MISSED);
  g_assert_cmpfloat_with_epsilon (dz_verdict_get_gap (goal, outcome, knowledge), -7, 1e-9);
  /* “下降到” names a rate: lower is better, as the indicator says */
  g_free (goal->wording);
  goal->wording = g_strdup ("降到3%");
  g_assert_cmpfloat_with_epsilon (dz_verdict_get_gap (goal, outcome, knowledge), 1, 1e-9);
  g_assert_cmpint (dz_verdict_judge (goal, outcome, knowledge), ==, DZ_VERDICT_MISSED);
}

/* Of a level, too: poor people fewer by more is better, though fewer is better. */
static void
test_a_fall_of_a_level_is_judged (void)
{
  g_autoptr (DzQuantity) goal = figure (DZ_MEASURE_LEVEL, 1000, 1000, "万人", "再减少1000万人以上");
  g_autoptr (DzQuantity) outcome = figure (DZ_MEASURE_LEVEL, 1289, 1289, "万人", "减少1289万人");

  goal->modifier = DZ_MODIFIER_AT_LEAST;
  g_assert_cmpint (dz_verdict_judge (goal, outcome, knowledge), ==, DZ_VERDICT_OVER_FULFILLED);
  g_assert_cmpfloat_with_epsilon (dz_verdict_get_gap (goal, outcome, knowledge), 28.9, 1e-9);
  /* said of one of them it goes for both */
  g_free (goal->wording);
  goal->wording = g_strdup ("1000万人以上");
  outcome->low = outcome->high = 900;
  g_assert_cmpint (dz_verdict_judge (goal, outcome, knowledge), ==, DZ_VERDICT_MISSED);
}

int
main (int argc, char *argv[])
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  knowledge = dz_knowledge_load (NULL, "/nonexistent", NULL);
  g_assert_nonnull (knowledge);
  g_test_add_func ("/figure-difference/words-of-a-fall", test_words_of_a_fall);
  g_test_add_func ("/figure-difference/a-fall-is-no-rise", test_a_fall_is_no_rise);
  g_test_add_func ("/figure-difference/a-change-is-no-level", test_a_change_is_no_level);
  g_test_add_func ("/figure-difference/points", test_points);
  g_test_add_func ("/figure-difference/kinds", test_kinds_of_difference);
  g_test_add_func ("/figure-difference/a-fall-is-judged", test_a_fall_is_judged);
  g_test_add_func ("/figure-difference/a-fall-of-a-level-is-judged", test_a_fall_of_a_level_is_judged);
  status = g_test_run ();
  dz_knowledge_unref (knowledge);

  return status;
}
