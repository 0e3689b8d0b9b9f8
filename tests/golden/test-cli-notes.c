/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <string.h>

#include "core/dz-csv.h"
#include "core/dz-error.h"
#include "store/dz-store.h"

static gint64
find_paragraph (DzStore *store, gint64 report_id, const char *words)
{
  g_autoptr (DzReport) report = dz_store_load_report (store, report_id, NULL);

  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (strstr (paragraph->text, words) != NULL)
        return paragraph->id;
    }

  g_assert_not_reached ();
}

/* A passage with a body a spreadsheet would calculate, and a whole paragraph. */
static void
add_notes (const CliFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DzStore) store = dz_store_open (fixture->library, DZ_STORE_WRITE, &error);
  g_autoptr (DzNote) passage = dz_note_new ();
  g_autoptr (DzNote) whole = dz_note_new ();

  g_assert_no_error (error);
  passage->paragraph_id = find_paragraph (store, 1, "图书馆");
  passage->start = 0;
  passage->end = 3;
  passage->body = g_strdup ("=1+1，\"去年\"\n也说过");
  passage->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (int i = 0; i < 2; i++)
    {
      gint64 id = dz_store_find_tag (store, i == 0 ? "书" : "书/夜", TRUE, &error);

      g_array_append_val (passage->tag_ids, id);
    }
  g_assert_cmpint (dz_store_save_note (store, passage, &error), >, 0);
  g_assert_no_error (error);

  whole->paragraph_id = find_paragraph (store, 1, "菜市场");
  whole->start = -1;
  whole->end = -1;
  whole->body = g_strdup ("看看明年");
  g_assert_cmpint (dz_store_save_note (store, whole, &error), >, 0);
  g_assert_no_error (error);
}

static char *
dup_export (const CliFixture *fixture, const char *format)
{
  g_autoptr (CliRun) run = cli_run (fixture, "notes", "export", "--format", format, NULL);

  g_assert_cmpint (run->status, ==, 0);

  return g_steal_pointer (&run->out);
}

/* What is exported from one library and read into another with the same reports is the same. */
static void
test_round_trip (void)
{
  g_auto (CliFixture) first;
  g_auto (CliFixture) second;
  g_autofree char *csv = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *back = NULL;

  cli_fixture_init (&first);
  cli_import_both (&first);
  add_notes (&first);
  csv = dup_export (&first, "csv");
  markdown = dup_export (&first, "md");

  cli_fixture_init (&second);
  cli_import_both (&second);
  cli_fixture_write (&second, "notes.csv", csv, -1);
  assert_run (&second, 0, "notes", "import", "notes.csv");
  g_assert_nonnull (strstr (markdown, "书, 书/夜"));
  /* Twice is once: a note is known by its uuid. */
  assert_run (&second, 0, "notes", "import", "notes.csv");
  back = dup_export (&second, "md");
  g_assert_cmpstr (back, ==, markdown);
}

static void
test_nothing_invented (void)
{
  g_auto (CliFixture) first;
  g_auto (CliFixture) second;
  g_autofree char *csv = NULL;
  g_autofree char *left = NULL;
  g_autoptr (CliRun) run = NULL;

  cli_fixture_init (&first);
  cli_import_both (&first);
  add_notes (&first);
  csv = dup_export (&first, "csv");

  /* Another library without that report: the notes are named and none is placed. */
  cli_fixture_init (&second);
  cli_fixture_write (&second, "second.txt", cli_second_report, -1);
  assert_run (&second, 0, "import", "second.txt");
  cli_fixture_write (&second, "notes.csv", csv, -1);
  run = cli_run (&second, "notes", "import", "notes.csv", NULL);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpint (count_lines (run->err), ==, 2);
  g_assert_nonnull (strstr (run->err, "石桥区 2024 ¶"));
  left = dup_export (&second, "md");
  g_assert_cmpstr (left, ==, "");

  cli_fixture_write (&second, "broken.csv", "uuid,body\r\n\"never closed", -1);
  assert_run (&second, 1, "notes", "import", "broken.csv");
  assert_run (&second, 1, "notes", "import", "second.txt");
  assert_run (&second, 1, "notes", "import", "missing.csv");
  /* Neither is read without end. */
  assert_run (&second, 1, "notes", "import", "/dev/zero");
  assert_run (&second, 1, "notes", "import", "/");
  cli_fixture_write (&second, "nul.csv", "uuid\r\n\0x", 8);
  assert_run (&second, 1, "notes", "import", "nul.csv");
}

static void
test_passages (void)
{
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) run = NULL;
  g_autoptr (CliRun) exact = NULL;
  g_autoptr (CliRun) markdown = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  add_notes (&fixture);
  run = cli_run (&fixture, "tags", "--passages", "书", "--context", "paragraph", "--format", "csv", NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->out, "石桥区 2024 ¶"));
  /* No cell is a formula. */
  g_assert_nonnull (strstr (run->out, "'=1+1"));
  exact = cli_run (&fixture, "tags", "--passages", "书/夜", "--exact", "--format", "tsv", NULL);
  g_assert_cmpint (exact->status, ==, 0);
  g_assert_cmpint (count_lines (exact->out), ==, 2);
  markdown = cli_run (&fixture, "tags", "--passages", "书", "--format", "md", NULL);
  g_assert_cmpint (markdown->status, ==, 0);
  g_assert_nonnull (strstr (markdown->out, "**"));
}

/* None of these is taken for something else, breaks anything or leaves a file. */
static void
test_hostile_arguments (void)
{
  g_auto (CliFixture) fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *much = g_strnfill (100000, '/');

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  add_notes (&fixture);
  before = dup_export (&fixture, "csv");
  assert_run (&fixture, 2, "notes");
  assert_run (&fixture, 2, "notes", "remove");
  assert_run (&fixture, 2, "notes", "export", "import");
  assert_run (&fixture, 2, "notes", "import", "a", "b");
  assert_run (&fixture, 2, "notes", "export", "--format", "doc");
  assert_run (&fixture, 2, "notes", "export", "--format", "md\n");
  assert_run (&fixture, 1, "notes", "export", "--tag", "无");
  assert_run (&fixture, 1, "notes", "export", "--tag", "");
  assert_run (&fixture, 1, "notes", "export", "--tag", "'; DROP TABLE note; --");
  assert_run (&fixture, 1, "notes", "export", "--tag", much);
  assert_run (&fixture, 1, "notes", "export", "--report", "%n%s%n");
  assert_run (&fixture, 1, "notes", "export", "--output", "/nowhere/at/all.md");
  assert_run (&fixture, 1, "notes", "import", "");
  assert_run (&fixture, 2, "tags", "more");
  assert_run (&fixture, 2, "tags", "--by", "colour");
  assert_run (&fixture, 2, "tags", "--format", "md");
  assert_run (&fixture, 2, "tags", "--passages", "书", "--context", "-1");
  assert_run (&fixture, 2, "tags", "--passages", "书", "--context", "99999999999999999999");
  assert_run (&fixture, 2, "tags", "--passages", "书", "--format", "jsonld");
  assert_run (&fixture, 1, "tags", "--passages", "/");
  assert_run (&fixture, 2, "tags", "--passages", "\xff\xfe");
  after = dup_export (&fixture, "csv");
  g_assert_cmpstr (after, ==, before);
}

static void
test_csv (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = dz_csv_parse ("\xef\xbb\xbf" "a,b\r\n\"x\"\"y\nz\",\r\n\r\n桥,\"，\"", &error);
  g_autoptr (GPtrArray) broken = NULL;
  GStrv second = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 3);
  g_assert_cmpstr (((GStrv) records->pdata[0])[0], ==, "a");
  second = records->pdata[1];
  g_assert_cmpstr (second[0], ==, "x\"y\nz");
  g_assert_cmpstr (second[1], ==, "");
  g_assert_null (second[2]);
  g_assert_cmpstr (((GStrv) records->pdata[2])[1], ==, "，");

  broken = dz_csv_parse ("a\n\"b", &error);
  g_assert_null (broken);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "2"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-notes/round-trip", test_round_trip);
  g_test_add_func ("/cli-notes/nothing-invented", test_nothing_invented);
  g_test_add_func ("/cli-notes/passages", test_passages);
  g_test_add_func ("/cli-notes/hostile-arguments", test_hostile_arguments);
  g_test_add_func ("/cli-notes/csv", test_csv);

  return g_test_run ();
}
