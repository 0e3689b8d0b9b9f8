/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gui/dz-words.h"
#include "gui/goals/dz-ledger-mode.h"
#include "gui/goals/dz-ledger-order.h"
#include "workbench/dz-overview-tables.h"

static const DzAmplification *
pair_of (DzLedgerRow *row)
{
  return dz_ledger_row_get_item (row);
}

static char *
dup_lower_place (DzLedgerRow *row, const DzLedgerWords *words)
{
  return g_strdup (pair_of (row)->lower_place);
}

static char *
dup_upper_place (DzLedgerRow *row, const DzLedgerWords *words)
{
  return g_strdup (pair_of (row)->upper_place);
}

static char *
dup_side (const DzQuantity *quantity, DzPresence presence)
{
  return quantity != NULL ? dz_ledger_row_dup_wording (quantity) : g_strdup (dz_presence_get_label (presence));
}

static char *
dup_lower (DzLedgerRow *row, const DzLedgerWords *words)
{
  return dup_side (pair_of (row)->lower, pair_of (row)->lower_presence);
}

static char *
dup_upper (DzLedgerRow *row, const DzLedgerWords *words)
{
  return dup_side (pair_of (row)->upper, pair_of (row)->upper_presence);
}

static char *
dup_gap (DzLedgerRow *row, const DzLedgerWords *words)
{
  const DzQuantity *lower = pair_of (row)->lower;

  return lower != NULL ? dz_words_dup_gap_text (pair_of (row)->gap, lower->measure) : g_strdup ("");
}

static int
compare_gaps (DzLedgerRow *a, DzLedgerRow *b)
{
  return dz_ledger_column_compare_numbers (pair_of (a)->gap, pair_of (b)->gap);
}

static const DzLedgerColumn columns[] = {
  { N_ ("Indicator"), 22, FALSE, FALSE, dz_ledger_column_dup_indicator, NULL },
  { N_ ("Period"), 10, FALSE, FALSE, dz_ledger_column_dup_period, dz_ledger_column_compare_periods },
  { N_ ("Lower Place"), 10, FALSE, FALSE, dup_lower_place, NULL },
  { N_ ("Lower Goal"), 16, FALSE, FALSE, dup_lower, dz_ledger_column_compare_firsts },
  { N_ ("Upper Place"), 10, FALSE, FALSE, dup_upper_place, NULL },
  { N_ ("Upper Goal"), 16, FALSE, FALSE, dup_upper, dz_ledger_column_compare_seconds },
  { N_ ("Gap"), 13, FALSE, TRUE, dup_gap, compare_gaps },
  { N_ ("Lower Sentence"), 40, TRUE, FALSE, dz_ledger_column_dup_first_sentence, NULL },
  { N_ ("Upper Sentence"), 40, TRUE, FALSE, dz_ledger_column_dup_second_sentence, NULL },
  { N_ ("Lower Source"), 0, FALSE, FALSE, dz_ledger_column_dup_first_source, NULL },
  { N_ ("Upper Source"), 0, FALSE, FALSE, dz_ledger_column_dup_second_source, NULL },
};

/* A place without a report for the years says nothing about amplification; those rows are in the files only. */
static gboolean
can_tell (const DzAmplification *row)
{
  return row->lower_presence != DZ_PRESENCE_NO_REPORT && row->upper_presence != DZ_PRESENCE_NO_REPORT;
}

static void
add_rows_of (GPtrArray *rows, DzOverview *overview, const DzKnowledge *knowledge, gboolean both)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < overview->amplifications->len; i++)
    {
      const DzAmplification *row = g_ptr_array_index (overview->amplifications, i);

      if (can_tell (row) && (row->lower != NULL && row->upper != NULL) == both)
        g_ptr_array_add (found, dz_ledger_row_new (overview, row, row->lower, row->upper));
    }
  dz_ledger_order_sort (found, knowledge);
  g_ptr_array_extend_and_steal (rows, g_steal_pointer (&found));
}

/* What both set first, then what only one of them did. */
static void
add_rows (GPtrArray *rows, DzOverview *overview, const DzKnowledge *knowledge)
{
  add_rows_of (rows, overview, knowledge, TRUE);
  add_rows_of (rows, overview, knowledge, FALSE);
}

/* A choice of places takes every row that one of them is in. */
static gboolean
accepts (DzLedgerRow *row, const DzOverviewFilter *filter, const DzKnowledge *knowledge)
{
  const DzAmplification *pair = pair_of (row);

  return (pair->lower != NULL && dz_overview_filter_accepts_quantity (filter, pair->lower, knowledge))
         || (pair->upper != NULL && dz_overview_filter_accepts_quantity (filter, pair->upper, knowledge));
}

static void
table_add (DzTable *table, DzLedgerRow *row, const char *first_sentence, const char *second_sentence)
{
  dz_amplification_table_add (table, pair_of (row), dz_ledger_row_get_overview (row), first_sentence,
                              second_sentence);
}

const DzLedgerMode dz_amplification_mode = {
  .name = "amplification",
  .label = N_ ("Goals of Places beside Those above Them"),
  .file_name = N_ ("Amplification"),
  .empty_title = N_ ("No Goals to Compare"),
  .empty_text = N_ ("Import reports of a place and of the one above it for the same year: a district and its city, for "
                    "instance."),
  .none_title = N_ ("No Goal Matches"),
  .first_label = N_ ("Go to Lower Goal"),
  .second_label = N_ ("Go to Upper Goal"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .add_rows = add_rows,
  .accepts = accepts,
  .table_new = dz_amplification_table_new,
  .table_add = table_add,
};
