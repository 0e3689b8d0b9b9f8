/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <stdlib.h>
#include <string.h>

static int
get_cell (const char *tsv, const char *column, int row)
{
  g_autofree char *cell = dup_cell (tsv, column, row);

  return atoi (cell);
}

static void
test_trend (void)
{
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) reports = NULL;
  g_autoptr (CliRun) years = NULL;
  g_autoptr (CliRun) levels = NULL;
  g_autoptr (CliRun) whole = NULL;
  g_autoptr (CliRun) count = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  reports = cli_run (&fixture, "trend", "自习室", "没有这几个字", NULL);
  g_assert_cmpint (count_lines (reports->out), ==, 5);
  assert_cell (reports->out, "year", 0, "2024");
  assert_cell (reports->out, "phrase", 2, "没有这几个字");
  assert_cell (reports->out, "count", 2, "0");
  years = cli_run (&fixture, "trend", "自习室", "--by", "year", NULL);
  g_assert_cmpint (count_lines (years->out), ==, 3);
  levels = cli_run (&fixture, "trend", "自习室", "--by", "level", NULL);
  assert_cell (levels->out, "level", 0, "district");
  whole = cli_run (&fixture, "trend", "自习室", "--by", "phrase", NULL);
  count = cli_run (&fixture, "search", "自习室", "--count", NULL);
  g_assert_cmpint (get_cell (whole->out, "count", 0), ==, atoi (count->out));
  g_assert_cmpint (get_cell (reports->out, "count", 0) + get_cell (reports->out, "count", 1), ==, atoi (count->out));
  g_assert_cmpint (get_cell (whole->out, "first_year", 0), ==, get_cell (whole->out, "first_year_district", 0));

  assert_run (&fixture, 2, "trend");
  assert_run (&fixture, 2, "trend", "桥", "--by", "moon");
  assert_run (&fixture, 2, "trend", "桥 AND");
  assert_run (&fixture, 2, "trend", "桥", "--notes");
}

static void
test_dispersion (void)
{
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) rows = NULL;
  g_autoptr (CliRun) part = NULL;
  g_autoptr (CliRun) reports = NULL;
  g_autofree char *even = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  rows = cli_run (&fixture, "search", "自习室", "--dispersion", NULL);
  reports = cli_run (&fixture, "trend", "自习室", NULL);
  g_assert_cmpint (count_lines (rows->out), ==, count_lines (reports->out));
  g_assert_cmpint (get_cell (rows->out, "count", 0), ==, get_cell (reports->out, "count", 0));
  g_assert_cmpint (get_cell (rows->out, "characters", 0), ==, get_cell (reports->out, "characters", 0));
  even = dup_cell (rows->out, "dispersion_dp", 0);
  g_assert_cmpfloat (g_ascii_strtod (even, NULL), >, 0);
  part = cli_run (&fixture, "search", "自习室", "--dispersion", "--part", "review", NULL);
  g_assert_cmpint (get_cell (part->out, "characters", 0), <, get_cell (rows->out, "characters", 0));

  assert_run (&fixture, 2, "search", "桥", "--dispersion", "--notes");
  assert_run (&fixture, 2, "search", "桥", "--dispersion", "--format", "text");
}

static void
test_ngrams (void)
{
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) keyness = NULL;
  g_autoptr (CliRun) back = NULL;
  g_autoptr (CliRun) beside = NULL;
  g_autoptr (CliRun) candidates = NULL;
  g_autoptr (CliRun) lines = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  keyness = cli_run (&fixture, "keyness", "--of", "石桥区/2025", "--against", "石桥区/2024", "--min-count", "2", NULL);
  back = cli_run (&fixture, "keyness", "--of", "石桥区/2024", "--against", "石桥区/2025", "--min-count", "2", NULL);
  g_assert_cmpint (keyness->status, ==, 0);
  g_assert_cmpint (count_lines (keyness->out), >, 5);
  g_assert_cmpint (count_lines (keyness->out), ==, count_lines (back->out));
  one = dup_cell (keyness->out, "log_ratio", 0);
  other = dup_cell (back->out, "log_ratio", 0);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (one, NULL), -g_ascii_strtod (other, NULL), 1e-9);
  beside = cli_run (&fixture, "collocates", "石桥", "--min-count", "1", NULL);
  g_assert_cmpint (beside->status, ==, 0);
  g_assert_cmpint (count_lines (beside->out), >, 1);
  g_assert_cmpint (get_cell (beside->out, "count_beside", 0), <=, get_cell (beside->out, "count", 0));
  candidates = cli_run (&fixture, "terms", "--candidates", "--min-count", "2", NULL);
  g_assert_cmpint (candidates->status, ==, 0);
  g_assert_true (g_str_has_prefix (candidates->out, "candidate\tcount\tper_10000\tcohesion\t"));

  assert_run (&fixture, 2, "keyness", "--of", "石桥区/2025");
  assert_run (&fixture, 1, "keyness", "--of", "石桥区/1900", "--against", "石桥区/2024");
  assert_run (&fixture, 2, "keyness", "--of", "石桥区/2025", "--of", "石桥区/2024", "--against", "石桥区/2024");
  assert_run (&fixture, 2, "search", "--regex", "桥\\C");
  assert_run (&fixture, 0, "search", "桥", "--format", "html", "-o", "hits.html");
  assert_run (&fixture, 2, "search", "桥", "--group", "--format", "text");
  lines = cli_run (&fixture, "search", "桥", "--format", "text", "--max", "1", NULL);
  g_assert_nonnull (strstr (lines->out, " 【桥】 "));
  assert_run (&fixture, 2, "collocates", "桥", "--window", "0");
  assert_run (&fixture, 2, "collocates");
  assert_run (&fixture, 0, "terms", "--candidates", "--format", "xlsx", "-o", "candidates.xlsx");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-search/trend", test_trend);
  g_test_add_func ("/cli-search/dispersion", test_dispersion);
  g_test_add_func ("/cli-search/ngrams", test_ngrams);

  return g_test_run ();
}
