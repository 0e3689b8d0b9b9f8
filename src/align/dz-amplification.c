/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "align/dz-goal-ledger.h"
#include "align/dz-verdict.h"

/* The main goals of both places for one indicator, measure and period. */
typedef struct
{
  const DzQuantity *lower;
  const DzQuantity *upper;
} Pair;

static char *
dup_key (const DzQuantity *goal)
{
  const char *name = goal->indicator_key != NULL ? goal->indicator_key : goal->indicator;

  return g_strdup_printf ("%s%s\t%d\t%s", goal->indicator_key != NULL ? "" : "=", name != NULL ? name : "",
                          (int) goal->measure, goal->period != NULL ? goal->period : "");
}

/* The more precise goal of a place is its main one; of two alike the first. */
static void
set_goal (const DzQuantity **slot, const DzQuantity *goal)
{
  if (*slot == NULL || goal->end - goal->start > (*slot)->end - (*slot)->start)
    *slot = goal;
}

static double
get_gap (const DzQuantity *lower, const DzQuantity *upper, const DzKnowledge *knowledge)
{
  if ((lower->measure != DZ_MEASURE_GROWTH && lower->measure != DZ_MEASURE_SHARE)
      || !dz_verdict_can_compare (lower, upper, knowledge))
    return NAN;

  return (lower->low + lower->high) / 2 - (upper->low + upper->high) / 2;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const DzAmplification *first = *(const DzAmplification *const *) a;
  const DzAmplification *second = *(const DzAmplification *const *) b;
  const DzQuantity *x = first->lower != NULL ? first->lower : first->upper;
  const DzQuantity *y = second->lower != NULL ? second->lower : second->upper;
  int order = g_strcmp0 (x->indicator_key != NULL ? x->indicator_key : x->indicator,
                         y->indicator_key != NULL ? y->indicator_key : y->indicator);

  if (order == 0)
    order = (int) x->measure - (int) y->measure;

  return order != 0 ? order : g_strcmp0 (x->period, y->period);
}

/* What only one of them set is told for known indicators; the own words of one report never meet another's.
 * */
static void
add_pair (GPtrArray *all, const Pair *pair, const DzKnowledge *knowledge)
{
  const DzQuantity *either = pair->lower != NULL ? pair->lower : pair->upper;
  DzAmplification *amplification;

  if ((pair->lower == NULL || pair->upper == NULL) && either->indicator_key == NULL)
    return;

  amplification = g_new0 (DzAmplification, 1);
  amplification->lower = pair->lower != NULL ? dz_quantity_copy (pair->lower) : NULL;
  amplification->upper = pair->upper != NULL ? dz_quantity_copy (pair->upper) : NULL;
  amplification->gap = pair->lower != NULL && pair->upper != NULL ? get_gap (pair->lower, pair->upper, knowledge) : NAN;
  g_ptr_array_add (all, amplification);
}

static GHashTable *
collect_pairs (const GPtrArray *quantities, const char *lower, const char *upper)
{
  GHashTable *pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *goal = g_ptr_array_index (quantities, i);
      gboolean is_lower = g_strcmp0 (goal->place, lower) == 0;
      char *key;
      Pair *pair;

      if (goal->status != DZ_STATUS_GOAL || goal->state == DZ_STATE_REJECTED
          || (!is_lower && g_strcmp0 (goal->place, upper) != 0))
        continue;

      key = dup_key (goal);
      pair = g_hash_table_lookup (pairs, key);
      if (pair == NULL)
        {
          pair = g_new0 (Pair, 1);
          g_hash_table_insert (pairs, g_strdup (key), pair);
        }
      g_free (key);
      set_goal (is_lower ? &pair->lower : &pair->upper, goal);
    }

  return pairs;
}

GPtrArray *
dz_goal_ledger_amplify (const GPtrArray *quantities, const char *lower, const char *upper, const DzKnowledge *knowledge)
{
  g_autoptr (GHashTable) pairs = NULL;
  GPtrArray *all;
  GHashTableIter iter;
  gpointer pair;

  g_return_val_if_fail (quantities != NULL && lower != NULL && upper != NULL && knowledge != NULL, NULL);

  pairs = collect_pairs (quantities, lower, upper);
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_amplification_free);
  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, NULL, &pair))
    add_pair (all, pair, knowledge);
  g_ptr_array_sort (all, compare);

  return all;
}
