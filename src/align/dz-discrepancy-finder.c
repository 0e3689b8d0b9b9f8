/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "align/dz-figure-difference.h"
#include "align/dz-goal-ledger.h"
#include "align/dz-ledger-key.h"
#include "align/dz-report-calendar.h"
#include "align/dz-series-outliers.h"

/* How far to look around a figure for others that two documents share. */
#define NEIGHBOURS 4
/* Where so much of what stands around two figures is the same, one list is told twice. */
#define MIN_SHARED 2
/* Names of the same thing share at least this part of their pairs of characters. */
static const double min_likeness = 0.3;
/* Where one document tells two values of the same thing, they are rarely the same thing but for a slip: parts
 * in a hundred of a level, points of a rate. */
static const double near_level = 10;
static const double near_rate = 1;
/* So are two documents whose values lie further apart than this part in a hundred. */
static const double far_level = 30;
/* What is told so many years later is told of other things: the base of a growth, the beginning of a span. */
#define MAX_YEARS_LATER 2

typedef struct
{
  const GPtrArray *quantities;
  const DzKnowledge *knowledge;
  DzReportCalendar *calendar;
  GHashTable *positions; /* quantity -> its index in quantities + 1 */
  GHashTable *subjects;  /* key -> (element-type DzQuantity) of one place, name, measure, period */
  GHashTable *scopes;    /* key -> (element-type DzQuantity) of one place, measure, period */
  GPtrArray *found;      /* (element-type DzDiscrepancy) */
} Finder;

static void
collect (Finder *self)
{
  for (guint i = 0; i < self->quantities->len; i++)
    {
      DzQuantity *quantity = g_ptr_array_index (self->quantities, i);
      char *scope = NULL;

      g_hash_table_insert (self->positions, quantity, GUINT_TO_POINTER (i + 1));
      if (quantity->state == DZ_STATE_REJECTED || quantity->period == NULL || quantity->place == NULL
          || !dz_ledger_has_name (quantity, self->knowledge))
        continue;

      scope = g_strdup_printf ("%s\t%d\t%s", quantity->place, (int) quantity->measure, quantity->period);
      dz_ledger_add_to_group (self->subjects, dz_ledger_dup_subject (quantity, quantity->period), quantity);
      dz_ledger_add_to_group (self->scopes, scope, quantity);
    }
}

static void
take (Finder *self, const DzQuantity *first, const DzQuantity *second, DzDiscrepancyKind kind)
{
  DzDiscrepancy *row = g_new0 (DzDiscrepancy, 1);

  row->first = dz_quantity_copy (first);
  row->second = dz_quantity_copy (second);
  row->kind = kind;
  row->difference = dz_figure_get_difference (first, second, self->knowledge);
  g_ptr_array_add (self->found, row);
}

/* A goal never contradicts an outcome. */
static gboolean
tell_alike (const DzQuantity *first, const DzQuantity *second)
{
  return (first->status == DZ_STATUS_GOAL) == (second->status == DZ_STATUS_GOAL);
}

/* What a later work report sets or tells anew is no slip: goals are revised, estimates give way. */
static gboolean
is_revision (const Finder *self, const DzQuantity *first, const DzQuantity *second)
{
  int years = dz_report_calendar_get_year (self->calendar, second->report_id)
              - dz_report_calendar_get_year (self->calendar, first->report_id);

  if (first->report_id == second->report_id)
    return FALSE;
  if (first->status == DZ_STATUS_GOAL)
    return years != 0;

  return first->status != second->status;
}

static gboolean
differ (const Finder *self, const DzQuantity *first, const DzQuantity *second)
{
  return tell_alike (first, second) && dz_figure_contradicts (first, second, self->knowledge);
}

/* The figures around a quantity in its paragraph. */
static gboolean
stands_near (const Finder *self, const DzQuantity *quantity, const DzQuantity *wanted)
{
  int position = GPOINTER_TO_INT (g_hash_table_lookup (self->positions, quantity)) - 1;

  for (int i = MAX (position - NEIGHBOURS, 0); i <= position + NEIGHBOURS && i < (int) self->quantities->len; i++)
    {
      const DzQuantity *near = g_ptr_array_index (self->quantities, (guint) i);

      if (i != position && near->paragraph_id == quantity->paragraph_id
          && near->low * dz_figure_get_factor (near, wanted, self->knowledge) == wanted->low)
        return TRUE;
    }

  return FALSE;
}

/* How many figures around the first stand around the second, too; a single small number says little. */
static guint
count_shared (const Finder *self, const DzQuantity *first, const DzQuantity *second)
{
  int position = GPOINTER_TO_INT (g_hash_table_lookup (self->positions, first)) - 1;
  guint shared = 0;

  for (int i = MAX (position - NEIGHBOURS, 0); i <= position + NEIGHBOURS && i < (int) self->quantities->len; i++)
    {
      const DzQuantity *near = g_ptr_array_index (self->quantities, (guint) i);

      if (i != position && near->paragraph_id == first->paragraph_id && stands_near (self, second, near))
        shared += near->low == floor (near->low) && near->low < 10 ? 1 : 2;
    }

  return shared;
}

/* A figure around the quantity, but for one of them, that tells otherwise about what the other one is about. */
static gboolean
is_told_otherwise_near (const Finder *self, const DzQuantity *quantity, const DzQuantity *but,
                        const DzQuantity *other)
{
  int position = GPOINTER_TO_INT (g_hash_table_lookup (self->positions, quantity)) - 1;
  g_autofree char *series = dz_ledger_dup_series (other);

  for (int i = MAX (position - NEIGHBOURS, 0); i <= position + NEIGHBOURS && i < (int) self->quantities->len; i++)
    {
      const DzQuantity *near = g_ptr_array_index (self->quantities, (guint) i);
      g_autofree char *known = dz_ledger_dup_series (near);

      if (i != position && near != but && near->paragraph_id == quantity->paragraph_id
          && g_str_equal (known, series) && dz_figure_contradicts (near, other, self->knowledge))
        return TRUE;
    }

  return FALSE;
}

/* A slip touches one figure. Two lists under the same names that share no value are about two things, two
 * spans of years or two places. */
static gboolean
stand_in_parallel_lists (const Finder *self, const DzQuantity *first, const DzQuantity *second)
{
  int position = GPOINTER_TO_INT (g_hash_table_lookup (self->positions, first)) - 1;

  if (count_shared (self, first, second) > 0)
    return FALSE;
  for (int i = MAX (position - NEIGHBOURS, 0); i <= position + NEIGHBOURS && i < (int) self->quantities->len; i++)
    {
      const DzQuantity *near = g_ptr_array_index (self->quantities, (guint) i);

      if (i != position && near != second && near->paragraph_id == first->paragraph_id
          && is_told_otherwise_near (self, second, first, near))
        return TRUE;
    }

  return FALSE;
}

/* A report that tells more than two values under one name tells of several things. */
static gboolean
is_one_of_many (const Finder *self, const DzQuantity *first, const DzQuantity *second)
{
  g_autofree char *key = dz_ledger_dup_subject (first, first->period);
  const GPtrArray *group = g_hash_table_lookup (self->subjects, key);

  for (guint i = 0; i < group->len; i++)
    {
      const DzQuantity *other = g_ptr_array_index (group, i);

      if (other->report_id == first->report_id && dz_figure_contradicts (first, other, self->knowledge)
          && dz_figure_contradicts (second, other, self->knowledge))
        return TRUE;
    }

  return FALSE;
}

/* “一九八五年” is what the sentence has before the figure, and no name. */
static gboolean
has_only_date (const DzQuantity *quantity)
{
  return quantity->indicator_key == NULL && quantity->indicator != NULL
         && g_str_has_suffix (quantity->indicator, "年");
}

/* The part of pairs of neighbouring characters two names share (Dice); names: nullable. */
static double
get_likeness (const char *a, const char *b)
{
  g_autofree gunichar *first = g_utf8_to_ucs4_fast (a != NULL ? a : "", -1, NULL);
  g_autofree gunichar *second = g_utf8_to_ucs4_fast (b != NULL ? b : "", -1, NULL);
  int pairs = 0;
  int shared = 0;

  for (int i = 0; first[i] != 0 && first[i + 1] != 0; i++, pairs++)
    for (int j = 0; second[j] != 0 && second[j + 1] != 0; j++)
      if (first[i] == second[j] && first[i + 1] == second[j + 1])
        {
          shared++;
          break;
        }
  for (int j = 0; second[j] != 0 && second[j + 1] != 0; j++)
    pairs++;

  return pairs > 0 ? 2.0 * shared / pairs : 0;
}

/* A report that states the other's value, too, tells of several things under one name. */
static gboolean
is_told_beside (const Finder *self, const DzQuantity *quantity, gint64 report_id)
{
  g_autofree char *key = dz_ledger_dup_subject (quantity, quantity->period);
  const GPtrArray *group = g_hash_table_lookup (self->subjects, key);

  for (guint i = 0; i < group->len; i++)
    {
      const DzQuantity *other = g_ptr_array_index (group, i);

      if (other != quantity && other->report_id == report_id && tell_alike (other, quantity)
          && dz_figure_agrees (other, quantity, self->knowledge))
        return TRUE;
    }

  return FALSE;
}

/* Two documents that tell the same list of figures, and one figure of it otherwise. */
static void
compare_lists (Finder *self, const DzQuantity *first, const DzQuantity *second)
{
  DzDiscrepancyKind kind;

  if (first->measure == DZ_MEASURE_RANK || first->report_id == second->report_id
      || !differ (self, first, second) || get_likeness (first->indicator, second->indicator) < min_likeness
      || count_shared (self, first, second) < MIN_SHARED || is_told_beside (self, first, second->report_id)
      || is_told_beside (self, second, first->report_id))
    return;

  kind = dz_figure_compare (first, second, self->knowledge);
  if (kind != DZ_DISCREPANCY_VALUE)
    take (self, first, second, kind);
}

static gboolean
have_one_subject (const DzQuantity *first, const DzQuantity *second)
{
  if (first->indicator_key != NULL || second->indicator_key != NULL)
    return g_strcmp0 (first->indicator_key, second->indicator_key) == 0;

  return g_strcmp0 (first->indicator, second->indicator) == 0;
}

/* “平均每年” makes another figure of it. */
static gboolean
is_mean_or_sum (const DzQuantity *quantity)
{
  static const char *const words[] = { "平均", "年均", "每年", "累计", "共计", "合计", "共", NULL };

  for (int i = 0; quantity->wording != NULL && words[i] != NULL; i++)
    if (strstr (quantity->wording, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static int
count_years_later (const Finder *self, const DzQuantity *quantity)
{
  int first, last;

  dz_period_parse (quantity->period, &first, &last);

  return dz_report_calendar_get_year (self->calendar, quantity->report_id) - last;
}

static gboolean
is_rate (const DzQuantity *quantity)
{
  return quantity->measure == DZ_MEASURE_GROWTH || quantity->measure == DZ_MEASURE_SHARE;
}

/* TRUE if another value may well be a slip, and not another thing. */
static gboolean
is_near (const Finder *self, const DzQuantity *first, const DzQuantity *second)
{
  double difference = fabs (dz_figure_get_difference (first, second, self->knowledge));

  if (first->report_id == second->report_id)
    return difference <= (is_rate (first) ? near_rate : near_level);
  if (count_shared (self, first, second) >= MIN_SHARED)
    return TRUE;
  if (count_years_later (self, first) > MAX_YEARS_LATER || count_years_later (self, second) > MAX_YEARS_LATER)
    return FALSE;

  return is_rate (first) || difference <= far_level;
}

static gboolean
is_one_sentence (const DzQuantity *first, const DzQuantity *second)
{
  return first->paragraph_id == second->paragraph_id && first->sentence_start == second->sentence_start;
}

/* What the reading itself is not sure of is no contradiction. */
static gboolean
is_sure (const DzQuantity *quantity)
{
  return (quantity->doubts & (DZ_DOUBT_INDICATOR | DZ_DOUBT_MEASURE | DZ_DOUBT_PERIOD | DZ_DOUBT_PLACE)) == 0;
}

static void
compare_subject (Finder *self, const DzQuantity *first, const DzQuantity *second)
{
  gboolean one_report = first->report_id == second->report_id;
  DzDiscrepancyKind kind;

  if (first->measure == DZ_MEASURE_RANK || !differ (self, first, second)
      || (one_report && is_one_sentence (first, second))
      || is_mean_or_sum (first) != is_mean_or_sum (second) || has_only_date (first)
      || (one_report && is_one_of_many (self, first, second)) || stand_in_parallel_lists (self, first, second))
    return;

  kind = is_revision (self, first, second) ? DZ_DISCREPANCY_REVISED
                                           : dz_figure_compare (first, second, self->knowledge);
  if (!one_report
      && (is_told_beside (self, first, second->report_id) || is_told_beside (self, second, first->report_id)))
    return;
  if (kind == DZ_DISCREPANCY_VALUE && !(is_sure (first) && is_sure (second) && is_near (self, first, second)))
    return;

  take (self, first, second, kind);
}

static int
compare_told (const Finder *self, const DzQuantity *first, const DzQuantity *second)
{
  int years = dz_report_calendar_get_year (self->calendar, first->report_id)
              - dz_report_calendar_get_year (self->calendar, second->report_id);

  return years != 0 ? years : first->report_id < second->report_id ? -1 : first->report_id > second->report_id;
}

static void
compare_group (Finder *self, const GPtrArray *group, gboolean by_subject)
{
  for (guint i = 0; i < group->len; i++)
    for (guint j = i + 1; j < group->len; j++)
      {
        const DzQuantity *first = g_ptr_array_index (group, i);
        const DzQuantity *second = g_ptr_array_index (group, j);

        if (compare_told (self, first, second) > 0)
          {
            const DzQuantity *other = first;

            first = second;
            second = other;
          }
        if (by_subject)
          compare_subject (self, first, second);
        else if (!have_one_subject (first, second))
          compare_lists (self, first, second);
      }
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const DzDiscrepancy *first = *(const DzDiscrepancy *const *) a;
  const DzDiscrepancy *second = *(const DzDiscrepancy *const *) b;

  if (first->kind != second->kind)
    return (int) first->kind - (int) second->kind;
  if (first->first->report_id != second->first->report_id)
    return first->first->report_id < second->first->report_id ? -1 : 1;
  if (first->first->paragraph != second->first->paragraph)
    return first->first->paragraph - second->first->paragraph;

  return first->first->start != second->first->start ? first->first->start - second->first->start
                                                     : first->second->start - second->second->start;
}

GPtrArray *
dz_goal_ledger_find_discrepancies (const GPtrArray *quantities, const GPtrArray *reports,
                                   const DzKnowledge *knowledge)
{
  Finder self = { quantities, knowledge };
  GHashTableIter iter;
  gpointer group;

  g_return_val_if_fail (quantities != NULL && reports != NULL && knowledge != NULL, NULL);

  self.calendar = dz_report_calendar_new (reports);
  self.positions = g_hash_table_new (NULL, NULL);
  self.subjects = dz_ledger_groups_new ();
  self.scopes = dz_ledger_groups_new ();
  self.found = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_discrepancy_free);
  collect (&self);
  g_hash_table_iter_init (&iter, self.subjects);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    compare_group (&self, group, TRUE);
  dz_series_outliers_find (self.found, quantities, knowledge);
  g_hash_table_iter_init (&iter, self.scopes);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    compare_group (&self, group, FALSE);
  g_ptr_array_sort (self.found, compare_rows);

  g_hash_table_unref (self.scopes);
  g_hash_table_unref (self.subjects);
  g_hash_table_unref (self.positions);
  dz_report_calendar_free (self.calendar);

  return self.found;
}
