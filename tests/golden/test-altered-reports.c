/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "altered-report.h"

#include <locale.h>

#include "align/dz-report-alignment.h"

/* Real reports, altered in known ways, and how much of that the alignment finds. The reports are not part of this
 * repository; without them the test skips. */

#define PAIRS_NEEDED 0.98
#define NAMES_NEEDED 0.95
#define N_SEEDS 3

/* A report, and one whose paragraphs come in as new: of another place, kind or time. */
static const char *const reports[][2] = {
  { "000_9a4054a3e451a879.txt", "national/2003.txt" }, { "001_2f189a2dc03ca1f0.txt", "national/2010.txt" },
  { "002_bd08de8997af942d.txt", "national/1995.txt" }, { "003_a9c4225dc23cf3a4.txt", "national/1988.txt" },
  { "004_9e17d31e8e99acc2.txt", "national/2000.txt" }, { "national/1978.txt", "002_bd08de8997af942d.txt" },
  { "national/1987.txt", "national/2016.txt" },        { "national/1998.txt", "004_9e17d31e8e99acc2.txt" },
  { "national/2006.txt", "national/1985.txt" },        { "national/2014.txt", "national/1993.txt" },
  { "national/2022.txt", "002_bd08de8997af942d.txt" },
};

static DzKnowledge *knowledge;

/* Sums over all reports, so that long ones do not hide short ones: each counts once. */
static void
test_reports (void)
{
  const char *folder = g_getenv ("DUIZHAO_REPORTS");
  AlterationScore sum = { 0, 0 };
  int n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *path = g_build_filename (folder != NULL ? folder : "", reports[i][0], NULL);
      g_autofree char *other_path = g_build_filename (folder != NULL ? folder : "", reports[i][1], NULL);
      g_autoptr (DzReport) report = NULL;
      g_autoptr (DzReport) other = NULL;

      if (!g_file_test (path, G_FILE_TEST_EXISTS) || !g_file_test (other_path, G_FILE_TEST_EXISTS))
        continue;
      report = altered_report_read (path, knowledge);
      other = altered_report_read (other_path, knowledge);
      for (guint32 seed = 0; seed < 2 * N_SEEDS; seed++)
        {
          AlteredReport altered;
          AlterationScore score;
          g_autoptr (GPtrArray) pairs = NULL;

          altered_report_init (&altered, report, other, 100 * i + seed, seed % 2 == 1);
          pairs = dz_report_alignment_build (report, altered.report, NULL);
          score = altered_report_score (&altered, report, pairs);
          g_test_message ("%s, seed %u, %s: %u paragraphs, pairs %.4f, names %.4f", reports[i][0], 100 * i + seed,
                          seed % 2 == 1 ? "shuffled" : "some moved", report->paragraphs->len, score.pairs, score.names);
          sum.pairs += score.pairs;
          sum.names += score.names;
          n++;
          altered_report_clear (&altered);
        }
    }
  if (n == 0)
    {
      g_test_skip ("no reports in DUIZHAO_REPORTS");
      return;
    }

  g_test_message ("all: pairs %.4f, names %.4f", sum.pairs / n, sum.names / n);
  g_assert_cmpfloat (sum.pairs / n, >=, PAIRS_NEEDED);
  g_assert_cmpfloat (sum.names / n, >=, NAMES_NEEDED);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  knowledge = dz_knowledge_load_own (NULL);
  g_assert_nonnull (knowledge);
  g_test_add_func ("/altered-reports/pairs-and-names", test_reports);
  status = g_test_run ();
  dz_knowledge_unref (knowledge);

  return status;
}
