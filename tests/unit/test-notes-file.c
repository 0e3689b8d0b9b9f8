/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-notes-file.h"

#include <string.h>

#include "workbench/dz-notes-html.h"
#include "workbench/dz-notes-markdown.h"
#include "workbench/dz-table-book.h"

static void
fill (GPtrArray *notes, GPtrArray *reports, GPtrArray *tags)
{
  static const char *const names[] = { "桥", "承诺" };
  DzReport *report = dz_report_new ();
  DzNote *note = dz_note_new ();
  const int year = 2025;

  report->id = 3;
  report->place = g_strdup ("东河区");
  report->source = g_strdup ("donghe.txt");
  g_array_append_val (report->plans, year);
  g_ptr_array_add (reports, report);

  note->uuid = g_strdup ("6f1c");
  note->report_id = 3;
  note->number = 7;
  note->start = 2;
  note->end = 4;
  note->quote = g_strdup ("石桥");
  note->prefix = g_strdup ("修好");
  note->suffix = g_strdup ("。");
  note->body = g_strdup ("=去年也说过");
  note->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gint64 id = 1; id <= 2; id++)
    {
      DzTag *tag = dz_tag_new ();

      tag->id = id;
      tag->name = g_strdup (names[id - 1]);
      g_ptr_array_add (tags, tag);
      g_array_append_val (note->tag_ids, id);
    }
  g_ptr_array_add (notes, note);
}

static char *
dup_file (DzNotesFormat format)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_free);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_tag_free);
  g_autoptr (GBytes) bytes = NULL;

  fill (notes, reports, tags);

  bytes = dz_notes_file_new (notes, reports, tags, format, FALSE, NULL, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_markdown (void)
{
  g_autofree char *text = dup_file (DZ_NOTES_MARKDOWN);

  g_assert_cmpstr (text, ==, 
                   "# 东河区 2025\n\n## 东河区 2025 ¶7\n\n"
                   "<!-- duizhao:note uuid=6f1c report=3 paragraph=7 start=2 end=4 prefix=修好 suffix=。 tags=桥,%20承诺"
                   " place=东河区 year=2025 source=donghe.txt citation=东河区%202025%20¶7 anchor=placed"
                   " report_name=东河区%202025 -->\n"
                   "> 石桥\n\n=去年也说过\n<!-- duizhao:end -->\n\n*桥, 承诺*\n");
}

static void
test_csv (void)
{
  g_autofree char *text = dup_file (DZ_NOTES_CSV);

  g_assert_nonnull (strstr (text, "6f1c,3,7,2,4,石桥,修好,。,'=去年也说过,,\"桥, 承诺\",,,东河区,2025,donghe.txt,"));
}

/* What the reader wrote is text there, whatever it looks like. */
static void
test_html (void)
{
  g_autofree char *text = dup_file (DZ_NOTES_HTML);

  g_assert_nonnull (strstr (text, "<article id=\"n-6f1c\">\n<h2>东河区 2025 ¶7</h2>\n<blockquote lang=\"zh\">石桥<"));
  g_assert_nonnull (strstr (text, "=去年也说过</div>"));
  g_assert_null (strstr (text, "http"));
  g_assert_null (strstr (text, "<script"));
}

/* Dates are named and in the reader's time; the id stands aside; a note never changed has one date. */
static void
test_html_foot (void)
{
  static const char *const columns[] = { "tags", "author", "created", "modified", "uuid", NULL };
  g_autoptr (DzTable) table = dz_table_new (columns);
  g_autofree char *html = NULL;

  for (int i = 0; i < 2; i++)
    {
      dz_table_add_text (table, NULL);
      dz_table_add_text (table, "甲");
      dz_table_add_text (table, "2025-03-01T01:30:00Z");
      dz_table_add_text (table, i == 0 ? "2025-03-02T10:05:00Z" : "2025-03-01T01:30:00Z");
      dz_table_add_text (table, "6f1c");
    }
  html = dz_notes_html_make (table, "甲", NULL, NULL);
  g_assert_nonnull (strstr (html, "<footer title=\"ID: 6f1c\">甲 · Created <time datetime=\"2025-03-01T01:30:00Z\">"
                                  "2025-03-01 09:30</time> · Changed <time datetime=\"2025-03-02T10:05:00Z\">"
                                  "2025-03-02 18:05</time></footer>"));
  g_assert_nonnull (strstr (html, "甲 · Created <time datetime=\"2025-03-01T01:30:00Z\">2025-03-01 09:30</time></footer>"));
}

static void
test_jsonld (void)
{
  g_autofree char *text = dup_file (DZ_NOTES_JSONLD);

  g_assert_nonnull (strstr (text, "\"id\": \"urn:uuid:6f1c\", \"type\": \"Annotation\""));
  g_assert_nonnull (strstr (text, "\"purpose\": \"tagging\", \"value\": \"承诺\""));
  g_assert_nonnull (strstr (text, "{\"type\": \"TextPositionSelector\", \"start\": 2, \"end\": 4}"));
  g_assert_nonnull (strstr (text, "\"exact\": \"石桥\", \"prefix\": \"修好\", \"suffix\": \"。\""));
}

/* Stopped, no format gives half a file. */
static void
test_cancel (void)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_free);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_tag_free);
  g_autoptr (DzTable) table = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  fill (notes, reports, tags);
  table = dz_notes_file_new_table (notes, reports, tags, NULL, NULL);
  g_cancellable_cancel (cancellable);
  for (DzNotesFormat format = DZ_NOTES_MARKDOWN; format <= DZ_NOTES_XLSX; format++)
    {
      DzProgress progress = { cancellable };
      g_autoptr (GError) error = NULL;

      g_assert_null (dz_notes_file_new (notes, reports, tags, format, FALSE, &progress, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  for (int i = 0; i < 4; i++)
    {
      DzProgress progress = { cancellable };
      g_autoptr (GError) error = NULL;
      gpointer made = i == 0   ? (gpointer) dz_table_make_csv (table, &progress, &error)
                      : i == 1 ? (gpointer) dz_notes_html_make (table, "甲", &progress, &error)
                      : i == 2 ? (gpointer) dz_notes_markdown_make (table, &progress, &error)
                               : (gpointer) dz_table_book_new (table, "甲", &progress, &error);

      g_assert_null (made);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* The share grows through both parts of the work, as whoever shows it sees it. */
static void
test_progress (void)
{
  DzProgress progress = { NULL };
  double last = 0;

  for (int part = 1; part <= 2; part++)
    {
      dz_progress_begin_part (&progress, part * 0.5);
      dz_progress_count (&progress, 100);
      for (int i = 0; i < 100; i++)
        {
          double share;

          g_assert_true (dz_progress_step (&progress, NULL));
          share = dz_progress_get_share (&progress);
          g_assert_cmpfloat (share, >=, last);
          g_assert_cmpfloat_with_epsilon (share, (part - 1) * 0.5 + i * 0.005, 0.002);
          last = share;
        }
    }
  g_assert_true (dz_progress_step (NULL, NULL));
}

/* Making a file counts each note in both parts. */
static void
test_counts (void)
{
  for (DzNotesFormat format = DZ_NOTES_MARKDOWN; format <= DZ_NOTES_XLSX; format++)
    {
      g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_free);
      g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
      g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_tag_free);
      g_autoptr (GBytes) bytes = NULL;
      DzProgress progress = { NULL };

      for (int i = 0; i < 50; i++)
        fill (notes, reports, tags);
      bytes = dz_notes_file_new (notes, reports, tags, format, FALSE, &progress, NULL);
      g_assert_nonnull (bytes);
      g_assert_cmpfloat (dz_progress_get_share (&progress), >, 0.97);
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC-8", TRUE); /* eight hours ahead */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notes-file/markdown", test_markdown);
  g_test_add_func ("/notes-file/csv", test_csv);
  g_test_add_func ("/notes-file/html", test_html);
  g_test_add_func ("/notes-file/html-foot", test_html_foot);
  g_test_add_func ("/notes-file/jsonld", test_jsonld);
  g_test_add_func ("/notes-file/cancel", test_cancel);
  g_test_add_func ("/notes-file/progress", test_progress);
  g_test_add_func ("/notes-file/counts", test_counts);

  return g_test_run ();
}
