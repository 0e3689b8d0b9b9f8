/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every kind of chart promises of its files: two exports of the same state are the same bytes, and tables hold
 * exactly what is drawn, with where it stands. */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "chart-samples.h"
#include "chart/dz-chart-export.h"
#include "chart/dz-chart-layout-private.h"
#include "core/dz-quantity.h"

static DzChart *
make_chart (DzChartKind kind)
{
  DzChart *chart = sample_chart_new (kind, 6);

  sample_chart_add_words (chart);

  return chart;
}

/* The chart is made anew for each file. */
static char *
export (DzChartKind kind, const char *name, gsize *length)
{
  g_autoptr (DzChart) chart = make_chart (kind);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  dz_chart_export (chart, path, 960, 560, 96, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, length, NULL));

  return contents;
}

static void
test_identical (void)
{
  static const char *const suffixes[] = { "png", "pdf", "svg", "csv", "xlsx" };

  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
      {
        g_autofree char *name = g_strdup_printf ("%s.%s", dz_chart_kind_get_nick (kind), suffixes[i]);
        gsize first_length = 0;
        gsize second_length = 0;
        g_autofree char *first = export (kind, name, &first_length);
        g_autofree char *second = export (kind, name, &second_length);

        if (first_length == second_length && memcmp (first, second, first_length) == 0)
          continue;
        g_printerr ("two exports of %s differ\n", name);
        g_test_fail ();
      }
}

static int
find_column (const char *const *header, const char *name)
{
  for (int i = 0; header[i] != NULL; i++)
    if (g_str_equal (header[i], name))
      return i;

  g_assert_not_reached ();
}

/* A row without line breaks or quotes in it: what samples hold. */
static void
check_row (const char *row, const char *const *header, const DzChartMark *mark)
{
  g_auto (GStrv) cells = g_strsplit (row, ",", -1);
  g_autofree char *low = dz_number_dup_text (mark->low);

  g_assert_cmpint (g_strv_length (cells), ==, g_strv_length ((char **) header));
  g_assert_cmpstr (cells[find_column (header, "low")], ==, low);
  g_assert_cmpstr (cells[find_column (header, "citation")], ==, mark->citation);
  if (mark->kind != DZ_MARK_COUNT)
    g_assert_cmpstr (cells[find_column (header, "state")], ==, dz_state_get_nick (mark->state));
}

/* Every mark drawn is a row and every row a mark drawn, in the same order. */
static void
test_csv_is_what_is_drawn (void)
{
  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    {
      g_autoptr (DzChart) chart = make_chart (kind);
      g_autofree char *csv = dz_chart_dup_csv (chart);
      g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
      g_auto (GStrv) header = g_strsplit (lines[0], ",", -1);
      g_autoptr (DzChartLayout) layout = NULL;
      g_autoptr (GHashTable) drawn = g_hash_table_new (NULL, NULL);
      DzChartStyle style;
      guint n = 0;

      dz_chart_style_init (&style, 1600, 900);
      layout = dz_chart_layout_new (chart, &style);
      for (guint i = 0; i < layout->hits->len; i++)
        g_hash_table_add (drawn, (gpointer) g_array_index (layout->hits, DzChartHit, i).mark);
      for (guint i = 0; i < chart->series->len; i++)
        {
          const DzChartSeries *series = g_ptr_array_index (chart->series, i);

          for (guint j = 0; j < series->marks->len; j++)
            {
              const DzChartMark *mark = g_ptr_array_index (series->marks, j);

              g_assert_true (g_hash_table_contains (drawn, mark));
              check_row (lines[++n], (const char *const *) header, mark);
            }
        }
      g_assert_cmpint (g_hash_table_size (drawn), ==, n);
      g_assert_cmpstr (lines[n + 1], ==, "");
    }
}

static char *
read_member (const char *path, const char *member)
{
  g_autofree char *tool = g_find_program_in_path ("unzip");
  const char *argv[] = { tool, "-p", path, member, NULL };
  char *text = NULL;

  if (tool != NULL)
    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, NULL);

  return text;
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    n++;

  return n;
}

static void
test_xlsx_is_what_is_drawn (void)
{
  g_autofree char *tool = g_find_program_in_path ("unzip");

  if (tool == NULL)
    {
      g_test_skip ("unzip is not installed");
      return;
    }
  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    {
      g_autoptr (DzChart) chart = make_chart (kind);
      gsize length = 0;
      g_autofree char *book = export (kind, "book.xlsx", &length);
      g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "book.xlsx", NULL);
      g_autofree char *sheet = read_member (path, "xl/worksheets/sheet1.xml");
      g_autofree char *strings = read_member (path, "xl/sharedStrings.xml");
      guint n = 0;

      g_assert_nonnull (sheet);
      g_assert_nonnull (strings);
      for (guint i = 0; i < chart->series->len; i++)
        {
          const DzChartSeries *series = g_ptr_array_index (chart->series, i);

          n += series->marks->len;
          for (guint j = 0; j < series->marks->len; j++)
            g_assert_nonnull (strstr (strings, ((DzChartMark *) g_ptr_array_index (series->marks, j))->citation));
        }
      g_assert_cmpint (count (sheet, "<row "), ==, n + 1);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-files/identical", test_identical);
  g_test_add_func ("/chart-files/csv-is-what-is-drawn", test_csv_is_what_is_drawn);
  g_test_add_func ("/chart-files/xlsx-is-what-is-drawn", test_xlsx_is_what_is_drawn);

  return g_test_run ();
}
