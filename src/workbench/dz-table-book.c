/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-table-book.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "core/dz-error.h"

/* A cell of a sheet takes so many. */
#define MAX_UNITS 32767

/* How many cells a text takes: a spreadsheet counts UTF-16 units, and so a character beyond the BMP as two. */
static guint
count_parts (const char *text)
{
  guint n_units = 0;
  guint n_parts = 1;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint units = g_utf8_get_char (p) > 0xffff ? 2 : 1;

      n_parts += n_units + units > MAX_UNITS;
      n_units = n_units + units > MAX_UNITS ? units : n_units + units;
    }

  return n_parts;
}

/* The part of a text that goes in its first cell; moves on to the next. (transfer full) */
static char *
take_part (const char **text)
{
  const char *p = *text;
  const char *start = *text;

  for (guint n_units = 0; *p != '\0'; p = g_utf8_next_char (p))
    {
      n_units += g_utf8_get_char (p) > 0xffff ? 2 : 1;
      if (n_units > MAX_UNITS)
        break;
    }
  *text = p;

  return g_strndup (start, (gsize) (p - start));
}

/* What is too long for a cell goes on in the next ones, in columns of their own. */
static lxw_error
write_cell (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, gboolean number)
{
  if (text == NULL)
    return LXW_NO_ERROR;
  if (number)
    return worksheet_write_number (sheet, row, column, g_ascii_strtod (text, NULL), NULL);

  for (lxw_col_t i = 0; i == 0 || *text != '\0'; i++)
    {
      g_autofree char *part = take_part (&text);
      lxw_error error = worksheet_write_string (sheet, row, column + i, part, NULL);

      if (error != LXW_NO_ERROR)
        return error;
    }

  return LXW_NO_ERROR;
}

/* How many columns of the sheet a column of the table takes. */
static guint
count_columns (const DzTable *table, guint column)
{
  guint n = 1;

  for (guint row = 0; row < dz_table_get_n_rows (table); row++)
    {
      gboolean number = FALSE;
      const char *text = dz_table_get_cell (table, row, column, &number);

      if (text != NULL && !number && strlen (text) > MAX_UNITS)
        n = MAX (n, count_parts (text));
    }

  return n;
}

/* “body”, “body (2)”, “body (3)” … */
static void
write_heading (lxw_worksheet *sheet, lxw_col_t at, const char *name, guint n, lxw_format *bold)
{
  worksheet_write_string (sheet, 0, at, name, bold);
  for (guint i = 1; i < n; i++)
    {
      g_autofree char *more = g_strdup_printf ("%s (%u)", name, i + 1);

      worksheet_write_string (sheet, 0, at + (lxw_col_t) i, more, bold);
    }
}

static gboolean
check (lxw_error code, GError **error)
{
  if (code != LXW_NO_ERROR)
    g_set_error (error, DZ_ERROR, DZ_ERROR_FAILED, _ ("The table could not be made: %s"), lxw_strerror (code));

  return code == LXW_NO_ERROR;
}

static gboolean
write_column (lxw_worksheet *sheet, lxw_col_t at, const DzTable *table, guint column, DzProgress *progress,
              GError **error)
{
  for (guint row = 0; row < dz_table_get_n_rows (table); row++)
    {
      gboolean number = FALSE;
      const char *text = dz_table_get_cell (table, row, column, &number);

      if (!dz_progress_step (progress, error) || !check (write_cell (sheet, row + 1, at, text, number), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_sheet (lxw_workbook *book, const DzTable *table, DzProgress *progress, GError **error)
{
  lxw_worksheet *sheet = workbook_add_worksheet (book, "data");
  lxw_format *bold = workbook_add_format (book);
  lxw_col_t at = 0;

  format_set_bold (bold);
  worksheet_freeze_panes (sheet, 1, 0);
  dz_progress_count (progress, dz_table_get_n_rows (table) * dz_table_get_n_columns (table));
  for (guint i = 0; i < dz_table_get_n_columns (table); i++)
    {
      guint n = count_columns (table, i);

      write_heading (sheet, at, dz_table_get_column (table, i), n, bold);
      if (!write_column (sheet, at, table, i, progress, error))
        return FALSE;
      at += (lxw_col_t) n;
    }

  return TRUE;
}

/* The library writes to a path only. */
static gboolean
write_book (const DzTable *table, const char *title, const char *path, DzProgress *progress, GError **error)
{
  lxw_workbook *book = workbook_new (path);
  /* Not today's, so that the same table makes the same bytes. */
  lxw_doc_properties properties = { .title = (char *) title, .author = (char *) "Duizhao 对照", .created = 1 };

  if (book == NULL)
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_FAILED, _ ("The table could not be made"));
      return FALSE;
    }

  workbook_set_properties (book, &properties);
  if (write_sheet (book, table, progress, error))
    return check (workbook_close (book), error);

  /* Not closed, which would pack what is there. */
  lxw_workbook_free (book);

  return FALSE;
}

GBytes *
dz_table_book_new (const DzTable *table, const char *title, DzProgress *progress, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("duizhao-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "table.xlsx", NULL) : NULL;
  char *contents = NULL;
  gsize length = 0;
  gboolean done = FALSE;

  g_return_val_if_fail (table != NULL, NULL);

  if (folder == NULL)
    return NULL;

  done = write_book (table, title, path, progress, error)
         && g_file_get_contents (path, &contents, &length, error);
  g_unlink (path);
  g_rmdir (folder);

  return done ? g_bytes_new_take (contents, length) : NULL;
}
