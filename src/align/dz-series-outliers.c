/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-series-outliers.h"

#include <math.h>
#include <string.h>

#include "align/dz-figure-difference.h"
#include "align/dz-ledger-key.h"

/* Years told further from one another say little of one another. */
#define MAX_YEARS_APART 3
/* Neighbours of at least so many years. */
#define MIN_NEIGHBOURS 2
/* A value this many times its neighbours', or this part of them, is out of the series; they agree within the
 * second. */
static const double out_of_series = 6;
static const double within_series = 2;

/* What was added or lost in a year is no member of the series of what there is. */
static gboolean
is_change (const DzQuantity *quantity)
{
  static const char *const words[] = { "新增", "新建", "新开", "增加", "减少", "增产", "减产", "比上年", NULL };

  for (int i = 0; quantity->wording != NULL && words[i] != NULL; i++)
    if (strstr (quantity->wording, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
belongs (const DzQuantity *quantity)
{
  return quantity->state != DZ_STATE_REJECTED && quantity->status != DZ_STATUS_GOAL
         && quantity->indicator_key != NULL && quantity->measure == DZ_MEASURE_LEVEL && quantity->low > 0
         && dz_ledger_get_year (quantity) != 0 && g_utf8_strlen (quantity->period, -1) == 4
         && !is_change (quantity);
}

/* How many times the other; NaN where they do not compare. */
static double
get_ratio (const DzQuantity *quantity, const DzQuantity *other, const DzKnowledge *knowledge)
{
  return quantity->low / (other->low * dz_figure_get_factor (other, quantity, knowledge));
}

/* The nearest of the neighbours if all of them are far off in the same direction and agree, else NULL. */
static const DzQuantity *
find_witness (const GPtrArray *series, const DzQuantity *quantity, const DzKnowledge *knowledge)
{
  const DzQuantity *nearest = NULL;
  double smallest = INFINITY;
  double largest = 0;
  guint32 years = 0;

  for (guint i = 0; i < series->len; i++)
    {
      const DzQuantity *other = g_ptr_array_index (series, i);
      int apart = ABS (dz_ledger_get_year (other) - dz_ledger_get_year (quantity));
      double ratio = get_ratio (quantity, other, knowledge);

      if (apart == 0 || apart > MAX_YEARS_APART || !isfinite (ratio))
        continue;
      years |= 1u << (dz_ledger_get_year (other) - dz_ledger_get_year (quantity) + MAX_YEARS_APART);
      smallest = MIN (smallest, ratio);
      largest = MAX (largest, ratio);
      if (nearest == NULL || apart < ABS (dz_ledger_get_year (nearest) - dz_ledger_get_year (quantity)))
        nearest = other;
    }
  if (__builtin_popcount (years) < MIN_NEIGHBOURS || largest / smallest > within_series
      || (smallest < out_of_series && largest > 1 / out_of_series))
    return NULL;

  return nearest;
}

static void
find_in_series (GPtrArray *found, const GPtrArray *series, const DzKnowledge *knowledge)
{
  for (guint i = 0; i < series->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (series, i);
      const DzQuantity *witness = find_witness (series, quantity, knowledge);
      DzDiscrepancy *row = NULL;

      if (witness == NULL)
        continue;
      row = g_new0 (DzDiscrepancy, 1);
      row->first = dz_quantity_copy (witness);
      row->second = dz_quantity_copy (quantity);
      row->kind = DZ_DISCREPANCY_SERIES;
      row->difference = dz_figure_get_difference (witness, quantity, knowledge);
      g_ptr_array_add (found, row);
    }
}

void
dz_series_outliers_find (GPtrArray *found, const GPtrArray *quantities, const DzKnowledge *knowledge)
{
  g_autoptr (GHashTable) all = dz_ledger_groups_new ();
  GHashTableIter iter;
  gpointer series;

  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);

      if (belongs (quantity))
        dz_ledger_add_to_group (all, dz_ledger_dup_series (quantity), quantity);
    }
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &series))
    find_in_series (found, series, knowledge);
}
