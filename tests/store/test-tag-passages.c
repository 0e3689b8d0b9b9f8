/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has a tag: its passages with their context, counts as a table and a chart; and where a lost note may belong. */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

#include "workbench/dz-note-candidates.h"
#include "workbench/dz-tag-figures.h"
#include "workbench/dz-tag-passages.h"

static const char *const texts[] = {
  "# 一、回顾",
  "改造排水管网35公里，新建口袋公园12处。",
  "完成危房改造60栋，安置居民900户。",
  NULL,
};

static void
add_note (DzStore *store, gint64 paragraph, int start, int end, const char *body, const char *tag)
{
  g_autoptr (DzNote) note = dz_note_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = dz_store_find_tag (store, tag, TRUE, &error);

  g_assert_no_error (error);
  note->paragraph_id = paragraph;
  note->start = start;
  note->end = end;
  note->body = g_strdup (body);
  note->author = g_strdup ("甲");
  note->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (note->tag_ids, id);
  dz_store_save_note (store, note, &error);
  g_assert_no_error (error);
}

/* Two reports of two years; “水” has a passage in each, “水/管” below it one, on a whole paragraph. */
static DzStore *
furnish (Fixture *fixture)
{
  DzStore *store;

  fixture_init (fixture);
  store = fixture_open (fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "石桥区", 2024, texts);
  fixture_add_texts (store, "石桥区", 2025, texts);
  add_note (store, 2, 2, 6, "<看> *看*", "水");
  add_note (store, 5, 2, 6, "=1+1", "水");
  add_note (store, 6, -1, -1, NULL, "水/管");

  return store;
}

static char *
dup_file (const GPtrArray *passages, DzNotesFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dz_tag_passages_new_file (passages, "水", format, FALSE, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_passages (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = furnish (&fixture);
  g_autoptr (GPtrArray) below = dz_tag_passages_load (store, 1, TRUE, 2, NULL);
  g_autoptr (GPtrArray) exact = dz_tag_passages_load (store, 1, FALSE, DZ_TAG_CONTEXT_PARAGRAPH, NULL);
  const DzTagPassage *passage = g_ptr_array_index (below, 0);
  g_autofree char *html = dup_file (exact, DZ_NOTES_HTML);
  g_autofree char *markdown = dup_file (exact, DZ_NOTES_MARKDOWN);
  g_autofree char *csv = dup_file (exact, DZ_NOTES_CSV);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (below->len, ==, 3);
  g_assert_cmpuint (exact->len, ==, 2);
  g_assert_cmpstr (passage->left, ==, "改造");
  g_assert_cmpstr (passage->quote, ==, "排水管网");
  g_assert_cmpstr (passage->right, ==, "35");
  g_assert_cmpstr (passage->citation, ==, "石桥区 2024 ¶1");
  passage = g_ptr_array_index (below, 2);
  g_assert_cmpstr (passage->quote, ==, texts[2]);
  passage = g_ptr_array_index (exact, 1);
  g_assert_cmpstr (passage->right, ==, "35公里，新建口袋公园12处。");
  g_assert_nonnull (strstr (html, "&lt;看&gt;"));
  g_assert_nonnull (strstr (markdown, "> 改造**排水管网**35公里"));
  g_assert_nonnull (strstr (csv, ",'=1+1,"));
  g_assert_null (dz_tag_passages_new_file (exact, "水", DZ_NOTES_JSONLD, FALSE, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
}

/* A selection over two paragraphs is two passages and one note, here and in the tree. */
static void
test_notes_of_passages (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = furnish (&fixture);
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_free);
  g_autoptr (GPtrArray) passages = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = dz_store_find_tag (store, "水", FALSE, &error);

  for (gint64 paragraph = 2; paragraph <= 3; paragraph++)
    {
      DzNote *note = dz_note_new ();

      note->paragraph_id = paragraph;
      note->start = 1;
      note->end = 4;
      note->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (note->tag_ids, id);
      g_ptr_array_add (pieces, note);
    }
  g_assert_cmpint (dz_store_save_passages (store, pieces, &error), !=, 0);
  passages = dz_tag_passages_load (store, id, FALSE, 2, NULL);
  tags = dz_store_list_tags (store, NULL);
  g_assert_cmpuint (passages->len, ==, 4);
  g_assert_cmpuint (dz_tag_passages_count_notes (passages), ==, 3);
  g_assert_cmpint (dz_tag_find (tags, id)->n_notes, ==, 3);
}

/* A chart of one tag says which, as a single line has no key. */
static void
expect_name_of_single_line (const GPtrArray *tags, const GPtrArray *reports, const GArray *counts)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DzChart) chart = NULL;

  for (guint i = 0; i < tags->len; i++)
    if (((const DzTag *) g_ptr_array_index (tags, i))->parent_id != 0)
      g_array_append_val (ids, ((const DzTag *) g_ptr_array_index (tags, i))->id);
  chart = dz_tag_figures_new_chart (tags, reports, counts, ids);
  g_assert_cmpstr (chart->subtitle, ==, "水/管");
}

static void
test_figures (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = furnish (&fixture);
  g_autoptr (GPtrArray) tags = dz_store_list_tags (store, NULL);
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, NULL);
  g_autoptr (GArray) counts = dz_store_count_tags (store, NULL);
  g_autoptr (DzTable) years = dz_tag_figures_new_table (tags, reports, counts, DZ_TAG_FIGURES_BY_YEAR);
  g_autofree char *text = dz_table_dup_text (years, DZ_TABLE_TSV);
  g_autoptr (DzChart) chart = dz_tag_figures_new_chart (tags, reports, counts, NULL);
  const DzChartSeries *series;
  const DzChartMark *mark;

  g_assert_cmpstr (text, ==, "tag\tyear\tnotes\n水\t2024\t1\n水\t2025\t1\n水/管\t2025\t1\n");
  g_assert_cmpuint (chart->series->len, ==, 2);
  series = g_ptr_array_index (chart->series, 1);
  g_assert_cmpstr (series->name, ==, "水/管");
  g_assert_cmpuint (series->marks->len, ==, 2);
  mark = g_ptr_array_index (series->marks, 0);
  g_assert_cmpint (mark->year, ==, 2024);
  g_assert_cmpfloat (mark->low, ==, 0);
  mark = g_ptr_array_index (series->marks, 1);
  g_assert_cmpfloat (mark->low, ==, 1);
  g_assert_cmpint (mark->report_id, ==, 2);
  g_assert_null (chart->subtitle);
  g_assert_true (chart->whole);
  expect_name_of_single_line (tags, reports, counts);
}

/* The paragraph that was reworded comes first, with the words where they stand now; nothing alike is left out of sight. */
static void
test_candidates (void)
{
  static const char *const now[] = { "# 一、回顾", "改造老旧管网35公里，新建口袋公园15处。",
                                     "全年改造供水管网35公里，新建小公园12处。", "天气晴好。", NULL };
  g_autoptr (DzReport) report = fixture_make_report ("石桥区", NULL, DZ_LEVEL_DISTRICT, 2025, now);
  g_autoptr (DzNote) note = dz_note_new ();
  DzNoteBefore before = { 1, (char *) texts[1], 12, 20 };
  g_autoptr (GPtrArray) candidates = NULL;
  const DzNoteCandidate *first;

  note->quote = g_strdup ("新建口袋公园12");
  note->start = 12;
  note->end = 20;
  candidates = dz_note_candidates_list (note, &before, report, 5);
  g_assert_cmpuint (candidates->len, ==, 2);
  first = g_ptr_array_index (candidates, 0);
  g_assert_cmpstr (first->text, ==, now[1]);
  g_assert_cmpint (first->start, ==, 11);
  g_assert_cmpint (first->end, ==, 19);
  g_assert_false (first->has_words);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/tag-passages/passages", test_passages);
  g_test_add_func ("/tag-passages/notes-of-passages", test_notes_of_passages);
  g_test_add_func ("/tag-passages/figures", test_figures);
  g_test_add_func ("/tag-passages/candidates", test_candidates);

  return g_test_run ();
}
