/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

static const char *const texts[] = { "# 一、过去一年", "全区生产总值增长6%。", "- 广告", "第二段。", "* “中碳登”：一个系统。",
                                     NULL };

static GPtrArray *
make_quantities (void)
{
  GPtrArray *quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  DzQuantity *quantity = dz_quantity_new ();

  quantity->paragraph = 1;
  quantity->start = 8;
  quantity->end = 10;
  quantity->sentence_end = 11;
  quantity->indicator_key = g_strdup ("gdp");
  quantity->low = quantity->high = 6;
  quantity->unit = g_strdup ("%");
  quantity->measure = DZ_MEASURE_GROWTH;
  quantity->period = g_strdup ("2024");
  g_ptr_array_add (quantities, quantity);

  return quantities;
}

static gint64
add_with_quantities (DzStore *store)
{
  g_autoptr (DzReport) report = fixture_make_report ("武昌区", "武汉市", DZ_LEVEL_DISTRICT, 2025, texts);
  g_autoptr (GPtrArray) quantities = make_quantities ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("bytes", 5);
  g_autoptr (DzSource) source = dz_source_new ("/a/b/report.txt", bytes);
  g_autoptr (GError) error = NULL;
  gint64 id;

  source->year = 2025;
  id = dz_store_add_report (store, source, report, quantities, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dz_store_find_content (store, source->sha256), ==, id);
  g_assert_cmpint (dz_store_add_report (store, source, report, quantities, NULL), ==, 0);

  return id;
}

static void
test_round_trip (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzReport) report = NULL;
  g_autoptr (DzSource) source = NULL;
  g_autoptr (GPtrArray) quantities = NULL;
  const DzParagraph *paragraph;
  const DzQuantity *quantity;
  const DzTerm *term;
  gint64 id;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  id = add_with_quantities (store);
  report = dz_store_load_report (store, id, NULL);
  g_assert_cmpint (report->paragraphs->len, ==, 5);
  g_assert_cmpint (report->n_paragraphs, ==, 2);
  g_assert_cmpint (report->n_quantities, ==, 1);
  g_assert_cmpint (report->n_terms, ==, 1);
  g_assert_cmpstr (report->source, ==, "report.txt");
  paragraph = g_ptr_array_index (report->paragraphs, 3);
  g_assert_cmpint (paragraph->number, ==, 2);
  g_assert_cmpstr (paragraph->text, ==, "第二段。");
  g_assert_cmpint (((DzSection *) g_ptr_array_index (report->sections, 0))->paragraph, ==, 0);
  term = g_ptr_array_index (report->terms, 0);
  g_assert_cmpstr (term->key, ==, "中碳登");
  g_assert_cmpint (term->paragraph, ==, 4);

  quantities = dz_store_list_quantities (store, id, NULL);
  g_assert_cmpint (quantities->len, ==, 1);
  quantity = g_ptr_array_index (quantities, 0);
  g_assert_cmpint (quantity->paragraph, ==, 1);
  g_assert_cmpfloat (quantity->low, ==, 6);
  g_assert_cmpint (quantity->measure, ==, DZ_MEASURE_GROWTH);
  g_assert_cmpstr (quantity->indicator, ==, NULL);

  source = dz_store_load_source (store, id, NULL);
  g_assert_cmpmem (g_bytes_get_data (source->bytes, NULL), g_bytes_get_size (source->bytes), "bytes", 5);
  g_assert_cmpint (source->year, ==, 2025);
}

static void
test_order_and_resolve (void)
{
  static const struct { const char *place, *parent; DzLevel level; int year; } made[] = {
    { "武昌区", "武汉市", DZ_LEVEL_DISTRICT, 2025 }, { "武汉市", "湖北省", DZ_LEVEL_CITY, 2024 },
    { "武昌区", "武汉市", DZ_LEVEL_DISTRICT, 2022 }, { "鼓楼区", "南京市", DZ_LEVEL_DISTRICT, 2024 },
    { "鼓楼区", "福州市", DZ_LEVEL_DISTRICT, 2024 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[G_N_ELEMENTS (made)];

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      const char *lines[] = { text, NULL };
      g_autoptr (DzReport) report = fixture_make_report (made[i].place, made[i].parent, made[i].level, made[i].year,
                                                         lines);

      ids[i] = fixture_add (store, report);
    }

  reports = dz_store_list_reports (store, NULL);
  g_assert_cmpint (reports->len, ==, G_N_ELEMENTS (made));
  for (guint i = 0; i < reports->len; i++)
    if (((DzReport *) g_ptr_array_index (reports, i))->id == ids[1])
      {
        g_assert_cmpint (((DzReport *) g_ptr_array_index (reports, i + 1))->id, ==, ids[2]);
        g_assert_cmpint (((DzReport *) g_ptr_array_index (reports, i + 2))->id, ==, ids[0]);
      }

  g_assert_cmpint (dz_store_resolve_report (store, "武昌/2025", NULL), ==, ids[0]);
  g_assert_cmpint (dz_store_resolve_report (store, "武昌区/2022", NULL), ==, ids[2]);
  g_assert_cmpint (dz_store_resolve_report (store, "武汉市武昌区/2025", NULL), ==, ids[0]);
  g_assert_cmpint (dz_store_resolve_report (store, "福州市鼓楼/2024", NULL), ==, ids[4]);
  g_assert_cmpint (dz_store_resolve_report (store, "1", NULL), ==, 1);
  g_assert_cmpint (dz_store_resolve_report (store, "鼓楼区/2024", &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_AMBIGUOUS);
  g_clear_error (&error);
  g_assert_cmpint (dz_store_resolve_report (store, "武/2025", &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (dz_store_resolve_report (store, "99", &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (dz_store_resolve_report (store, "武昌区/2o25", &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
}

static void
test_corrections_survive (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzReport) read = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2025, texts);
  g_autoptr (DzReport) corrected = NULL;
  g_autoptr (DzReport) again = NULL;
  g_autoptr (DzReport) undone = NULL;
  g_autofree char *name = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *label = NULL;
  gint64 id;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  id = fixture_add (store, read);
  corrected = dz_store_load_report (store, id, NULL);
  g_free (corrected->title);
  corrected->title = g_strdup ("我的标题");
  g_array_index (corrected->plans, int, 0) = 2026;
  g_assert_true (dz_store_update_report (store, corrected, NULL));
  name = dz_report_dup_name (corrected);
  expected = g_strdup_printf ("Correct Report “%s”", name);
  label = dz_store_dup_undo_label (store);
  g_assert_cmpstr (label, ==, expected);
  g_assert_true (dz_store_replace_report (store, id, read, NULL, NULL));

  again = dz_store_load_report (store, id, NULL);
  g_assert_cmpstr (again->title, ==, "我的标题");
  g_assert_cmpint (dz_report_get_year (again), ==, 2026);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM correction"), ==, 2);
  g_assert_true (dz_store_undo (store, NULL));
  undone = dz_store_load_report (store, id, NULL);
  g_assert_cmpint (dz_report_get_year (undone), ==, 2025);
}

static void
test_terms (void)
{
  static const char *const lines[] = { "* 重庆：甲", "* 产业：乙", "* “武昌”：丙", "* 银行：丁", "银行与银行。", "# 银行", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GString) order = g_string_new (NULL);

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, lines);
  terms = dz_store_list_terms (store, 0, NULL);
  for (guint i = 0; i < terms->len; i++)
    g_string_append_printf (order, "%s ", ((DzTerm *) g_ptr_array_index (terms, i))->key);
  g_assert_cmpstr (order->str, ==, "产业 重庆 武昌 银行 ");
  counts = dz_store_count_term (store, "银行", NULL);
  g_assert_cmpint (counts->len, ==, 1);
  g_assert_cmpint (((DzTermCount *) g_ptr_array_index (counts, 0))->count, ==, 2);
}

/* A headword is used with its inner quotation marks or without. */
static void
test_headword_forms (void)
{
  static const char *const lines[] = { "推进“四个一”机制。", "四个一机制落地，四个一见效。", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) counts = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, lines);
  counts = dz_store_count_headword (store, "“四个一”机制", NULL);
  g_assert_cmpint (counts->len, ==, 1);
  g_assert_cmpint (((DzTermCount *) g_ptr_array_index (counts, 0))->count, ==, 2);
}

static void
test_remove_is_undoable (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *label = NULL;
  g_autoptr (DzNote) note = dz_note_new ();
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  empty = fixture_dump (&fixture);
  id = add_with_quantities (store);
  note->paragraph_id = 2;
  g_assert_cmpint (dz_store_save_note (store, note, &error), >, 0);
  before = fixture_dump (&fixture);
  g_assert_true (dz_store_remove_report (store, id, &error));
  g_assert_cmpint (dz_store_count_hits (store, "生产总值", NULL), ==, 0);
  label = dz_store_dup_undo_label (store);
  g_assert_true (g_str_has_prefix (label, "Remove Report “"));
  g_assert_true (dz_store_undo (store, &error));
  after = fixture_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (dz_store_count_hits (store, "生产总值", NULL), ==, 1);
  g_assert_true (dz_store_redo (store, &error));
  redone = fixture_dump (&fixture);
  g_assert_true (g_str_has_prefix (redone, "trash|1|"));
  g_assert_true (dz_store_empty_trash (store, &error));
  g_free (redone);
  redone = fixture_dump (&fixture);
  g_assert_cmpstr (redone, ==, empty);
  messages = dz_store_check (store, &error);
  g_assert_cmpint (messages->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/reports/round-trip", test_round_trip);
  g_test_add_func ("/reports/order-and-resolve", test_order_and_resolve);
  g_test_add_func ("/reports/corrections-survive", test_corrections_survive);
  g_test_add_func ("/reports/terms", test_terms);
  g_test_add_func ("/reports/headword-forms", test_headword_forms);
  g_test_add_func ("/reports/remove-is-undoable", test_remove_is_undoable);

  return g_test_run ();
}
