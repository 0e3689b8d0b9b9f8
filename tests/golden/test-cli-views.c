/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <sqlite3.h>
#include <string.h>

#include "store/dz-store.h"
#include "workbench/dz-view-data.h"

static DzSavedView *
make_view (const char *name, const char *page)
{
  DzSavedView *view = dz_saved_view_new ();

  view->name = g_strdup (name);
  view->page = g_strdup (page);
  view->kind = g_strdup ("goal-outcome");
  view->indicator = g_strdup ("gdp");
  view->measure = g_strdup ("growth");
  view->places = g_strsplit ("石桥区", "|", -1);
  view->style = g_strdup ("journal");
  view->width = 85;
  view->height = 60;
  view->dpi = 254;
  view->title = g_strdup ("My own title");

  return view;
}

static void
save (const CliFixture *fixture, const DzSavedView *view)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DzStore) store = dz_store_open (fixture->library, DZ_STORE_WRITE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (dz_store_save_view (store, view, &error), >, 0);
  g_assert_no_error (error);
}

static void
execute (const CliFixture *fixture, const char *statement)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->library, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, statement, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (db), ==, 1);
  sqlite3_close (db);
}

static char *
dup_content (const CliFixture *fixture, const char *name)
{
  g_autofree char *path = cli_fixture_dup_path (fixture, name);
  char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));

  return content;
}

static void
test_a_view_is_drawn (void)
{
  g_auto (CliFixture) fixture = { 0 };
  g_autoptr (DzSavedView) view = make_view ("甲", "chart");
  g_autoptr (DzSavedView) timeline = make_view ("乙", "timeline");
  g_autofree char *content = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  save (&fixture, view);
  save (&fixture, timeline);
  assert_run (&fixture, 0, "chart", "--view", "甲", "-o", "a.svg");
  content = dup_content (&fixture, "a.svg");
  g_assert_nonnull (strstr (content, "My own title"));
  g_assert_nonnull (strstr (content, "width=\"321.26\""));
  assert_run (&fixture, 0, "chart", "--view", "甲", "--title", "Typed", "-o", "b.svg");
  g_free (content);
  content = dup_content (&fixture, "b.svg");
  g_assert_nonnull (strstr (content, "Typed"));
  g_assert_null (strstr (content, "My own title"));
  assert_run (&fixture, 0, "chart", "--view", "乙", "-o", "t.svg");
}

/* Names and sources in other words in the picture; the table keeps the true ones. A timeline has its style, too. */
static void
test_words_are_the_readers (void)
{
  static const char *const words[] = { "石桥区", "District A", NULL };
  g_auto (CliFixture) fixture = { 0 };
  g_autoptr (DzSavedView) view = make_view ("乙", "timeline");
  g_autofree char *content = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  view->words = g_strdupv ((char **) words);
  view->source = g_strdup ("From two reports");
  save (&fixture, view);
  assert_run (&fixture, 0, "chart", "--view", "乙", "-o", "t.svg");
  content = dup_content (&fixture, "t.svg");
  g_assert_nonnull (strstr (content, ">District A<"));
  g_assert_null (strstr (content, ">石桥区<"));
  g_assert_nonnull (strstr (content, "From two reports"));
  g_assert_nonnull (strstr (content, "width=\"321.26\""));

  assert_run (&fixture, 0, "chart", "--view", "乙", "--word", "石桥区=Typed", "--subtitle", "Below", "-o", "u.svg");
  g_free (content);
  content = dup_content (&fixture, "u.svg");
  g_assert_nonnull (strstr (content, ">Typed<"));
  g_assert_nonnull (strstr (content, ">Below<"));

  assert_run (&fixture, 0, "chart", "--view", "乙", "-o", "t.csv");
  g_free (content);
  content = dup_content (&fixture, "t.csv");
  g_assert_nonnull (strstr (content, ",石桥区,"));
  g_assert_null (strstr (content, "District A"));
  g_assert_nonnull (strstr (content, ",extracted,extracted"));
  assert_run (&fixture, 2, "chart", "timeline", "--word", "=x", "-o", "t.svg");
}

static void
test_what_is_wrong_is_told (void)
{
  g_auto (CliFixture) fixture = { 0 };
  g_autoptr (DzSavedView) view = make_view ("甲", "chart");
  g_autoptr (CliRun) run = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  assert_run (&fixture, 1, "chart", "--view", "甲", "-o", "a.svg");
  save (&fixture, view);
  assert_run (&fixture, 2, "chart", "places", "--view", "甲", "-o", "a.svg");
  assert_run (&fixture, 2, "chart", "--view", "甲", "-o", "folder/");
  run = cli_run (&fixture, "chart", "--view", "丙", "-o", "a.svg", NULL);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_nonnull (strstr (run->err, "甲"));
}

/* What is gone, and that figures changed, is told; the picture is drawn of what there is. */
static void
test_news_are_told (void)
{
  g_auto (CliFixture) fixture = { 0 };
  g_autoptr (DzSavedView) view = make_view ("甲", "chart");
  g_autoptr (CliRun) first = NULL;
  g_autoptr (CliRun) second = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  view->digest = g_strdup ("other");
  save (&fixture, view);
  first = cli_run (&fixture, "chart", "--view", "甲", "-o", "a.svg", NULL);
  g_assert_cmpint (first->status, ==, 0);
  g_assert_nonnull (strstr (first->err, "have changed since 20"));

  g_free (view->name);
  view->name = g_strdup ("乙");
  view->reports = g_strsplit ("木桥区 2020", "|", -1);
  save (&fixture, view);
  second = cli_run (&fixture, "chart", "--view", "乙", "-o", "b.svg", NULL);
  g_assert_cmpint (second->status, ==, 0);
  g_assert_nonnull (strstr (second->err, "木桥区 2020"));
}

/* Keeps with the view what it draws now, and saves it. */
static void
save_with_data (const CliFixture *fixture, DzSavedView *view)
{
  g_autoptr (DzKnowledge) knowledge = dz_knowledge_load_own (NULL);
  g_autoptr (DzStore) store = dz_store_open (fixture->library, DZ_STORE_WRITE, NULL);
  g_autoptr (DzOverview) overview = dz_overview_load (store, knowledge, NULL);
  const DzChartRequest request = { DZ_CHART_GOAL_OUTCOME, view->indicator, DZ_MEASURE_GROWTH, NULL,
                                   (const char *const *) view->places, 0, 0 };
  g_autoptr (DzChart) chart = dz_overview_build_chart (overview, &request, knowledge, store, NULL);

  g_assert_nonnull (chart);
  g_assert_null (chart->empty_reason);
  dz_saved_view_keep_data (view, chart, overview);
  g_assert_cmpint (dz_store_save_view (store, view, NULL), >, 0);
}

/* As the reader does in the text. */
static void
correct_a_figure (const CliFixture *fixture, const char *indicator)
{
  g_autoptr (DzStore) store = dz_store_open (fixture->library, DZ_STORE_WRITE, NULL);
  g_autoptr (GPtrArray) quantities = dz_store_list_quantities (store, 0, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < quantities->len; i++)
    {
      DzQuantity *quantity = quantities->pdata[i];

      if (g_strcmp0 (quantity->indicator_key, indicator) != 0 || quantity->measure != DZ_MEASURE_GROWTH
          || quantity->status != DZ_STATUS_GOAL)
        continue;
      quantity->low += 1;
      quantity->high += 1;
      g_assert_cmpint (dz_store_save_reading (store, quantity, DZ_STATE_CORRECTED, &error), >, 0);
      g_assert_no_error (error);
    }
}

/* Nothing is told while the figures are as they were; a corrected one is drawn, and told. */
static void
test_a_correction_is_told (void)
{
  g_auto (CliFixture) fixture = { 0 };
  g_autoptr (DzSavedView) view = make_view ("甲", "chart");
  g_autoptr (CliRun) before = NULL;
  g_autoptr (CliRun) after = NULL;
  g_autofree char *drawn = NULL;
  g_autofree char *redrawn = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  save_with_data (&fixture, view);
  before = cli_run (&fixture, "chart", "--view", "甲", "-o", "a.svg", NULL);
  g_assert_cmpint (before->status, ==, 0);
  g_assert_cmpstr (before->err, ==, "");
  drawn = dup_content (&fixture, "a.svg");

  correct_a_figure (&fixture, "gdp");
  after = cli_run (&fixture, "chart", "--view", "甲", "-o", "a.svg", NULL);
  g_assert_cmpint (after->status, ==, 0);
  g_assert_nonnull (strstr (after->err, "2 figures changed"));
  redrawn = dup_content (&fixture, "a.svg");
  g_assert_cmpstr (drawn, !=, redrawn);
}

/* It is told as damaged, by drawing, by the check and by making all else again; none is passed over. */
static void
test_a_damaged_view_is_told (void)
{
  static const char *const damages[]
      = { "UPDATE saved_view SET content = 'nonsense'",
          "UPDATE saved_view SET content = replace (content, 'kind=goal-outcome', 'kind=pie')" };
  g_auto (CliFixture) fixture = { 0 };
  g_autoptr (DzSavedView) view = make_view ("甲", "chart");

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  save (&fixture, view);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (CliRun) drawn = NULL;
      g_autoptr (CliRun) rebuilt = NULL;

      execute (&fixture, damages[i]);
      drawn = cli_run (&fixture, "chart", "--view", "甲", "-o", "a.svg", NULL);
      g_assert_cmpint (drawn->status, ==, 1);
      g_assert_nonnull (strstr (drawn->err, "“甲” is damaged"));
      rebuilt = cli_run (&fixture, "rebuild", NULL);
      g_assert_cmpint (rebuilt->status, ==, 1);
      g_assert_nonnull (strstr (rebuilt->err, "“甲” is damaged"));
      g_assert_nonnull (strstr (rebuilt->out, "rebuilt: "));
      execute (&fixture, "DELETE FROM saved_view");
      save (&fixture, view);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cli-views/a-view-is-drawn", test_a_view_is_drawn);
  g_test_add_func ("/cli-views/words-are-the-readers", test_words_are_the_readers);
  g_test_add_func ("/cli-views/what-is-wrong-is-told", test_what_is_wrong_is_told);
  g_test_add_func ("/cli-views/news-are-told", test_news_are_told);
  g_test_add_func ("/cli-views/a-correction-is-told", test_a_correction_is_told);
  g_test_add_func ("/cli-views/a-damaged-view-is-told", test_a_damaged_view_is_told);

  return g_test_run ();
}
