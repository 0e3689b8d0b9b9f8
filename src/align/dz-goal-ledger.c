/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-goal-ledger.h"

#include <math.h>
#include <string.h>

#include "align/dz-ledger-ruling.h"
#include "align/dz-report-calendar.h"
#include "align/dz-verdict.h"

/* Own words shorter than this (项目, 企业) say too little to pair by. */
#define MIN_OWN_WORDS 4

/* All outcomes, or all goals of one report, for one place, indicator, measure and period. */
typedef struct
{
  const DzQuantity *best;
  gboolean ambiguous; /* one report states several values */
} Slot;

typedef struct
{
  const DzKnowledge *knowledge;
  DzReportCalendar *calendar;
  GHashTable *outcomes; /* key -> Slot */
  GHashTable *goals;    /* key and report -> Slot */
  GPtrArray *rows;
} Ledger;

static gboolean
is_outcome (const DzQuantity *quantity)
{
  return quantity->status == DZ_STATUS_OUTCOME || quantity->status == DZ_STATUS_ESTIMATE;
}

static gboolean
can_pair (const Ledger *self, const DzQuantity *quantity)
{
  if (quantity->indicator_key != NULL)
    return TRUE;

  /* A known name without its key measures something else about it. */
  return quantity->indicator != NULL && g_utf8_strlen (quantity->indicator, -1) >= MIN_OWN_WORDS
         && dz_knowledge_find_indicator (self->knowledge, quantity->indicator) == NULL;
}

/* What two quantities must share to be about the same thing. */
static char *
dup_key (const DzQuantity *quantity, const char *period)
{
  const char *name = quantity->indicator_key != NULL ? quantity->indicator_key : quantity->indicator;

  return g_strdup_printf ("%s\t%s%s\t%d\t%s", quantity->place != NULL ? quantity->place : "",
                          quantity->indicator_key != NULL ? "" : "=", name != NULL ? name : "",
                          (int) quantity->measure, period != NULL ? period : "");
}

static gboolean
same_value (const DzQuantity *a, const DzQuantity *b)
{
  return a->low == b->low && a->high == b->high && g_strcmp0 (a->unit, b->unit) == 0;
}

/* Outcomes before estimates; a work report before a feature; a later report before an earlier one; else the
 * first. */
static gboolean
is_better_outcome (const Ledger *self, const DzQuantity *quantity, const DzQuantity *best)
{
  int year = dz_report_calendar_get_year (self->calendar, quantity->report_id);
  int best_year = dz_report_calendar_get_year (self->calendar, best->report_id);
  gboolean work = dz_report_calendar_is_work_report (self->calendar, quantity->report_id);
  gboolean best_work = dz_report_calendar_is_work_report (self->calendar, best->report_id);

  if (quantity->report_id == best->report_id)
    return quantity->status == DZ_STATUS_OUTCOME && best->status == DZ_STATUS_ESTIMATE;
  if (work != best_work)
    return work;

  return year > best_year;
}

static Slot *
take_slot (GHashTable *table, char *key, const DzQuantity *quantity)
{
  Slot *slot = g_hash_table_lookup (table, key);

  if (slot == NULL)
    {
      slot = g_new0 (Slot, 1);
      slot->best = quantity;
      g_hash_table_insert (table, key, slot);
    }
  else
    g_free (key);

  return slot;
}

static void
add_outcome (Ledger *self, const DzQuantity *quantity)
{
  Slot *slot = take_slot (self->outcomes, dup_key (quantity, quantity->period), quantity);

  if (slot->best == quantity)
    return;
  if (slot->best->report_id == quantity->report_id && !same_value (slot->best, quantity))
    slot->ambiguous = TRUE;
  if (is_better_outcome (self, quantity, slot->best))
    slot->best = quantity;
}

static int
get_precision (const DzQuantity *quantity)
{
  return quantity->end - quantity->start;
}

static char *
dup_goal_key (const DzQuantity *goal)
{
  g_autofree char *key = dup_key (goal, goal->period);

  return g_strdup_printf ("%s\t%" G_GINT64_FORMAT, key, goal->report_id);
}

/* Of two goals of one report for the same thing the one with the more precise span is the main one. */
static void
add_goal (Ledger *self, const DzQuantity *goal)
{
  Slot *slot = take_slot (self->goals, dup_goal_key (goal), goal);

  if (slot->best == goal)
    return;
  slot->ambiguous |= !same_value (slot->best, goal);
  if (get_precision (goal) > get_precision (slot->best))
    slot->best = goal;
}

/* A goal that shares name and period with another of its report: which of them an outcome answers nobody
 * can tell, but for the
 * main one of a known indicator. */
static gboolean
is_clear (const Ledger *self, const DzQuantity *goal)
{
  g_autofree char *key = dup_goal_key (goal);
  const Slot *slot = g_hash_table_lookup (self->goals, key);

  return !slot->ambiguous || same_value (slot->best, goal);
}

static const DzQuantity *
look_up (const Ledger *self, const DzQuantity *goal, const char *period)
{
  g_autofree char *key = dup_key (goal, period);
  const Slot *slot = g_hash_table_lookup (self->outcomes, key);

  if (slot == NULL || slot->best->report_id == goal->report_id)
    return NULL;
  /* Where a report states several values under the same name, they are about different things. */
  if (slot->ambiguous)
    return NULL;

  return slot->best;
}

static const DzQuantity *
look_up_span (const Ledger *self, const DzQuantity *goal, int first, int last)
{
  g_autofree char *span = g_strdup_printf ("%d-%d", first, last);
  g_autofree char *year = g_strdup_printf ("%d", last);
  const DzQuantity *found = first != last ? look_up (self, goal, span) : NULL;

  /* The rate of one year is not that of a span. */
  if (found != NULL || (first != last && goal->measure == DZ_MEASURE_GROWTH && strchr (goal->period, '-') != NULL))
    return found;

  return look_up (self, goal, year);
}

/* The first year an outcome on the way to the goal may tell about. */
static int
get_start (const Ledger *self, const DzQuantity *goal, int first)
{
  int year = dz_report_calendar_get_year (self->calendar, goal->report_id);

  return year > 0 && year < first ? year : first;
}

/* A rate of growth over years is no step on the way to one year's rate. */
static const DzQuantity *
find_on_the_way (const Ledger *self, const DzQuantity *goal, int first, int last)
{
  if (goal->measure == DZ_MEASURE_GROWTH)
    return NULL;
  for (int year = last - 1; year >= first && year > last - 20; year--)
    {
      const DzQuantity *found = look_up_span (self, goal, first, year);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Why there is no outcome. */
static DzVerdict
explain_absence (const Ledger *self, const DzQuantity *goal, int last)
{
  if (last == 0 || dz_report_calendar_get_latest (self->calendar, goal->place) <= last)
    return DZ_VERDICT_NOT_DUE;

  return dz_report_calendar_reviews (self->calendar, goal->place, last) ? DZ_VERDICT_NOT_REPORTED
                                                                        : DZ_VERDICT_NO_REPORT;
}

static void
set_outcome (Ledger *self, DzGoal *row, const DzQuantity *outcome)
{
  row->outcome = dz_quantity_copy (outcome);
  row->gap = dz_verdict_get_gap (row->goal, outcome, self->knowledge);
}

static void
add_goal_row (Ledger *self, const DzQuantity *goal)
{
  DzGoal *row = dz_goal_new ();
  const DzQuantity *outcome = NULL;
  int first;
  int last;

  g_ptr_array_add (self->rows, row);
  row->goal = dz_quantity_copy (goal);
  dz_period_parse (goal->period, &first, &last);
  row->verdict = explain_absence (self, goal, last);
  if (!can_pair (self, goal) || last == 0)
    return;
  if (!is_clear (self, goal))
    {
      if (row->verdict == DZ_VERDICT_NOT_REPORTED)
        row->verdict = DZ_VERDICT_NOT_COMPARABLE;
      return;
    }

  first = get_start (self, goal, first);
  outcome = look_up_span (self, goal, first, last);
  if (outcome != NULL)
    {
      set_outcome (self, row, outcome);
      row->verdict = dz_verdict_judge (goal, outcome, self->knowledge);
      return;
    }
  if (row->verdict != DZ_VERDICT_NOT_DUE)
    return;
  outcome = find_on_the_way (self, goal, first, last);
  if (outcome == NULL || !dz_verdict_can_compare (goal, outcome, self->knowledge))
    return;
  set_outcome (self, row, outcome);
  /* What is counted over the years of a span is not yet all there. */
  if (strchr (goal->period, '-') != NULL)
    row->gap = NAN;
  row->verdict = DZ_VERDICT_IN_PROGRESS;
}

/* The same for the same value, in whatever unit of a family it is written. */
static char *
dup_value_key (const Ledger *self, const DzQuantity *quantity)
{
  const DzUnit *unit = quantity->unit != NULL ? dz_knowledge_find_unit (self->knowledge, quantity->unit) : NULL;
  double factor = unit != NULL ? unit->factor : 1;
  g_autofree char *key = dup_key (quantity, quantity->period);
  g_autofree char *low = dz_number_dup_text (quantity->low * factor);
  g_autofree char *high = dz_number_dup_text (quantity->high * factor);

  return g_strconcat (key, "\t", low, "\t", high, "\t", unit != NULL ? unit->family : quantity->unit, NULL);
}

/* Outcomes of known indicators without a goal make the series; the same value told twice makes one row. */
static void
add_outcome_row (Ledger *self, GHashTable *seen, const DzQuantity *outcome)
{
  DzGoal *row;

  if (outcome->indicator_key == NULL || !g_hash_table_add (seen, dup_value_key (self, outcome)))
    return;

  row = dz_goal_new ();
  row->presence = DZ_PRESENCE_NOT_FOUND;
  row->outcome = dz_quantity_copy (outcome);
  g_ptr_array_add (self->rows, row);
}

/* Pairs come before outcomes alone, so that a value told twice stands with its goal. */
static void
mark_used_values (Ledger *self, GHashTable *seen)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const DzGoal *row = g_ptr_array_index (self->rows, i);

      if (row->outcome != NULL)
        g_hash_table_add (seen, dup_value_key (self, row->outcome));
    }
}

static int
compare_quantities (const DzQuantity *a, const DzQuantity *b)
{
  int order = g_strcmp0 (a->place, b->place);

  if (order == 0)
    order = g_strcmp0 (a->indicator_key != NULL ? a->indicator_key : a->indicator,
                       b->indicator_key != NULL ? b->indicator_key : b->indicator);
  if (order == 0)
    order = (int) a->measure - (int) b->measure;
  if (order == 0)
    order = g_strcmp0 (a->period, b->period);
  if (order == 0)
    order = (a->report_id > b->report_id) - (a->report_id < b->report_id);
  if (order == 0)
    order = a->paragraph - b->paragraph;

  return order != 0 ? order : a->start - b->start;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return compare_quantities (dz_goal_get_main (*(const DzGoal *const *) a),
                             dz_goal_get_main (*(const DzGoal *const *) b));
}

static void
fill_rows (Ledger *self, const GPtrArray *quantities, const GPtrArray *rulings)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);

      if (quantity->state != DZ_STATE_REJECTED && quantity->status == DZ_STATUS_GOAL)
        add_goal_row (self, quantity);
    }
  if (rulings != NULL)
    dz_ledger_ruling_apply (self->rows, quantities, rulings, self->knowledge);
  mark_used_values (self, seen);
  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);

      if (quantity->state != DZ_STATE_REJECTED && is_outcome (quantity))
        add_outcome_row (self, seen, quantity);
    }
}

GPtrArray *
dz_goal_ledger_build (const GPtrArray *quantities, const GPtrArray *reports, const GPtrArray *rulings,
                      const DzKnowledge *knowledge)
{
  Ledger self = { .knowledge = knowledge };

  g_return_val_if_fail (quantities != NULL && reports != NULL && knowledge != NULL, NULL);

  self.calendar = dz_report_calendar_new (reports);
  self.outcomes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.goals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_goal_free);
  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);

      if (quantity->state == DZ_STATE_REJECTED)
        continue;
      if (is_outcome (quantity))
        add_outcome (&self, quantity);
      else
        add_goal (&self, quantity);
    }

  fill_rows (&self, quantities, rulings);
  g_ptr_array_sort (self.rows, compare_rows);

  dz_report_calendar_free (self.calendar);
  g_hash_table_unref (self.outcomes);
  g_hash_table_unref (self.goals);

  return self.rows;
}
