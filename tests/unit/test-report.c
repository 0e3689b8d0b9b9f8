/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-report.h"

static DzReport *
report_of (DzReportKind kind, int plan_year)
{
  DzReport *report = dz_report_new ();

  report->place = g_strdup ("武昌区");
  report->kind = kind;
  report->title = g_strdup ("Title");
  if (plan_year > 0)
    g_array_append_val (report->plans, plan_year);

  return report;
}

static void
assert_citation (const DzReport *report, int number, const char *expected)
{
  g_autofree char *citation = dz_report_dup_citation (report, number);

  g_assert_cmpstr (citation, ==, expected);
}

/* A work report and a feature of one year must not be taken for each other in a paper. */
static void
test_citation (void)
{
  g_autoptr (DzReport) work_report = report_of (DZ_REPORT_KIND_WORK_REPORT, 2025);
  g_autoptr (DzReport) feature = report_of (DZ_REPORT_KIND_FEATURE, 2025);
  g_autoptr (DzReport) undated = report_of (DZ_REPORT_KIND_WORK_REPORT, 0);

  assert_citation (work_report, 63, "武昌区 2025 ¶63");
  assert_citation (work_report, 0, "武昌区 2025");
  assert_citation (feature, 63, "武昌区 2025 专题 ¶63");
  assert_citation (undated, 1, "武昌区 ¶1");

  g_clear_pointer (&undated->place, g_free);
  assert_citation (undated, 1, "Title ¶1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/citation", test_citation);

  return g_test_run ();
}
