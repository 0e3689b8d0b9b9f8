/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-comparison-file.h"

#include <math.h>

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
