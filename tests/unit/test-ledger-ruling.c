/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "align/dz-goal-ledger.h"

enum
{
  GOAL = 1,   /* growth of 6% in 2024 */
  TOLD,       /* 5% in 2024, which the program pairs with it */
  ELSEWHERE,  /* 9% under another name */
  OPEN,       /* 100 亿元 in 2030, not due */
  ON_THE_WAY, /* 80 亿元 in 2024, under another name */
};

typedef struct
{
  DzKnowledge *knowledge;
  GPtrArray *reports;
  GPtrArray *quantities;
  GPtrArray *rulings;
  GPtrArray *rows;
} Fixture;

static void
add (Fixture *fixture, int report, DzStatus status, const char *key, DzMeasure measure, const char *period,
     double value, const char *unit)
{
  DzQuantity *quantity = dz_quantity_new ();

  quantity->report_id = report;
  quantity->id = fixture->quantities->len + 1;
  quantity->end = 4;
  quantity->status = status;
  quantity->indicator_key = g_strdup (key);
  quantity->indicator = g_strdup (key != NULL ? key : "另一种说法的指标");
  quantity->measure = measure;
  quantity->period = g_strdup (period);
  quantity->place = g_strdup ("甲区");
  quantity->low = quantity->high = value;
  quantity->unit = g_strdup (unit);
  g_ptr_array_add (fixture->quantities, quantity);
}

static void
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
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->knowledge = dz_knowledge_load (NULL, "/nonexistent", &error);
  g_assert_no_error (error);
  fixture->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  fixture->quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  fixture->rulings = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_ruling_free);
  add_report (fixture, 2024);
  add_report (fixture, 2025);
  add (fixture, 2024, DZ_STATUS_GOAL, "gdp", DZ_MEASURE_GROWTH, "2024", 6, "%");
  add (fixture, 2025, DZ_STATUS_OUTCOME, "gdp", DZ_MEASURE_GROWTH, "2024", 5, "%");
  add (fixture, 2025, DZ_STATUS_OUTCOME, NULL, DZ_MEASURE_GROWTH, "2024", 9, "%");
  add (fixture, 2024, DZ_STATUS_GOAL, "fiscal-revenue", DZ_MEASURE_LEVEL, "2030", 100, "亿元");
  add (fixture, 2025, DZ_STATUS_OUTCOME, NULL, DZ_MEASURE_LEVEL, "2024", 80, "亿元");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->rows, g_ptr_array_unref);
  g_ptr_array_unref (fixture->rulings);
  g_ptr_array_unref (fixture->quantities);
  g_ptr_array_unref (fixture->reports);
  dz_knowledge_unref (fixture->knowledge);
}

static void
rule (Fixture *fixture, gint64 goal, DzRulingKind kind, gint64 outcome, DzVerdict verdict)
{
  DzRuling *ruling = dz_ruling_new ();

  ruling->goal_id = goal;
  ruling->kind = kind;
  ruling->outcome_id = outcome;
  ruling->verdict = verdict;
  g_ptr_array_add (fixture->rulings, ruling);
}

static const DzGoal *
build (Fixture *fixture, gint64 goal)
{
  g_clear_pointer (&fixture->rows, g_ptr_array_unref);
  fixture->rows
      = dz_goal_ledger_build (fixture->quantities, fixture->reports, fixture->rulings, fixture->knowledge);
  for (guint i = 0; i < fixture->rows->len; i++)
    {
      const DzGoal *row = g_ptr_array_index (fixture->rows, i);

      if (row->goal != NULL && row->goal->id == goal)
        return row;
    }
  g_assert_not_reached ();
}

static guint
count_alone (const Fixture *fixture, gint64 outcome)
{
  guint n = 0;

  for (guint i = 0; i < fixture->rows->len; i++)
    {
      const DzGoal *row = g_ptr_array_index (fixture->rows, i);

      n += row->goal == NULL && row->outcome != NULL && row->outcome->id == outcome;
    }

  return n;
}

static void
test_without (Fixture *fixture, gconstpointer data)
{
  const DzGoal *row = build (fixture, GOAL);

  g_assert_cmpint (row->outcome->id, ==, TOLD);
  g_assert_cmpint (row->state, ==, DZ_STATE_EXTRACTED);
}

/* The pair is hers, judged as any other; the outcome that answered before stands alone again. */
static void
test_pair (Fixture *fixture, gconstpointer data)
{
  const DzGoal *row;

  rule (fixture, GOAL, DZ_RULING_PAIR, ELSEWHERE, 0);
  row = build (fixture, GOAL);
  g_assert_cmpint (row->outcome->id, ==, ELSEWHERE);
  g_assert_cmpint (row->verdict, ==, DZ_VERDICT_OVER_FULFILLED);
  g_assert_cmpfloat_with_epsilon (row->gap, 3, 1e-9);
  g_assert_cmpint (row->state, ==, DZ_STATE_CORRECTED);
  g_assert_cmpuint (count_alone (fixture, TOLD), ==, 1);
}

static void
test_confirm (Fixture *fixture, gconstpointer data)
{
  const DzGoal *row;

  rule (fixture, GOAL, DZ_RULING_PAIR, TOLD, 0);
  row = build (fixture, GOAL);
  g_assert_cmpint (row->outcome->id, ==, TOLD);
  g_assert_cmpint (row->state, ==, DZ_STATE_CONFIRMED);
  g_assert_cmpuint (count_alone (fixture, TOLD), ==, 0);
}

static void
test_pair_on_the_way (Fixture *fixture, gconstpointer data)
{
  const DzGoal *row;

  rule (fixture, OPEN, DZ_RULING_PAIR, ON_THE_WAY, 0);
  row = build (fixture, OPEN);
  g_assert_cmpint (row->verdict, ==, DZ_VERDICT_IN_PROGRESS);
  g_assert_cmpfloat_with_epsilon (row->gap, -20, 1e-9);

  rule (fixture, OPEN, DZ_RULING_PAIR, ELSEWHERE, 0);
  row = build (fixture, OPEN);
  g_assert_cmpint (row->verdict, ==, DZ_VERDICT_NOT_COMPARABLE);
}

static void
test_unpair (Fixture *fixture, gconstpointer data)
{
  const DzGoal *row;

  rule (fixture, GOAL, DZ_RULING_UNPAIR, TOLD, 0);
  row = build (fixture, GOAL);
  g_assert_null (row->outcome);
  g_assert_true (isnan (row->gap));
  g_assert_cmpint (row->verdict, ==, DZ_VERDICT_NOT_REPORTED);
  g_assert_cmpint (row->state, ==, DZ_STATE_CORRECTED);
  g_assert_cmpuint (count_alone (fixture, TOLD), ==, 1);

  /* Another outcome than the one she meant stays. */
  g_ptr_array_set_size (fixture->rulings, 0);
  rule (fixture, GOAL, DZ_RULING_UNPAIR, ELSEWHERE, 0);
  row = build (fixture, GOAL);
  g_assert_cmpint (row->outcome->id, ==, TOLD);
  g_assert_cmpint (row->state, ==, DZ_STATE_EXTRACTED);
}

/* The verdict stands over the pair, whichever was decided first. */
static void
test_verdict (Fixture *fixture, gconstpointer data)
{
  const DzGoal *row;

  rule (fixture, GOAL, DZ_RULING_VERDICT, 0, DZ_VERDICT_CHANGED);
  rule (fixture, GOAL, DZ_RULING_PAIR, ELSEWHERE, 0);
  row = build (fixture, GOAL);
  g_assert_cmpint (row->verdict, ==, DZ_VERDICT_CHANGED);
  g_assert_cmpint (row->outcome->id, ==, ELSEWHERE);
  g_assert_cmpint (row->state, ==, DZ_STATE_CORRECTED);

  g_ptr_array_set_size (fixture->rulings, 0);
  rule (fixture, GOAL, DZ_RULING_VERDICT, 0, build (fixture, GOAL)->verdict);
  g_assert_cmpint (build (fixture, GOAL)->state, ==, DZ_STATE_CONFIRMED);
}

/* What is rejected or gone decides nothing. */
static void
test_lost (Fixture *fixture, gconstpointer data)
{
  const DzGoal *row;

  rule (fixture, 0, DZ_RULING_VERDICT, 0, DZ_VERDICT_MET);
  rule (fixture, GOAL, DZ_RULING_PAIR, 0, 0);
  rule (fixture, GOAL, DZ_RULING_PAIR, ELSEWHERE, 0);
  ((DzQuantity *) fixture->quantities->pdata[ELSEWHERE - 1])->state = DZ_STATE_REJECTED;
  row = build (fixture, GOAL);
  g_assert_cmpint (row->outcome->id, ==, TOLD);
  g_assert_cmpint (row->state, ==, DZ_STATE_EXTRACTED);
}

#define ADD(name, func) g_test_add ("/ledger-ruling/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("without", test_without);
  ADD ("pair", test_pair);
  ADD ("confirm", test_confirm);
  ADD ("pair-on-the-way", test_pair_on_the_way);
  ADD ("unpair", test_unpair);
  ADD ("verdict", test_verdict);
  ADD ("lost", test_lost);

  return g_test_run ();
}
