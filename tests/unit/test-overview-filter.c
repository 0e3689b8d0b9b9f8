/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview.h"

static DzKnowledge *knowledge;

static DzGoal *
make_goal (void)
{
  DzGoal *goal = dz_goal_new ();

  goal->goal = dz_quantity_new ();
  goal->goal->indicator_key = g_strdup ("gdp");
  goal->goal->indicator = g_strdup ("地区生产总值");
  goal->goal->place = g_strdup ("武昌区");
  goal->goal->period = g_strdup ("2022-2026");
  goal->verdict = DZ_VERDICT_IN_PROGRESS;

  return goal;
}

static void
assert_accepts (const DzOverviewFilter *filter, const DzGoal *goal, gboolean expected)
{
  g_assert_cmpint (dz_overview_filter_accepts (filter, goal, knowledge), ==, expected);
}

static void
test_no_limits (void)
{
  static const char *const nothing[] = { NULL };
  const DzOverviewFilter filter = { .places = nothing, .topics = nothing };
  g_autoptr (DzGoal) goal = make_goal ();

  assert_accepts (NULL, goal, TRUE);
  assert_accepts (&filter, goal, TRUE);
}

static void
test_places_and_topics (void)
{
  static const char *const here[] = { "武汉市", "武昌区", NULL };
  static const char *const there[] = { "武汉市", NULL };
  const DzIndicator *gdp = dz_knowledge_find_indicator (knowledge, "gdp");
  const char *const topic[] = { gdp->topic, NULL };
  static const char *const other[] = { "no such topic", NULL };
  g_autoptr (DzGoal) goal = make_goal ();

  assert_accepts (&(DzOverviewFilter) { .places = here }, goal, TRUE);
  assert_accepts (&(DzOverviewFilter) { .places = there }, goal, FALSE);
  assert_accepts (&(DzOverviewFilter) { .topics = topic }, goal, TRUE);
  assert_accepts (&(DzOverviewFilter) { .topics = other }, goal, FALSE);
}

/* A span of years takes every goal whose period reaches into it. */
static void
test_years (void)
{
  g_autoptr (DzGoal) goal = make_goal ();

  assert_accepts (&(DzOverviewFilter) { .first_year = 2026 }, goal, TRUE);
  assert_accepts (&(DzOverviewFilter) { .first_year = 2027 }, goal, FALSE);
  assert_accepts (&(DzOverviewFilter) { .last_year = 2022 }, goal, TRUE);
  assert_accepts (&(DzOverviewFilter) { .last_year = 2021 }, goal, FALSE);
  assert_accepts (&(DzOverviewFilter) { .first_year = 2023, .last_year = 2024 }, goal, TRUE);

  g_clear_pointer (&goal->goal->period, g_free);
  assert_accepts (&(DzOverviewFilter) { .first_year = 2000 }, goal, FALSE);
}

static void
test_verdicts (void)
{
  g_autoptr (DzGoal) goal = make_goal ();
  g_autoptr (DzGoal) outcome = dz_goal_new ();

  outcome->outcome = dz_quantity_copy (goal->goal);
  assert_accepts (&(DzOverviewFilter) { .verdicts = 1u << DZ_VERDICT_IN_PROGRESS }, goal, TRUE);
  assert_accepts (&(DzOverviewFilter) { .verdicts = 1u << DZ_VERDICT_MISSED }, goal, FALSE);
  /* An outcome alone has no verdict, whatever stands in the field. */
  assert_accepts (&(DzOverviewFilter) { .verdicts = 1u << outcome->verdict }, outcome, FALSE);
  assert_accepts (&(DzOverviewFilter) { 0 }, outcome, TRUE);
}

static void
test_indicator (void)
{
  g_autoptr (DzGoal) goal = make_goal ();

  assert_accepts (&(DzOverviewFilter) { .indicator = "gdp" }, goal, TRUE);
  assert_accepts (&(DzOverviewFilter) { .indicator = "地区生产总值" }, goal, TRUE);
  assert_accepts (&(DzOverviewFilter) { .indicator = "GDP" }, goal, TRUE);
  assert_accepts (&(DzOverviewFilter) { .indicator = "retail_sales" }, goal, FALSE);

  /* Own words, where the knowledge files know no indicator. */
  g_clear_pointer (&goal->goal->indicator_key, g_free);
  g_free (goal->goal->indicator);
  goal->goal->indicator = g_strdup ("石桥");
  assert_accepts (&(DzOverviewFilter) { .indicator = "石桥" }, goal, TRUE);
  assert_accepts (&(DzOverviewFilter) { .indicator = "木桥" }, goal, FALSE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  knowledge = dz_knowledge_load (NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/overview-filter/no-limits", test_no_limits);
  g_test_add_func ("/overview-filter/places-and-topics", test_places_and_topics);
  g_test_add_func ("/overview-filter/years", test_years);
  g_test_add_func ("/overview-filter/verdicts", test_verdicts);
  g_test_add_func ("/overview-filter/indicator", test_indicator);
  status = g_test_run ();
  dz_knowledge_unref (knowledge);

  return status;
}
