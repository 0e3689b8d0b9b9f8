/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/goals/dz-ledger-mode.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gui/dz-words.h"

char *
dz_ledger_column_dup_indicator (DzLedgerRow *row, const DzLedgerWords *words)
{
  return dz_quantity_dup_measured_text (dz_ledger_row_get_main (row), words->knowledge);
}

char *
dz_ledger_column_dup_period (DzLedgerRow *row, const DzLedgerWords *words)
{
  const char *period = dz_ledger_row_get_main (row)->period;

  return g_strdup (period != NULL ? period : "");
}

char *
dz_ledger_column_dup_first (DzLedgerRow *row, const DzLedgerWords *words)
{
  return dz_ledger_row_dup_wording (dz_ledger_row_get_first (row));
}

char *
dz_ledger_column_dup_second (DzLedgerRow *row, const DzLedgerWords *words)
{
  return dz_ledger_row_dup_wording (dz_ledger_row_get_second (row));
}

char *
dz_ledger_column_dup_first_sentence (DzLedgerRow *row, const DzLedgerWords *words)
{
  return dz_ledger_row_dup_sentence (dz_ledger_row_get_first (row), words);
}

char *
dz_ledger_column_dup_second_sentence (DzLedgerRow *row, const DzLedgerWords *words)
{
  return dz_ledger_row_dup_sentence (dz_ledger_row_get_second (row), words);
}

char *
dz_ledger_column_dup_first_source (DzLedgerRow *row, const DzLedgerWords *words)
{
  return dz_ledger_row_dup_citation (row, dz_ledger_row_get_first (row));
}

char *
dz_ledger_column_dup_second_source (DzLedgerRow *row, const DzLedgerWords *words)
{
  return dz_ledger_row_dup_citation (row, dz_ledger_row_get_second (row));
}

int
dz_ledger_column_compare_periods (DzLedgerRow *a, DzLedgerRow *b)
{
  int first_a, last_a, first_b, last_b;

  dz_period_parse (dz_ledger_row_get_main (a)->period, &first_a, &last_a);
  dz_period_parse (dz_ledger_row_get_main (b)->period, &first_b, &last_b);

  return last_a != last_b ? last_a - last_b : first_a - first_b;
}

int
dz_ledger_column_compare_numbers (double a, double b)
{
  if (isnan (a) || isnan (b))
    return isnan (a) - isnan (b);

  return a < b ? -1 : a > b;
}

static double
value_of (const DzQuantity *quantity)
{
  return quantity != NULL ? quantity->low : NAN;
}

int
dz_ledger_column_compare_firsts (DzLedgerRow *a, DzLedgerRow *b)
{
  return dz_ledger_column_compare_numbers (value_of (dz_ledger_row_get_first (a)),
                                           value_of (dz_ledger_row_get_first (b)));
}

int
dz_ledger_column_compare_seconds (DzLedgerRow *a, DzLedgerRow *b)
{
  return dz_ledger_column_compare_numbers (value_of (dz_ledger_row_get_second (a)),
                                           value_of (dz_ledger_row_get_second (b)));
}

static void
append_field (GString *tsv, const char *text, gboolean last)
{
  g_autofree char *cell = dz_table_dup_clipboard_cell (text);

  g_string_append (tsv, cell);
  g_string_append_c (tsv, last ? '\n' : '\t');
}

char *
dz_ledger_mode_dup_tsv (const DzLedgerMode *mode, const GPtrArray *rows, const DzLedgerWords *words)
{
  GString *tsv = g_string_new (NULL);

  for (guint i = 0; i < mode->n_columns; i++)
    append_field (tsv, _ (mode->columns[i].title), i + 1 == mode->n_columns);
  for (guint j = 0; j < rows->len; j++)
    for (guint i = 0; i < mode->n_columns; i++)
      {
        g_autofree char *text = mode->columns[i].dup_text (g_ptr_array_index (rows, j), words);

        append_field (tsv, text, i + 1 == mode->n_columns);
      }

  return g_string_free (tsv, FALSE);
}

char *
dz_ledger_mode_dup_csv (const DzLedgerMode *mode, const GPtrArray *rows, const DzLedgerWords *words)
{
  g_autoptr (DzTable) table = mode->table_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      DzLedgerRow *row = g_ptr_array_index (rows, i);
      g_autofree char *first = dz_ledger_row_dup_sentence (dz_ledger_row_get_first (row), words);
      g_autofree char *second = dz_ledger_row_dup_sentence (dz_ledger_row_get_second (row), words);

      mode->table_add (table, row, *first != '\0' ? first : NULL, *second != '\0' ? second : NULL);
    }

  return dz_table_dup_text (table, DZ_TABLE_CSV);
}
