/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/goals/dz-ledger-order.h"

static int
rank_measure (DzMeasure measure)
{
  return measure == DZ_MEASURE_GROWTH ? 0 : measure == DZ_MEASURE_LEVEL ? 1 : (int) measure + 1;
}

/* What has no key of the knowledge comes last. */
static guint
find_position (GHashTable *positions, const DzQuantity *quantity)
{
  gpointer position = NULL;

  if (quantity->indicator_key != NULL)
    position = g_hash_table_lookup (positions, quantity->indicator_key);

  return position != NULL ? GPOINTER_TO_UINT (position) : G_MAXUINT;
}

static gint
compare_rows (gconstpointer a, gconstpointer b, gpointer positions)
{
  DzLedgerRow *first = *(DzLedgerRow *const *) a;
  DzLedgerRow *second = *(DzLedgerRow *const *) b;
  const DzQuantity *one = dz_ledger_row_get_main (first);
  const DzQuantity *other = dz_ledger_row_get_main (second);
  guint here = find_position (positions, one);
  guint there = find_position (positions, other);
  int order = g_strcmp0 (one->place, other->place);

  if (order != 0)
    return order;
  if (here != there)
    return here < there ? -1 : 1;
  if (here == G_MAXUINT)
    return 0;

  order = rank_measure (one->measure) - rank_measure (other->measure);

  return order != 0 ? order : g_strcmp0 (one->period, other->period);
}

void
dz_ledger_order_sort (GPtrArray *rows, const DzKnowledge *knowledge)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *indicators;

  g_return_if_fail (rows != NULL);

  if (knowledge == NULL)
    return;
  indicators = dz_knowledge_get_indicators (knowledge);
  for (guint i = 0; i < indicators->len; i++)
    {
      const DzIndicator *indicator = g_ptr_array_index (indicators, i);

      g_hash_table_insert (positions, (gpointer) indicator->key, GUINT_TO_POINTER (i + 1));
    }
  g_ptr_array_sort_with_data (rows, compare_rows, positions);
}
