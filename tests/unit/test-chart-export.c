/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "chart-samples.h"
#include "chart/dz-chart-export.h"
#include "core/dz-error.h"

static char *
export (const char *name, double dpi, gsize *length)
{
  g_autoptr (DzChart) chart = sample_chart_new (DZ_CHART_GOAL_OUTCOME, 6);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  dz_chart_export (chart, path, 640, 400, dpi, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);

  return contents;
}

static void
test_identical (gconstpointer data)
{
  gsize first_length = 0;
  gsize second_length = 0;
  g_autofree char *first = export (data, 144, &first_length);
  g_autofree char *second = export (data, 144, &second_length);

  g_assert_cmpmem (first, first_length, second, second_length);
}

static const guint8 *
find (const char *bytes, gsize length, const char *word)
{
  gsize size = strlen (word);

  for (gsize i = 0; i + size <= length; i++)
    if (memcmp (bytes + i, word, size) == 0)
      return (const guint8 *) bytes + i;

  return NULL;
}

/* 96 dpi is a pixel for a pixel; the size grows with the dots per inch, which stand in the file. */
static void
test_png_resolution (void)
{
  gsize length = 0;
  g_autofree char *png = export ("a.png", 300, &length);
  const guint8 *bytes = (const guint8 *) png;
  const guint8 *found = find (png, length, "pHYs");

  g_assert_cmpint (bytes[18] << 8 | bytes[19], ==, 2000);
  g_assert_cmpint (bytes[22] << 8 | bytes[23], ==, 1250);
  g_assert_nonnull (found);
  g_assert_cmpint (found[6] << 8 | found[7], ==, 11811);
  g_assert_nonnull (find (png, length, "iTXtTitle"));
}

static void
test_svg_titles (void)
{
  gsize length = 0;
  g_autofree char *svg = export ("a.svg", 96, &length);

  g_assert_nonnull (strstr (svg, "<title>地区生产总值"));
  g_assert_nonnull (strstr (svg, "¶12, ¶40"));
}

static void
test_pdf_text (void)
{
  gsize length = 0;
  g_autofree char *pdf = export ("a.pdf", 96, &length);
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "a.pdf", NULL);
  const char *argv[] = { tool, "-layout", path, "-", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  /* The date is the chart's, not the clock's. */
  g_assert_nonnull (find (pdf, length, "/CreationDate (20250101"));
  if (tool == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "地区生产总值"));
  g_assert_nonnull (strstr (text, "2024"));
}

/* Text is text: what is written in the picture stands in the file, and no glyph is an outline. */
static void
test_svg_text (void)
{
  gsize length = 0;
  g_autofree char *svg = export ("t.svg", 96, &length);

  g_assert_nonnull (strstr (svg, "<tspan"));
  g_assert_nonnull (strstr (svg, ">2022</tspan>"));
  g_assert_nonnull (strstr (svg, "'Noto Sans CJK SC','Noto Sans SC'"));
  g_assert_nonnull (strstr (svg, "urn:duizhao:%E6%AD%A6%E6%98%8C%E5%8C%BA%202022#p"));
  g_assert_null (strstr (svg, "<symbol"));
  g_assert_null (strstr (svg, "<use"));
  g_assert_nonnull (strstr (svg, "<dc:source>"));
}

static int
count_rows (const char *csv)
{
  int n = 0;

  for (const char *p = csv; *p != '\0'; p++)
    n += *p == '\n';

  return n;
}

/* Every mark is a row of the table, with its place in the reports. */
static void
test_csv_rows (void)
{
  g_autoptr (DzChart) chart = sample_chart_new (DZ_CHART_GOAL_OUTCOME, 6);
  g_autofree char *csv = dz_chart_dup_csv (chart);
  int marks = 0;

  for (guint i = 0; i < chart->series->len; i++)
    marks += (int) ((DzChartSeries *) g_ptr_array_index (chart->series, i))->marks->len;
  g_assert_cmpint (count_rows (csv), ==, marks + 1);
  g_assert_true (g_str_has_prefix (csv, "panel,series,group,year,kind,low,high,unit,modifier,"));
  g_assert_nonnull (strstr (csv, ",2020,goal,6,6,%,exact,"));
  g_assert_nonnull (strstr (csv, "武昌区 2022 ¶3"));
}

static void
test_xlsx_rows (void)
{
  gsize length = 0;
  g_autofree char *xlsx = export ("t.xlsx", 96, &length);

  g_assert_cmpmem (xlsx, 4, "PK\3\4", 4);
  g_assert_nonnull (find (xlsx, length, "xl/worksheets/sheet1.xml"));
}

/* On paper a style has its size in millimetres: 85 mm are 241 points. */
static void
test_style_size (void)
{
  g_autoptr (DzChart) chart = sample_chart_new (DZ_CHART_PLACES, 4);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "style.pdf", NULL);
  g_autofree char *pdf = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  DzChartStyle style;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  dz_chart_preset_init_style (dz_chart_preset_find ("journal"), &style);
  g_assert_cmpfloat_with_epsilon (style.font_size, 7 * 96.0 / 72, 1e-9);
  dz_chart_export_styled (chart, path, &style, 0, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &pdf, &length, NULL));
  g_assert_nonnull (find (pdf, length, "/MediaBox [ 0 0 240.94"));
  g_assert_null (dz_chart_preset_find ("poster"));
}

/* Title, caption and source line as the reader wants them. */
static void
test_texts (void)
{
  g_autoptr (DzChart) chart = sample_chart_new (DZ_CHART_PLACES, 4);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "texts.svg", NULL);
  g_autofree char *svg = NULL;
  DzChartStyle style;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  chart->caption = g_strdup ("Drawn for a test");
  dz_chart_style_init (&style, 640, 400);
  style.hide_source = TRUE;
  g_assert_true (dz_chart_export_styled (chart, path, &style, 0, NULL));
  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, "Drawn"));
  g_assert_null (strstr (svg, "¶12, ¶40"));
}

static void
test_errors (void)
{
  g_autoptr (DzChart) chart = sample_chart_new (DZ_CHART_PLACES, 3);
  g_autoptr (GError) format = NULL;
  g_autoptr (GError) folder = NULL;

  g_assert_false (dz_chart_export (chart, "/tmp/chart.docx", 300, 200, 96, &format));
  g_assert_error (format, DZ_ERROR, DZ_ERROR_INVALID);
  g_assert_nonnull (strstr (format->message, "/tmp/chart.docx"));

  g_assert_false (dz_chart_export (chart, "/no/such/folder/chart.png", 300, 200, 96, &folder));
  g_assert_nonnull (strstr (folder->message, "“/no/such/folder/chart.png” could"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/chart-export/png-identical", "b.png", test_identical);
  g_test_add_data_func ("/chart-export/pdf-identical", "b.pdf", test_identical);
  g_test_add_data_func ("/chart-export/svg-identical", "b.svg", test_identical);
  g_test_add_func ("/chart-export/png-resolution", test_png_resolution);
  g_test_add_func ("/chart-export/svg-titles", test_svg_titles);
  g_test_add_func ("/chart-export/pdf-text", test_pdf_text);
  g_test_add_data_func ("/chart-export/csv-identical", "b.csv", test_identical);
  g_test_add_data_func ("/chart-export/xlsx-identical", "b.xlsx", test_identical);
  g_test_add_func ("/chart-export/svg-text", test_svg_text);
  g_test_add_func ("/chart-export/csv-rows", test_csv_rows);
  g_test_add_func ("/chart-export/xlsx-rows", test_xlsx_rows);
  g_test_add_func ("/chart-export/style-size", test_style_size);
  g_test_add_func ("/chart-export/texts", test_texts);
  g_test_add_func ("/chart-export/errors-name-the-file", test_errors);

  return g_test_run ();
}
