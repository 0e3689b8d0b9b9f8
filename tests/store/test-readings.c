/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

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

static void
test_confirm (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autofree char *label = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  add_library (store);
  save (store, 1, DZ_STATE_CONFIRMED);
  assert_figure (store, 1, 70, DZ_STATE_CONFIRMED);
  label = dz_store_dup_undo_label (store);
  g_assert_cmpstr (label, ==, "Confirm Figure");
  g_assert_true (dz_store_undo (store, NULL));
  assert_figure (store, 1, 70, DZ_STATE_EXTRACTED);
  g_assert_true (dz_store_redo (store, NULL));
  assert_figure (store, 1, 70, DZ_STATE_CONFIRMED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/readings/confirm", test_confirm);

  return g_test_run ();
}
