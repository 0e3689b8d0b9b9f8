/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/dz-store.h"
#include "workbench/dz-comparison-file.h"
#include "workbench/dz-import-job.h"

/* No character of either text may be lost or invented in any file: the texts are taken out of each file again and
 * held against the stored paragraphs. Pairs of files in DUIZHAO_REPORTS, and reports of our own. */

static const struct
{
  const char *left;
  const char *right;
  const char *third;
} cases[] = {
  { "004_9e17d31e8e99acc2.txt", "000_9a4054a3e451a879.txt", NULL },
  { "000_9a4054a3e451a879.txt", "002_bd08de8997af942d.txt", NULL },
  { "004_9e17d31e8e99acc2.txt", "000_9a4054a3e451a879.txt", "002_bd08de8997af942d.txt" },
  { "001_2f189a2dc03ca1f0.txt", "000_9a4054a3e451a879.txt", NULL },
  { "003_a9c4225dc23cf3a4.txt", "001_2f189a2dc03ca1f0.txt", NULL },
};

typedef struct
{
  char *folder;
  DzStore *store;
  DzKnowledge *knowledge;
  DzComparisonSheet *sheet;
} Bench;

/* White space may fall where a file has line ends of its own. */
static void
append_solid (GString *solid, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && g_unichar_isprint (c))
        g_string_append_unichar (solid, c);
    }
}

static gboolean
is_of_report (const DzParagraph *paragraph)
{
  return paragraph->kind != DZ_PARAGRAPH_NOISE;
}

/* What the rows show of a column in their order must be every paragraph just once. */
static void
assert_complete (const DzComparisonSheet *sheet, guint column)
{
  const DzReport *report = dz_comparison_sheet_get_report (sheet, column);
  g_autofree int *seen = g_new0 (int, report->paragraphs->len);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const DzSheetRow *row = g_ptr_array_index (sheet->rows, i);

      for (int k = 0; !row->pointer && k < row->cells[column].n; k++)
        seen[row->cells[column].first + k]++;
    }
  for (guint i = 0; i < report->paragraphs->len; i++)
    g_assert_cmpint (seen[i], ==, is_of_report (g_ptr_array_index (report->paragraphs, i)) ? 1 : 0);
}

/* The texts of a column, row by row. */
static char *
dup_expected (const DzComparisonSheet *sheet, guint column)
{
  GString *solid = g_string_new (NULL);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const DzSheetRow *row = g_ptr_array_index (sheet->rows, i);

      for (int k = 0; !row->pointer && k < row->cells[column].n; k++)
        append_solid (solid, dz_comparison_sheet_get_paragraph (sheet, row, column, k)->text);
    }

  return g_string_free (solid, FALSE);
}

static char *
dup_replaced (const char *text, const char *pattern, const char *by)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DOTALL, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, by, 0, NULL);
}

static char *
dup_without_markup (const char *html)
{
  g_autofree char *plain = dup_replaced (html, "<[^>]*>", "");
  g_autofree char *less = dup_replaced (plain, "&lt;", "<");
  g_autofree char *more = dup_replaced (less, "&gt;", ">");
  g_autofree char *quote = dup_replaced (more, "&quot;", "\"");
  g_autofree char *apostrophe = dup_replaced (quote, "&apos;|&#39;", "'");

  return dup_replaced (apostrophe, "&amp;", "&");
}

static char *
dup_from_html (const char *html, guint column)
{
  g_autofree char *pattern = g_strdup_printf ("<p class=\"t\" id=\"%c[0-9]+\">(.*?)</p>", "lrt"[column]);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GString *solid = g_string_new (NULL);

  for (gboolean more = g_regex_match (regex, html, 0, &match); more; more = g_match_info_next (match, NULL))
    {
      g_autofree char *inside = g_match_info_fetch (match, 1);
      g_autofree char *text = dup_without_markup (inside);

      append_solid (solid, text);
    }

  return g_string_free (solid, FALSE);
}

/* Cells of RFC 4180; column counts from 0, the header is left out. */
static char *
dup_from_csv (const char *csv, int wanted)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  GString *solid = g_string_new (NULL);
  gboolean quoted = FALSE;
  int column = 0;
  int row = 0;

  for (const char *p = csv; *p != '\0'; p++)
    {
      gboolean ends = !quoted && (*p == ',' || *p == '\n');

      if (*p == '"' && quoted && p[1] == '"')
        g_string_append_c (cell, *p++);
      else if (*p == '"')
        quoted = !quoted;
      else if (!ends && *p != '\r')
        g_string_append_c (cell, *p);
      if (!ends)
        continue;
      if (row > 0 && column == wanted)
        {
          g_autofree char *text = dz_table_dup_unguarded (cell->str);

          append_solid (solid, text);
        }
      g_string_truncate (cell, 0);
      column = *p == ',' ? column + 1 : 0;
      row += *p == '\n';
    }

  return g_string_free (solid, FALSE);
}

/* In a PDF what became of a paragraph stands above it, and what changed in words below. */
static char *
dup_expected_page (const DzComparisonSheet *sheet, guint column)
{
  GString *solid = g_string_new (NULL);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const DzSheetRow *row = g_ptr_array_index (sheet->rows, i);
      g_autofree char *tag = dz_comparison_sheet_dup_tag (sheet, row, column);
      g_autofree char *foot = dz_sheet_row_dup_foot (row, column);

      append_solid (solid, tag != NULL ? tag : "");
      for (int k = 0; !row->pointer && k < row->cells[column].n; k++)
        append_solid (solid, dz_comparison_sheet_get_paragraph (sheet, row, column, k)->text);
      append_solid (solid, foot != NULL ? foot : "");
    }

  return g_string_free (solid, FALSE);
}

/* The text between the heads and the page number, right of the paragraph numbers, from a page on; the first has a
 * title. */
static void
append_pages (GString *solid, const char *path, guint column, guint n_columns, gboolean first)
{
  double width = n_columns > 2 ? 841.89 : 595.28;
  double height = n_columns > 2 ? 595.28 : 841.89;
  double step = (width - 80 + 14) / n_columns;
  g_autofree char *x = g_strdup_printf ("%d", (int) (40 + column * step + 24));
  g_autofree char *w = g_strdup_printf ("%d", (int) (step - 14 - 24 + 4));
  const char *top = first ? "124" : "67";
  g_autofree char *h = g_strdup_printf ("%d", (int) height - 40 - atoi (top));
  g_autofree char *out = NULL;
  const char *const command[] = { "pdftotext", "-enc", "UTF-8", "-nopgbrk", "-raw", "-f", first ? "1" : "2", "-l",
                                  first ? "1" : "9999", "-x", x, "-y", top, "-W", w, "-H", h, path, "-", NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  append_solid (solid, out);
}

static char *
dup_from_pdf (const char *path, guint column, guint n_columns)
{
  GString *solid = g_string_new (NULL);

  append_pages (solid, path, column, n_columns, TRUE);
  append_pages (solid, path, column, n_columns, FALSE);

  return g_string_free (solid, FALSE);
}

static void
assert_same_text (const char *found, const char *expected, const char *what)
{
  const char *a = found;
  const char *b = expected;

  while (*a != '\0' && *a == *b)
    {
      a++;
      b++;
    }
  if (*a != *b)
    g_test_message ("%s: after %d bytes of %d and %d the texts part: “%.60s”, “%.60s”", what, (int) (a - found),
                    (int) strlen (found), (int) strlen (expected), a, b);
  g_assert_true (*a == *b);
}

static void
check_html (const Bench *bench)
{
  g_autofree char *html = dz_comparison_sheet_dup_html (bench->sheet);

  for (guint column = 0; column < bench->sheet->n_columns; column++)
    {
      g_autofree char *found = dup_from_html (html, column);
      g_autofree char *expected = dup_expected (bench->sheet, column);

      assert_same_text (found, expected, "html");
    }
  g_assert_null (strstr (html, "http"));
}

static void
check_csv (const Bench *bench)
{
  static const int columns[] = { 4, 5, 12 };
  g_autoptr (DzTable) table = dz_comparison_sheet_make_pairs_table (bench->sheet);
  g_autofree char *csv = dz_table_dup_text (table, DZ_TABLE_CSV);

  for (guint column = 0; column < bench->sheet->n_columns; column++)
    {
      g_autofree char *found = dup_from_csv (csv, columns[column]);
      g_autofree char *expected = dup_expected (bench->sheet, column);

      assert_same_text (found, expected, "csv");
    }
}

static void
check_pdf (const Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "comparison.pdf", NULL);
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = dz_comparison_sheet_draw_pdf (bench->sheet, &error);
  g_autoptr (GBytes) again = dz_comparison_sheet_draw_pdf (bench->sheet, NULL);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (pdf, again));
  if (tool == NULL)
    {
      g_test_message ("pdftotext is not here: the text of the pages was not read");
      return;
    }
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  for (guint column = 0; column < bench->sheet->n_columns; column++)
    {
      g_autofree char *found = dup_from_pdf (path, column, bench->sheet->n_columns);
      g_autofree char *expected = dup_expected_page (bench->sheet, column);

      assert_same_text (found, expected, "pdf");
    }
  g_remove (path);
}

static gint64
import (const Bench *bench, const char *folder, const char *name)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (files, g_file_new_build_filename (folder, name, NULL));
  results = dz_import_job_run (bench->store, bench->knowledge, files, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return ((const DzImportResult *) g_ptr_array_index (results, 0))->report_id;
}

static DzComparison *
load (const Bench *bench, gint64 left, gint64 right)
{
  g_autoptr (GError) error = NULL;
  DzComparison *comparison = dz_comparison_load (bench->store, left, right, &error);

  g_assert_no_error (error);

  return comparison;
}

/* A number of the ZIP format: little-endian. */
static guint
read_little (const guchar *p, int n)
{
  return n == 2 ? p[0] | (guint) p[1] << 8 : read_little (p, 2) | read_little (p + 2, 2) << 16;
}

static char *
inflate_member (const guchar *p, gsize length, gboolean deflated)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (p, (gssize) length, NULL);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  g_autoptr (GInputStream) inflated = deflated ? g_converter_input_stream_new (stream, converter) : g_object_ref (stream);
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (out, inflated, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write (out, "", 1, NULL, NULL);
  g_output_stream_close (out, NULL, NULL);

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}

/* A file inside a workbook, found by the list at the end of the archive. */
static char *
dup_member (GBytes *bytes, const char *name)
{
  gsize length = 0;
  const guchar *data = g_bytes_get_data (bytes, &length);
  const guchar *end = data + length - 22;
  const guchar *entry = data + read_little (end + 16, 4);

  for (guint i = 0; i < read_little (end + 10, 2); i++)
    {
      guint name_length = read_little (entry + 28, 2);
      const guchar *local = data + read_little (entry + 42, 4);

      if (name_length == strlen (name) && memcmp (entry + 46, name, name_length) == 0)
        return inflate_member (local + 30 + read_little (local + 26, 2) + read_little (local + 28, 2),
                               read_little (entry + 20, 4), read_little (entry + 10, 2) != 0);
      entry += 46 + name_length + read_little (entry + 30, 2) + read_little (entry + 32, 2);
    }

  return NULL;
}

typedef struct
{
  GPtrArray *strings; /* shared by the sheets */
  GString *open;      /* the one that is being read */
  GString *columns[2]; /* of left_text and right_text */
  char *cell;
} Workbook;

static void
workbook_start (GMarkupParseContext *context, const char *element, const char **names, const char **values,
                gpointer data, GError **error)
{
  Workbook *book = data;

  if (g_str_equal (element, "c"))
    g_free (book->cell);
  if (g_str_equal (element, "c"))
    book->cell = g_strdup (values[0]);
  g_string_truncate (book->open, 0);
}

static void
workbook_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  g_string_append_len (((Workbook *) data)->open, text, (gssize) length);
}

static void
workbook_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Workbook *book = data;
  char column = book->cell != NULL && g_ascii_isdigit (book->cell[1]) ? book->cell[0] : '\0';

  if (g_str_equal (element, "t"))
    g_ptr_array_add (book->strings, g_strdup (book->open->str));
  else if (g_str_equal (element, "v") && (column == 'E' || column == 'F') && !g_str_equal (book->cell + 1, "1"))
    append_solid (book->columns[column - 'E'], g_ptr_array_index (book->strings, (guint) atoi (book->open->str)));
}

static void
read_workbook (GBytes *bytes, Workbook *book)
{
  static const char *const members[] = { "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml" };
  const GMarkupParser parser = { workbook_start, workbook_end, workbook_text, NULL, NULL };

  *book = (Workbook){ g_ptr_array_new_with_free_func (g_free), g_string_new (NULL),
                      { g_string_new (NULL), g_string_new (NULL) }, NULL };
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *xml = dup_member (bytes, members[i]);
      g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, book, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (xml);
      g_markup_parse_context_parse (context, xml, -1, &error);
      g_assert_no_error (error);
    }
}

static char *
dup_shown (const DzComparisonSheet *sheet, guint column)
{
  GString *solid = g_string_new (NULL);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const DzSheetRow *row = g_ptr_array_index (sheet->rows, i);

      for (int k = 0; !row->pointer && k < row->cells[column].n; k++)
        append_solid (solid, dz_comparison_sheet_get_paragraph (sheet, row, column, k)->text);
    }

  return g_string_free (solid, FALSE);
}

static void
check_xlsx (const Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dz_comparison_file_make (bench->sheet, "xlsx", &error);
  Workbook book;

  g_assert_no_error (error);
  read_workbook (bytes, &book);
  for (guint column = 0; column < 2; column++)
    {
      g_autofree char *shown = dup_shown (bench->sheet, column);

      g_assert_cmpstr (book.columns[column]->str, ==, shown);
      g_string_free (book.columns[column], TRUE);
    }
  g_ptr_array_unref (book.strings);
  g_string_free (book.open, TRUE);
  g_free (book.cell);
}

static void
check_all (Bench *bench)
{
  for (guint column = 0; column < bench->sheet->n_columns; column++)
    assert_complete (bench->sheet, column);
  check_html (bench);
  check_csv (bench);
  check_pdf (bench);
  check_xlsx (bench);
}

static void
bench_init (Bench *bench)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  *bench = (Bench){ g_dir_make_tmp ("duizhao-comparison-XXXXXX", NULL) };
  path = g_build_filename (bench->folder, "library.duizhao", NULL);
  bench->store = dz_store_open (path, DZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  bench->knowledge = dz_knowledge_load (NULL, "/nonexistent", &error);
  g_assert_no_error (error);
}

static void
bench_clear (Bench *bench)
{
  g_autoptr (GDir) dir = g_dir_open (bench->folder, 0, NULL);

  dz_comparison_sheet_free (bench->sheet);
  dz_store_close (bench->store);
  dz_knowledge_unref (bench->knowledge);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (bench->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (bench->folder);
  g_free (bench->folder);
}

static void
test_reports (gconstpointer data)
{
  const char *folder = g_getenv ("DUIZHAO_REPORTS");
  const char *const *names = data;
  gint64 ids[3] = { 0 };
  Bench bench;

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the real reports are not here (DUIZHAO_REPORTS)");
      return;
    }
  bench_init (&bench);
  for (int i = 0; i < 3 && names[i] != NULL; i++)
    ids[i] = import (&bench, folder, names[i]);
  bench.sheet = dz_comparison_sheet_new (load (&bench, ids[0], ids[1]),
                                         ids[2] != 0 ? load (&bench, ids[1], ids[2]) : NULL, bench.knowledge);
  check_all (&bench);
  bench_clear (&bench);
}

/* A report of our own beside itself and beside an empty one: what markup, tables and formulas would take amiss. */
static const char *const odd_texts[] = {
  "甲<b>乙</b>&amp;丙\"丁\"，增长5%。", "=1+1，@甲，-3亿元，'引号'。", "𠮷野家开业3家；①②③、Ⅳ期。", "一　二\t三，逗号,分号;完。", NULL,
};

static DzReport *
make_report (const char *const *texts, int year)
{
  DzReport *report = dz_report_new ();

  report->place = g_strdup ("石桥区");
  g_array_append_val (report->plans, year);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      DzParagraph *paragraph = dz_paragraph_new (i == 0 ? DZ_PARAGRAPH_FRONT : DZ_PARAGRAPH_BODY, texts[i]);

      paragraph->number = (int) i;
      g_ptr_array_add (report->paragraphs, paragraph);
    }

  return report;
}

static void
test_odd (gconstpointer right)
{
  Bench bench;

  bench_init (&bench);
  bench.sheet = dz_comparison_sheet_new (dz_comparison_new (make_report (odd_texts, 2024), make_report (right, 2025)),
                                         NULL, bench.knowledge);
  check_all (&bench);
  bench_clear (&bench);
}

/* A cell of a workbook holds fewer characters than a paragraph may have. */
static void
test_endless (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *texts[] = { "甲", NULL, NULL };
  Bench bench;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (text, "修渠%d里，", i);
  texts[1] = text->str;
  bench_init (&bench);
  bench.sheet = dz_comparison_sheet_new (dz_comparison_new (make_report (texts, 2024), make_report (texts, 2025)), NULL,
                                         bench.knowledge);
  check_xlsx (&bench);
  bench_clear (&bench);
}

int
main (int argc, char *argv[])
{
  static const char *const none[] = { NULL };
  static const char *const turned[] = { "甲乙", "𠮷野家开业5家；①②、Ⅳ期。", "=1+1，@甲，-4亿元以上，'引号'。", NULL };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/comparison-files/reports-%u", i + 1);

      g_test_add_data_func (path, &cases[i], test_reports);
    }
  g_test_add_func ("/comparison-files/endless", test_endless);
  g_test_add_data_func ("/comparison-files/itself", odd_texts, test_odd);
  g_test_add_data_func ("/comparison-files/empty", none, test_odd);
  g_test_add_data_func ("/comparison-files/turned", turned, test_odd);

  return g_test_run ();
}
