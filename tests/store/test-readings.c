/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const texts[] = { "开篇没有数字。", "生产总值增长6%。去年完成70家，今年新增80家。", "结束。", NULL };

static GPtrArray *
new_quantities (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
}

/* A figure found at words of a paragraph. */
static DzQuantity *
add_found (GPtrArray *quantities, const DzReport *report, int paragraph, const char *words, double value,
           DzStatus status)
{
  const DzParagraph *where = g_ptr_array_index (report->paragraphs, paragraph);
  const char *found = strstr (where->text, words);
  DzQuantity *quantity = dz_quantity_new ();

  g_assert_nonnull (found);
  quantity->paragraph = paragraph;
  quantity->start = (int) g_utf8_strlen (where->text, found - where->text);
  quantity->end = quantity->start + (int) g_utf8_strlen (words, -1);
  quantity->sentence_end = (int) g_utf8_strlen (where->text, -1);
  quantity->indicator = g_strdup (words);
  quantity->low = quantity->high = value;
  quantity->unit = g_strdup ("家");
  quantity->status = status;
  quantity->period = g_strdup ("2025");
  quantity->place = g_strdup ("武昌区");
  quantity->wording = g_strdup (words);
  quantity->doubts = DZ_DOUBT_INDICATOR;
  g_ptr_array_add (quantities, quantity);

  return quantity;
}

static GPtrArray *
find_all (const DzReport *report)
{
  GPtrArray *quantities = new_quantities ();

  add_found (quantities, report, 1, "6%", 6, DZ_STATUS_GOAL);
  add_found (quantities, report, 1, "70家", 70, DZ_STATUS_OUTCOME);
  add_found (quantities, report, 1, "80家", 80, DZ_STATUS_GOAL);

  return quantities;
}

/* “70家” and “80家” where a paragraph of their own begins with the first. */
static GPtrArray *
find_divided (const DzReport *report)
{
  GPtrArray *quantities = new_quantities ();

  add_found (quantities, report, 1, "70家", 70, DZ_STATUS_OUTCOME);
  add_found (quantities, report, 1, "80家", 80, DZ_STATUS_GOAL);

  return quantities;
}

/* All of one indicator. */
static GPtrArray *
find_alike (const DzReport *report)
{
  GPtrArray *quantities = find_all (report);

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
  GPtrArray *quantities = new_quantities ();

  add_found (quantities, report, 1, "新增", 8, DZ_STATUS_GOAL);

  return quantities;
}

static GPtrArray *
find_nothing (const DzReport *report)
{
  return new_quantities ();
}

static gint64
add_library (DzStore *store)
{
  g_autoptr (DzReport) report = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2025, texts);
  g_autoptr (GPtrArray) quantities = find_all (report);

  return fixture_add_with (store, report, quantities);
}

static GPtrArray *
list (DzStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *quantities = dz_store_list_quantities (store, 0, &error);

  g_assert_no_error (error);

  return quantities;
}

static gint64
save (DzStore *store, guint index, DzState state)
{
  g_autoptr (GPtrArray) quantities = list (store);
  g_autoptr (GError) error = NULL;
  gint64 id = dz_store_save_reading (store, g_ptr_array_index (quantities, index), state, &error);

  g_assert_no_error (error);

  return id;
}

static void
assert_figure (DzStore *store, guint index, double value, DzState state)
{
  g_autoptr (GPtrArray) quantities = list (store);
  const DzQuantity *quantity = NULL;

  g_assert_cmpuint (index, <, quantities->len);
  quantity = g_ptr_array_index (quantities, index);
  g_assert_cmpfloat (quantity->low, ==, value);
  g_assert_cmpstr (dz_state_get_nick (quantity->state), ==, dz_state_get_nick (state));
  g_assert_cmpint (quantity->doubts, ==, state == DZ_STATE_EXTRACTED ? DZ_DOUBT_INDICATOR : DZ_DOUBT_NONE);
}

static DzQuantity *
copy_of (DzStore *store, guint index)
{
  g_autoptr (GPtrArray) quantities = list (store);

  g_assert_cmpuint (index, <, quantities->len);

  return dz_quantity_copy (g_ptr_array_index (quantities, index));
}

static void
correct (DzStore *store, guint index, double value)
{
  g_autoptr (DzQuantity) quantity = copy_of (store, index);
  g_autoptr (GError) error = NULL;

  quantity->low = quantity->high = value;
  g_free (quantity->indicator_key);
  quantity->indicator_key = g_strdup ("gdp");
  g_free (quantity->period);
  quantity->period = NULL;
  g_assert_cmpint (dz_store_save_reading (store, quantity, DZ_STATE_CORRECTED, &error), ==, quantity->id);
  g_assert_no_error (error);
}

/* The words in paragraph 2 of the report, ids as in add_library(). */
static gint64
add_own (DzStore *store, const char *words, double value)
{
  g_autoptr (DzQuantity) quantity = dz_quantity_new ();
  g_autoptr (GError) error = NULL;
  const char *found = strstr (texts[1], words);
  gint64 id;

  quantity->paragraph_id = 2;
  quantity->start = (int) g_utf8_strlen (texts[1], found - texts[1]);
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
assert_fine (DzStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = dz_store_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < messages->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (messages, i));
  g_assert_cmpuint (messages->len, ==, 0);
}

static void
reopen (const Fixture *fixture, DzStore **store)
{
  g_clear_pointer (store, dz_store_close);
  *store = fixture_open (fixture, DZ_STORE_WRITE);
}

/* Reads the report again, with these paragraphs, as find decides. */
static void
read_again (DzStore *store, const char *const *paragraphs, GPtrArray *(*find) (const DzReport *report))
{
  g_autoptr (DzReport) report = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2025, paragraphs);
  g_autoptr (GPtrArray) quantities = find (report);
  g_autoptr (GError) error = NULL;

  g_assert_true (dz_store_replace_report (store, 1, report, quantities, &error));
  g_assert_no_error (error);
}

static void
assert_label (DzStore *store, const char *expected)
{
  g_autofree char *label = dz_store_dup_undo_label (store);

  g_assert_cmpstr (label, ==, expected);
}

/* The word stands after another reading of the report, after undo and redo, and across restarts. */
static void
assert_lasts (const Fixture *fixture, DzStore **store, guint index, double value, DzState state, const char *label)
{
  guint n_before, n_after;
  g_autoptr (GPtrArray) quantities = list (*store);

  n_before = quantities->len;
  assert_label (*store, label);
  assert_figure (*store, index, value, state);
  reopen (fixture, store);
  g_assert_true (dz_store_undo (*store, NULL));
  reopen (fixture, store);
  assert_label (*store, NULL);
  g_assert_true (dz_store_redo (*store, NULL));
  assert_figure (*store, index, value, state);
  read_again (*store, texts, find_all);
  read_again (*store, texts, find_all);
  assert_figure (*store, index, value, state);
  g_clear_pointer (&quantities, g_ptr_array_unref);
  quantities = list (*store);
  n_after = quantities->len;
  g_assert_cmpuint (n_after, ==, n_before);
  assert_fine (*store);
}

static void
test_confirm (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  add_library (store);
  save (store, 1, DZ_STATE_CONFIRMED);
  assert_lasts (&fixture, &store, 1, 70, DZ_STATE_CONFIRMED, "Confirm Figure");
  save (store, 1, DZ_STATE_CONFIRMED);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM change"), ==, 1);
  save (store, 1, DZ_STATE_EXTRACTED);
  assert_label (store, "Take Back Confirmation");
  assert_figure (store, 1, 70, DZ_STATE_EXTRACTED);
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
  add_library (store);
  correct (store, 1, 71.5);
  assert_lasts (&fixture, &store, 1, 71.5, DZ_STATE_CORRECTED, "Correct Figure");
  corrected = copy_of (store, 1);
  g_assert_cmpstr (corrected->indicator_key, ==, "gdp");
  g_assert_cmpstr (corrected->period, ==, NULL);
  g_assert_cmpint (corrected->paragraph, ==, 2);
  g_assert_cmpint (corrected->sentence_start, ==, 0);

  /* The program's word stays untouched below. */
  g_assert_cmpint (fixture_query (&fixture, "SELECT low FROM quantity WHERE id = 2"), ==, 70);
  save (store, 1, DZ_STATE_EXTRACTED);
  assert_label (store, "Take Back Correction");
  assert_figure (store, 1, 70, DZ_STATE_EXTRACTED);
}

/* The figure is other words from now on: those from start to end of its paragraph. */
static void
correct_span (DzStore *store, guint index, int start, int end)
{
  g_autoptr (DzQuantity) quantity = copy_of (store, index);
  g_autoptr (GError) error = NULL;

  quantity->start = start;
  quantity->end = end;
  g_assert_cmpint (dz_store_save_reading (store, quantity, DZ_STATE_CORRECTED, &error), ==, quantity->id);
  g_assert_no_error (error);
}

static void
assert_span (DzStore *store, guint index, guint n, int start, int end)
{
  g_autoptr (GPtrArray) quantities = list (store);
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
  add_library (store);
  /* “70家” at 13–16, “80家” at 21–24. */
  correct_span (store, 1, 15, 23);
  assert_span (store, 1, 3, 15, 23);
  assert_lasts (&fixture, &store, 1, 70, DZ_STATE_CORRECTED, "Correct Figure");
  assert_span (store, 1, 3, 15, 23);
  g_assert_cmpint (dz_store_save_ruling (store, &ruling, NULL), >, 0);
  correct_span (store, 1, 9, 14);
  read_again (store, texts, find_all);
  assert_span (store, 1, 3, 9, 14);
  assert_figure (store, 2, 80, DZ_STATE_EXTRACTED);
  rulings = dz_store_list_rulings (store, NULL);
  g_assert_cmpint (((const DzRuling *) g_ptr_array_index (rulings, 0))->outcome_id, ==, 2);
  assert_fine (store);

  far = copy_of (store, 1);
  far->start = 21;
  far->end = 24;
  g_assert_cmpint (dz_store_save_reading (store, far, DZ_STATE_CORRECTED, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_assert_true (dz_store_undo (store, NULL));
  assert_span (store, 1, 3, 15, 23);
  save (store, 1, DZ_STATE_EXTRACTED);
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
  add_library (store);
  correct_span (store, 2, 19, 23);
  read_again (store, divided, find_nothing);
  assert_span (store, 0, 1, 10, 14);
  read_again (store, divided, find_divided);
  assert_span (store, 1, 2, 10, 14);
  assert_figure (store, 1, 80, DZ_STATE_CORRECTED);
  assert_fine (store);
  read_again (store, gone, find_nothing);
  lost = dz_store_list_lost_readings (store, NULL);
  g_assert_cmpuint (lost->len, ==, 1);
  read_again (store, texts, find_all);
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
  add_library (store);
  read_again (store, texts, find_alike);
  own = copy_of (store, 1);
  correct_span (store, 1, 15, 23);
  read_again (store, texts, find_alike);
  assert_span (store, 1, 3, 15, 23);
  assert_figure (store, 1, 70, DZ_STATE_CORRECTED);
  assert_figure (store, 2, 80, DZ_STATE_EXTRACTED);
  {
    g_autoptr (DzQuantity) now = copy_of (store, 1);

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
  add_library (store);
  correct_span (store, 2, 19, 22);
  read_again (store, texts, find_new);
  assert_span (store, 0, 1, 19, 22);
  assert_figure (store, 0, 80, DZ_STATE_CORRECTED);
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
  add_library (store);
  g_assert_cmpint (count_listed (store), ==, 3);
  save (store, 2, DZ_STATE_REJECTED);
  g_assert_cmpint (count_listed (store), ==, 2);
  assert_lasts (&fixture, &store, 2, 80, DZ_STATE_REJECTED, "Reject Figure");
  save (store, 2, DZ_STATE_CONFIRMED);
  assert_figure (store, 2, 80, DZ_STATE_CONFIRMED);
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
  add_library (store);
  add_own (store, "去年", 7);
  g_assert_cmpint (count_listed (store), ==, 4);
  assert_lasts (&fixture, &store, 1, 7, DZ_STATE_ADDED, "Add Figure");
  own = copy_of (store, 1);
  g_assert_cmpstr (own->wording, ==, "去年");
  g_assert_cmpint (own->sentence_start, ==, 9);
  g_assert_cmpint (own->sentence_end, ==, (int) g_utf8_strlen (texts[1], -1));
  g_assert_cmpint (own->paragraph, ==, 2);

  own->low = own->high = 8;
  g_assert_cmpint (dz_store_save_reading (store, own, DZ_STATE_CORRECTED, NULL), ==, own->id);
  assert_figure (store, 1, 8, DZ_STATE_ADDED);
  save (store, 1, DZ_STATE_REJECTED);
  assert_figure (store, 1, 70, DZ_STATE_EXTRACTED);
  g_assert_true (dz_store_undo (store, NULL));
  save (store, 1, DZ_STATE_EXTRACTED);
  assert_label (store, "Take Back Added Figure");
  assert_figure (store, 1, 70, DZ_STATE_EXTRACTED);
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
  add_library (store);
  before = fixture_dump (&fixture);
  quantity = copy_of (store, 1);
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
  GPtrArray *quantities = new_quantities ();
  DzQuantity *other = NULL;

  other = add_found (quantities, report, 1, "70家", 70, DZ_STATUS_OUTCOME);
  g_free (other->indicator);
  other->indicator = g_strdup ("别的");
  add_found (quantities, report, 1, "70家", 70, DZ_STATUS_OUTCOME);
  add_found (quantities, report, 1, "新增80家", 80, DZ_STATUS_GOAL);

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
  add_library (store);
  save (store, 0, DZ_STATE_CONFIRMED);
  correct (store, 2, 81);
  save (store, 1, DZ_STATE_REJECTED);
  read_again (store, texts, find_otherwise);

  /* 6% is no longer found, but the reader confirmed it; of two figures on 70家 the other is the program's. */
  quantities = list (store);
  g_assert_cmpuint (quantities->len, ==, 4);
  assert_figure (store, 0, 6, DZ_STATE_CONFIRMED);
  assert_figure (store, 1, 70, DZ_STATE_REJECTED);
  assert_figure (store, 2, 70, DZ_STATE_EXTRACTED);
  assert_figure (store, 3, 81, DZ_STATE_CORRECTED);
  assert_fine (store);
}

/* Of two figures on the same words each keeps its own word. */
static void
test_same_words (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  add_library (store);
  read_again (store, texts, find_nothing);
  read_again (store, texts, find_otherwise);
  save (store, 1, DZ_STATE_REJECTED);
  assert_figure (store, 0, 70, DZ_STATE_EXTRACTED);
  assert_figure (store, 1, 70, DZ_STATE_REJECTED);
  read_again (store, texts, find_otherwise);
  assert_figure (store, 0, 70, DZ_STATE_EXTRACTED);
  assert_figure (store, 1, 70, DZ_STATE_REJECTED);
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
  add_library (store);
  add_own (store, "80家", 80.5);
  read_again (store, texts, find_all);
  quantities = list (store);
  g_assert_cmpuint (quantities->len, ==, 4);
  g_clear_pointer (&quantities, g_ptr_array_unref);
  g_assert_true (dz_store_undo (store, NULL));

  read_again (store, texts, find_nothing);
  add_own (store, "80家", 80.5);
  read_again (store, texts, find_all);
  quantities = list (store);
  g_assert_cmpuint (quantities->len, ==, 3);
  assert_figure (store, 2, 80.5, DZ_STATE_ADDED);
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
  add_library (store);
  correct (store, 2, 81);
  save (store, 0, DZ_STATE_CONFIRMED);
  read_again (store, divided, find_nothing);
  assert_figure (store, 1, 81, DZ_STATE_CORRECTED);
  moved = copy_of (store, 1);
  g_assert_cmpint (moved->paragraph, ==, 2);
  g_assert_cmpint (moved->start, ==, 12);
  g_assert_cmpint (moved->sentence_start, ==, 0);
  assert_fine (store);

  read_again (store, gone, find_nothing);
  lost = dz_store_list_lost_readings (store, NULL);
  g_assert_cmpuint (lost->len, ==, 1);
  g_assert_cmpstr (((const DzQuantity *) g_ptr_array_index (lost, 0))->wording, ==, "80家");
  g_assert_cmpfloat (((const DzQuantity *) g_ptr_array_index (lost, 0))->low, ==, 81);
  assert_fine (store);

  read_again (store, texts, find_all);
  assert_figure (store, 2, 81, DZ_STATE_CORRECTED);
  assert_figure (store, 0, 6, DZ_STATE_CONFIRMED);
  read_again (store, gone, find_nothing);
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
  read_again (store, divided, find_nothing);
  moved = copy_of (store, 0);
  g_assert_cmpint (moved->paragraph, ==, 3);
  g_assert_cmpint (moved->start, ==, 6);
  assert_fine (store);
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
  add_library (store);
  first = fixture_dump (&fixture);
  read_again (store, texts, find_all);
  second = fixture_dump (&fixture);
  g_assert_cmpstr (second, ==, first);
  read_again (store, texts, find_otherwise);
  fresh = copy_of (store, 1);
  g_assert_cmpstr (fresh->indicator, ==, "别的");
  g_assert_cmpint (fresh->id, ==, 4);
  kept = copy_of (store, 0);
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
  add_library (store);
  correct (store, 1, 71);
  add_own (store, "去年", 7);
  before = fixture_dump (&fixture);
  g_assert_true (dz_store_remove_report (store, 1, NULL));
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM figure"), ==, 0);
  g_assert_true (dz_store_undo (store, NULL));
  after = fixture_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
  assert_figure (store, 2, 71, DZ_STATE_CORRECTED);
  assert_fine (store);
}

/* A word more on its left, if there is one. */
static void
stretch (DzStore *store, guint index)
{
  g_autoptr (DzQuantity) quantity = copy_of (store, index);

  quantity->start = MAX (quantity->start - 1, 0);
  dz_store_save_reading (store, quantity, DZ_STATE_CORRECTED, NULL);
}

static void
speak_somehow (DzStore *store, GRand *rand)
{
  static const DzState states[] = { DZ_STATE_CONFIRMED, DZ_STATE_REJECTED, DZ_STATE_EXTRACTED };
  g_autoptr (GPtrArray) quantities = list (store);
  guint index = (guint) g_rand_int_range (rand, 0, (gint32) quantities->len);
  DzRuling ruling = { .goal_id = 3, .kind = DZ_RULING_PAIR, .outcome_id = 2 };

  switch (g_rand_int_range (rand, 0, 7))
    {
    case 6:
      stretch (store, index);
      break;
    case 0:
      correct (store, index, g_rand_int_range (rand, 1, 99));
      break;
    case 1:
      add_own (store, g_rand_boolean (rand) ? "去年" : "80家", g_rand_int_range (rand, 1, 99));
      break;
    case 2:
      ruling.kind = g_rand_boolean (rand) ? DZ_RULING_UNPAIR : DZ_RULING_PAIR;
      dz_store_save_ruling (store, &ruling, NULL);
      break;
    default:
      save (store, index, states[g_rand_int_range (rand, 0, G_N_ELEMENTS (states))]);
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
      add_library (store);
      first = dump_rest (&fixture, &store);
      for (int i = 0; i < 30; i++)
        {
          speak_somehow (store, rand);
          if (g_rand_int_range (rand, 0, 4) == 0)
            dz_store_undo (store, NULL);
          assert_fine (store);
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
      add_library (store);
      correct (store, 1, 71);
      g_assert_cmpint (dz_store_save_ruling (store, &ruling, NULL), >, 0);
      assert_fine (store);
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
  add_library (store);
  g_clear_pointer (&store, dz_store_close);
  g_assert_cmpint (pipe (done), ==, 0);

  pid = fork ();
  if (pid == 0)
    {
      store = fixture_open (&fixture, DZ_STORE_WRITE);
      save (store, 0, DZ_STATE_CONFIRMED);
      dz_store_begin (store, "Half", NULL);
      correct (store, 1, 71);
      save (store, 2, DZ_STATE_REJECTED);
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
  assert_figure (store, 0, 6, DZ_STATE_CONFIRMED);
  assert_figure (store, 1, 70, DZ_STATE_EXTRACTED);
  assert_figure (store, 2, 80, DZ_STATE_EXTRACTED);
  assert_label (store, "Confirm Figure");
  assert_fine (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/readings/confirm", test_confirm);
  g_test_add_func ("/readings/correct", test_correct);
  g_test_add_func ("/readings/span", test_span);
  g_test_add_func ("/readings/span-moves", test_span_moves);
  g_test_add_func ("/readings/span-over-neighbour", test_span_over_neighbour);
  g_test_add_func ("/readings/span-learnt", test_span_learnt);
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
