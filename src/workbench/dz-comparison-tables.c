/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-comparison-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <xlsxwriter.h>

#include "core/dz-error.h"
#include "workbench/dz-comparison-private.h"

static const char *const pair_columns[] = {
  "kind",        "similarity", "left_paragraph", "right_paragraph", "left_text",       "right_text", "left_count",
  "right_count", "moved",      "by_reader",      "changes",         "third_paragraph", "third_text", NULL,
};

static const char *const change_columns[] = {
  "change", "before", "after", "difference", "before_report", "before_paragraph", "after_report", "after_paragraph", NULL,
};

static double
find_similarity (const DzComparisonSheet *sheet, const DzSheetRow *row)
{
  for (guint i = 0; i < sheet->comparison->pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (sheet->comparison->pairs, i);

      if (pair->n_left > 0 && pair->n_right > 0 && pair->left == row->cells[0].first
          && pair->right == row->cells[1].first)
        return round (pair->similarity * 1000) / 1000;
    }

  return NAN;
}

static int
get_number (const DzComparisonSheet *sheet, const DzSheetRow *row, guint column)
{
  return column < sheet->n_columns && row->cells[column].n > 0
           ? dz_comparison_sheet_get_paragraph (sheet, row, column, 0)->number
           : 0;
}

/* The texts of a cell, a line each; NULL for none. */
static char *
dup_text (const DzComparisonSheet *sheet, const DzSheetRow *row, guint column)
{
  g_autoptr (GString) text = NULL;

  if (column >= sheet->n_columns || row->cells[column].n == 0)
    return NULL;
  text = g_string_new (NULL);
  for (int i = 0; i < row->cells[column].n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            dz_comparison_sheet_get_paragraph (sheet, row, column, i)->text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_changes (const DzSheetRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->changes->len; i++)
    {
      g_autofree char *change = dz_sheet_change_dup_text (g_ptr_array_index (row->changes, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", change);
    }

  return g_string_free (text, FALSE);
}

/* What is not there is not stated, rather than 0. */
static void
add_number (DzTable *table, int number)
{
  dz_table_add_number (table, number > 0 ? number : NAN);
}

static void
add_pair_row (DzTable *table, const DzComparisonSheet *sheet, const DzSheetRow *row)
{
  g_autofree char *left = dup_text (sheet, row, 0);
  g_autofree char *right = dup_text (sheet, row, 1);
  g_autofree char *third = dup_text (sheet, row, 2);
  g_autofree char *changes = dup_changes (row);

  dz_table_add_text (table, row->aside ? "aside" : dz_pair_kind_get_nick (row->kind));
  dz_table_add_number (table, row->aside ? NAN : find_similarity (sheet, row));
  add_number (table, get_number (sheet, row, 0));
  add_number (table, get_number (sheet, row, 1));
  dz_table_add_text (table, left);
  dz_table_add_text (table, right);
  dz_table_add_integer (table, row->cells[0].n);
  dz_table_add_integer (table, row->cells[1].n);
  dz_table_add_text (table, row->moved ? "yes" : "no");
  dz_table_add_text (table, row->by_reader ? "yes" : "no");
  dz_table_add_text (table, *changes != '\0' ? changes : NULL);
  add_number (table, get_number (sheet, row, 2));
  dz_table_add_text (table, third);
}

DzTable *
dz_comparison_sheet_make_pairs_table (const DzComparisonSheet *sheet)
{
  DzTable *table = dz_table_new (pair_columns);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const DzSheetRow *row = g_ptr_array_index (sheet->rows, i);

      if (!row->pointer)
        add_pair_row (table, sheet, row);
    }

  return table;
}

static const char *
get_change_nick (DzSheetMarkKind kind)
{
  return kind == DZ_SHEET_MARK_NUMBER ? "number" : kind == DZ_SHEET_MARK_HARDENED ? "hardened" : "softened";
}

static void
add_end (DzTable *table, const DzComparisonSheet *sheet, const DzSheetRow *row, guint column)
{
  g_autofree char *name = dz_report_dup_name (dz_comparison_sheet_get_report (sheet, column));

  dz_table_add_text (table, name);
  add_number (table, get_number (sheet, row, column));
}

DzTable *
dz_comparison_sheet_make_changes_table (const DzComparisonSheet *sheet)
{
  DzTable *table = dz_table_new (change_columns);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const DzSheetRow *row = g_ptr_array_index (sheet->rows, i);

      for (guint k = 0; k < row->changes->len; k++)
        {
          const DzSheetChange *change = g_ptr_array_index (row->changes, k);

          dz_table_add_text (table, get_change_nick (change->kind));
          dz_table_add_text (table, change->before);
          dz_table_add_text (table, change->after);
          dz_table_add_text (table, change->difference);
          add_end (table, sheet, row, (guint) change->column - 1);
          add_end (table, sheet, row, (guint) change->column);
        }
    }

  return table;
}

/* The workbook */

typedef struct
{
  lxw_worksheet *sheet;
  lxw_format *wrap;
  lxw_row_t row;
  lxw_col_t column;
  lxw_error error;
} Pen;

static void
note_error (Pen *pen, lxw_error error)
{
  pen->error = pen->error != LXW_NO_ERROR ? pen->error : error;
  pen->column++;
}

static void
write_text (Pen *pen, const char *text)
{
  note_error (pen, text != NULL && *text != '\0'
                     ? worksheet_write_string (pen->sheet, pen->row, pen->column, text, pen->wrap)
                     : LXW_NO_ERROR);
}

static void
write_number (Pen *pen, double number)
{
  note_error (pen, isnan (number) || number == 0
                     ? LXW_NO_ERROR
                     : worksheet_write_number (pen->sheet, pen->row, pen->column, number, NULL));
}

static void
write_head (Pen *pen, const char *const *columns, lxw_format *bold)
{
  for (guint i = 0; columns[i] != NULL; i++)
    worksheet_write_string (pen->sheet, 0, (lxw_col_t) i, columns[i], bold);
  worksheet_freeze_panes (pen->sheet, 1, 0);
}

static void
write_pair (Pen *pen, const DzComparisonSheet *sheet, const DzSheetRow *row)
{
  g_autofree char *left = dup_text (sheet, row, 0);
  g_autofree char *right = dup_text (sheet, row, 1);
  g_autofree char *third = dup_text (sheet, row, 2);
  g_autofree char *changes = dup_changes (row);

  pen->row++;
  pen->column = 0;
  write_text (pen, row->aside ? "aside" : dz_pair_kind_get_nick (row->kind));
  write_number (pen, row->aside ? NAN : find_similarity (sheet, row));
  write_number (pen, get_number (sheet, row, 0));
  write_number (pen, get_number (sheet, row, 1));
  write_text (pen, left);
  write_text (pen, right);
  write_number (pen, row->cells[0].n);
  write_number (pen, row->cells[1].n);
  write_text (pen, row->moved ? "yes" : "no");
  write_text (pen, row->by_reader ? "yes" : "no");
  write_text (pen, changes);
  write_number (pen, get_number (sheet, row, 2));
  write_text (pen, third);
}

static void
write_change (Pen *pen, const DzComparisonSheet *sheet, const DzSheetRow *row, const DzSheetChange *change)
{
  pen->row++;
  pen->column = 0;
  write_text (pen, get_change_nick (change->kind));
  write_text (pen, change->before);
  write_text (pen, change->after);
  write_text (pen, change->difference);
  for (guint column = (guint) change->column - 1; column <= (guint) change->column; column++)
    {
      g_autofree char *name = dz_report_dup_name (dz_comparison_sheet_get_report (sheet, column));

      write_text (pen, name);
      write_number (pen, get_number (sheet, row, column));
    }
}

static lxw_error
write_sheets (const DzComparisonSheet *sheet, lxw_workbook *book)
{
  lxw_format *bold = workbook_add_format (book);
  lxw_format *wrap = workbook_add_format (book);
  Pen pairs = { workbook_add_worksheet (book, "pairs"), wrap };
  Pen changes = { workbook_add_worksheet (book, "changes"), wrap };

  format_set_bold (bold);
  format_set_text_wrap (wrap);
  format_set_align (wrap, LXW_ALIGN_VERTICAL_TOP);
  write_head (&pairs, pair_columns, bold);
  write_head (&changes, change_columns, bold);
  worksheet_set_column (pairs.sheet, 4, 5, 60, NULL);
  worksheet_set_column (pairs.sheet, 10, 10, 40, NULL);
  worksheet_set_column (changes.sheet, 1, 3, 24, NULL);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const DzSheetRow *row = g_ptr_array_index (sheet->rows, i);

      if (!row->pointer)
        write_pair (&pairs, sheet, row);
      for (guint k = 0; k < row->changes->len; k++)
        write_change (&changes, sheet, row, g_ptr_array_index (row->changes, k));
    }

  return pairs.error != LXW_NO_ERROR ? pairs.error : changes.error;
}

/* Says nothing of when it was made, so that it stays the same. */
static void
set_properties (const DzComparisonSheet *sheet, lxw_workbook *book)
{
  g_autofree char *title = dz_comparison_dup_title (sheet->comparison);
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
      g_set_error (error, DZ_ERROR, DZ_ERROR_FAILED, _ ("The table could not be written: %s"), g_strerror (ENOMEM));
      return FALSE;
    }
  set_properties (sheet, book);
  failed = write_sheets (sheet, book);
  closed = workbook_close (book);
  failed = failed != LXW_NO_ERROR ? failed : closed;
  if (failed != LXW_NO_ERROR)
    g_set_error (error, DZ_ERROR, DZ_ERROR_FAILED, _ ("The table could not be written: %s"), lxw_strerror (failed));

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
