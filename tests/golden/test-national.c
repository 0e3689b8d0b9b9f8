/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <math.h>
#include <string.h>

/* The national reports, read by the program as a reader would give them to it: one folder of files whose
 * names say nothing. The answers below were read from the texts by hand. They are not part of this
 * repository; without them the test skips. */

#define SHARE_NEEDED 0.95

/* What the report of a year states as its goal, and what the report of the next year says came of it; NAN
 * where that one does not say it. */
typedef struct
{
  int year;
  double low;
  double high;
  const char *modifier;
  double outcome;
} Answer;

/* Growth of the economy, per cent. The reports of 2000, 2001 (but for the mean of five years), 2002 and 2020
 * state none for their year. */
static const Answer growth[] = {
  { 1994, 9, 9, "exact", 11.8 },      { 1995, 8, 9, "range", 10.2 },    { 1996, 8, 8, "exact", 9.7 },
  { 1997, 8, 8, "exact", 8.8 },       { 1998, 8, 8, "exact", 7.8 },     { 1999, 7, 7, "about", NAN },
  { 2003, 7, 7, "about", 9.1 },       { 2004, 7, 7, "about", 9.5 },     { 2005, 8, 8, "about", 9.9 },
  { 2006, 8, 8, "about", 10.7 },      { 2007, 8, 8, "about", NAN },     { 2008, 8, 8, "about", 9 },
  { 2009, 8, 8, "about", 8.7 },       { 2010, 8, 8, "about", 10.3 },    { 2011, 8, 8, "about", 9.2 },
  { 2012, 7.5, 7.5, "exact", 7.8 },   { 2013, 7.5, 7.5, "about", 7.7 }, { 2014, 7.5, 7.5, "about", 7.4 },
  { 2015, 7, 7, "about", 6.9 },       { 2016, 6.5, 7, "range", 6.7 },   { 2017, 6.5, 6.5, "about", 6.9 },
  { 2018, 6.5, 6.5, "about", 6.6 },   { 2019, 6, 6.5, "range", 6.1 },   { 2021, 6, 6, "at_least", 8.1 },
  { 2022, 5.5, 5.5, "about", NAN },
};

/* New jobs in towns, in 10,000. The report of 2008 tells only of the five years before. */
static const Answer jobs[] = {
  { 2004, 900, 900, "exact", 980 },       { 2005, 900, 900, "exact", 970 },
  { 2006, 900, 900, "exact", 1184 },      { 2007, 900, 900, "at_least", NAN },
  { 2008, 1000, 1000, "exact", 1113 },    { 2009, 900, 900, "at_least", 1102 },
  { 2010, 900, 900, "at_least", 1168 },   { 2011, 900, 900, "at_least", 1221 },
  { 2012, 900, 900, "at_least", 1266 },   { 2013, 900, 900, "at_least", 1310 },
  { 2014, 1000, 1000, "at_least", 1322 }, { 2015, 1000, 1000, "at_least", 1312 },
  { 2016, 1000, 1000, "at_least", 1314 }, { 2017, 1100, 1100, "at_least", 1351 },
  { 2018, 1100, 1100, "at_least", 1361 }, { 2019, 1100, 1100, "at_least", 1352 },
  { 2020, 900, 900, "at_least", 1186 },   { 2021, 1100, 1100, "at_least", 1269 },
  { 2022, 1100, 1100, "at_least", NAN },
};

/* Growth over several years: its own goal, never a single year's. */
static const struct
{
  const char *period;
  double low;
  const char *modifier;
} means[] = {
  { "1996-2000", 8, "about" },  { "2001-2005", 7, "about" },       { "2006-2010", 7.5, "exact" },
  { "2011-2015", 7, "exact" },  { "2016-2020", 6.5, "at_least" },
};

/* The years the reports were given for, in the order of the files. */
static const int years[] = {
  1954, 1955, 1956, 1957, 1959, 1960, 1964, 1975, 1978, 1979, 1980, 1981, 1982, 1983, 1984, 1985, 1986, 1987,
  1988, 1989, 1990, 1991, 1992, 1993, 1994, 1995, 1996, 1997, 1998, 1999, 2000, 2001, 2002, 2003, 2004, 2005,
  2006, 2007, 2008, 2009, 2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022,
};

static CliFixture fixture;
static gboolean is_absent;

/* Copies the reports under names without a year. Returns FALSE where they are absent. */
static gboolean
copy_reports (void)
{
  const char *folder = g_getenv ("DUIZHAO_REPORTS");

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.txt", years[i]);
      g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "national", name, NULL);
      g_autofree char *copy = g_strdup_printf ("report-%c%c.txt", 'a' + i / 10, 'a' + i % 10);
      g_autofree char *content = NULL;
      gsize length;

      if (!g_file_get_contents (path, &content, &length, NULL))
        return FALSE;
      cli_fixture_write (&fixture, copy, content, (gssize) length);
    }

  return TRUE;
}

static gboolean
is_cell (const char *tsv, const char *column, int row, const char *expected)
{
  g_autofree char *cell = dup_cell (tsv, column, row);

  return strcmp (cell, expected) == 0;
}

static gboolean
is_number (const char *tsv, const char *column, int row, double expected)
{
  g_autofree char *cell = dup_cell (tsv, column, row);

  if (isnan (expected))
    return *cell == '\0';

  return *cell != '\0' && fabs (g_ascii_strtod (cell, NULL) - expected) < 1e-9;
}

static gboolean
is_goal_of (const char *goals, int row, const char *measure, const char *period)
{
  return is_cell (goals, "measure", row, measure) && is_cell (goals, "period", row, period)
         && !is_cell (goals, "goal_low", row, "");
}

/* Every row of the year must be right: a second, wrong one is a wrong answer. */
static void
judge_year (const char *goals, const char *measure, const Answer *answer, gboolean *goal, gboolean *pair)
{
  g_autofree char *period = g_strdup_printf ("%d", answer->year);
  int n_rows = count_lines (goals) - 1;
  int n_found = 0;
  int n_right = 0;
  int n_paired = 0;

  for (int row = 0; row < n_rows; row++)
    {
      if (!is_goal_of (goals, row, measure, period))
        continue;
      n_found++;
      n_right += is_number (goals, "goal_low", row, answer->low) && is_number (goals, "goal_high", row, answer->high)
                 && is_cell (goals, "goal_modifier", row, answer->modifier);
      n_paired += is_number (goals, "outcome_low", row, answer->outcome);
    }
  *goal = n_found > 0 && n_right == n_found;
  *pair = *goal && n_paired == n_found;
}

static void
judge_series (const char *indicator, const char *measure, const Answer *answers, guint n)
{
  CliRun *run = cli_run (&fixture, "goals", "--place", "全国", "--indicator", indicator, NULL);
  int n_goals = 0;
  int n_pairs = 0;

  g_assert_cmpint (run->status, ==, 0);
  for (guint i = 0; i < n; i++)
    {
      gboolean goal;
      gboolean pair;

      judge_year (run->out, measure, &answers[i], &goal, &pair);
      n_goals += goal;
      n_pairs += pair;
      if (!pair)
        g_test_message ("%s %d: %s", indicator, answers[i].year, goal ? "outcome" : "goal");
    }
  g_test_message ("%s: goals %d of %u, with what came of them %d of %u", indicator, n_goals, n, n_pairs, n);
  g_assert_cmpfloat (n_goals, >=, SHARE_NEEDED * n);
  g_assert_cmpfloat (n_pairs, >=, SHARE_NEEDED * n);
  cli_run_free (run);
}

static gboolean
skip_if_absent (void)
{
  if (is_absent)
    g_test_skip ("the national reports are not here");

  return is_absent;
}

static void
test_growth (void)
{
  if (!skip_if_absent ())
    judge_series ("gdp", "growth", growth, G_N_ELEMENTS (growth));
}

static void
test_jobs (void)
{
  if (!skip_if_absent ())
    judge_series ("jobs_new", "level", jobs, G_N_ELEMENTS (jobs));
}

/* No goal for a year whose report states none. */
static void
test_absent (void)
{
  g_autoptr (CliRun) run = NULL;

  if (skip_if_absent ())
    return;

  run = cli_run (&fixture, "goals", "--place", "全国", "--indicator", "gdp", NULL);
  for (int row = 0; row < count_lines (run->out) - 1; row++)
    {
      g_autofree char *period = dup_cell (run->out, "period", row);
      int year = (int) g_ascii_strtoll (period, NULL, 10);
      gboolean is_answered = FALSE;

      if (strlen (period) != 4 || year < 1994 || !is_goal_of (run->out, row, "growth", period))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (growth); i++)
        is_answered |= growth[i].year == year;
      if (!is_answered)
        g_test_message ("a goal for %d", year);
      g_assert_true (is_answered);
    }
}

static void
test_means (void)
{
  g_autoptr (CliRun) run = NULL;

  if (skip_if_absent ())
    return;

  run = cli_run (&fixture, "goals", "--place", "全国", "--indicator", "gdp", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (means); i++)
    {
      gboolean found = FALSE;

      for (int row = 0; row < count_lines (run->out) - 1; row++)
        found |= is_goal_of (run->out, row, "growth", means[i].period)
                 && is_number (run->out, "goal_low", row, means[i].low)
                 && is_cell (run->out, "goal_modifier", row, means[i].modifier);
      if (!found)
        g_test_message ("no goal for %s", means[i].period);
      g_assert_true (found);
    }
}

/* By its numbers: the name may come to be read better. */
static gboolean
is_pair (const char *goals, int row, char **judged)
{
  return is_cell (goals, "period", row, judged[1]) && is_cell (goals, "measure", row, judged[2])
         && is_cell (goals, "goal_low", row, judged[3])
         && is_cell (goals, "outcome_low", row, judged[4]);
}

static gboolean
find_pair (const char *goals, char **judged)
{
  int n_rows = count_lines (goals) - 1;

  for (int row = 0; row < n_rows; row++)
    if (is_pair (goals, row, judged))
      return TRUE;

  return FALSE;
}

/* Only the rows that have an outcome: the table is read often. (transfer full) */
static char *
dup_paired_rows (const char *goals)
{
  g_auto (GStrv) lines = g_strsplit (goals, "\n", -1);
  GString *paired = g_string_new (NULL);

  for (int i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (cells) > 12 && *cells[5] != '\0' && *cells[12] != '\0')
        g_string_append_printf (paired, "%s\n", lines[i]);
    }

  return g_string_free (paired, FALSE);
}

/* The pairs that were judged right stay, those judged wrong are few. */
static void
test_judged_pairs (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "national-pairs.tsv", NULL);
  g_autofree char *table = NULL;
  g_autofree char *pairs = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (CliRun) run = NULL;
  int counts[2] = { 0 };
  int found[2] = { 0 };

  if (skip_if_absent ())
    return;

  run = cli_run (&fixture, "goals", "--place", "全国", NULL);
  pairs = dup_paired_rows (run->out);
  g_assert_true (g_file_get_contents (path, &table, NULL, NULL));
  lines = g_strsplit (table, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) judged = g_strsplit (lines[i], "\t", -1);
      gboolean right = FALSE;
      gboolean is_found = FALSE;

      if (g_strv_length (judged) < 7 || strcmp (judged[0], "indicator") == 0)
        continue;
      right = strcmp (judged[5], "yes") == 0;
      is_found = find_pair (pairs, judged);
      counts[right]++;
      found[right] += is_found;
      if (right != is_found)
        g_test_message ("%s %s: %s", judged[0], judged[1], right ? "not paired" : judged[6]);
    }
  g_test_message ("pairs judged right: %d of %d found; wrong: %d; rows with an outcome: %d", found[1], counts[1], found[0],
                  count_lines (pairs) - 1);
  g_assert_cmpfloat (found[1], >=, SHARE_NEEDED * counts[1]);
  g_assert_cmpint (found[0], <=, 4);
}

/* The texts hold no slip that was found by reading them. The harvest meant for 1985 was set anew in 1982, which is a
 * discrepancy only on request. */
static void
test_discrepancies (void)
{
  g_autoptr (CliRun) few = NULL;
  g_autoptr (CliRun) all = NULL;
  g_autoptr (CliRun) goals = NULL;
  gboolean is_changed = FALSE;

  if (skip_if_absent ())
    return;

  few = cli_run (&fixture, "discrepancies", NULL);
  g_assert_cmpint (count_lines (few->out), ==, 1);
  all = cli_run (&fixture, "discrepancies", "--all", NULL);
  g_assert_cmpint (count_lines (all->out), ==, 2);
  assert_cell (all->out, "indicator_key", 0, "grain_output");
  assert_cell (all->out, "period", 0, "1985");
  assert_cell (all->out, "a_low", 0, "8000");
  assert_cell (all->out, "b_low", 0, "36000");
  assert_cell (all->out, "difference", 0, "-10");
  goals = cli_run (&fixture, "goals", "--place", "全国", "--indicator", "grain_output", NULL);
  for (int row = 0; row < count_lines (goals->out) - 1; row++)
    is_changed |= is_cell (goals->out, "period", row, "1985") && is_cell (goals->out, "goal_low", row, "8000")
                  && is_cell (goals->out, "verdict", row, "changed");
  g_assert_true (is_changed);
}

/* Place, level and year by the text alone. */
static void
test_reports (void)
{
  g_autoptr (CliRun) run = NULL;

  if (skip_if_absent ())
    return;

  run = cli_run (&fixture, "reports", NULL);
  g_assert_cmpint (count_lines (run->out), ==, 1 + G_N_ELEMENTS (years));
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autofree char *year = g_strdup_printf ("%d", years[i]);

      assert_cell (run->out, "place", (int) i, "全国");
      assert_cell (run->out, "level", (int) i, "nation");
      assert_cell (run->out, "kind", (int) i, "government work report");
      assert_cell (run->out, "year", (int) i, year);
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  cli_fixture_init (&fixture);
  is_absent = !copy_reports ();
  if (!is_absent)
    assert_run (&fixture, 0, "import", fixture.folder);

  g_test_add_func ("/national/place-and-year", test_reports);
  g_test_add_func ("/national/growth-goals-and-outcomes", test_growth);
  g_test_add_func ("/national/no-goal-where-none-is-stated", test_absent);
  g_test_add_func ("/national/means-of-several-years", test_means);
  g_test_add_func ("/national/new-jobs-goals-and-outcomes", test_jobs);
  g_test_add_func ("/national/judged-pairs", test_judged_pairs);
  g_test_add_func ("/national/discrepancies", test_discrepancies);
  status = g_test_run ();
  cli_fixture_clear (&fixture);

  return status;
}
