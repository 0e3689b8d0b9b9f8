/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "readings-fixture.h"

#include <string.h>

const char *const readings_texts[] = { "开篇没有数字。", "生产总值增长6%。去年完成70家，今年新增80家。", "结束。", NULL };

GPtrArray *
readings_new_quantities (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
}

/* A figure found at words of a paragraph. */
DzQuantity *
readings_add_found (GPtrArray *quantities, const DzReport *report, int paragraph, const char *words, double value,
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

GPtrArray *
readings_find_all (const DzReport *report)
{
  GPtrArray *quantities = readings_new_quantities ();

  readings_add_found (quantities, report, 1, "6%", 6, DZ_STATUS_GOAL);
  readings_add_found (quantities, report, 1, "70家", 70, DZ_STATUS_OUTCOME);
  readings_add_found (quantities, report, 1, "80家", 80, DZ_STATUS_GOAL);

  return quantities;
}

GPtrArray *
readings_find_nothing (const DzReport *report)
{
  return readings_new_quantities ();
}

gint64
readings_add_library (DzStore *store)
{
  g_autoptr (DzReport) report = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2025, readings_texts);
  g_autoptr (GPtrArray) quantities = readings_find_all (report);

  return fixture_add_with (store, report, quantities);
}

GPtrArray *
readings_list (DzStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *quantities = dz_store_list_quantities (store, 0, &error);

  g_assert_no_error (error);

  return quantities;
}

gint64
readings_save (DzStore *store, guint index, DzState state)
{
  g_autoptr (GPtrArray) quantities = readings_list (store);
  g_autoptr (GError) error = NULL;
  gint64 id = dz_store_save_reading (store, g_ptr_array_index (quantities, index), state, &error);

  g_assert_no_error (error);

  return id;
}

void
readings_assert_figure (DzStore *store, guint index, double value, DzState state)
{
  g_autoptr (GPtrArray) quantities = readings_list (store);
  const DzQuantity *quantity = NULL;

  g_assert_cmpuint (index, <, quantities->len);
  quantity = g_ptr_array_index (quantities, index);
  g_assert_cmpfloat (quantity->low, ==, value);
  g_assert_cmpstr (dz_state_get_nick (quantity->state), ==, dz_state_get_nick (state));
  g_assert_cmpint (quantity->doubts, ==, state == DZ_STATE_EXTRACTED ? DZ_DOUBT_INDICATOR : DZ_DOUBT_NONE);
}

DzQuantity *
readings_copy_of (DzStore *store, guint index)
{
  g_autoptr (GPtrArray) quantities = readings_list (store);

  g_assert_cmpuint (index, <, quantities->len);

  return dz_quantity_copy (g_ptr_array_index (quantities, index));
}

void
readings_correct (DzStore *store, guint index, double value)
{
  g_autoptr (DzQuantity) quantity = readings_copy_of (store, index);
  g_autoptr (GError) error = NULL;

  quantity->low = quantity->high = value;
  g_free (quantity->indicator_key);
  quantity->indicator_key = g_strdup ("gdp");
  g_free (quantity->period);
  quantity->period = NULL;
  g_assert_cmpint (dz_store_save_reading (store, quantity, DZ_STATE_CORRECTED, &error), ==, quantity->id);
  g_assert_no_error (error);
}

void
readings_assert_fine (DzStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = dz_store_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < messages->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (messages, i));
  g_assert_cmpuint (messages->len, ==, 0);
}

void
readings_reopen (const Fixture *fixture, DzStore **store)
{
  g_clear_pointer (store, dz_store_close);
  *store = fixture_open (fixture, DZ_STORE_WRITE);
}

/* Reads the report again, with these paragraphs, as find decides. */
void
readings_read_again (DzStore *store, const char *const *paragraphs, GPtrArray *(*find) (const DzReport *report))
{
  g_autoptr (DzReport) report = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2025, paragraphs);
  g_autoptr (GPtrArray) quantities = find (report);
  g_autoptr (GError) error = NULL;

  g_assert_true (dz_store_replace_report (store, 1, report, quantities, &error));
  g_assert_no_error (error);
}

void
readings_assert_label (DzStore *store, const char *expected)
{
  g_autofree char *label = dz_store_dup_undo_label (store);

  g_assert_cmpstr (label, ==, expected);
}

/* The word stands after another reading of the report, after undo and redo, and across restarts. */
void
readings_assert_lasts (const Fixture *fixture, DzStore **store, guint index, double value, DzState state, const char *label)
{
  guint n_before, n_after;
  g_autoptr (GPtrArray) quantities = readings_list (*store);

  n_before = quantities->len;
  readings_assert_label (*store, label);
  readings_assert_figure (*store, index, value, state);
  readings_reopen (fixture, store);
  g_assert_true (dz_store_undo (*store, NULL));
  readings_reopen (fixture, store);
  readings_assert_label (*store, NULL);
  g_assert_true (dz_store_redo (*store, NULL));
  readings_assert_figure (*store, index, value, state);
  readings_read_again (*store, readings_texts, readings_find_all);
  readings_read_again (*store, readings_texts, readings_find_all);
  readings_assert_figure (*store, index, value, state);
  g_clear_pointer (&quantities, g_ptr_array_unref);
  quantities = readings_list (*store);
  n_after = quantities->len;
  g_assert_cmpuint (n_after, ==, n_before);
  readings_assert_fine (*store);
}
