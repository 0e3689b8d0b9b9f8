/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <string.h>

#include "store/dz-store.h"

static char *
mend (const char *text, const char *words, const char *others)
{
  g_auto (GStrv) parts = g_strsplit (text, words, -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);

  return g_strjoinv (others, parts);
}

static void
add_note (DzStore *store, const char *words)
{
  g_autoptr (DzReport) report = dz_store_load_report (store, 1, NULL);
  g_autoptr (DzNote) note = dz_note_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);
      const char *found = strstr (paragraph->text, words);

      if (found == NULL)
        continue;
      note->paragraph_id = paragraph->id;
      note->start = (int) g_utf8_pointer_to_offset (paragraph->text, found);
      note->end = note->start + (int) g_utf8_strlen (words, -1);
    }
  g_assert_cmpint (dz_store_save_note (store, note, &error), >, 0);
  g_assert_no_error (error);
}

/* Words that stand, words beside a mended figure, and the figure itself. */
static void
annotate (const CliFixture *fixture)
{
  g_autoptr (DzStore) store = dz_store_open (fixture->library, DZ_STORE_WRITE, NULL);

  add_note (store, "摊位增加一倍");
  add_note (store, "自习室");
  add_note (store, "20万人次");
}

static void
undo (const CliFixture *fixture)
{
  g_autoptr (DzStore) store = dz_store_open (fixture->library, DZ_STORE_WRITE, NULL);

  g_assert_true (dz_store_undo (store, NULL));
}

/* What is printed, but for the folder of the file. */
static void
assert_printed (const CliRun *run, const char *word, const char *rest)
{
  g_assert_true (g_str_has_prefix (run->out, word));
  g_assert_true (g_str_has_suffix (run->out, rest));
}

static void
test_new_version (void)
{
  g_auto (CliFixture) fixture;
  g_autofree char *mended = mend (cli_first_report, "20万人次", "26万人次");
  g_autoptr (CliRun) import = NULL;
  g_autoptr (CliRun) again = NULL;
  g_autoptr (CliRun) reports = NULL;
  g_autoptr (CliRun) check = NULL;
  g_autoptr (CliRun) rebuilt = NULL;
  g_autoptr (CliRun) found = NULL;
  g_autoptr (CliRun) undone = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  annotate (&fixture);
  cli_fixture_write (&fixture, "mended.txt", mended, -1);
  import = cli_run (&fixture, "import", "mended.txt", NULL);
  g_assert_cmpint (import->status, ==, 0);
  assert_printed (import, "new version: ",
                  "/mended.txt (石桥区 2024, 1): 1 note or figure as before, 1 moved, 1 lost its place\n");
  reports = cli_run (&fixture, "reports", NULL);
  g_assert_cmpint (count_lines (reports->out), ==, 3);
  check = cli_run (&fixture, "check", NULL);
  g_assert_cmpint (check->status, ==, 0);
  g_assert_nonnull (strstr (check->out, "lost: mended.txt: 20万人次 (note)"));
  rebuilt = cli_run (&fixture, "rebuild", NULL);
  g_assert_nonnull (strstr (rebuilt->out, "rebuilt: mended.txt"));
  found = cli_run (&fixture, "search", "26万人次", NULL);
  g_assert_cmpint (count_lines (found->out), ==, 2);
  again = cli_run (&fixture, "import", "first.txt", NULL);
  assert_printed (again, "already there: ",
                  "/first.txt (石桥区 2024, 1): an earlier version of this report; the newest one stays\n");
  undo (&fixture);
  undone = cli_run (&fixture, "search", "20万人次", NULL);
  g_assert_cmpint (count_lines (undone->out), ==, 2);
  assert_run (&fixture, 0, "check");
}

static void
test_separate (void)
{
  g_auto (CliFixture) fixture;
  g_autofree char *mended = mend (cli_first_report, "20万人次", "26万人次");
  g_autoptr (CliRun) import = NULL;
  g_autoptr (CliRun) place = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  cli_fixture_write (&fixture, "mended.txt", mended, -1);
  import = cli_run (&fixture, "import", "--separate", "mended.txt", NULL);
  assert_printed (import, "imported: ", "/mended.txt (石桥区 2024, 3)\n");
  cli_fixture_write (&fixture, "elsewhere.txt", mended, -1);
  place = cli_run (&fixture, "import", "--place", "木桥区", "elsewhere.txt", NULL);
  g_assert_true (g_str_has_prefix (place->out, "already there: "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-versions/new-version", test_new_version);
  g_test_add_func ("/cli-versions/separate", test_separate);

  return g_test_run ();
}
