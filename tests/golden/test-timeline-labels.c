/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline of real reports at several widths and zooms: no two labels of a row overlap, none leaves its field, and
 * every label that is not there is counted. Without the reports the test skips. */
#include "config.h"

#include "../unit/timeline-labels.h"
#include "cli-run.h"
#include "workbench/dz-overview.h"

typedef struct
{
  double first; /* 0 and 0: all years */
  double last;
} Span;

static const Span spans[] = { { 0, 0 }, { 2019.5, 2027.5 }, { 2021.2, 2023.4 }, { 1992, 2008 }, { 1955, 1962.3 } };
static const double widths[] = { 470, 742, 1200 };

static void
check_timeline (const DzTimeline *timeline)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (DzTimelineLayout) layout = NULL;
      DzChartStyle style;

      dz_chart_style_init (&style, widths[i], 0);
      layout = dz_timeline_layout_new (timeline, &style, NULL);
      for (guint j = 0; j < G_N_ELEMENTS (spans); j++)
        {
          int hidden = 0;

          dz_timeline_layout_set_span (layout, spans[j].first, spans[j].last);
          hidden = assert_timeline_labels (layout);
          g_test_message ("width %g, %g–%g: %u rows, %d labels hidden", widths[i], spans[j].first, spans[j].last,
                          layout->rows->len, hidden);
        }
    }
}

static void
import (const CliFixture *fixture, const char *folder, gboolean national)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *subfolder = g_build_filename (folder, "national", NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".txt"))
        assert_run (fixture, 0, "import", path);
    }
  if (national)
    assert_run (fixture, 0, "import", subfolder);
}

static void
check_reports (gboolean national)
{
  const char *folder = g_getenv ("DUIZHAO_REPORTS");
  g_auto (CliFixture) fixture = { 0 };
  g_autoptr (DzKnowledge) knowledge = NULL;
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzOverview) overview = NULL;
  g_autoptr (DzTimeline) timeline = NULL;
  g_autoptr (GError) error = NULL;

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no reports");
      return;
    }

  cli_fixture_init (&fixture);
  import (&fixture, folder, national);
  knowledge = dz_knowledge_load_own (&error);
  g_assert_no_error (error);
  store = dz_store_open (fixture.library, DZ_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  overview = dz_overview_load (store, knowledge, &error);
  g_assert_no_error (error);
  timeline = dz_overview_build_timeline (overview, NULL, knowledge);
  g_assert_cmpuint (timeline->rows->len, >, 100);
  check_timeline (timeline);
}

static void
test_local (void)
{
  check_reports (FALSE);
}

static void
test_with_national (void)
{
  check_reports (TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/timeline-labels/local", test_local);
  g_test_add_func ("/timeline-labels/with-national", test_with_national);

  return g_test_run ();
}
