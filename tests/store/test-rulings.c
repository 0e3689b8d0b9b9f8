/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

/* Report 1 sets a goal, report 2 tells two outcomes. */
static const char *const goal_texts[] = { "开篇。", "今年增长6%。", NULL };
static const char *const outcome_texts[] = { "去年增长5%，另增长7%。", "结束。", NULL };

enum
{
  GOAL = 1,
  FIVE,
  SEVEN,
};

static void
add_found (GPtrArray *quantities, int paragraph, int start, double value, DzStatus status)
{
  DzQuantity *quantity = dz_quantity_new ();

  quantity->paragraph = paragraph;
  quantity->start = start;
  quantity->end = start + 2;
  quantity->sentence_end = start + 3;
  quantity->indicator = g_strdup ("增长");
  quantity->low = quantity->high = value;
  quantity->unit = g_strdup ("%");
  quantity->status = status;
  g_ptr_array_add (quantities, quantity);
}

static GPtrArray *
find_all (gboolean goal, int paragraph)
{
  GPtrArray *quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);

  if (goal)
    {
      add_found (quantities, 1, 4, 6, DZ_STATUS_GOAL);
    }
  else
    {
      add_found (quantities, paragraph, 4, 5, DZ_STATUS_OUTCOME);
      add_found (quantities, paragraph, 10, 7, DZ_STATUS_OUTCOME);
    }

  return quantities;
}

static void
add_one (DzStore *store, gboolean goal)
{
  g_autoptr (DzReport) report = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, goal ? 2024 : 2025,
                                                     goal ? goal_texts : outcome_texts);
  g_autoptr (GPtrArray) quantities = find_all (goal, 0);

  fixture_add_with (store, report, quantities);
}

static DzStore *
open_library (Fixture *fixture)
{
  DzStore *store;

  fixture_init (fixture);
  store = fixture_open (fixture, DZ_STORE_WRITE);
  add_one (store, TRUE);
  add_one (store, FALSE);

  return store;
}

static gint64
rule (DzStore *store, DzRulingKind kind, gint64 outcome, DzVerdict verdict)
{
  DzRuling ruling = { .goal_id = GOAL, .kind = kind, .outcome_id = outcome, .verdict = verdict };
  g_autoptr (GError) error = NULL;
  gint64 id = dz_store_save_ruling (store, &ruling, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  return id;
}

static void
assert_ruling (DzStore *store, guint n, guint index, DzRulingKind kind, gint64 outcome, DzVerdict verdict)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rulings = dz_store_list_rulings (store, &error);
  g_autoptr (GPtrArray) messages = dz_store_check (store, NULL);
  const DzRuling *ruling = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (messages->len, ==, 0);
  g_assert_cmpuint (rulings->len, ==, n);
  if (n == 0)
    return;
  ruling = g_ptr_array_index (rulings, index);
  g_assert_cmpint (ruling->kind, ==, kind);
  g_assert_cmpint (ruling->goal_id, ==, GOAL);
  g_assert_cmpint (ruling->outcome_id, ==, outcome);
  g_assert_cmpint (ruling->verdict, ==, verdict);
  g_assert_cmpstr (ruling->goal_quote, ==, "6%");
}

static void
assert_labels (DzStore *store, const char *undo, const char *redo)
{
  g_autofree char *undo_label = dz_store_dup_undo_label (store);
  g_autofree char *redo_label = dz_store_dup_redo_label (store);

  g_assert_cmpstr (undo_label, ==, undo);
  g_assert_cmpstr (redo_label, ==, redo);
}

/* Undone, redone, with the program started anew in between. */
static void
assert_undoes (const Fixture *fixture, DzStore **store, const char *label)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_clear_pointer (store, dz_store_close);
  before = fixture_dump (fixture);
  *store = fixture_open (fixture, DZ_STORE_WRITE);
  g_assert_true (dz_store_undo (*store, NULL));
  assert_labels (*store, NULL, label);
  assert_ruling (*store, 0, 0, 0, 0, 0);
  g_clear_pointer (store, dz_store_close);
  *store = fixture_open (fixture, DZ_STORE_WRITE);
  g_assert_true (dz_store_redo (*store, NULL));
  assert_labels (*store, label, NULL);
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Both reports are read again; the outcomes now stand one paragraph later, in one that is new. */
static void
read_again (DzStore *store)
{
  static const char *const shifted[] = { "新的开篇。", "去年增长5%，另增长7%。还有一句。", "结束。", NULL };
  g_autoptr (DzReport) goal = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2024, goal_texts);
  g_autoptr (DzReport) outcome = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2025, shifted);
  g_autoptr (GPtrArray) goals = find_all (TRUE, 0);
  g_autoptr (GPtrArray) outcomes = find_all (FALSE, 1);

  g_assert_true (dz_store_replace_report (store, 1, goal, goals, NULL));
  g_assert_true (dz_store_replace_report (store, 2, outcome, outcomes, NULL));
}

static void
test_pair (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = open_library (&fixture);
  g_autoptr (GPtrArray) quantities = NULL;

  rule (store, DZ_RULING_PAIR, SEVEN, 0);
  assert_ruling (store, 1, 0, DZ_RULING_PAIR, SEVEN, 0);
  assert_undoes (&fixture, &store, "Pair Goal and Outcome");
  read_again (store);
  quantities = dz_store_list_quantities (store, 2, NULL);
  assert_ruling (store, 1, 0, DZ_RULING_PAIR, ((DzQuantity *) quantities->pdata[1])->id, 0);
}

/* One answer to each question: pair or unpair, and the verdict. */
static void
test_latest_counts (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = open_library (&fixture);

  rule (store, DZ_RULING_PAIR, SEVEN, 0);
  rule (store, DZ_RULING_VERDICT, 0, DZ_VERDICT_MET);
  rule (store, DZ_RULING_UNPAIR, FIVE, 0);
  assert_labels (store, "Unpair Goal and Outcome", NULL);
  assert_ruling (store, 2, 0, DZ_RULING_VERDICT, 0, DZ_VERDICT_MET);
  assert_ruling (store, 2, 1, DZ_RULING_UNPAIR, FIVE, 0);
  rule (store, DZ_RULING_VERDICT, 0, DZ_VERDICT_MISSED);
  g_assert_true (dz_store_undo (store, NULL));
  g_assert_true (dz_store_undo (store, NULL));
  assert_ruling (store, 2, 0, DZ_RULING_PAIR, SEVEN, 0);
  assert_ruling (store, 2, 1, DZ_RULING_VERDICT, 0, DZ_VERDICT_MET);
}

static void
test_unpair (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = open_library (&fixture);

  rule (store, DZ_RULING_UNPAIR, 0, 0);
  assert_ruling (store, 1, 0, DZ_RULING_UNPAIR, 0, 0);
  assert_undoes (&fixture, &store, "Unpair Goal and Outcome");
}

static void
test_verdict (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = open_library (&fixture);
  gint64 id = rule (store, DZ_RULING_VERDICT, 0, DZ_VERDICT_CHANGED);
  g_autoptr (GError) error = NULL;

  assert_undoes (&fixture, &store, "Set Verdict");
  read_again (store);
  assert_ruling (store, 1, 0, DZ_RULING_VERDICT, 0, DZ_VERDICT_CHANGED);
  g_assert_true (dz_store_remove_ruling (store, id, &error));
  assert_labels (store, "Take Back Verdict", NULL);
  assert_ruling (store, 0, 0, 0, 0, 0);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM figure"), ==, 0);
  g_assert_false (dz_store_remove_ruling (store, id, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
}

static void
assert_refused (DzStore *store, gint64 goal, DzRulingKind kind, gint64 outcome, DzError code)
{
  DzRuling ruling = { .goal_id = goal, .kind = kind, .outcome_id = outcome };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dz_store_save_ruling (store, &ruling, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, (int) code);
}

static void
test_refuses (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = open_library (&fixture);

  assert_refused (store, 99, DZ_RULING_VERDICT, 0, DZ_ERROR_NOT_FOUND);
  assert_refused (store, FIVE, DZ_RULING_VERDICT, 0, DZ_ERROR_INVALID);
  assert_refused (store, GOAL, DZ_RULING_PAIR, 0, DZ_ERROR_INVALID);
  assert_refused (store, GOAL, DZ_RULING_PAIR, GOAL, DZ_ERROR_INVALID);
  assert_refused (store, GOAL, DZ_RULING_PAIR, 99, DZ_ERROR_NOT_FOUND);
  assert_ruling (store, 0, 0, 0, 0, 0);
}

/* A decision about a report that goes, goes with it, and comes back with it. */
static void
test_remove_report (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = open_library (&fixture);

  rule (store, DZ_RULING_PAIR, SEVEN, 0);
  g_assert_true (dz_store_remove_report (store, 2, NULL));
  assert_ruling (store, 0, 0, 0, 0, 0);
  g_assert_true (dz_store_undo (store, NULL));
  assert_ruling (store, 1, 0, DZ_RULING_PAIR, SEVEN, 0);
}

/* It comes back out of the trash although the goal's paragraph was replaced meanwhile: the goal has lost its place, and nothing
 * points to what is gone. */
static void
test_restore_report (void)
{
  static const char *const others[] = { "# 一、安排", "另外的话，与从前的没有一处相同。", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = open_library (&fixture);
  g_autoptr (DzReport) report = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2024, others);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("again", 5);
  g_autoptr (DzSource) source = dz_source_new ("again.txt", bytes);
  g_autoptr (GPtrArray) trash = NULL;
  g_autoptr (GError) error = NULL;
  DzCarried carried;

  rule (store, DZ_RULING_PAIR, SEVEN, 0);
  g_assert_true (dz_store_remove_report (store, 2, NULL));
  g_assert_true (dz_store_add_version (store, 1, source, report, NULL, &carried, NULL));
  trash = dz_store_list_trash (store, NULL);
  g_assert_cmpuint (trash->len, ==, 1);
  dz_store_restore_item (store, DZ_TRASH_REPORT, ((const DzTrashItem *) g_ptr_array_index (trash, 0))->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM figure WHERE anchor = 'orphan'"), ==, 1);
}

/* A decision about one goal leaves those about others alone. */
static void
test_two_goals (void)
{
  static const char *const texts[] = { "今年增长6%，消费增长7%。", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzReport) report = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2024, texts);
  g_autoptr (GPtrArray) quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  g_autoptr (GPtrArray) rulings = NULL;

  add_found (quantities, 0, 4, 6, DZ_STATUS_GOAL);
  add_found (quantities, 0, 11, 7, DZ_STATUS_GOAL);
  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_with (store, report, quantities);
  for (gint64 goal = 1; goal <= 2; goal++)
    {
      DzRuling ruling = { .goal_id = goal, .kind = DZ_RULING_VERDICT, .verdict = DZ_VERDICT_MISSED };

      g_assert_cmpint (dz_store_save_ruling (store, &ruling, NULL), >, 0);
    }
  rulings = dz_store_list_rulings (store, NULL);
  g_assert_cmpuint (rulings->len, ==, 2);
  for (guint i = 0; i < rulings->len; i++)
    g_assert_cmpint (((const DzRuling *) rulings->pdata[i])->goal_id, ==, (gint64) i + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/rulings/restore-report", test_restore_report);
  g_test_add_func ("/rulings/pair", test_pair);
  g_test_add_func ("/rulings/latest-counts", test_latest_counts);
  g_test_add_func ("/rulings/unpair", test_unpair);
  g_test_add_func ("/rulings/verdict", test_verdict);
  g_test_add_func ("/rulings/refuses", test_refuses);
  g_test_add_func ("/rulings/two-goals", test_two_goals);
  g_test_add_func ("/rulings/remove-report", test_remove_report);

  return g_test_run ();
}
