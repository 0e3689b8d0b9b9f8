/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "readings-fixture.h"

/* The reader says which words a figure is. */

/* “70家” and “80家” where a paragraph of their own begins with the first. */
static GPtrArray *
find_divided (const DzReport *report)
{
  GPtrArray *quantities = readings_new_quantities ();

  readings_add_found (quantities, report, 1, "70家", 70, DZ_STATUS_OUTCOME);
  readings_add_found (quantities, report, 1, "80家", 80, DZ_STATUS_GOAL);

  return quantities;
}

/* All of one indicator. */
static GPtrArray *
find_alike (const DzReport *report)
{
  GPtrArray *quantities = readings_find_all (report);

  for (guint i = 0; i < quantities->len; i++)
    {
      DzQuantity *quantity = g_ptr_array_index (quantities, i);

      g_free (quantity->indicator);
      quantity->indicator = g_strdup ("家数");
    }

  return quantities;
}

static GPtrArray *
find_new (const DzReport *report)
{
  GPtrArray *quantities = readings_new_quantities ();

  readings_add_found (quantities, report, 1, "新增", 8, DZ_STATUS_GOAL);

  return quantities;
}

/* The figure is other words from now on: those from start to end of its paragraph. */
static void
correct_span (DzStore *store, guint index, int start, int end)
{
  g_autoptr (DzQuantity) quantity = readings_copy_of (store, index);
  g_autoptr (GError) error = NULL;

  quantity->start = start;
  quantity->end = end;
  g_assert_cmpint (dz_store_save_reading (store, quantity, DZ_STATE_CORRECTED, &error), ==, quantity->id);
  g_assert_no_error (error);
}

static void
assert_span (DzStore *store, guint index, guint n, int start, int end)
{
  g_autoptr (GPtrArray) quantities = readings_list (store);
  const DzQuantity *quantity = g_ptr_array_index (quantities, index);

  g_assert_cmpuint (quantities->len, ==, n);
  g_assert_cmpint (quantity->start, ==, start);
  g_assert_cmpint (quantity->end, ==, end);
}

/* Her words are not those the program reads the figure from: it is found by the program's all the same, with the figure
 * of its neighbour in her words, and after as many corrections as she likes. */
static void
test_span (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) rulings = NULL;
  g_autoptr (DzQuantity) far = NULL;
  g_autoptr (GError) error = NULL;
  DzRuling ruling = { .goal_id = 3, .kind = DZ_RULING_PAIR, .outcome_id = 2 };

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  /* “70家” at 13–16, “80家” at 21–24. */
  correct_span (store, 1, 15, 23);
  assert_span (store, 1, 3, 15, 23);
  readings_assert_lasts (&fixture, &store, 1, 70, DZ_STATE_CORRECTED, "Correct Figure");
  assert_span (store, 1, 3, 15, 23);
  g_assert_cmpint (dz_store_save_ruling (store, &ruling, NULL), >, 0);
  correct_span (store, 1, 9, 14);
  readings_read_again (store, readings_texts, readings_find_all);
  assert_span (store, 1, 3, 9, 14);
  readings_assert_figure (store, 2, 80, DZ_STATE_EXTRACTED);
  rulings = dz_store_list_rulings (store, NULL);
  g_assert_cmpint (((const DzRuling *) g_ptr_array_index (rulings, 0))->outcome_id, ==, 2);
  readings_assert_fine (store);

  far = readings_copy_of (store, 1);
  far->start = 21;
  far->end = 24;
  g_assert_cmpint (dz_store_save_reading (store, far, DZ_STATE_CORRECTED, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_assert_true (dz_store_undo (store, NULL));
  assert_span (store, 1, 3, 15, 23);
  readings_save (store, 1, DZ_STATE_EXTRACTED);
  assert_span (store, 1, 3, 13, 16);
}

/* Her words go with their paragraph where it is divided, and are lost, listed and found again where they are gone. */
static void
test_span_moves (void)
{
  static const char *const divided[] = { "生产总值增长6%。", "去年完成70家，今年新增80家。", "结束。", NULL };
  static const char *const gone[] = { "生产总值增长6%。", "去年完成70家，今年不再新增。", "结束。", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) lost = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  correct_span (store, 2, 19, 23);
  readings_read_again (store, divided, readings_find_nothing);
  assert_span (store, 0, 1, 10, 14);
  readings_read_again (store, divided, find_divided);
  assert_span (store, 1, 2, 10, 14);
  readings_assert_figure (store, 1, 80, DZ_STATE_CORRECTED);
  readings_assert_fine (store);
  readings_read_again (store, gone, readings_find_nothing);
  lost = dz_store_list_lost_readings (store, NULL);
  g_assert_cmpuint (lost->len, ==, 1);
  readings_read_again (store, readings_texts, readings_find_all);
  assert_span (store, 2, 3, 19, 23);
}

/* Her words have more of a neighbour of the same indicator than of the figure they are said of. */
static void
test_span_over_neighbour (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzQuantity) own = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  readings_read_again (store, readings_texts, find_alike);
  own = readings_copy_of (store, 1);
  correct_span (store, 1, 15, 23);
  readings_read_again (store, readings_texts, find_alike);
  assert_span (store, 1, 3, 15, 23);
  readings_assert_figure (store, 1, 70, DZ_STATE_CORRECTED);
  readings_assert_figure (store, 2, 80, DZ_STATE_EXTRACTED);
  {
    g_autoptr (DzQuantity) now = readings_copy_of (store, 1);

    g_assert_cmpint (now->id, ==, own->id);
  }
}

/* The program comes to see the words as she does. */
static void
test_span_learnt (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  correct_span (store, 2, 19, 22);
  readings_read_again (store, readings_texts, find_new);
  assert_span (store, 0, 1, 19, 22);
  readings_assert_figure (store, 0, 80, DZ_STATE_CORRECTED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/reading-spans/span", test_span);
  g_test_add_func ("/reading-spans/span-moves", test_span_moves);
  g_test_add_func ("/reading-spans/span-over-neighbour", test_span_over_neighbour);
  g_test_add_func ("/reading-spans/span-learnt", test_span_learnt);

  return g_test_run ();
}
