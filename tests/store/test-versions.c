/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

/* Two streets worded alike, and two quarters in one sentence. */
static const char *const first_texts[] = {
  "# 一、回顾",
  "去年全区经济增长6.1%，新增就业3万人，居民收入稳步提高。",
  "全年新增市场主体4.2万户，修缮老旧小区18个，惠及居民2.3万户。",
  "改造排水管网35公里，新建口袋公园12处。沿江步道全线贯通，夜间照明全部更新。",
  "完成危房改造60栋，安置居民900户。",
  "第一街道新增岗位500个，同比增长5.1%。",
  "第二街道新增岗位500个，同比增长5.2%。",
  "一季度开工项目40个，进度8.5%；二季度开工项目40个，进度8.5%。",
  NULL,
};

/* A digit mended, a paragraph divided, two gone; one street has the other's figure now, one quarter another. */
static const char *const second_texts[] = {
  "# 一、回顾",
  "去年全区经济增长6.1%，新增就业3万人，居民收入稳步提高。",
  "全年新增市场主体4.7万户，修缮老旧小区18个，惠及居民2.3万户。",
  "改造排水管网35公里，新建口袋公园12处。",
  "沿江步道全线贯通，夜间照明全部更新。",
  "第二街道新增岗位500个，同比增长5.1%。",
  "一季度开工项目40个，进度8.7%；二季度开工项目40个，进度8.5%。",
  NULL,
};

static DzSource *
make_source (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  DzSource *source = dz_source_new ("new.txt", bytes);

  source->text_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return source;
}

static DzReport *
make_report (const char *const *texts)
{
  return fixture_make_report ("石桥区", NULL, DZ_LEVEL_DISTRICT, 2025, texts);
}

/* Where words stand in a paragraph, the n-th time. */
static int
find (const char *text, const char *words, int n)
{
  const char *p = strstr (text, words);

  while (n-- > 1)
    p = strstr (p + 1, words);

  return (int) g_utf8_pointer_to_offset (text, p);
}

/* A note on words of paragraph index of the first version, on all of it where there are none. */
static gint64
add_note (DzStore *store, int index, const char *words, int n)
{
  g_autoptr (DzNote) note = dz_note_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  note->paragraph_id = index + 1;
  note->body = g_strdup ("注");
  note->start = words != NULL ? find (first_texts[index], words, n) : -1;
  note->end = words != NULL ? note->start + (int) g_utf8_strlen (words, -1) : -1;
  id = dz_store_save_note (store, note, &error);
  g_assert_no_error (error);

  return id;
}

static gint64
add_version (DzStore *store, const char *const *texts, const char *content, DzCarried *carried)
{
  g_autoptr (DzReport) report = make_report (texts);
  g_autoptr (DzSource) source = make_source (content);
  g_autoptr (GError) error = NULL;

  g_assert_true (dz_store_add_version (store, 1, source, report, NULL, carried, &error));
  g_assert_no_error (error);

  return 1;
}

static void
assert_fine (DzStore *store)
{
  g_autoptr (GPtrArray) messages = dz_store_check (store, NULL);

  for (guint i = 0; i < messages->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (messages, i));
  g_assert_cmpuint (messages->len, ==, 0);
}

static DzNote *
load_note (DzStore *store, gint64 id)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 1, NULL);

  for (guint i = 0; i < notes->len; i++)
    if (((const DzNote *) g_ptr_array_index (notes, i))->id == id)
      return dz_note_copy (g_ptr_array_index (notes, i));
  g_assert_not_reached ();
}

/* The words a note stands on now must be these, as the n-th of them in that paragraph; NULL for none. */
static void
assert_note (DzStore *store, gint64 id, DzNoteAnchor anchor, int number, const char *words, int n)
{
  g_autoptr (DzNote) note = load_note (store, id);
  g_autofree char *text = NULL;

  g_test_message ("note %d on “%s”: anchor %d ¶%d", (int) id, note->quote, note->anchor, note->number);
  g_assert_cmpint (note->anchor, ==, anchor);
  if (anchor == DZ_NOTE_ORPHAN)
    return;
  g_assert_cmpint (note->number, ==, number);
  if (words == NULL)
    {
      g_assert_cmpint (note->start, ==, -1);
      return;
    }
  text = dz_store_dup_paragraph_text (store, note->paragraph_id, NULL);
  g_assert_cmpint (note->start, ==, find (text, words, n));
}

/* Notes go with their words, and never to words that are only worded alike. */
static void
test_notes (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  DzCarried carried;
  gint64 kept, beside, mended, whole, split, gone, street, figure, other, first_quarter, second_quarter;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "石桥区", 2025, first_texts);
  kept = add_note (store, 1, "6.1%", 1);
  beside = add_note (store, 2, "18个", 1);
  mended = add_note (store, 2, "4.2万户", 1);
  whole = add_note (store, 2, NULL, 0);
  split = add_note (store, 3, "夜间照明", 1);
  gone = add_note (store, 4, "60栋", 1);
  street = add_note (store, 5, "新增岗位500个", 1);
  figure = add_note (store, 5, "5.1%", 1);
  other = add_note (store, 6, "新增岗位500个", 1);
  first_quarter = add_note (store, 7, "8.5%", 1);
  second_quarter = add_note (store, 7, "8.5%", 2);
  add_version (store, second_texts, "second", &carried);

  assert_note (store, kept, DZ_NOTE_PLACED, 1, "6.1%", 1);
  assert_note (store, beside, DZ_NOTE_MOVED, 2, "18个", 1);
  assert_note (store, mended, DZ_NOTE_ORPHAN, 0, NULL, 0);
  assert_note (store, whole, DZ_NOTE_MOVED, 2, NULL, 0);
  assert_note (store, split, DZ_NOTE_MOVED, 4, "夜间照明", 1);
  assert_note (store, gone, DZ_NOTE_ORPHAN, 0, NULL, 0);
  assert_note (store, street, DZ_NOTE_ORPHAN, 0, NULL, 0);
  assert_note (store, figure, DZ_NOTE_ORPHAN, 0, NULL, 0);
  assert_note (store, other, DZ_NOTE_MOVED, 5, "新增岗位500个", 1);
  assert_note (store, first_quarter, DZ_NOTE_ORPHAN, 0, NULL, 0);
  assert_note (store, second_quarter, DZ_NOTE_MOVED, 6, "8.5%", 1);
  g_assert_cmpint (carried.n_same, ==, 1);
  g_assert_cmpint (carried.n_moved, ==, 5);
  g_assert_cmpint (carried.n_lost, ==, 5);
  assert_fine (store);
}

static void
say (DzStore *store, int index, const char *words, double value)
{
  g_autoptr (DzQuantity) quantity = dz_quantity_new ();
  g_autoptr (GError) error = NULL;

  quantity->report_id = 1;
  quantity->paragraph_id = index + 1;
  quantity->start = find (first_texts[index], words, 1);
  quantity->end = quantity->start + (int) g_utf8_strlen (words, -1);
  quantity->low = quantity->high = value;
  quantity->indicator = g_strdup ("自定");
  quantity->status = DZ_STATUS_GOAL;
  g_assert_cmpint (dz_store_save_reading (store, quantity, DZ_STATE_ADDED, &error), !=, 0);
  g_assert_no_error (error);
}

static gint64
find_figure (DzStore *store, double value)
{
  g_autoptr (GPtrArray) quantities = dz_store_list_quantities (store, 1, NULL);

  for (guint i = 0; i < quantities->len; i++)
    if (((const DzQuantity *) g_ptr_array_index (quantities, i))->low == value)
      return ((const DzQuantity *) g_ptr_array_index (quantities, i))->id;

  return 0;
}

static void
rule (DzStore *store, double value)
{
  DzRuling ruling = { .goal_id = find_figure (store, value), .kind = DZ_RULING_VERDICT, .verdict = DZ_VERDICT_MET };

  g_assert_cmpint (ruling.goal_id, !=, 0);
  g_assert_cmpint (dz_store_save_ruling (store, &ruling, NULL), >, 0);
}

static void
correct_title (DzStore *store)
{
  g_autoptr (DzReport) report = dz_store_load_report (store, 1, NULL);

  g_free (report->title);
  report->title = g_strdup ("我的题目");
  g_assert_true (dz_store_update_report (store, report, NULL));
}

/* Everything the reader can say, on words that stand, that go with their paragraph, and that go. */
static void
fill (DzStore *store)
{
  fixture_add_texts (store, "石桥区", 2025, first_texts);
  add_note (store, 1, "6.1%", 1);
  add_note (store, 3, "沿江步道", 1);
  say (store, 1, "3万人", 31);
  say (store, 2, "18个", 19);
  say (store, 4, "900户", 901);
  rule (store, 31);
  rule (store, 19);
  correct_title (store);
}

static void
reopen (const Fixture *fixture, DzStore **store)
{
  g_clear_pointer (store, dz_store_close);
  *store = fixture_open (fixture, DZ_STORE_WRITE);
}

/* The word on figures, goals and titles is carried; one step back brings all of it back, and one forth. */
static void
test_round_trip (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GPtrArray) rulings = NULL;
  g_autoptr (DzReport) report = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  DzCarried carried;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fill (store);
  before = fixture_dump (&fixture);
  add_version (store, second_texts, "second", &carried);
  after = fixture_dump (&fixture);
  g_assert_cmpint (carried.n_lost, ==, 1);
  g_assert_cmpint (find_figure (store, 31), !=, 0);
  g_assert_cmpint (find_figure (store, 19), !=, 0);
  lost = dz_store_list_lost_readings (store, NULL);
  g_assert_cmpuint (lost->len, ==, 1);
  rulings = dz_store_list_rulings (store, NULL);
  g_assert_cmpuint (rulings->len, ==, 2);
  report = dz_store_load_report (store, 1, NULL);
  g_assert_cmpstr (report->title, ==, "我的题目");
  label = dz_store_dup_undo_label (store);
  g_assert_cmpstr (label, ==, "Import New Version of “石桥区 2025”");
  assert_fine (store);

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      reopen (&fixture, &store);
      g_assert_true (dz_store_undo (store, &error));
      undone = fixture_dump (&fixture);
      g_assert_cmpstr (undone, ==, before);
      assert_fine (store);
      reopen (&fixture, &store);
      g_assert_true (dz_store_redo (store, &error));
      redone = fixture_dump (&fixture);
      g_assert_cmpstr (redone, ==, after);
      assert_fine (store);
    }
}

/* All versions are found by their content, only the newest is read, and all go with the report and come back. */
static void
test_versions (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzSource) second = make_source ("second");
  g_autoptr (DzSource) third = make_source ("third");
  g_autoptr (DzSource) newest = NULL;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  DzCarried carried;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fill (store);
  add_version (store, second_texts, "second", &carried);
  add_version (store, first_texts, "third", &carried);
  g_assert_cmpint (dz_store_count_versions (store, 1, NULL), ==, 3);
  g_assert_cmpint (dz_store_find_content (store, second->sha256), ==, 1);
  g_assert_cmpint (dz_store_find_text (store, second->text_sha256), ==, 1);
  g_assert_true (dz_store_is_superseded (store, second->sha256));
  g_assert_true (dz_store_is_superseded (store, second->text_sha256));
  g_assert_false (dz_store_is_superseded (store, third->sha256));
  newest = dz_store_load_source (store, 1, NULL);
  g_assert_cmpstr (newest->sha256, ==, third->sha256);
  /* What was lost is back with its paragraph. */
  g_assert_cmpint (find_figure (store, 901), !=, 0);
  assert_fine (store);

  before = fixture_dump (&fixture);
  g_assert_true (dz_store_remove_report (store, 1, NULL));
  g_assert_cmpint (fixture_query (&fixture, "SELECT (SELECT count(*) FROM source) + (SELECT count(*) FROM superseded)"),
                   ==, 0);
  g_assert_true (dz_store_undo (store, NULL));
  undone = fixture_dump (&fixture);
  g_assert_cmpstr (undone, ==, before);
  assert_fine (store);
}

/* A stored file of an earlier version that was damaged is told. */
static void
test_check (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  DzCarried carried;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fill (store);
  add_version (store, second_texts, "second", &carried);
  fixture_execute (&fixture, "UPDATE source SET content = (SELECT content FROM source WHERE id = 2) WHERE id = 1");
  messages = dz_store_check (store, NULL);
  g_assert_cmpuint (messages->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (messages, 0), "test.txt"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/versions/notes", test_notes);
  g_test_add_func ("/versions/round-trip", test_round_trip);
  g_test_add_func ("/versions/versions", test_versions);
  g_test_add_func ("/versions/check", test_check);

  return g_test_run ();
}
