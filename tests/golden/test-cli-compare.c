/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <string.h>

/* Asserts what a verb prints in a cell. */
static void
assert_first (const CliFixture *fixture, const char *column, int row, const char *expected, const char *verb,
              const char *first, const char *second, const char *third, const char *fourth)
{
  CliRun *run = cli_run (fixture, verb, first, second, third, fourth, NULL);

  g_assert_cmpint (run->status, ==, 0);
  assert_cell (run->out, column, row, expected);
  cli_run_free (run);
}

static void
test_trace_paragraph (void)
{
  g_auto (CliFixture) fixture;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  /* From either end the same way is found. */
  for (int i = 0; i < 2; i++)
    {
      const char *start = i == 0 ? "石桥区/2024:3" : "石桥区/2025:3";

      assert_first (&fixture, "kind", 0, "first", "trace", start, NULL, NULL, NULL);
      assert_first (&fixture, "year", 0, "2024", "trace", start, NULL, NULL, NULL);
      assert_first (&fixture, "kind", 1, "raised", "trace", start, NULL, NULL, NULL);
      assert_first (&fixture, "difference", 1, "+50%；+25%", "trace", start, NULL, NULL, NULL);
    }
  assert_first (&fixture, "kind", 1, "carried", "trace", "石桥区/2024:5", NULL, NULL, NULL);
  assert_first (&fixture, "kind", 1, "dropped", "trace", "石桥区/2024:6", NULL, NULL, NULL);
}

static void
test_trace_indicator (void)
{
  g_auto (CliFixture) fixture;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  assert_first (&fixture, "kind", 1, "raised", "trace", "--indicator", "gdp", "--place", "石桥区");
  assert_first (&fixture, "difference", 1, "+0.5 个百分点", "trace", "--indicator", "gdp", "--place", "石桥区");
  assert_first (&fixture, "kind", 1, "carried", "trace", "--indicator", "社会消费品零售总额", "--place", "石桥区");
}

static void
test_trace_wrong (void)
{
  g_auto (CliFixture) fixture;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  assert_run (&fixture, 2, "trace");
  assert_run (&fixture, 2, "trace", "石桥区/2024:3x");
  /* 2^32 + 3: no paragraph, and not ¶3 either. */
  assert_run (&fixture, 2, "trace", "石桥区/2024:4294967299");
  assert_run (&fixture, 2, "trace", "石桥区/2024");
  assert_run (&fixture, 2, "trace", "--indicator", "gdp");
  assert_run (&fixture, 2, "trace", "石桥区/2024:3", "--indicator", "gdp", "--place", "石桥区");
  assert_run (&fixture, 1, "trace", "石桥区/2024:99");
  assert_run (&fixture, 1, "trace", "--indicator", "nothing", "--place", "石桥区");
  assert_run (&fixture, 1, "trace", "--indicator", "gdp", "--place", "海角");
}

static void
test_matrix (void)
{
  g_auto (CliFixture) fixture;
  CliRun *run = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  run = cli_run (&fixture, "matrix", NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpint (count_lines (run->out), ==, 2);
  assert_cell (run->out, "left_name", 0, "石桥区 2024");
  assert_cell (run->out, "right_name", 0, "石桥区 2025");
  cli_run_free (run);
  assert_run (&fixture, 1, "matrix", "海角/2024");
}

static void
test_indicators (void)
{
  g_auto (CliFixture) fixture;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  assert_first (&fixture, "indicator_key", 0, "gdp", "matrix", "--indicators", NULL, NULL, NULL);
  assert_first (&fixture, "status", 0, "goal", "matrix", "--indicators", NULL, NULL, NULL);
  assert_first (&fixture, "year", 1, "2025", "matrix", "--indicators", NULL, NULL, NULL);
  assert_first (&fixture, "difference", 1, "+0.5 个百分点", "matrix", "--indicators", NULL, NULL, NULL);
  assert_first (&fixture, "status", 2, "outcome", "matrix", "--indicators", NULL, NULL, NULL);
  assert_first (&fixture, "difference", 1, "+0.5 个百分点", "compare", "石桥区/2024", "石桥区/2025", "--indicators",
                NULL);
}

/* The comparison of a paragraph with itself tells nothing of only one. */
static void
test_only (void)
{
  g_auto (CliFixture) fixture;
  CliRun *run = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  run = cli_run (&fixture, "compare", "石桥区/2024", "石桥区/2024", "--only", NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpint (count_lines (run->out), ==, 1);
  cli_run_free (run);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-compare/trace-paragraph", test_trace_paragraph);
  g_test_add_func ("/cli-compare/trace-indicator", test_trace_indicator);
  g_test_add_func ("/cli-compare/trace-wrong", test_trace_wrong);
  g_test_add_func ("/cli-compare/matrix", test_matrix);
  g_test_add_func ("/cli-compare/indicators", test_indicators);
  g_test_add_func ("/cli-compare/only", test_only);

  return g_test_run ();
}
