/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "align/dz-figure-difference.h"
#include "align/dz-goal-ledger.h"
#include "align/dz-report-calendar.h"
#include "align/dz-verdict.h"

/* The main rows of both places for one indicator, measure and period. */
typedef struct
{
  const DzGoal *lower;
  const DzGoal *upper;
} Pair;

typedef struct
{
  const GPtrArray *ledger;
  const GPtrArray *reports;
  const DzKnowledge *knowledge;
  DzReportCalendar *calendar;
  GPtrArray *all; /* (element-type DzAmplification) */
} Amplifier;

static char *
dup_key (const DzQuantity *quantity)
{
  const char *name = quantity->indicator_key != NULL ? quantity->indicator_key : quantity->indicator;

  return g_strdup_printf ("%s%s\t%d\t%s", quantity->indicator_key != NULL ? "" : "=", name != NULL ? name : "",
                          (int) quantity->measure, quantity->period != NULL ? quantity->period : "");
}

/* A goal before the word that there is none; a work report before a feature; a later report before an earlier
 * one; else the goal with the more precise span, and of two alike the first. */
static gboolean
is_better (const Amplifier *self, const DzGoal *row, const DzGoal *known)
{
  gboolean work = FALSE;
  gboolean known_work = FALSE;
  int year = 0;
  int known_year = 0;

  if (known == NULL || row->goal == NULL || known->goal == NULL)
    return known == NULL || (row->goal != NULL && known->goal == NULL);

  work = dz_report_calendar_is_work_report (self->calendar, row->goal->report_id);
  known_work = dz_report_calendar_is_work_report (self->calendar, known->goal->report_id);
  if (work != known_work)
    return work;

  year = dz_report_calendar_get_year (self->calendar, row->goal->report_id);
  known_year = dz_report_calendar_get_year (self->calendar, known->goal->report_id);
  if (year != known_year)
    return year > known_year;

  return row->goal->end - row->goal->start > known->goal->end - known->goal->start;
}

static double
get_gap (const DzQuantity *lower, const DzQuantity *upper, const DzKnowledge *knowledge)
{
  if (lower == NULL || upper == NULL
      || (lower->measure != DZ_MEASURE_GROWTH && lower->measure != DZ_MEASURE_SHARE)
      || !dz_verdict_can_compare (lower, upper, knowledge))
    return NAN;

  return dz_figure_get_difference (upper, lower, knowledge);
}

/* Why a place has no goal beside the other's. */
static DzPresence
explain (const Amplifier *self, const DzGoal *row, const char *place, const DzQuantity *other)
{
  int first = 0;
  int last = 0;
  int year = 0;

  if (row != NULL)
    return row->goal != NULL ? DZ_PRESENCE_STATED : row->presence;

  dz_period_parse (other->period, &first, &last);
  year = dz_report_calendar_get_year (self->calendar, other->report_id);

  return dz_report_calendar_has_report (self->calendar, place, year > 0 ? MIN (year, last) : first, last)
             ? DZ_PRESENCE_NOT_FOUND
             : DZ_PRESENCE_NO_REPORT;
}

/* What only one of them set is told for known indicators; the own words of one report seldom meet another's. */
static void
add_pair (Amplifier *self, const Pair *pair, const char *lower, const char *upper)
{
  const DzQuantity *low = pair->lower != NULL ? pair->lower->goal : NULL;
  const DzQuantity *high = pair->upper != NULL ? pair->upper->goal : NULL;
  const DzQuantity *either = low != NULL ? low : high;
  DzAmplification *row = NULL;

  if (either == NULL || ((low == NULL || high == NULL) && either->indicator_key == NULL))
    return;

  row = g_new0 (DzAmplification, 1);
  row->lower_place = g_strdup (lower);
  row->upper_place = g_strdup (upper);
  row->lower = low != NULL ? dz_quantity_copy (low) : NULL;
  row->upper = high != NULL ? dz_quantity_copy (high) : NULL;
  row->lower_presence = explain (self, pair->lower, lower, either);
  row->upper_presence = explain (self, pair->upper, upper, either);
  row->gap = get_gap (low, high, self->knowledge);
  g_ptr_array_add (self->all, row);
}

static void
add_places (Amplifier *self, const char *lower, const char *upper)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer found;

  for (guint i = 0; i < self->ledger->len; i++)
    {
      const DzGoal *row = g_ptr_array_index (self->ledger, i);
      const DzQuantity *quantity = dz_goal_get_main (row);
      gboolean is_lower = g_strcmp0 (quantity->place, lower) == 0;
      g_autofree char *key = NULL;
      Pair *pair;

      if ((row->goal == NULL && row->absence == NULL) || (!is_lower && g_strcmp0 (quantity->place, upper) != 0))
        continue;

      key = dup_key (quantity);
      pair = g_hash_table_lookup (pairs, key);
      if (pair == NULL)
        {
          pair = g_new0 (Pair, 1);
          g_hash_table_insert (pairs, g_steal_pointer (&key), pair);
        }
      if (is_better (self, row, is_lower ? pair->lower : pair->upper))
        *(is_lower ? &pair->lower : &pair->upper) = row;
    }

  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, NULL, &found))
    add_pair (self, found, lower, upper);
}

/* Places that set goals. (element-type utf8), borrowed */
static GHashTable *
collect_places (const GPtrArray *ledger)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ledger->len; i++)
    {
      const DzGoal *row = g_ptr_array_index (ledger, i);

      if (row->goal != NULL && row->goal->place != NULL)
        g_hash_table_add (places, row->goal->place);
    }

  return places;
}

/* The place above: as a report of the place says, else as the knowledge files do; NULL if there is none. */
static const char *
find_parent (const Amplifier *self, const char *name)
{
  const DzPlace *place = dz_knowledge_find_place (self->knowledge, name);
  const DzPlace *parent = NULL;

  for (guint i = 0; i < self->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (self->reports, i);

      if (report->parent != NULL && *report->parent != '\0' && g_strcmp0 (report->place, name) == 0
          && !g_str_equal (report->parent, name))
        return report->parent;
    }
  if (place != NULL && place->parent != NULL)
    parent = dz_knowledge_find_place (self->knowledge, place->parent);

  return parent != NULL ? parent->name : NULL;
}

/* No chain of places is longer; one that runs in a circle ends. */
#define MAX_LEVELS 5

/* Every place with every place above it. */
static void
add_all_places (Amplifier *self)
{
  g_autoptr (GHashTable) places = collect_places (self->ledger);
  GHashTableIter iter;
  gpointer lower;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, &lower, NULL))
    {
      const char *upper = find_parent (self, lower);

      for (int level = 0; upper != NULL && level < MAX_LEVELS; level++)
        {
          if (g_hash_table_contains (places, upper) && !g_str_equal (upper, lower))
            add_places (self, lower, upper);
          upper = find_parent (self, upper);
        }
    }
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
  if (order == 0)
    order = g_strcmp0 (x->period, y->period);
  if (order == 0)
    order = g_strcmp0 (first->lower_place, second->lower_place);

  return order != 0 ? order : g_strcmp0 (first->upper_place, second->upper_place);
}

GPtrArray *
dz_goal_ledger_amplify (const GPtrArray *ledger, const GPtrArray *reports, const char *lower, const char *upper,
                        const DzKnowledge *knowledge)
{
  Amplifier self = { ledger, reports, knowledge };

  g_return_val_if_fail (ledger != NULL && reports != NULL && knowledge != NULL, NULL);
  g_return_val_if_fail ((lower == NULL) == (upper == NULL), NULL);

  self.calendar = dz_report_calendar_new (reports);
  self.all = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_amplification_free);
  if (lower != NULL)
    add_places (&self, lower, upper);
  else
    add_all_places (&self);
  g_ptr_array_sort (self.all, compare);
  dz_report_calendar_free (self.calendar);

  return self.all;
}
