/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "readings-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The words in paragraph 2 of the report, ids as in add_library(). */
static gint64
add_own (DzStore *store, const char *words, double value)
{
  g_autoptr (DzQuantity) quantity = dz_quantity_new ();
  g_autoptr (GError) error = NULL;
  const char *found = strstr (readings_texts[1], words);
  gint64 id;

  quantity->paragraph_id = 2;
  quantity->start = (int) g_utf8_strlen (readings_texts[1], found - readings_texts[1]);
  quantity->end = quantity->start + (int) g_utf8_strlen (words, -1);
  quantity->low = quantity->high = value;
  quantity->indicator = g_strdup ("own");
  quantity->unit = g_strdup ("");
  quantity->status = DZ_STATUS_OUTCOME;
  id = dz_store_save_reading (store, quantity, DZ_STATE_ADDED, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, <, 0);

  return id;
}

static void
test_confirm (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  readings_save (store, 1, DZ_STATE_CONFIRMED);
  readings_assert_lasts (&fixture, &store, 1, 70, DZ_STATE_CONFIRMED, "Confirm Figure");
  readings_save (store, 1, DZ_STATE_CONFIRMED);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM change"), ==, 1);
  readings_save (store, 1, DZ_STATE_EXTRACTED);
  readings_assert_label (store, "Take Back Confirmation");
  readings_assert_figure (store, 1, 70, DZ_STATE_EXTRACTED);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM figure"), ==, 0);
}

static void
test_correct (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzQuantity) corrected = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  readings_correct (store, 1, 71.5);
  readings_assert_lasts (&fixture, &store, 1, 71.5, DZ_STATE_CORRECTED, "Correct Figure");
  corrected = readings_copy_of (store, 1);
  g_assert_cmpstr (corrected->indicator_key, ==, "gdp");
  g_assert_cmpstr (corrected->period, ==, NULL);
  g_assert_cmpint (corrected->paragraph, ==, 2);
  g_assert_cmpint (corrected->sentence_start, ==, 0);

  /* The program's word stays untouched below. */
  g_assert_cmpint (fixture_query (&fixture, "SELECT low FROM quantity WHERE id = 2"), ==, 70);
  readings_save (store, 1, DZ_STATE_EXTRACTED);
  readings_assert_label (store, "Take Back Correction");
  readings_assert_figure (store, 1, 70, DZ_STATE_EXTRACTED);
}

static int
count_listed (DzStore *store)
{
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, NULL);

  return ((const DzReport *) g_ptr_array_index (reports, 0))->n_quantities;
}

static void
test_reject (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  g_assert_cmpint (count_listed (store), ==, 3);
  readings_save (store, 2, DZ_STATE_REJECTED);
  g_assert_cmpint (count_listed (store), ==, 2);
  readings_assert_lasts (&fixture, &store, 2, 80, DZ_STATE_REJECTED, "Reject Figure");
  readings_save (store, 2, DZ_STATE_CONFIRMED);
  readings_assert_figure (store, 2, 80, DZ_STATE_CONFIRMED);
  g_assert_cmpint (count_listed (store), ==, 3);
}

static void
test_add (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzQuantity) own = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  add_own (store, "去年", 7);
  g_assert_cmpint (count_listed (store), ==, 4);
  readings_assert_lasts (&fixture, &store, 1, 7, DZ_STATE_ADDED, "Add Figure");
  own = readings_copy_of (store, 1);
  g_assert_cmpstr (own->wording, ==, "去年");
  g_assert_cmpint (own->sentence_start, ==, 9);
  g_assert_cmpint (own->sentence_end, ==, (int) g_utf8_strlen (readings_texts[1], -1));
  g_assert_cmpint (own->paragraph, ==, 2);

  own->low = own->high = 8;
  g_assert_cmpint (dz_store_save_reading (store, own, DZ_STATE_CORRECTED, NULL), ==, own->id);
  readings_assert_figure (store, 1, 8, DZ_STATE_ADDED);
  readings_save (store, 1, DZ_STATE_REJECTED);
  readings_assert_figure (store, 1, 70, DZ_STATE_EXTRACTED);
  g_assert_true (dz_store_undo (store, NULL));
  readings_save (store, 1, DZ_STATE_EXTRACTED);
  readings_assert_label (store, "Take Back Added Figure");
  readings_assert_figure (store, 1, 70, DZ_STATE_EXTRACTED);
}

static void
assert_refused (DzStore *store, DzQuantity *quantity, DzState state, DzError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dz_store_save_reading (store, quantity, state, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, (int) code);
}

static void
test_refuses (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzQuantity) quantity = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  before = fixture_dump (&fixture);
  quantity = readings_copy_of (store, 1);
  quantity->low = 99;
  assert_refused (store, quantity, DZ_STATE_CORRECTED, DZ_ERROR_INVALID);
  quantity->low = 70;
  quantity->start = quantity->end;
  quantity->end += 2;
  assert_refused (store, quantity, DZ_STATE_CORRECTED, DZ_ERROR_INVALID);
  quantity->id = 0;
  quantity->end = 400;
  assert_refused (store, quantity, DZ_STATE_ADDED, DZ_ERROR_INVALID);
  quantity->paragraph_id = 99;
  assert_refused (store, quantity, DZ_STATE_ADDED, DZ_ERROR_NOT_FOUND);
  quantity->id = 99;
  assert_refused (store, quantity, DZ_STATE_CONFIRMED, DZ_ERROR_NOT_FOUND);
  quantity->id = -99;
  assert_refused (store, quantity, DZ_STATE_EXTRACTED, DZ_ERROR_NOT_FOUND);
  after = fixture_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
}

/* The program now sees a longer span, and two figures on the same words. */
static GPtrArray *
find_otherwise (const DzReport *report)
{
  GPtrArray *quantities = readings_new_quantities ();
  DzQuantity *other = NULL;

  other = readings_add_found (quantities, report, 1, "70家", 70, DZ_STATUS_OUTCOME);
  g_free (other->indicator);
  other->indicator = g_strdup ("别的");
  readings_add_found (quantities, report, 1, "70家", 70, DZ_STATUS_OUTCOME);
  readings_add_found (quantities, report, 1, "新增80家", 80, DZ_STATUS_GOAL);

  return quantities;
}

static void
test_read_otherwise (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) quantities = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  readings_save (store, 0, DZ_STATE_CONFIRMED);
  readings_correct (store, 2, 81);
  readings_save (store, 1, DZ_STATE_REJECTED);
  readings_read_again (store, readings_texts, find_otherwise);

  /* 6% is no longer found, but the reader confirmed it; of two figures on 70家 the other is the program's. */
  quantities = readings_list (store);
  g_assert_cmpuint (quantities->len, ==, 4);
  readings_assert_figure (store, 0, 6, DZ_STATE_CONFIRMED);
  readings_assert_figure (store, 1, 70, DZ_STATE_REJECTED);
  readings_assert_figure (store, 2, 70, DZ_STATE_EXTRACTED);
  readings_assert_figure (store, 3, 81, DZ_STATE_CORRECTED);
  readings_assert_fine (store);
}

/* Of two figures on the same words each keeps its own word. */
static void
test_same_words (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  readings_read_again (store, readings_texts, readings_find_nothing);
  readings_read_again (store, readings_texts, find_otherwise);
  readings_save (store, 1, DZ_STATE_REJECTED);
  readings_assert_figure (store, 0, 70, DZ_STATE_EXTRACTED);
  readings_assert_figure (store, 1, 70, DZ_STATE_REJECTED);
  readings_read_again (store, readings_texts, find_otherwise);
  readings_assert_figure (store, 0, 70, DZ_STATE_EXTRACTED);
  readings_assert_figure (store, 1, 70, DZ_STATE_REJECTED);
}

/* What she added is hers also when the program finds it later; beside a figure there can be another. */
static void
test_found_later (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) quantities = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  add_own (store, "80家", 80.5);
  readings_read_again (store, readings_texts, readings_find_all);
  quantities = readings_list (store);
  g_assert_cmpuint (quantities->len, ==, 4);
  g_clear_pointer (&quantities, g_ptr_array_unref);
  g_assert_true (dz_store_undo (store, NULL));

  readings_read_again (store, readings_texts, readings_find_nothing);
  add_own (store, "80家", 80.5);
  readings_read_again (store, readings_texts, readings_find_all);
  quantities = readings_list (store);
  g_assert_cmpuint (quantities->len, ==, 3);
  readings_assert_figure (store, 2, 80.5, DZ_STATE_ADDED);
}

/* A paragraph is divided, and the words of one figure go: it is kept, listed, and found again. */
static void
test_paragraphs_change (void)
{
  static const char *const divided[] = { "生产总值增长6%。", "去年完成70家，今年新增80家。", "结束。", NULL };
  static const char *const gone[] = { "生产总值增长6%。", "去年完成70家，今年不再新增。", "结束。", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (DzQuantity) moved = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  readings_correct (store, 2, 81);
  readings_save (store, 0, DZ_STATE_CONFIRMED);
  readings_read_again (store, divided, readings_find_nothing);
  readings_assert_figure (store, 1, 81, DZ_STATE_CORRECTED);
  moved = readings_copy_of (store, 1);
  g_assert_cmpint (moved->paragraph, ==, 2);
  g_assert_cmpint (moved->start, ==, 12);
  g_assert_cmpint (moved->sentence_start, ==, 0);
  readings_assert_fine (store);

  readings_read_again (store, gone, readings_find_nothing);
  lost = dz_store_list_lost_readings (store, NULL);
  g_assert_cmpuint (lost->len, ==, 1);
  g_assert_cmpstr (((const DzQuantity *) g_ptr_array_index (lost, 0))->wording, ==, "80家");
  g_assert_cmpfloat (((const DzQuantity *) g_ptr_array_index (lost, 0))->low, ==, 81);
  readings_assert_fine (store);

  readings_read_again (store, readings_texts, readings_find_all);
  readings_assert_figure (store, 2, 81, DZ_STATE_CORRECTED);
  readings_assert_figure (store, 0, 6, DZ_STATE_CONFIRMED);
  readings_read_again (store, gone, readings_find_nothing);
  g_assert_cmpint (dz_store_save_reading (store, g_ptr_array_index (lost, 0), DZ_STATE_EXTRACTED, NULL), <, 0);
  none = dz_store_list_lost_readings (store, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Words that stand twice are told apart by what stands beside them, also where their paragraph is divided. */
static void
test_divided (void)
{
  static const char *const whole[] = { "开篇。", "生产总值增长6%。投资总额增长6%，出口顺利增长。", NULL };
  static const char *const divided[] = { "开篇。", "生产总值增长6%。", "投资总额增长6%，出口顺利增长。", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzQuantity) own = dz_quantity_new ();
  g_autoptr (DzQuantity) moved = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, whole);
  own->paragraph_id = 2;
  own->start = 15;
  own->end = 17;
  g_assert_cmpint (dz_store_save_reading (store, own, DZ_STATE_ADDED, NULL), <, 0);
  readings_read_again (store, divided, readings_find_nothing);
  moved = readings_copy_of (store, 0);
  g_assert_cmpint (moved->paragraph, ==, 3);
  g_assert_cmpint (moved->start, ==, 6);
  readings_assert_fine (store);
}

/* Ids stay where paragraph and span stay, whatever is found before them. */
static void
test_stable_ids (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzQuantity) kept = NULL;
  g_autoptr (DzQuantity) fresh = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  first = fixture_dump (&fixture);
  readings_read_again (store, readings_texts, readings_find_all);
  second = fixture_dump (&fixture);
  g_assert_cmpstr (second, ==, first);
  readings_read_again (store, readings_texts, find_otherwise);
  fresh = readings_copy_of (store, 1);
  g_assert_cmpstr (fresh->indicator, ==, "别的");
  g_assert_cmpint (fresh->id, ==, 4);
  kept = readings_copy_of (store, 0);
  g_assert_cmpint (kept->id, ==, 2);
}

static void
test_remove_report (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  readings_correct (store, 1, 71);
  add_own (store, "去年", 7);
  before = fixture_dump (&fixture);
  g_assert_true (dz_store_remove_report (store, 1, NULL));
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM figure"), ==, 0);
  g_assert_true (dz_store_undo (store, NULL));
  after = fixture_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
  readings_assert_figure (store, 2, 71, DZ_STATE_CORRECTED);
  readings_assert_fine (store);
}

/* A word more on its left, if there is one. */
static void
stretch (DzStore *store, guint index)
{
  g_autoptr (DzQuantity) quantity = readings_copy_of (store, index);

  quantity->start = MAX (quantity->start - 1, 0);
  dz_store_save_reading (store, quantity, DZ_STATE_CORRECTED, NULL);
}

static void
speak_somehow (DzStore *store, GRand *rand)
{
  static const DzState states[] = { DZ_STATE_CONFIRMED, DZ_STATE_REJECTED, DZ_STATE_EXTRACTED };
  g_autoptr (GPtrArray) quantities = readings_list (store);
  guint index = (guint) g_rand_int_range (rand, 0, (gint32) quantities->len);
  DzRuling ruling = { .goal_id = 3, .kind = DZ_RULING_PAIR, .outcome_id = 2 };

  switch (g_rand_int_range (rand, 0, 7))
    {
    case 6:
      stretch (store, index);
      break;
    case 0:
      readings_correct (store, index, g_rand_int_range (rand, 1, 99));
      break;
    case 1:
      add_own (store, g_rand_boolean (rand) ? "去年" : "80家", g_rand_int_range (rand, 1, 99));
      break;
    case 2:
      ruling.kind = g_rand_boolean (rand) ? DZ_RULING_UNPAIR : DZ_RULING_PAIR;
      dz_store_save_ruling (store, &ruling, NULL);
      break;
    default:
      readings_save (store, index, states[g_rand_int_range (rand, 0, G_N_ELEMENTS (states))]);
    }
}

static char *
dump_rest (const Fixture *fixture, DzStore **store)
{
  char *dump;

  g_clear_pointer (store, dz_store_close);
  dump = fixture_dump (fixture);
  *store = fixture_open (fixture, DZ_STORE_WRITE);

  return dump;
}

/* Many words, all undone: as at first. All redone: as at last. */
static void
test_random_undo (void)
{
  for (guint seed = 0; seed < 4; seed++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (DzStore) store = NULL;
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      fixture_init (&fixture);
      store = fixture_open (&fixture, DZ_STORE_WRITE);
      readings_add_library (store);
      first = dump_rest (&fixture, &store);
      for (int i = 0; i < 30; i++)
        {
          speak_somehow (store, rand);
          if (g_rand_int_range (rand, 0, 4) == 0)
            dz_store_undo (store, NULL);
          readings_assert_fine (store);
        }
      while (dz_store_redo (store, NULL))
        continue;
      last = dump_rest (&fixture, &store);
      while (dz_store_undo (store, NULL))
        continue;
      undone = dump_rest (&fixture, &store);
      g_assert_cmpstr (undone, ==, first);
      while (dz_store_redo (store, NULL))
        continue;
      redone = dump_rest (&fixture, &store);
      g_assert_cmpstr (redone, ==, last);
    }
}

static void
test_check (void)
{
  static const char *const damages[] = {
    "UPDATE figure SET quote = 'elsewhere' WHERE id = 1",
    "UPDATE figure SET start = 0, \"end\" = 500 WHERE id = 1",
    "UPDATE reading SET low = high + 1",
    "UPDATE reading SET measure = 'grovth'",
    "UPDATE ruling SET verdict = 'mett'",
    "DELETE FROM reading",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (DzStore) store = NULL;
      g_autoptr (GPtrArray) messages = NULL;
      DzRuling ruling = { .goal_id = 3, .kind = DZ_RULING_VERDICT, .verdict = DZ_VERDICT_MET };

      fixture_init (&fixture);
      store = fixture_open (&fixture, DZ_STORE_WRITE);
      readings_add_library (store);
      readings_correct (store, 1, 71);
      g_assert_cmpint (dz_store_save_ruling (store, &ruling, NULL), >, 0);
      readings_assert_fine (store);
      fixture_execute (&fixture, damages[i]);
      messages = dz_store_check (store, NULL);
      g_assert_cmpuint (messages->len, >, 0);
    }
}

/* The program dies in the middle of a word: the library holds the whole word or none of it. */
static void
test_killed (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  int done[2];
  int status;
  char byte;
  pid_t pid;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_add_library (store);
  g_clear_pointer (&store, dz_store_close);
  g_assert_cmpint (pipe (done), ==, 0);

  pid = fork ();
  if (pid == 0)
    {
      store = fixture_open (&fixture, DZ_STORE_WRITE);
      readings_save (store, 0, DZ_STATE_CONFIRMED);
      dz_store_begin (store, "Half", NULL);
      readings_correct (store, 1, 71);
      readings_save (store, 2, DZ_STATE_REJECTED);
      g_assert_cmpint (write (done[1], "x", 1), ==, 1);
      for (;;)
        pause ();
    }
  g_assert_cmpint (read (done[0], &byte, 1), ==, 1);
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  close (done[0]);
  close (done[1]);

  store = fixture_open (&fixture, DZ_STORE_WRITE);
  readings_assert_figure (store, 0, 6, DZ_STATE_CONFIRMED);
  readings_assert_figure (store, 1, 70, DZ_STATE_EXTRACTED);
  readings_assert_figure (store, 2, 80, DZ_STATE_EXTRACTED);
  readings_assert_label (store, "Confirm Figure");
  readings_assert_fine (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/readings/confirm", test_confirm);
  g_test_add_func ("/readings/correct", test_correct);
  g_test_add_func ("/readings/reject", test_reject);
  g_test_add_func ("/readings/add", test_add);
  g_test_add_func ("/readings/refuses", test_refuses);
  g_test_add_func ("/readings/read-otherwise", test_read_otherwise);
  g_test_add_func ("/readings/same-words", test_same_words);
  g_test_add_func ("/readings/divided", test_divided);
  g_test_add_func ("/readings/found-later", test_found_later);
  g_test_add_func ("/readings/paragraphs-change", test_paragraphs_change);
  g_test_add_func ("/readings/stable-ids", test_stable_ids);
  g_test_add_func ("/readings/remove-report", test_remove_report);
  g_test_add_func ("/readings/random-undo", test_random_undo);
  g_test_add_func ("/readings/check", test_check);
  g_test_add_func ("/readings/killed", test_killed);

  return g_test_run ();
}
