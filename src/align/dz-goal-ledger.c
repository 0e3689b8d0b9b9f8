/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-goal-ledger.h"

#include <math.h>
#include <string.h>

#include "align/dz-figure-difference.h"
#include "align/dz-ledger-key.h"
#include "align/dz-ledger-ruling.h"
#include "align/dz-ledger-series.h"
#include "align/dz-report-calendar.h"
#include "align/dz-verdict.h"

/* All goals of one report for one place, indicator, measure and period. */
typedef struct
{
  const DzQuantity *best;
  gboolean ambiguous; /* several values are stated */
  GPtrArray *rows;    /* (element-type DzGoal) made of them so far, borrowed */
} Slot;

typedef struct
{
  const DzKnowledge *knowledge;
  DzReportCalendar *calendar;
  GHashTable *outcomes; /* key -> (element-type DzQuantity) */
  GHashTable *goals;    /* key and report -> Slot */
  GPtrArray *rows;
} Ledger;

static gboolean
is_outcome (const DzQuantity *quantity)
{
  return quantity->status == DZ_STATUS_OUTCOME || quantity->status == DZ_STATUS_ESTIMATE;
}

/* “比上年增长” beside figures of several years tells of the last of them, not of all. */
static gboolean
compares_with_last_year (const DzQuantity *quantity)
{
  static const char *const words[] = { "比上年", "比去年", "同比" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (quantity->wording != NULL && strstr (quantity->wording, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* TRUE if a goal may find it under the period it is read with. */
static gboolean
can_answer (const DzQuantity *quantity)
{
  return is_outcome (quantity)
         && !(quantity->measure == DZ_MEASURE_GROWTH && quantity->period != NULL
              && strchr (quantity->period, '-') != NULL && compares_with_last_year (quantity));
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

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  g_ptr_array_unref (slot->rows);
  g_free (slot);
}

static char *
dup_goal_key (const DzQuantity *goal)
{
  g_autofree char *key = dz_ledger_dup_subject (goal, goal->period);

  return g_strdup_printf ("%s\t%" G_GINT64_FORMAT, key, goal->report_id);
}

static int
get_hardness (const Ledger *self, const DzQuantity *goal)
{
  const GPtrArray *all = dz_knowledge_get_hardness (self->knowledge);
  int rank = 0;

  for (guint i = 0; goal->hardness != NULL && i < all->len; i++)
    {
      const DzHardness *hardness = g_ptr_array_index (all, i);

      if (g_str_equal (hardness->key, goal->hardness))
        rank = MAX (rank, hardness->rank);
    }

  return rank;
}

/* Of two goals of one report for the same thing the harder and, of two alike, the one with the more precise
 * span is the main one. */
static gboolean
is_fuller (const Ledger *self, const DzQuantity *goal, const DzQuantity *other)
{
  int hardness = get_hardness (self, goal) - get_hardness (self, other);

  return hardness != 0 ? hardness > 0 : goal->end - goal->start > other->end - other->start;
}

static void
add_goal (Ledger *self, const DzQuantity *goal)
{
  char *key = dup_goal_key (goal);
  Slot *slot = g_hash_table_lookup (self->goals, key);

  if (slot == NULL)
    {
      slot = g_new0 (Slot, 1);
      slot->best = goal;
      slot->rows = g_ptr_array_new ();
      g_hash_table_insert (self->goals, key, slot);
      return;
    }

  g_free (key);
  slot->ambiguous |= !dz_figure_is_same (slot->best, goal, self->knowledge);
  if (is_fuller (self, goal, slot->best))
    slot->best = goal;
}

static Slot *
find_slot (const Ledger *self, const DzQuantity *goal)
{
  g_autofree char *key = dup_goal_key (goal);

  return g_hash_table_lookup (self->goals, key);
}

/* A goal that shares name and period with another of its report: which of them an outcome answers nobody
 * can tell, but for the main one. */
static gboolean
is_clear (const Ledger *self, const DzQuantity *goal)
{
  const Slot *slot = find_slot (self, goal);

  return !slot->ambiguous || dz_figure_is_same (slot->best, goal, self->knowledge);
}

/* “增长7%，超过计划增长6%的要求”: the second number is the goal, told again beside what came of it. */
static gboolean
repeats_goal (const Ledger *self, const DzQuantity *goal, const DzQuantity *outcome, const GPtrArray *outcomes)
{
  static const char *const words[] = { "计划", "目标", "预期", "要求", "高于", "低于", "超过" };
  gboolean compares = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    compares |= outcome->wording != NULL && strstr (outcome->wording, words[i]) != NULL;
  if (!compares || !dz_figure_is_same (goal, outcome, self->knowledge))
    return FALSE;
  for (guint i = 0; i < outcomes->len; i++)
    {
      const DzQuantity *other = g_ptr_array_index (outcomes, i);

      if (other->paragraph_id == outcome->paragraph_id && other->sentence_start == outcome->sentence_start
          && other->start < outcome->start && !dz_figure_is_same (goal, other, self->knowledge))
        return TRUE;
    }

  return FALSE;
}

/* Where a report states several values under the same name, they are about different things. */
static gboolean
is_ambiguous (const Ledger *self, const DzQuantity *goal, const GPtrArray *outcomes, const DzQuantity *best)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      const DzQuantity *other = g_ptr_array_index (outcomes, i);

      if (other->report_id == best->report_id && other->status == best->status
          && dz_figure_is_comparable (best, other, self->knowledge)
          && !dz_figure_agrees (best, other, self->knowledge) && !repeats_goal (self, goal, other, outcomes))
        return TRUE;
    }

  return FALSE;
}

/* One in a unit that converts goes before all that cannot be compared. */
static const DzQuantity *
look_up (const Ledger *self, const DzQuantity *goal, const char *period)
{
  g_autofree char *key = dz_ledger_dup_subject (goal, period);
  const GPtrArray *outcomes = g_hash_table_lookup (self->outcomes, key);
  const DzQuantity *best = NULL;
  gboolean comparable = FALSE;

  for (guint i = 0; outcomes != NULL && i < outcomes->len; i++)
    {
      const DzQuantity *outcome = g_ptr_array_index (outcomes, i);
      gboolean converts = dz_figure_is_comparable (goal, outcome, self->knowledge);

      /* under own words another unit means another thing */
      if (outcome->report_id == goal->report_id || (!converts && (comparable || goal->indicator_key == NULL))
          || repeats_goal (self, goal, outcome, outcomes))
        continue;
      if (best == NULL || (converts && !comparable) || is_better_outcome (self, outcome, best))
        best = outcome;
      comparable |= converts;
    }

  return best != NULL && !is_ambiguous (self, goal, outcomes, best) ? best : NULL;
}

static const DzQuantity *
look_up_span (const Ledger *self, const DzQuantity *goal, int first, int last)
{
  g_autofree char *span = g_strdup_printf ("%d-%d", first, last);
  g_autofree char *year = g_strdup_printf ("%d", last);
  const DzQuantity *found = first != last ? look_up (self, goal, span) : NULL;

  /* The rate of one year is not that of a span. */
  if (found != NULL
      || (first != last && goal->measure == DZ_MEASURE_GROWTH && strchr (goal->period, '-') != NULL))
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

static void
set_outcome (Ledger *self, DzGoal *row, const DzQuantity *outcome)
{
  row->outcome = dz_quantity_copy (outcome);
  row->gap = dz_verdict_get_gap (row->goal, outcome, self->knowledge);
}

/* The row of the same goal, said before in the same report. */
static DzGoal *
find_said (const Ledger *self, const DzQuantity *goal)
{
  const Slot *slot = find_slot (self, goal);

  for (guint i = 0; dz_ledger_has_name (goal, self->knowledge) && i < slot->rows->len; i++)
    {
      DzGoal *row = g_ptr_array_index (slot->rows, i);

      if (dz_figure_is_same (row->goal, goal, self->knowledge))
        return row;
    }

  return NULL;
}

static void
say_again (const Ledger *self, DzGoal *row, const DzQuantity *goal)
{
  if (row->also == NULL)
    row->also = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  if (is_fuller (self, goal, row->goal))
    {
      g_ptr_array_add (row->also, row->goal);
      row->goal = dz_quantity_copy (goal);
    }
  else
    g_ptr_array_add (row->also, dz_quantity_copy (goal));
}

static void
take_goal (Ledger *self, const DzQuantity *goal)
{
  DzGoal *row = find_said (self, goal);

  if (row != NULL)
    {
      say_again (self, row, goal);
      return;
    }

  row = dz_goal_new ();
  row->goal = dz_quantity_copy (goal);
  g_ptr_array_add (find_slot (self, goal)->rows, row);
  g_ptr_array_add (self->rows, row);
}

/* What came of a goal, once its wording is settled. */
static void
answer (Ledger *self, DzGoal *row)
{
  const DzQuantity *goal = row->goal;
  const DzQuantity *outcome = NULL;
  int first;
  int last;

  dz_period_parse (goal->period, &first, &last);
  row->verdict = dz_report_calendar_explain (self->calendar, goal->place, last);
  if (!dz_ledger_has_name (goal, self->knowledge) || last == 0)
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
  g_autofree char *key = dz_ledger_dup_subject (quantity, quantity->period);
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
        take_goal (self, quantity);
    }
  for (guint i = 0; i < self->rows->len; i++)
    answer (self, g_ptr_array_index (self->rows, i));
  dz_ledger_series_judge (self->rows, quantities, self->calendar, self->knowledge);
  if (rulings != NULL)
    dz_ledger_ruling_apply (self->rows, quantities, rulings, self->calendar, self->knowledge);
  mark_used_values (self, seen);
  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);

      if (quantity->state != DZ_STATE_REJECTED && is_outcome (quantity))
        add_outcome_row (self, seen, quantity);
    }
}

void
dz_goal_ledger_sort (GPtrArray *rows)
{
  g_return_if_fail (rows != NULL);

  g_ptr_array_sort (rows, compare_rows);
}

GPtrArray *
dz_goal_ledger_build (const GPtrArray *quantities, const GPtrArray *reports, const GPtrArray *rulings,
                      const DzKnowledge *knowledge)
{
  Ledger self = { .knowledge = knowledge };

  g_return_val_if_fail (quantities != NULL && reports != NULL && knowledge != NULL, NULL);

  self.calendar = dz_report_calendar_new (reports);
  self.outcomes = dz_ledger_groups_new ();
  self.goals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, slot_free);
  self.rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_goal_free);
  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);

      if (quantity->state == DZ_STATE_REJECTED)
        continue;
      if (can_answer (quantity))
        dz_ledger_add_to_group (self.outcomes, dz_ledger_dup_subject (quantity, quantity->period), quantity);
      else if (quantity->status == DZ_STATUS_GOAL)
        add_goal (&self, quantity);
    }

  fill_rows (&self, quantities, rulings);
  dz_goal_ledger_sort (self.rows);

  dz_report_calendar_free (self.calendar);
  g_hash_table_unref (self.outcomes);
  g_hash_table_unref (self.goals);

  return self.rows;
}
