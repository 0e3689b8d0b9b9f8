/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-comparison-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "core/dz-error.h"
#include "core/dz-text.h"
#include "workbench/dz-comparison-private.h"

/* A cell holds 32 767 characters, some of them counted twice; what is longer goes on in the rows below. */
#define MAX_CELL 16000

typedef struct
{
  lxw_workbook *book;
  lxw_format *bold;
  lxw_format *wrap;
  lxw_error error;
} Book;

static void
note_error (Book *book, lxw_error error)
{
  book->error = book->error != LXW_NO_ERROR ? book->error : error;
}

/* Returns how many rows the text takes. */
static guint
write_text (Book *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text)
{
  int length = dz_text_length (text);
  guint n = 0;

  for (int start = 0; start < length; start += MAX_CELL, n++)
    {
      g_autofree char *part = dz_text_slice (text, start, MIN (start + MAX_CELL, length));

      note_error (book, worksheet_write_string (sheet, row + n, column, part, book->wrap));
    }

  return MAX (n, 1);
}

/* Returns how many rows of the sheet it takes. */
static guint
write_row (Book *book, lxw_worksheet *sheet, lxw_row_t row, const DzTable *table, guint number)
{
  guint n = 1;

  for (guint column = 0; column < dz_table_get_n_columns (table); column++)
    {
      gboolean is_number = FALSE;
      const char *cell = dz_table_get_cell (table, number, column, &is_number);

      if (cell != NULL && is_number)
        note_error (book, worksheet_write_number (sheet, row, (lxw_col_t) column, g_ascii_strtod (cell, NULL), NULL));
      else if (cell != NULL)
        n = MAX (n, write_text (book, sheet, row, (lxw_col_t) column, cell));
    }

  return n;
}

/* Takes the table. */
static lxw_worksheet *
add_sheet (Book *book, const char *name, DzTable *table)
{
  lxw_worksheet *sheet = workbook_add_worksheet (book->book, name);
  lxw_row_t row = 1;

  for (guint i = 0; i < dz_table_get_n_columns (table); i++)
    worksheet_write_string (sheet, 0, (lxw_col_t) i, dz_table_get_column (table, i), book->bold);
  worksheet_freeze_panes (sheet, 1, 0);
  for (guint i = 0; i < dz_table_get_n_rows (table); i++)
    row += write_row (book, sheet, row, table, i);
  dz_table_free (table);

  return sheet;
}

static lxw_error
write_sheets (const DzComparisonSheet *sheet, lxw_workbook *workbook)
{
  Book book = { workbook, workbook_add_format (workbook), workbook_add_format (workbook), LXW_NO_ERROR };
  lxw_worksheet *pairs;

  format_set_bold (book.bold);
  format_set_text_wrap (book.wrap);
  format_set_align (book.wrap, LXW_ALIGN_VERTICAL_TOP);
  pairs = add_sheet (&book, "pairs", dz_comparison_sheet_make_pairs_table (sheet));
  worksheet_set_column (pairs, 4, 5, 60, NULL);
  worksheet_set_column (pairs, 10, 10, 40, NULL);
  worksheet_set_column (add_sheet (&book, "changes", dz_comparison_sheet_make_changes_table (sheet)), 1, 3,
                        24, NULL);
  if (sheet->indicators != NULL)
    worksheet_set_column (add_sheet (&book, "indicators", dz_indicator_table_build (sheet->indicators)), 0, 1,
                          24, NULL);

  return book.error;
}

/* Says nothing of when it was made, so that it stays the same. */
static void
set_properties (const DzComparisonSheet *sheet, lxw_workbook *book)
{
  g_autofree char *title = dz_comparison_dup_title (sheet);
  lxw_doc_properties properties = { .title = title, .author = (char *) "Duizhao 对照", .created = 946684800 };

  workbook_set_properties (book, &properties);
}

/* The library writes to a path only. */
static gboolean
write_book (const DzComparisonSheet *sheet, const char *path, GError **error)
{
  lxw_workbook *book = workbook_new (path);
  lxw_error failed = LXW_NO_ERROR;
  lxw_error closed = LXW_NO_ERROR;

  if (book == NULL)
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_FAILED, _ ("The table could not be written: %s"),
                   g_strerror (ENOMEM));
      return FALSE;
    }
  set_properties (sheet, book);
  failed = write_sheets (sheet, book);
  closed = workbook_close (book);
  failed = failed != LXW_NO_ERROR ? failed : closed;
  if (failed != LXW_NO_ERROR)
    g_set_error (error, DZ_ERROR, DZ_ERROR_FAILED, _ ("The table could not be written: %s"),
                 lxw_strerror (failed));

  return failed == LXW_NO_ERROR;
}

GBytes *
dz_comparison_sheet_make_xlsx (const DzComparisonSheet *sheet, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("duizhao-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "comparison.xlsx", NULL) : NULL;
  char *contents = NULL;
  gsize length = 0;
  gboolean done = FALSE;

  if (folder == NULL)
    return NULL;

  done = write_book (sheet, path, error) && g_file_get_contents (path, &contents, &length, error);
  g_unlink (path);
  g_rmdir (folder);

  return done ? g_bytes_new_take (contents, length) : NULL;
}
