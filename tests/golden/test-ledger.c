/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <string.h>

/* What the ledger says of years without a goal, of goals set anew and of goals of two places, from the text to the
 * printed row. */

static const char all_goals[] = "全年主要预期目标：地区生产总值增长6%左右，社会消费品零售总额增长8%以上，固定资产投资增长10%，"
                                "一般公共预算收入增长5%。";
static const char without_investment[]
    = "全年主要预期目标：地区生产总值增长6%左右，社会消费品零售总额增长8%以上，一般公共预算收入增长5%。";
static const char naming_investment[] = "全年主要预期目标：地区生产总值增长6%左右，社会消费品零售总额增长8%以上，"
                                        "一般公共预算收入增长5%，固定资产投资稳步增长。";
static const char without_growth[]
    = "全年主要预期目标：社会消费品零售总额增长8%以上，固定资产投资增长10%，一般公共预算收入增长5%。";

/* A report for the year of a district that does not exist. */
static void
write_report (const CliFixture *fixture, int year, const char *goals, const char *more)
{
  g_autofree char *name = g_strdup_printf ("%d.txt", year);
  g_autofree char *text = g_strdup_printf (
      "政府工作报告\n\n——%d年12月20日在东河市石桥区第三届人民代表大会第二次会议上\n\n石桥区人民政府区长 张某\n\n"
      "各位代表：\n\n现在，我代表区人民政府报告工作，请予审议。\n\n一、%d年工作回顾\n\n"
      "老码头改成了花园，孩子们放学后来这里踢球。\n\n二、%d年工作安排\n\n%s\n\n%s\n\n谢谢大家！\n",
      year - 1, year - 1, year, goals, more);

  cli_fixture_write (fixture, name, text, -1);
  assert_run (fixture, 0, "import", name);
}

/* The row of a measure and period; -1 if there is none. */
static int
find_row (const char *tsv, const char *measure, const char *period)
{
  for (int row = 0; row < count_lines (tsv) - 1; row++)
    {
      g_autofree char *own_measure = dup_cell (tsv, "measure", row);
      g_autofree char *own_period = dup_cell (tsv, "period", row);

      if (strcmp (own_measure, measure) == 0 && strcmp (own_period, period) == 0)
        return row;
    }

  return -1;
}

static void
assert_goal_state (const CliFixture *fixture, const char *indicator, const char *period, const char *state)
{
  g_autoptr (CliRun) run = cli_run (fixture, "goals", "--place", "石桥区", "--indicator", indicator, NULL);
  int row = find_row (run->out, "growth", period);

  g_assert_cmpint (row, >=, 0);
  assert_cell (run->out, "goal_state", row, state);
}

static void
test_omitted (void)
{
  g_auto (CliFixture) fixture;

  cli_fixture_init (&fixture);
  write_report (&fixture, 2022, all_goals, "");
  write_report (&fixture, 2023, without_investment, "");
  write_report (&fixture, 2024, all_goals, "");
  write_report (&fixture, 2026, all_goals, "");
  assert_goal_state (&fixture, "fixed_investment", "2022", "stated");
  assert_goal_state (&fixture, "fixed_investment", "2023", "absent_omitted");
  assert_goal_state (&fixture, "fixed_investment", "2025", "no_report");
}

/* A goal that is named without a figure is not left out. */
static void
test_named_is_not_omitted (void)
{
  g_auto (CliFixture) fixture;

  cli_fixture_init (&fixture);
  write_report (&fixture, 2022, all_goals, "");
  write_report (&fixture, 2023, naming_investment, "");
  write_report (&fixture, 2024, all_goals, "");
  assert_goal_state (&fixture, "fixed_investment", "2023", "not_found");
}

static void
test_stated_absence (void)
{
  g_auto (CliFixture) fixture;

  cli_fixture_init (&fixture);
  write_report (&fixture, 2023, without_growth, "反复考虑，本区没有提出经济增速的目标，但就业要稳住。");
  assert_goal_state (&fixture, "gdp", "2023", "absent_stated");
}

/* A newspaper does not set goals; so its word that there is none says nothing. */
static void
test_feature_states_no_absence (void)
{
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) goals = NULL;

  cli_fixture_init (&fixture);
  write_report (&fixture, 2023, without_growth, "");
  cli_fixture_write (&fixture, "page.txt", "记者来到石桥。\n\n反复考虑，石桥区没有提出经济增速的目标，但就业要稳住。\n", -1);
  assert_run (&fixture, 0, "import", "--place", "石桥区", "--year", "2023", "--kind", "feature", "page.txt");
  goals = cli_run (&fixture, "goals", "--place", "石桥区", "--indicator", "gdp", NULL);
  g_assert_null (strstr (goals->out, "absent_stated"));
}

/* The earlier goal is changed; the two stand among the discrepancies only on request. */
static void
test_changed_and_revised (void)
{
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) goals = NULL;
  g_autoptr (CliRun) few = NULL;
  g_autoptr (CliRun) all = NULL;

  cli_fixture_init (&fixture);
  write_report (&fixture, 2023, all_goals, "到2026年，地区生产总值突破2500亿元。");
  write_report (&fixture, 2024, all_goals, "到2026年，地区生产总值突破4200亿元。");
  goals = cli_run (&fixture, "goals", "--place", "石桥区", "--indicator", "gdp", NULL);
  assert_cell (goals->out, "goal_low", find_row (goals->out, "level", "2026"), "2500");
  assert_cell (goals->out, "verdict", find_row (goals->out, "level", "2026"), "changed");
  few = cli_run (&fixture, "discrepancies", NULL);
  g_assert_cmpint (count_lines (few->out), ==, 1);
  all = cli_run (&fixture, "discrepancies", "--all", NULL);
  g_assert_cmpint (count_lines (all->out), ==, 2);
  assert_cell (all->out, "kind", 0, "revised");
  assert_cell (all->out, "a_low", 0, "2500");
  assert_cell (all->out, "b_low", 0, "4200");
}

/* What a report says twice, and once with a slip. */
static void
test_slip_in_one_report (void)
{
  g_auto (CliFixture) fixture;
  g_autoptr (CliRun) rows = NULL;

  cli_fixture_init (&fixture);
  write_report (&fixture, 2023, all_goals,
                "确保社会消费品零售总额增长18%以上。\n\n新建河边步道235公里。山上再种些竹子。\n\n年内新建河边步道35公里。");
  rows = cli_run (&fixture, "discrepancies", NULL);
  g_assert_cmpint (count_lines (rows->out), ==, 3);
  assert_cell (rows->out, "kind", 0, "digit");
  assert_cell (rows->out, "kind", 1, "digit");
}

/* The report whose name begins so, told of the years before. (nullable) (transfer full) */
static char *
dup_moved_report (const char *prefix)
{
  static const char *const years[] = { "2024", "2023", "2025", "2024" };
  const char *folder = g_getenv ("DUIZHAO_REPORTS");
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autofree char *content = NULL;
        GString *text = NULL;

        g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
        text = g_string_new (content);
        for (guint i = 0; prefix[2] == '0' && i < G_N_ELEMENTS (years); i += 2)
          g_string_replace (text, years[i], years[i + 1], 0);
        return g_string_free (text, FALSE);
      }

  return NULL;
}

static void
assert_amplified (const char *tsv, const char *key, const char *measure, const char *lower, const char *upper,
                  const char *gap, const char *lower_state, const char *upper_state)
{
  for (int row = 0; row < count_lines (tsv) - 1; row++)
    {
      g_autofree char *own_key = dup_cell (tsv, "indicator_key", row);
      g_autofree char *own_measure = dup_cell (tsv, "measure", row);

      if (strcmp (own_key, key) != 0 || strcmp (own_measure, measure) != 0)
        continue;
      assert_cell (tsv, "period", row, "2024");
      assert_cell (tsv, "lower_low", row, lower);
      assert_cell (tsv, "upper_low", row, upper);
      assert_cell (tsv, "gap", row, gap);
      assert_cell (tsv, "lower_state", row, lower_state);
      assert_cell (tsv, "upper_state", row, upper_state);
      return;
    }
  g_test_message ("no row for %s", key);
  g_test_fail ();
}

/* Wuchang's last report, as if given a year earlier, beside Wuhan's: both set goals for 2024. The figures were read in the
 * texts. */
static void
test_amplification (void)
{
  g_auto (CliFixture) fixture;
  g_autofree char *district = dup_moved_report ("000");
  g_autofree char *city = dup_moved_report ("002");
  g_autoptr (CliRun) run = NULL;

  if (district == NULL || city == NULL)
    {
      g_test_skip ("the real reports are not here (DUIZHAO_REPORTS)");
      return;
    }
  cli_fixture_init (&fixture);
  cli_fixture_write (&fixture, "district.txt", district, -1);
  cli_fixture_write (&fixture, "city.txt", city, -1);
  assert_run (&fixture, 0, "import", "district.txt", "city.txt");
  run = cli_run (&fixture, "amplification", "--lower", "武昌区", "--upper", "武汉市", NULL);
  g_assert_cmpint (run->status, ==, 0);
  /* 6%左右 beside 6% */
  assert_amplified (run->out, "gdp", "growth", "6", "6", "0", "stated", "stated");
  /* a level has no gap in percentage points, in whatever unit: 万根 beside 万个, 套 beside 万套（间） */
  assert_amplified (run->out, "chargers", "level", "1", "8", "", "stated", "stated");
  assert_amplified (run->out, "parking", "level", "1", "15", "", "stated", "stated");
  assert_amplified (run->out, "micro_roads", "level", "7", "100", "", "stated", "stated");
  assert_amplified (run->out, "dead_end_roads", "level", "3", "20", "", "stated", "stated");
  assert_amplified (run->out, "affordable_homes", "level", "4000", "5.1", "", "stated", "stated");
  /* only one of them sets one */
  assert_amplified (run->out, "retail_sales", "growth", "7", "", "", "stated", "not_found");
  assert_amplified (run->out, "budget_revenue", "growth", "5", "", "", "stated", "not_found");
  assert_amplified (run->out, "fixed_investment", "growth", "", "8", "", "not_found", "stated");
  assert_amplified (run->out, "jobs_new", "level", "", "25", "", "not_found", "stated");
  assert_amplified (run->out, "cpi", "growth", "", "3", "", "not_found", "stated");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger/omitted", test_omitted);
  g_test_add_func ("/ledger/named-is-not-omitted", test_named_is_not_omitted);
  g_test_add_func ("/ledger/stated-absence", test_stated_absence);
  g_test_add_func ("/ledger/feature-states-no-absence", test_feature_states_no_absence);
  g_test_add_func ("/ledger/changed-and-revised", test_changed_and_revised);
  g_test_add_func ("/ledger/slip-in-one-report", test_slip_in_one_report);
  g_test_add_func ("/ledger/amplification", test_amplification);

  return g_test_run ();
}
