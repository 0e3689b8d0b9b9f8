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

/* What a verb says on stderr. */
static void
assert_told (const CliFixture *fixture, int status, const char *words, const char *verb, const char *first,
             const char *second, const char *third)
{
  CliRun *run = cli_run (fixture, verb, first, second, third, NULL);

  g_assert_cmpint (run->status, ==, status);
  g_assert_nonnull (strstr (run->err, words));
  cli_run_free (run);
}

static void
test_compare_wrong (void)
{
  g_auto (CliFixture) fixture;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  assert_run (&fixture, 2, "compare");
  assert_run (&fixture, 2, "compare", "1");
  assert_run (&fixture, 2, "compare", "1", "2", "1", "2");
  assert_run (&fixture, 2, "compare", "1", "1", "1");
  assert_run (&fixture, 2, "compare", "1", "2", "1");
  assert_run (&fixture, 2, "compare", "1", "-1");
  assert_run (&fixture, 2, "compare", "1", "2", "--format", "exe");
  assert_run (&fixture, 2, "compare", "1", "2", "--output");
  assert_run (&fixture, 2, "compare", "1", "2", "--changes", "--only");
  assert_run (&fixture, 2, "compare", "1", "2", "--only", "--format", "pdf");
  assert_run (&fixture, 1, "compare", "1", "");
  assert_run (&fixture, 1, "compare", "1", "海角/2024");
  assert_run (&fixture, 1, "compare", "1", "石桥区/2024/3");
  assert_run (&fixture, 1, "compare", "石桥区", "1");
  assert_told (&fixture, 1, "“99999999999999999999”", "compare", "1", "99999999999999999999", NULL);
  assert_told (&fixture, 0, "nothing differs", "compare", "1", "1", NULL);
}

static void
test_compare_three (void)
{
  g_auto (CliFixture) fixture;
  CliRun *run = NULL;
  char *html = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  cli_fixture_write (&fixture, "third.txt", "东河市2025年政府工作报告\n\n各位代表：\n\n菜市场搬进楼里，摊位增加一倍。\n", -1);
  assert_run (&fixture, 0, "import", "third.txt", "--place", "东河市", "--level", "city", "--year", "2025");
  run = cli_run (&fixture, "compare", "1", "2", "3", "--format", "html", NULL);
  g_assert_cmpint (run->status, ==, 0);
  html = strstr (run->out, "<title>石桥区 2024 | 石桥区 2025 | 东河市 2025</title>");
  g_assert_nonnull (html);
  cli_run_free (run);
  assert_run (&fixture, 2, "compare", "1", "2", "3", "--only");
}

/* Where nothing can be written nothing is left behind, and what stood there stays. */
static void
test_compare_files (void)
{
  g_auto (CliFixture) fixture;
  g_autofree char *there = NULL;
  g_autofree char *content = NULL;
  gsize length = 0;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  there = cli_fixture_dup_path (&fixture, "结果 一.pdf");
  assert_run (&fixture, 0, "compare", "1", "2", "--format", "pdf", "-o", "结果 一.pdf");
  g_assert_true (g_file_get_contents (there, &content, &length, NULL));
  g_assert_true (length > 5 && memcmp (content, "%PDF-", 5) == 0);
  assert_run (&fixture, 1, "compare", "1", "2", "--format", "html", "-o", "nowhere/page.html");
  assert_run (&fixture, 1, "compare", "1", "2", "--format", "html", "-o", "");
  assert_run (&fixture, 1, "compare", "1", "2", "--format", "html", "-o", fixture.folder);
  g_assert_true (g_file_test (fixture.folder, G_FILE_TEST_IS_DIR));
  if (g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    assert_run (&fixture, 1, "compare", "1", "2", "--format", "pdf", "-o", "/dev/full");
  assert_run (&fixture, 1, "compare", "1", "99", "--format", "html", "-o", "结果 一.pdf");
  g_clear_pointer (&content, g_free);
  g_assert_true (g_file_get_contents (there, &content, &length, NULL));
  g_assert_true (length > 5 && memcmp (content, "%PDF-", 5) == 0);
}

/* One paragraph beside a whole report, and beside one that is a thousand times as long. */
static void
test_compare_uneven (void)
{
  static const char *const formats[] = { "tsv", "csv", "xlsx", "html", "pdf" };
  g_auto (CliFixture) fixture;
  g_autoptr (GString) endless = g_string_new ("遥远市2025年政府工作报告\n\n各位代表：\n\n");

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  for (int i = 0; i < 1000; i++)
    g_string_append_printf (endless, "第%d条街铺了青石，种了%d棵槐树，夜里亮灯。\n\n", i, i * 3);
  cli_fixture_write (&fixture, "short.txt", "政府工作报告\n\n菜市场搬进楼里，摊位增加一倍，早市照旧。\n", -1);
  cli_fixture_write (&fixture, "long.txt", endless->str, -1);
  assert_run (&fixture, 0, "import", "short.txt", "--place", "短县", "--year", "2025");
  assert_run (&fixture, 0, "import", "long.txt", "--place", "遥远市", "--year", "2025");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      assert_run (&fixture, 0, "compare", "3", "4", "--format", formats[i]);
      assert_run (&fixture, 0, "compare", "4", "3", "--format", formats[i], "--plan-with-review");
      assert_run (&fixture, 0, "compare", "1", "3", "4", "--format", formats[i]);
    }
  assert_run (&fixture, 0, "compare", "3", "4", "--changes");
  assert_run (&fixture, 0, "compare", "3", "4", "--only");
  assert_run (&fixture, 0, "compare", "1", "3", "4", "--indicators");
  assert_run (&fixture, 0, "matrix");
}

static void
test_matrix_wrong (void)
{
  g_auto (CliFixture) fixture;
  CliRun *run = NULL;

  cli_fixture_init (&fixture);
  assert_run (&fixture, 1, "matrix");
  cli_import_both (&fixture);
  /* A report is not set beside itself, however often it is named. */
  run = cli_run (&fixture, "matrix", "1", "1", NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpint (count_lines (run->out), ==, 1);
  cli_run_free (run);
  /* One that is not there keeps the others from nothing. */
  run = cli_run (&fixture, "matrix", "1", "99", "2", NULL);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpint (count_lines (run->out), ==, 2);
  cli_run_free (run);
  assert_run (&fixture, 2, "matrix", "--format", "html");
  assert_run (&fixture, 2, "trace", "1:0");
  assert_run (&fixture, 2, "trace", "1:-3");
  assert_run (&fixture, 1, "trace", "1:2:3");
  assert_run (&fixture, 1, "trace", ":3");
  assert_run (&fixture, 2, "trace", "--indicator", "gdp", "--place", "石桥区", "--measure", "nonsense");
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
  g_test_add_func ("/cli-compare/compare-wrong", test_compare_wrong);
  g_test_add_func ("/cli-compare/compare-three", test_compare_three);
  g_test_add_func ("/cli-compare/compare-files", test_compare_files);
  g_test_add_func ("/cli-compare/compare-uneven", test_compare_uneven);
  g_test_add_func ("/cli-compare/matrix-wrong", test_matrix_wrong);

  return g_test_run ();
}
