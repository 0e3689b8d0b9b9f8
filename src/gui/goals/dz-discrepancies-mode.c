/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gui/dz-words.h"
#include "gui/goals/dz-ledger-mode.h"
#include "workbench/dz-overview-tables.h"

static const DzDiscrepancy *
pair_of (DzLedgerRow *row)
{
  return dz_ledger_row_get_item (row);
}

static char *
dup_place (DzLedgerRow *row, const DzLedgerWords *words)
{
  const char *place = dz_ledger_row_get_first (row)->place;

  return g_strdup (place != NULL ? place : "");
}

static char *
dup_kind (DzLedgerRow *row, const DzLedgerWords *words)
{
  return g_strdup (dz_discrepancy_kind_get_label (pair_of (row)->kind));
}

static char *
dup_difference (DzLedgerRow *row, const DzLedgerWords *words)
{
  return dz_words_dup_gap_text (pair_of (row)->difference, pair_of (row)->first->measure);
}

static int
compare_kinds (DzLedgerRow *a, DzLedgerRow *b)
{
  return (int) pair_of (a)->kind - (int) pair_of (b)->kind;
}

static int
compare_differences (DzLedgerRow *a, DzLedgerRow *b)
{
  return dz_ledger_column_compare_numbers (fabs (pair_of (a)->difference), fabs (pair_of (b)->difference));
}

static const DzLedgerColumn columns[] = {
  { N_ ("Place"), 8, FALSE, FALSE, dup_place, NULL },
  { N_ ("Indicator"), 22, FALSE, FALSE, dz_ledger_column_dup_indicator, NULL },
  { N_ ("Period"), 10, FALSE, FALSE, dz_ledger_column_dup_period, dz_ledger_column_compare_periods },
  { N_ ("First"), 14, FALSE, FALSE, dz_ledger_column_dup_first, dz_ledger_column_compare_firsts },
  { N_ ("Second"), 14, FALSE, FALSE, dz_ledger_column_dup_second, dz_ledger_column_compare_seconds },
  { N_ ("Difference"), 11, FALSE, TRUE, dup_difference, compare_differences },
  { N_ ("Kind"), 20, FALSE, FALSE, dup_kind, compare_kinds },
  { N_ ("First Source"), 18, FALSE, FALSE, dz_ledger_column_dup_first_source, NULL },
  { N_ ("Second Source"), 18, FALSE, FALSE, dz_ledger_column_dup_second_source, NULL },
  { N_ ("First Sentence"), 40, TRUE, FALSE, dz_ledger_column_dup_first_sentence, NULL },
  { N_ ("Second Sentence"), 40, TRUE, FALSE, dz_ledger_column_dup_second_sentence, NULL },
};

/* Revised goals and estimates are no slips. */
static void
add_rows (GPtrArray *rows, DzOverview *overview, const DzKnowledge *knowledge)
{
  for (guint i = 0; i < overview->discrepancies->len; i++)
    {
      const DzDiscrepancy *row = g_ptr_array_index (overview->discrepancies, i);

      if (row->kind != DZ_DISCREPANCY_REVISED)
        g_ptr_array_add (rows, dz_ledger_row_new (overview, row, row->first, row->second));
    }
}

static gboolean
accepts (DzLedgerRow *row, const DzOverviewFilter *filter, const DzKnowledge *knowledge)
{
  return dz_overview_filter_accepts_quantity (filter, pair_of (row)->first, knowledge)
         || dz_overview_filter_accepts_quantity (filter, pair_of (row)->second, knowledge);
}

static void
table_add (DzTable *table, DzLedgerRow *row, const char *first_sentence, const char *second_sentence)
{
  dz_discrepancies_table_add (table, pair_of (row), dz_ledger_row_get_overview (row), first_sentence,
                              second_sentence);
}

const DzLedgerMode dz_discrepancies_mode = {
  .name = "discrepancies",
  .label = N_ ("Figures Stated Differently"),
  .file_name = N_ ("Discrepancies"),
  .empty_title = N_ ("No Discrepancies"),
  .empty_text = N_ ("Figures that reports state differently for the same place and time are listed here."),
  .none_title = N_ ("No Discrepancy Matches"),
  .first_label = N_ ("Go to First Figure"),
  .second_label = N_ ("Go to Second Figure"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .add_rows = add_rows,
  .accepts = accepts,
  .table_new = dz_discrepancies_table_new,
  .table_add = table_add,
};
