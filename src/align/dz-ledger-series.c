/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-ledger-series.h"

#include "align/dz-figure-difference.h"
#include "align/dz-ledger-key.h"

/* A yearly goal stands in a series if another is set at most so many years before. */
#define MAX_YEARS_APART 2

typedef struct
{
  const DzReportCalendar *calendar;
  const DzKnowledge *knowledge;
  GHashTable *subjects; /* place, name, measure, period -> (element-type DzGoal) */
  GHashTable *series;   /* place, name, measure -> (element-type DzGoal) */
  GHashTable *last;     /* place, name, measure -> the last year anything tells about */
} Series;

static void
note_year (Series *self, const DzQuantity *quantity)
{
  char *key = dz_ledger_dup_series (quantity);
  int known = GPOINTER_TO_INT (g_hash_table_lookup (self->last, key));
  int first, last;

  dz_period_parse (quantity->period, &first, &last);
  g_hash_table_replace (self->last, key, GINT_TO_POINTER (MAX (known, last)));
}

static gboolean
is_of_work_report (const Series *self, const DzQuantity *goal)
{
  return dz_report_calendar_is_work_report (self->calendar, goal->report_id);
}

/* Several values of one report under one name are about several things; none of them replaces another's. */
static gboolean
stands_alone (const GPtrArray *subject, const DzGoal *row)
{
  for (guint i = 0; i < subject->len; i++)
    {
      const DzGoal *other = g_ptr_array_index (subject, i);

      if (other != row && other->goal->report_id == row->goal->report_id)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_replaced_by (const Series *self, const DzGoal *row, const DzGoal *other, int due)
{
  int year = dz_report_calendar_get_year (self->calendar, row->goal->report_id);
  int other_year = dz_report_calendar_get_year (self->calendar, other->goal->report_id);

  return year > 0 && other_year > year && other_year <= due && is_of_work_report (self, other->goal)
         && dz_figure_is_comparable (row->goal, other->goal, self->knowledge)
         && !dz_figure_agrees (row->goal, other->goal, self->knowledge);
}

static gboolean
is_changed (const Series *self, const DzGoal *row)
{
  g_autofree char *key = dz_ledger_dup_subject (row->goal, row->goal->period);
  const GPtrArray *subject = g_hash_table_lookup (self->subjects, key);
  int first, due;

  dz_period_parse (row->goal->period, &first, &due);
  if (!is_of_work_report (self, row->goal) || !stands_alone (subject, row))
    return FALSE;
  for (guint i = 0; i < subject->len; i++)
    {
      const DzGoal *other = g_ptr_array_index (subject, i);

      if (is_replaced_by (self, row, other, due) && stands_alone (subject, other))
        return TRUE;
    }

  return FALSE;
}

/* Only what reports that are there would have told can be missed. */
static gboolean
is_dropped (const Series *self, const DzGoal *row)
{
  g_autofree char *key = dz_ledger_dup_series (row->goal);
  const GPtrArray *series = g_hash_table_lookup (self->series, key);
  int first, due;

  dz_period_parse (row->goal->period, &first, &due);
  if (row->verdict != DZ_VERDICT_NOT_REPORTED || row->goal->indicator_key == NULL || first != due
      || GPOINTER_TO_INT (g_hash_table_lookup (self->last, key)) > due)
    return FALSE;

  for (guint i = 0; i < series->len; i++)
    {
      const DzGoal *other = g_ptr_array_index (series, i);
      int other_first, other_due;

      dz_period_parse (other->goal->period, &other_first, &other_due);
      if (other_first == other_due && other_due < due && other_due >= due - MAX_YEARS_APART)
        return TRUE;
    }

  return FALSE;
}

void
dz_ledger_series_judge (GPtrArray *rows, const GPtrArray *quantities, const DzReportCalendar *calendar,
                        const DzKnowledge *knowledge)
{
  Series self = { calendar, knowledge };

  self.subjects = dz_ledger_groups_new ();
  self.series = dz_ledger_groups_new ();
  self.last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);

      if (quantity->state != DZ_STATE_REJECTED && quantity->indicator_key != NULL)
        note_year (&self, quantity);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      DzGoal *row = g_ptr_array_index (rows, i);

      dz_ledger_add_to_group (self.subjects, dz_ledger_dup_subject (row->goal, row->goal->period), row);
      dz_ledger_add_to_group (self.series, dz_ledger_dup_series (row->goal), row);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      DzGoal *row = g_ptr_array_index (rows, i);

      if (!dz_ledger_has_name (row->goal, knowledge))
        continue;
      if (is_changed (&self, row))
        row->verdict = DZ_VERDICT_CHANGED;
      else if (is_dropped (&self, row))
        row->verdict = DZ_VERDICT_DROPPED;
    }

  g_hash_table_unref (self.subjects);
  g_hash_table_unref (self.series);
  g_hash_table_unref (self.last);
}
