/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "workbench/dz-concordance-file.h"
#include "workbench/dz-concordance.h"
#include "workbench/dz-report-dispersion.h"
#include "workbench/dz-search-tables.h"

typedef struct
{
  GPtrArray *hits;
  GPtrArray *reports;
} Page;

static void
add_hit (Page *page, gint64 report_id, const char *left, const char *hit, const char *right)
{
  DzSearchHit *one = g_new0 (DzSearchHit, 1);

  one->report_id = report_id;
  one->number = (int) page->hits->len + 1;
  one->left = g_strdup (left);
  one->hit = g_strdup (hit);
  one->right = g_strdup (right);
  g_ptr_array_add (page->hits, one);
}

static void
add_report (Page *page, gint64 id, const char *place, int year)
{
  DzReport *report = dz_report_new ();

  report->id = id;
  report->kind = DZ_REPORT_KIND_WORK_REPORT;
  report->place = g_strdup (place);
  g_array_append_val (report->plans, year);
  g_ptr_array_add (page->reports, report);
}

static void
page_init (Page *page)
{
  page->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_search_hit_free);
  page->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  add_report (page, 7, "武昌区", 2025);
  add_report (page, 9, "武汉市", 2024);
  add_hit (page, 7, "加快", "发展", "数字<产业>");
  add_hit (page, 9, "稳步", "发展", "ＡＩ产业");
  add_hit (page, 9, "加快", "发展", "数字贸易");
  add_hit (page, 9, "", "发展", "");
}

static void
page_clear (Page *page)
{
  g_ptr_array_unref (page->hits);
  g_ptr_array_unref (page->reports);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static void
assert_passed (const Page *page, const char *words, DzContextSide side, int length, gboolean without, guint expected)
{
  const DzContextFilter filter = { words, side, length, without };
  g_autoptr (GPtrArray) passed = dz_concordance_filter (page->hits, &filter);

  g_assert_cmpint (passed->len, ==, expected);
}

/* What stands beside a hit lets it pass or keeps it out, on the side and within the characters asked for. */
static void
test_filter (void)
{
  g_auto (Page) page = { 0 };

  page_init (&page);
  assert_passed (&page, "加快", DZ_CONTEXT_LEFT, 2, FALSE, 2);
  assert_passed (&page, "加快", DZ_CONTEXT_LEFT, 1, FALSE, 0);
  assert_passed (&page, "加快", DZ_CONTEXT_RIGHT, 5, FALSE, 0);
  assert_passed (&page, "加快", DZ_CONTEXT_BOTH, 5, TRUE, 2);
  assert_passed (&page, "产业", DZ_CONTEXT_RIGHT, 4, FALSE, 1);
  assert_passed (&page, "产业", DZ_CONTEXT_RIGHT, 6, FALSE, 2);
  assert_passed (&page, "ai", DZ_CONTEXT_BOTH, 5, FALSE, 1);
  assert_passed (&page, " ", DZ_CONTEXT_BOTH, 5, FALSE, 4);
}

static void
test_groups (void)
{
  g_auto (Page) page = { 0 };
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (DzTable) table = NULL;

  page_init (&page);
  groups = dz_concordance_group (page.hits, DZ_CONTEXT_RIGHT, 2);
  table = dz_search_tables_new_groups (groups);
  g_assert_cmpint (dz_table_get_n_rows (table), ==, 3);
  g_assert_cmpstr (dz_table_get_cell (table, 0, 0, NULL), ==, "2");
  g_assert_cmpstr (dz_table_get_cell (table, 0, 3, NULL), ==, "数字");
  g_assert_cmpstr (dz_table_get_cell (table, 0, 4, NULL), ==, "2");
}

static void
test_tables (void)
{
  g_auto (Page) page = { 0 };
  g_autoptr (DzTable) hits = NULL;
  g_autoptr (DzTable) rows = NULL;
  const DzTermCount counts[] = { { 7, 1 }, { 9, 3 } }, sizes[] = { { 7, 2000 }, { 9, 10000 } };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DzTermCount));
  g_autoptr (GArray) characters = g_array_new (FALSE, FALSE, sizeof (DzTermCount));

  page_init (&page);
  hits = dz_search_tables_new_hits (page.hits, page.reports);
  g_assert_cmpint (dz_table_get_n_rows (hits), ==, 4);
  g_assert_cmpstr (dz_table_get_cell (hits, 2, 7, NULL), ==, "武汉市 2024 ¶3");
  g_assert_null (dz_table_get_cell (hits, 2, 8, NULL));
  g_array_append_vals (found, counts, 2);
  g_array_append_vals (characters, sizes, 2);
  rows = dz_search_tables_new_counts (found, characters, NULL, page.reports);
  g_assert_cmpstr (dz_table_get_cell (rows, 0, 1, NULL), ==, "武昌区 2025");
  g_assert_cmpstr (dz_table_get_cell (rows, 0, 4, NULL), ==, "5");
  g_assert_cmpstr (dz_table_get_cell (rows, 1, 4, NULL), ==, "3");
}

/* How evenly the hits of a report stand is a column where it was asked for, blank where nothing is known. */
static void
test_table_of_dispersion (void)
{
  g_auto (Page) page = { 0 };
  g_autoptr (DzTable) rows = NULL;
  const DzTermCount counts[] = { { 7, 1 }, { 9, 3 } };
  DzReportDispersion spread = { .report_id = 9, .dispersion = 0.25 };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DzTermCount));
  g_autoptr (GPtrArray) dispersions = g_ptr_array_new ();

  page_init (&page);
  g_array_append_vals (found, counts, 2);
  g_ptr_array_add (dispersions, &spread);
  rows = dz_search_tables_new_counts (found, found, dispersions, page.reports);
  g_assert_null (dz_table_get_cell (rows, 0, 5, NULL));
  g_assert_cmpstr (dz_table_get_cell (rows, 1, 5, NULL), ==, "0.25");
}

/* Every hit in its line, each under the one before, with its citation; the page says where it is not all. */
static void
test_files (void)
{
  g_auto (Page) page = { 0 };
  DzConcordancePage file = { "“发展”", "all reports", 12 };
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  g_auto (GStrv) lines = NULL;

  page_init (&page);
  file.hits = page.hits;
  file.reports = page.reports;
  text = dz_concordance_dup_text (&file);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "“发展”");
  g_assert_nonnull (strstr (lines[2], "4"));
  g_assert_cmpstr (lines[4], ==, "武昌区 2025 ¶1  加快 【发展】 数字<产业>");
  g_assert_cmpstr (lines[7], ==, "武汉市 2024 ¶4       【发展】 ");
  html = dz_concordance_dup_html (&file);
  g_assert_nonnull (strstr (html, "<td>数字&lt;产业&gt;</td>"));
  g_assert_nonnull (strstr (html, "<th scope=\"row\">武汉市 2024 ¶3</th>"));
  g_assert_null (strstr (html, "http"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/concordance/filter", test_filter);
  g_test_add_func ("/concordance/groups", test_groups);
  g_test_add_func ("/concordance/tables", test_tables);
  g_test_add_func ("/concordance/table-of-dispersion", test_table_of_dispersion);
  g_test_add_func ("/concordance/files", test_files);

  return g_test_run ();
}
