/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_import (void)
{
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) bad = NULL;
  g_autoptr (CliRun) again = NULL;
  g_autoptr (CliRun) reports = NULL;

  cli_fixture_init (&fixture);
  cli_fixture_write (&fixture, "good.txt", cli_first_report, -1);
  cli_fixture_write (&fixture, "empty.txt", "", -1);
  cli_fixture_write (&fixture, "picture.txt", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0", 22);
  cli_fixture_write (&fixture, "other.txt", cli_second_report, -1);

  /* The bad ones are named with a reason, the good ones before and after them are done. */
  bad = cli_run (&fixture, "import", "good.txt", "empty.txt", "picture.txt", "missing.txt", "other.txt", NULL);
  g_assert_cmpint (bad->status, ==, 1);
  g_assert_cmpint (count_lines (bad->out), ==, 5);
  g_assert_true (g_str_has_prefix (bad->out, "imported: "));
  g_assert_nonnull (strstr (bad->out, "\nfailed: "));
  g_assert_nonnull (strstr (bad->err, "empty.txt"));
  g_assert_nonnull (strstr (bad->err, "picture.txt"));
  g_assert_nonnull (strstr (bad->err, "missing.txt"));
  g_assert_null (strstr (bad->err, "other.txt"));

  again = cli_run (&fixture, "import", "good.txt", NULL);
  g_assert_cmpint (again->status, ==, 0);
  g_assert_true (g_str_has_prefix (again->out, "already there: "));

  reports = cli_run (&fixture, "reports", NULL);
  g_assert_cmpint (count_lines (reports->out), ==, 3);
}

/* A file may be called anything: it is read, and shown in one line of UTF-8. */
static void
test_file_names (void)
{
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) run = NULL;

  cli_fixture_init (&fixture);
  cli_fixture_write (&fixture, "two\nlines.txt", cli_first_report, -1);
  cli_fixture_write (&fixture, "bytes\xff.txt", cli_second_report, -1);
  cli_fixture_write (&fixture, "-dash.txt", "-", -1);

  run = cli_run (&fixture, "import", "two\nlines.txt", "bytes\xff.txt", "--", "-dash.txt", NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpint (count_lines (run->out), ==, 3);
  g_assert_true (g_utf8_validate (run->out, -1, NULL));
  assert_run (&fixture, 2, "import", "--place", "\xff", "two\nlines.txt");
  assert_run (&fixture, 2, "search", "\xff");
}

/* A pipe is written to; to replace it by a file of its name would be a surprise to who reads it. */
static void
test_special_output (void)
{
  g_auto (CliFixture) fixture;
  g_autofree char *path = NULL;
  GStatBuf info;
  int reader;
  char start[5] = { 0 };

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  path = cli_fixture_dup_path (&fixture, "pipe");
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  reader = g_open (path, O_RDONLY | O_NONBLOCK, 0);
  assert_run (&fixture, 0, "notes", "export", "--format", "csv", "-o", path);
  assert_run (&fixture, 1, "notes", "export", "-o", "missing/notes.md");
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_true (S_ISFIFO (info.st_mode));
  g_assert_cmpint (read (reader, start, 4), ==, 4);
  g_assert_cmpstr (start, ==, "uuid");
  close (reader);
}

static void
test_stated_metadata (void)
{
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) reports = NULL;

  cli_fixture_init (&fixture);
  cli_fixture_write (&fixture, "plain.txt", "河边的老码头改成了花园，孩子们放学后来这里踢球。\n", -1);
  assert_run (&fixture, 0, "import", "--place", "南山区", "--level", "district", "--year", "2030", "--kind", "feature",
              "plain.txt");
  reports = cli_run (&fixture, "reports", NULL);
  assert_cell (reports->out, "place", 0, "南山区");
  assert_cell (reports->out, "level", 0, "district");
  assert_cell (reports->out, "kind", 0, "newspaper feature");
  assert_cell (reports->out, "year", 0, "2030");
}

static void
test_usage (void)
{
  static const char *const verbs[]
      = { "import", "reports", "outline", "quantities", "goals", "amplification", "terms",   "search",
          "compare", "chart",  "notes",   "check",      "backup", "restore",      "rebuild", NULL };
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) help = NULL;

  cli_fixture_init (&fixture);
  for (int i = 0; verbs[i] != NULL; i++)
    {
      g_autoptr (CliRun) own_help = cli_run (&fixture, verbs[i], "--help", NULL);
      g_autoptr (CliRun) unknown = cli_run (&fixture, verbs[i], "--no-such-option", NULL);

      g_assert_cmpint (own_help->status, ==, 0);
      g_assert_nonnull (strstr (own_help->out, verbs[i]));
      g_assert_cmpstr (own_help->err, ==, "");
      g_assert_cmpint (unknown->status, ==, 2);
      g_assert_cmpstr (unknown->out, ==, "");
      g_assert_cmpint (count_lines (unknown->err), ==, 2);
    }

  help = cli_run (&fixture, "--help", NULL);
  g_assert_cmpint (help->status, ==, 0);
  for (int i = 0; verbs[i] != NULL; i++)
    g_assert_nonnull (strstr (help->out, verbs[i]));

  assert_run (&fixture, 0, "--version");
  assert_run (&fixture, 2, "no-such-verb");
  assert_run (&fixture, 2, "import");
  assert_run (&fixture, 2, "search", " \t　");
  assert_run (&fixture, 2, "import", "--level", "planet", "x.txt");
  assert_run (&fixture, 2, "import", "--year", "soon", "x.txt");
  assert_run (&fixture, 2, "reports", "--format", "xml");
  assert_run (&fixture, 2, "reports", "too many");
  assert_run (&fixture, 2, "compare", "1");
  assert_run (&fixture, 2, "search", "");
  assert_run (&fixture, 2, "search", "\xff");
  assert_run (&fixture, 2, "amplification", "--lower", "石桥区");
  assert_run (&fixture, 2, "chart", "pie", "-o", "x.png");
  assert_run (&fixture, 2, "notes", "burn");
  g_assert_false (g_file_test (fixture.library, G_FILE_TEST_EXISTS));
}

static void
test_no_library (void)
{
  g_auto (CliFixture) fixture;

  cli_fixture_init (&fixture);
  assert_run (&fixture, 1, "reports");
  assert_run (&fixture, 1, "search", "桥");
  assert_run (&fixture, 1, "check");
  g_assert_false (g_file_test (fixture.library, G_FILE_TEST_EXISTS));
}

/* The columns are a contract: these come first, in this order. */
static void
assert_columns (const CliFixture *fixture, const char *verb, const char *columns)
{
  g_autoptr (CliRun) run = cli_run (fixture, verb, NULL);
  g_autofree char *expected = g_strdelimit (g_strdup (columns), " ", '\t');

  g_assert_cmpint (run->status, ==, 0);
  if (!g_str_has_prefix (run->out, expected))
    g_assert_cmpstr (run->out, ==, expected);
}

static void
test_columns (void)
{
  g_auto (CliFixture) fixture;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  assert_columns (&fixture, "reports",
                  "id source title kind place level delivered meeting speaker reviews plans paragraphs quantities terms");
  assert_columns (&fixture, "quantities",
                  "id report source paragraph start end sentence indicator_key indicator low high unit modifier measure "
                  "status period place wording state");
  assert_columns (&fixture, "goals",
                  "place indicator_key indicator measure period goal_low goal_high goal_unit goal_modifier goal_report "
                  "goal_paragraph goal_sentence outcome_low outcome_high outcome_unit outcome_report outcome_paragraph "
                  "outcome_sentence verdict gap state");
  assert_columns (&fixture, "terms", "headword definition report occurrences");
}

static void
test_search (void)
{
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) hits = NULL;
  g_autoptr (CliRun) count = NULL;
  g_autoptr (CliRun) json = NULL;
  g_autoptr (CliRun) dashed = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  hits = cli_run (&fixture, "search", "自习室", NULL);
  g_assert_cmpint (hits->status, ==, 0);
  g_assert_cmpint (count_lines (hits->out), ==, 3);
  assert_cell (hits->out, "hit", 0, "自习室");
  assert_cell (hits->out, "left_context", 0, "图书馆每晚开到十点，新添两间");
  assert_cell (hits->out, "start", 0, "14");

  count = cli_run (&fixture, "search", "自习室", "--count", NULL);
  g_assert_cmpstr (count->out, ==, "2\n");
  json = cli_run (&fixture, "search", "没有这几个字", "--format", "json", NULL);
  g_assert_cmpstr (json->out, ==, "[]\n");
  dashed = cli_run (&fixture, "search", "--count", "--", "--", "-桥", NULL);
  g_assert_cmpint (dashed->status, ==, 2);
}

static void
test_search_scopes (void)
{
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) one = NULL;
  g_autoptr (CliRun) none = NULL;
  g_autoptr (CliRun) words = NULL;
  g_autoptr (CliRun) groups = NULL;
  g_autoptr (CliRun) sorted = NULL;
  g_autoptr (CliRun) slip = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  one = cli_run (&fixture, "search", "图书馆 AND 自习室", "--count", NULL);
  g_assert_cmpint (atoi (one->out), >, 1);
  none = cli_run (&fixture, "search", "自习室", "--count", "--years", "1999", NULL);
  g_assert_cmpstr (none->out, ==, "0\n");
  words = cli_run (&fixture, "search", "桥", "--explain", "--place", "石桥区", "--years", "2024-2025", NULL);
  g_assert_nonnull (strstr (words->out, "reports of 石桥区; reports of 2024 to 2025\n"));
  groups = cli_run (&fixture, "search", "自习室", "--group", "--sort", "left", "--by", "1", NULL);
  g_assert_cmpint (groups->status, ==, 0);
  assert_cell (groups->out, "hit", 0, "自习室");
  sorted = cli_run (&fixture, "search", "的", "--sort", "right", "--by", "2", "--max", "9", NULL);
  g_assert_cmpint (sorted->status, ==, 0);
  slip = cli_run (&fixture, "search", "桥 AND", NULL);
  g_assert_cmpint (slip->status, ==, 2);
  g_assert_nonnull (strstr (slip->err, "Character 6"));
  assert_run (&fixture, 2, "search", "桥", "--sort", "up");
  assert_run (&fixture, 2, "search", "桥", "--years", "2025-2024");
  assert_run (&fixture, 2, "search", "桥", "--part", "middle");
  assert_run (&fixture, 1, "search", "桥", "--report", "无此地/2024");
  assert_run (&fixture, 0, "search", "桥", "--format", "xlsx", "-o", "hits.xlsx");
  assert_run (&fixture, 0, "search", "橋", "--script", "--spaces");
}

static void
test_compare (void)
{
  g_auto (CliFixture) fixture;
  g_autofree char *page = NULL;
  g_autofree char *path = NULL;
  g_autoptr (CliRun) pairs = NULL;
  g_autoptr (CliRun) unknown = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  pairs = cli_run (&fixture, "compare", "石桥区/2024", "石桥区/2025", NULL);
  g_assert_cmpint (pairs->status, ==, 0);
  g_assert_nonnull (strstr (pairs->out, "\nsame\t1\t"));
  g_assert_nonnull (strstr (pairs->out, "\nreworded\t0."));
  g_assert_nonnull (strstr (pairs->out, "\ndropped\t\t"));
  g_assert_nonnull (strstr (pairs->out, "\nadded\t\t\t"));

  path = cli_fixture_dup_path (&fixture, "page.html");
  assert_run (&fixture, 0, "compare", "石桥区/2024", "石桥区/2025", "--format", "html", "-o", path);
  g_assert_true (g_file_get_contents (path, &page, NULL, NULL));
  g_assert_nonnull (strstr (page, "<del class=\"num\">6%</del>"));
  g_assert_nonnull (strstr (page, "<ins class=\"num\">6.5%</ins>"));
  g_assert_nonnull (strstr (page, "石桥区 2024"));
  g_assert_null (strstr (page, "http"));

  assert_run (&fixture, 0, "compare", "石桥区/2024", "石桥区/2025", "--format", "pdf", "-o", path);
  g_clear_pointer (&page, g_free);
  g_assert_true (g_file_get_contents (path, &page, NULL, NULL));
  g_assert_true (g_str_has_prefix (page, "%PDF-"));

  unknown = cli_run (&fixture, "compare", "石桥区/2024", "石桥区/1999", NULL);
  g_assert_cmpint (unknown->status, ==, 1);
  g_assert_nonnull (strstr (unknown->err, "石桥区/1999"));
}

static void
test_outline (void)
{
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) outline = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  outline = cli_run (&fixture, "outline", "石桥区/2024", "--format", "json", NULL);
  g_assert_cmpint (outline->status, ==, 0);
  g_assert_nonnull (strstr (outline->out, "\"delivered\": \"2023-12-20\""));
  g_assert_nonnull (strstr (outline->out, "{\"level\": 1, \"text\": \"二、2024年工作安排\", \"part\": \"plan\"}"));
}

static void
test_care (void)
{
  g_auto (CliFixture) fixture;
  g_autofree char *backup = NULL;
  g_autoptr (CliRun) before = NULL;
  g_autoptr (CliRun) rebuilt = NULL;
  g_autoptr (CliRun) restored = NULL;

  cli_fixture_init (&fixture);
  backup = cli_fixture_dup_path (&fixture, "backup.duizhao");
  cli_import_both (&fixture);
  before = cli_run (&fixture, "reports", NULL);

  assert_run (&fixture, 0, "check");
  assert_run (&fixture, 0, "rebuild");
  rebuilt = cli_run (&fixture, "reports", NULL);
  g_assert_cmpstr (rebuilt->out, ==, before->out);

  assert_run (&fixture, 0, "backup", backup);
  cli_fixture_write (&fixture, "third.txt", "河边的老码头改成了花园，孩子们放学后来这里踢球。\n", -1);
  assert_run (&fixture, 0, "import", "third.txt");
  assert_run (&fixture, 0, "restore", backup);
  restored = cli_run (&fixture, "reports", NULL);
  g_assert_cmpstr (restored->out, ==, before->out);

  cli_fixture_write (&fixture, "no-library.txt", cli_first_report, -1);
  assert_run (&fixture, 1, "restore", "no-library.txt");
  assert_run (&fixture, 0, "check");
}

/* The same bytes whatever the locale. */
static void
test_locale (void)
{
  static const char *const locales[] = { "C", "zh_CN.UTF-8", NULL };
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) expected = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  expected = cli_run (&fixture, "quantities", "石桥区/2025", NULL);
  for (int i = 0; locales[i] != NULL; i++)
    {
      g_autoptr (CliRun) run = NULL;

      g_setenv ("LC_ALL", locales[i], TRUE);
      run = cli_run (&fixture, "quantities", "石桥区/2025", NULL);
      g_assert_cmpint (run->status, ==, 0);
      g_assert_cmpstr (run->out, ==, expected->out);
    }
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
}

static void
test_real_reports (void)
{
  const char *folder = g_getenv ("DUIZHAO_REPORTS");
  g_auto (CliFixture) fixture;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  g_autoptr (CliRun) reports = NULL;
  int n_files = 0;

  if (dir == NULL)
    {
      g_test_skip ("the real reports are not here (DUIZHAO_REPORTS)");
      return;
    }

  cli_fixture_init (&fixture);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (CliRun) again = NULL;

      if (!g_str_has_suffix (name, ".txt"))
        continue;
      n_files++;
      assert_run (&fixture, 0, "import", path);
      again = cli_run (&fixture, "import", path, NULL);
      g_assert_cmpint (again->status, ==, 0);
      g_assert_true (g_str_has_prefix (again->out, "already there: "));
    }

  reports = cli_run (&fixture, "reports", NULL);
  g_assert_cmpint (count_lines (reports->out), ==, n_files + 1);
  assert_run (&fixture, 0, "check");
}

/* What is done but could not be told is no success. */
static void
test_full_device (void)
{
  static const char *const verbs[] = { "check", "reports", "rebuild" };
  g_auto (CliFixture) fixture;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      const char *argv[] = { "sh", "-c", "exec \"$0\" --library \"$1\" \"$2\" > /dev/full", g_getenv ("DUIZHAO_CLI"),
                             fixture.library, verbs[i], NULL };
      g_autofree char *err = NULL;
      int status = 0;

      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &err, &status,
                                   NULL));
      g_assert_cmpint (WEXITSTATUS (status), ==, 1);
      g_assert_nonnull (strstr (err, "could not be written"));
    }
}

static void
test_years_backwards (void)
{
  g_auto (CliFixture) fixture;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  assert_run (&fixture, 2, "chart", "places", "--indicator", "GDP", "--years", "2025-2020", "-o", "places.csv");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/import", test_import);
  g_test_add_func ("/cli/file-names", test_file_names);
  g_test_add_func ("/cli/special-output", test_special_output);
  g_test_add_func ("/cli/stated-metadata", test_stated_metadata);
  g_test_add_func ("/cli/usage", test_usage);
  g_test_add_func ("/cli/no-library", test_no_library);
  g_test_add_func ("/cli/columns", test_columns);
  g_test_add_func ("/cli/search", test_search);
  g_test_add_func ("/cli/search-scopes", test_search_scopes);
  g_test_add_func ("/cli/compare", test_compare);
  g_test_add_func ("/cli/outline", test_outline);
  g_test_add_func ("/cli/care", test_care);
  g_test_add_func ("/cli/full-device", test_full_device);
  g_test_add_func ("/cli/years-backwards", test_years_backwards);
  g_test_add_func ("/cli/locale", test_locale);
  g_test_add_func ("/cli/real-reports", test_real_reports);

  return g_test_run ();
}
