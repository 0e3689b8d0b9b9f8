/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-table-book.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "core/dz-error.h"

/* A cell of a sheet takes so many characters. */
#define MAX_CHARS 32767

static lxw_error
write_cell (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, gboolean number)
{
  g_autofree char *part = NULL;

  if (text == NULL)
    return LXW_NO_ERROR;
  if (number)
    return worksheet_write_number (sheet, row, column, g_ascii_strtod (text, NULL), NULL);

  part = g_utf8_strlen (text, -1) > MAX_CHARS ? g_utf8_substring (text, 0, MAX_CHARS) : g_strdup (text);

  return worksheet_write_string (sheet, row, column, part, NULL);
}

static lxw_error
write_sheet (lxw_workbook *book, const DzTable *table)
{
  lxw_worksheet *sheet = workbook_add_worksheet (book, "data");
  lxw_format *bold = workbook_add_format (book);
  lxw_error first = LXW_NO_ERROR;

  format_set_bold (bold);
  worksheet_freeze_panes (sheet, 1, 0);
  for (guint i = 0; i < dz_table_get_n_columns (table); i++)
    worksheet_write_string (sheet, 0, (lxw_col_t) i, dz_table_get_column (table, i), bold);
  for (guint row = 0; row < dz_table_get_n_rows (table); row++)
    for (guint i = 0; i < dz_table_get_n_columns (table); i++)
      {
        gboolean number = FALSE;
        const char *text = dz_table_get_cell (table, row, i, &number);
        lxw_error error = write_cell (sheet, row + 1, (lxw_col_t) i, text, number);

        first = first != LXW_NO_ERROR ? first : error;
      }

  return first;
}

/* The library writes to a path only. */
static gboolean
write_book (const DzTable *table, const char *title, const char *path, GError **error)
{
  lxw_workbook *book = workbook_new (path);
  /* Not today's, so that the same table makes the same bytes. */
  lxw_doc_properties properties = { .title = (char *) title, .author = (char *) "Duizhao 对照", .created = 1 };
  lxw_error sheet = LXW_NO_ERROR;
  lxw_error closed = LXW_NO_ERROR;

  if (book == NULL)
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_FAILED, _ ("The table could not be made"));
      return FALSE;
    }

  workbook_set_properties (book, &properties);
  sheet = write_sheet (book, table);
  closed = workbook_close (book);
  if (sheet == LXW_NO_ERROR && closed == LXW_NO_ERROR)
    return TRUE;

  g_set_error (error, DZ_ERROR, DZ_ERROR_FAILED, _ ("The table could not be made: %s"),
               lxw_strerror (sheet != LXW_NO_ERROR ? sheet : closed));

  return FALSE;
}

GBytes *
dz_table_book_new (const DzTable *table, const char *title, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("duizhao-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "table.xlsx", NULL) : NULL;
  char *contents = NULL;
  gsize length = 0;
  gboolean done = FALSE;

  g_return_val_if_fail (table != NULL, NULL);

  if (folder == NULL)
    return NULL;

  done = write_book (table, title, path, error) && g_file_get_contents (path, &contents, &length, error);
  g_unlink (path);
  g_rmdir (folder);

  return done ? g_bytes_new_take (contents, length) : NULL;
}
