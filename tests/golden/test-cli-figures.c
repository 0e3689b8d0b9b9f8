/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <string.h>

static void
test_quantities (void)
{
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) all = NULL;
  g_autoptr (CliRun) one = NULL;
  g_autoptr (CliRun) some = NULL;
  g_autoptr (CliRun) goals = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  all = cli_run (&fixture, "quantities", NULL);
  one = cli_run (&fixture, "quantities", "石桥区/2025", NULL);
  g_assert_cmpint (count_lines (one->out), >, 5);
  g_assert_cmpint (count_lines (all->out), >, count_lines (one->out));
  g_assert_nonnull (strstr (one->out, "\tgdp\t地区生产总值\t6.5\t6.5\t%\tabout\tgrowth\tgoal\t2025\t石桥区\t"));

  /* A report that is not there is named; the other is done. */
  some = cli_run (&fixture, "quantities", "石桥区/2025", "石桥区/1999", NULL);
  g_assert_cmpint (some->status, ==, 1);
  g_assert_nonnull (strstr (some->err, "石桥区/1999"));
  g_assert_cmpstr (some->out, ==, one->out);

  /* 6.2 % came of the 6 % that was promised a year before. */
  goals = cli_run (&fixture, "goals", "--place", "石桥区", "--indicator", "GDP", NULL);
  g_assert_cmpint (goals->status, ==, 0);
  assert_cell (goals->out, "period", 0, "2024");
  assert_cell (goals->out, "goal_low", 0, "6");
  assert_cell (goals->out, "outcome_low", 0, "6.2");
  assert_run (&fixture, 0, "goals", "--place", "石桥区", "--indicator", "cpi");
  assert_run (&fixture, 1, "goals", "--indicator", "没有的指标");
  assert_run (&fixture, 1, "goals", "--place", "西河市");
}

static void
test_chart (void)
{
  g_auto (CliFixture) fixture;
  g_autofree char *picture = NULL;
  g_autofree char *again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize lengths[2];

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  picture = cli_fixture_dup_path (&fixture, "chart.svg");
  again = cli_fixture_dup_path (&fixture, "again.svg");

  assert_run (&fixture, 0, "chart", "goal-outcome", "--indicator", "GDP", "--place", "石桥区", "-o", picture);
  assert_run (&fixture, 0, "chart", "goal-outcome", "--indicator", "GDP", "--place", "石桥区", "-o", again);
  g_assert_true (g_file_get_contents (picture, &first, &lengths[0], NULL));
  g_assert_true (g_file_get_contents (again, &second, &lengths[1], NULL));
  g_assert_cmpmem (first, lengths[0], second, lengths[1]);

  assert_run (&fixture, 1, "chart", "goal-outcome", "--indicator", "没有的指标", "-o", picture);
  assert_run (&fixture, 2, "chart", "term", "--term", "桥", "-o", "picture.gif");
}

/* The timeline as a picture and as the table of what it shows; the same bytes each time. */
static void
test_timeline (void)
{
  g_auto (CliFixture) fixture;
  g_autofree char *picture = NULL;
  g_autofree char *again = NULL;
  g_autofree char *table = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *rows = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  picture = cli_fixture_dup_path (&fixture, "timeline.svg");
  again = cli_fixture_dup_path (&fixture, "again.svg");
  table = cli_fixture_dup_path (&fixture, "timeline.csv");
  assert_run (&fixture, 0, "chart", "timeline", "-o", picture);
  assert_run (&fixture, 0, "chart", "timeline", "-o", again);
  g_assert_true (g_file_get_contents (picture, &first, NULL, NULL) && g_file_get_contents (again, &second, NULL, NULL));
  g_assert_cmpstr (first, ==, second);
  g_assert_nonnull (strstr (first, "urn:duizhao:"));
  assert_run (&fixture, 0, "chart", "timeline", "--indicator", "GDP", "-o", table);
  g_assert_true (g_file_get_contents (table, &rows, NULL, NULL));
  g_assert_nonnull (strstr (rows, ",goal,"));
  assert_run (&fixture, 1, "chart", "timeline", "--indicator", "没有的指标", "-o", picture);
  assert_run (&fixture, 2, "chart", "timeline", "-o", "folder/");
}

/* Several charts in one go, each a file named after its kind and indicator. */
static void
test_chart_batch (void)
{
  g_auto (CliFixture) fixture;
  g_autofree char *folder = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autoptr (CliRun) run = NULL;
  g_autoptr (CliRun) all = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  folder = cli_fixture_dup_path (&fixture, "charts/");
  one = cli_fixture_dup_path (&fixture, "charts/goal-outcome-gdp.csv");
  two = cli_fixture_dup_path (&fixture, "charts/heatmap.csv");

  run = cli_run (&fixture, "chart", "goal-outcome", "heatmap", "--indicator", "GDP", "--format", "csv", "-o", folder, NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpint (count_lines (run->out), ==, 2);
  g_assert_true (g_file_test (one, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (two, G_FILE_TEST_EXISTS));
  all = cli_run (&fixture, "chart", "--all", "-o", folder, NULL);
  g_assert_cmpint (all->status, ==, 0);
  g_assert_cmpint (count_lines (all->out), >, 4);

  /* Wrong usage. */
  assert_run (&fixture, 2, "chart", "heatmap", "verdicts-by-year", "-o", "one.png");
  assert_run (&fixture, 2, "chart", "heatmap", "--style", "poster", "-o", "one.png");
  assert_run (&fixture, 2, "chart", "heatmap", "--size", "85x60cm", "-o", "one.png");
  assert_run (&fixture, 2, "chart", "-o", "one.png");
  assert_run (&fixture, 0, "chart", "heatmap", "--style", "journal", "--no-source", "--title", "甲", "-o", "one.pdf");
}

/* A headword with quotation marks inside is counted without them, too. */
static void
test_chart_headword (void)
{
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) glossary = NULL;
  g_autofree char *path = NULL;
  g_autofree char *table = NULL;
  static const char report[]
      = "政府工作报告\n\n——2026年1月10日在石桥区第三届人民代表大会第五次会议上\n\n石桥区区长 李某\n\n各位代表：\n\n"
        "一、2025年工作回顾\n\n推进石桥“四桥联修”，石桥四桥联修初见成效。\n\n二、2026年工作安排\n\n深化石桥“四桥联修”。\n\n"
        "名词注释\n\n1.石桥“四桥联修”：指四座石桥一并整修。\n\n2.桥头驿站：指桥头供人歇脚的小屋。\n";

  cli_fixture_init (&fixture);
  cli_fixture_write (&fixture, "glossary.txt", report, -1);
  assert_run (&fixture, 0, "import", "glossary.txt");
  glossary = cli_run (&fixture, "terms", NULL);
  g_assert_nonnull (strstr (glossary->out, "四桥联修"));
  path = cli_fixture_dup_path (&fixture, "term.csv");
  assert_run (&fixture, 0, "chart", "term", "--term", "石桥四桥联修", "-o", path);
  g_assert_true (g_file_get_contents (path, &table, NULL, NULL));
  g_assert_nonnull (strstr (table, ": 3 times in"));
}

static void
test_amplification (void)
{
  static const char city_report[]
      = "政府工作报告\n\n——2024年1月10日在东河市第三届人民代表大会第二次会议上\n\n东河市市长 李某\n\n各位代表：\n\n"
        "现在，我代表市人民政府报告工作，请予审议。\n\n一、2023年工作回顾\n\n全市修好石桥120座。\n\n"
        "二、2024年工作安排\n\n"
        "2024年全市要达到的主要预期目标：地区生产总值增长5.5%左右，社会消费品零售总额增长7%。\n\n谢谢大家！\n";
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) run = NULL;
  g_autoptr (CliRun) unknown = NULL;
  g_autoptr (CliRun) all = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  cli_fixture_write (&fixture, "city.txt", city_report, -1);
  assert_run (&fixture, 0, "import", "--place", "东河市", "--level", "city", "city.txt");

  run = cli_run (&fixture, "amplification", "--lower", "石桥区", "--upper", "东河市", NULL);
  g_assert_cmpint (run->status, ==, 0);
  assert_cell (run->out, "indicator_key", 0, "gdp");
  assert_cell (run->out, "lower_low", 0, "6");
  assert_cell (run->out, "upper_low", 0, "5.5");
  assert_cell (run->out, "gap", 0, "0.5");

  /* all pairs: the place above is the one the reports name */
  all = cli_run (&fixture, "amplification", NULL);
  g_assert_cmpstr (all->out, ==, run->out);

  assert_run (&fixture, 2, "amplification", "--lower", "石桥区", "--upper", "石桥区");
  unknown = cli_run (&fixture, "amplification", "--lower", "石桥区", "--upper", "西河市", NULL);
  g_assert_cmpint (unknown->status, ==, 1);
  g_assert_nonnull (strstr (unknown->err, "西河市"));
}

/* One of the five documents lost a digit, under another name than the report that tells the same. */
static void
test_the_lost_digit_comes_first (void)
{
  const char *reports = g_getenv ("DUIZHAO_REPORTS");
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) run = NULL;

  cli_fixture_init (&fixture);
  if (reports == NULL || !g_file_test (reports, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("DUIZHAO_REPORTS names no folder");
      return;
    }

  assert_run (&fixture, 0, "import", reports);
  run = cli_run (&fixture, "discrepancies", NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpint (count_lines (run->out), >, 1);
  assert_cell (run->out, "kind", 0, "digit");
  assert_cell (run->out, "indicator_key", 0, "tech_contracts");
  assert_cell (run->out, "a_low", 0, "235");
  assert_cell (run->out, "b_low", 0, "35");
  assert_run (&fixture, 0, "amplification");
  assert_run (&fixture, 2, "amplification", "--lower", "武昌区");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-figures/quantities", test_quantities);
  g_test_add_func ("/cli-figures/chart", test_chart);
  g_test_add_func ("/cli-figures/timeline", test_timeline);
  g_test_add_func ("/cli-figures/chart-batch", test_chart_batch);
  g_test_add_func ("/cli-figures/chart-headword", test_chart_headword);
  g_test_add_func ("/cli-figures/amplification", test_amplification);
  g_test_add_func ("/cli-figures/the-lost-digit-comes-first", test_the_lost_digit_comes_first);

  return g_test_run ();
}
