/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "workbench/dz-overview.h"

static DzKnowledge *knowledge;

static DzQuantity *
quantity_new (DzStatus status, DzMeasure measure, double value)
{
  DzQuantity *quantity = dz_quantity_new ();

  quantity->status = status;
  quantity->measure = measure;
  quantity->indicator_key = g_strdup ("gdp");
  quantity->low = quantity->high = value;
  quantity->unit = g_strdup (measure == DZ_MEASURE_RANK ? "" : "%");

  return quantity;
}

static DzGoal *
goal_new (DzMeasure measure, double goal, double outcome, DzVerdict verdict)
{
  DzGoal *row = dz_goal_new ();

  row->goal = quantity_new (DZ_STATUS_GOAL, measure, goal);
  row->outcome = quantity_new (DZ_STATUS_OUTCOME, measure, outcome);
  row->verdict = verdict;

  return row;
}

static void
assert_begins (const DzGoal *goal, const char *words)
{
  g_autofree char *reason = dz_overview_dup_verdict_reason (goal, knowledge);

  if (!g_str_has_prefix (reason, words))
    g_error ("“%s” does not begin with “%s”", reason, words);
}

static void
test_tells_the_distance (void)
{
  g_autoptr (DzGoal) growth = goal_new (DZ_MEASURE_GROWTH, 6, 5.8, DZ_VERDICT_NEARLY_MET);
  g_autoptr (DzGoal) rank = goal_new (DZ_MEASURE_RANK, 5, 4, DZ_VERDICT_OVER_FULFILLED);
  g_autoptr (DzGoal) ranks = goal_new (DZ_MEASURE_RANK, 5, 7, DZ_VERDICT_MISSED);

  assert_begins (growth, "0.2 points short; met up to 0 points, nearly met up to 0.5 points short");
  assert_begins (rank, "1 place better;");
  assert_begins (ranks, "2 places short;");
}

static void
test_says_why_there_is_no_outcome (void)
{
  g_autoptr (DzGoal) goal = goal_new (DZ_MEASURE_GROWTH, 6, 6, DZ_VERDICT_NOT_REPORTED);

  g_clear_pointer (&goal->outcome, dz_quantity_free);
  assert_begins (goal, "the next report does not tell");
}

/* The rules are not made to say what the reader said. */
static void
test_the_reader_may_decide_otherwise (void)
{
  g_autoptr (DzGoal) goal = goal_new (DZ_MEASURE_GROWTH, 6, 5, DZ_VERDICT_CHANGED);

  goal->state = DZ_STATE_CORRECTED;
  assert_begins (goal, "as you decided");
  goal->verdict = DZ_VERDICT_MISSED;
  assert_begins (goal, "1 point short;");
}

int
main (int argc, char *argv[])
{
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  knowledge = dz_knowledge_load (NULL, "/nonexistent", NULL);
  g_assert_nonnull (knowledge);
  g_test_add_func ("/verdict-reason/tells-the-distance", test_tells_the_distance);
  g_test_add_func ("/verdict-reason/says-why-there-is-no-outcome", test_says_why_there_is_no_outcome);
  g_test_add_func ("/verdict-reason/the-reader-may-decide-otherwise", test_the_reader_may_decide_otherwise);
  status = g_test_run ();
  dz_knowledge_unref (knowledge);

  return status;
}
