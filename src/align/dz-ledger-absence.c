/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-ledger-absence.h"

#include "align/dz-goal-ledger.h"
#include "align/dz-ledger-key.h"
#include "align/dz-report-calendar.h"

/* A series with a longer gap is two series. */
#define MAX_GAP 4
/* A paragraph with fewer yearly goals is none that lists the goals of the year. */
#define MIN_GOALS 3

/* The paragraph of a work report that states most goals for its year. */
typedef struct
{
  const DzQuantity *goal; /* the first of them */
  guint n_goals;
} GoalParagraph;

typedef struct
{
  GPtrArray *rows;
  DzReportCalendar *calendar;
  GHashTable *by_subject;  /* place, name, measure, period -> DzGoal */
  GHashTable *paragraphs;  /* “place year” -> GoalParagraph */
  GPtrArray *added;        /* (element-type DzGoal) */
} Absence;

/* A goal a work report sets for the year it is filed under. */
static gboolean
is_yearly (const Absence *self, const DzQuantity *goal)
{
  int year = dz_ledger_get_year (goal);

  return goal->indicator_key != NULL && goal->place != NULL && year != 0
         && dz_report_calendar_is_work_report (self->calendar, goal->report_id)
         && dz_report_calendar_get_year (self->calendar, goal->report_id) == year;
}

static char *
dup_place_year (const char *place, int year)
{
  return g_strdup_printf ("%s %d", place, year);
}

static void
count_goal (Absence *self, GHashTable *counts, const DzQuantity *goal)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &goal->paragraph_id)) + 1;
  g_autofree char *key = dup_place_year (goal->place, dz_ledger_get_year (goal));
  GoalParagraph *best = g_hash_table_lookup (self->paragraphs, key);

  g_hash_table_insert (counts, (gpointer) &goal->paragraph_id, GUINT_TO_POINTER (n));
  if (best == NULL)
    {
      best = g_new0 (GoalParagraph, 1);
      g_hash_table_insert (self->paragraphs, g_steal_pointer (&key), best);
    }
  if (n > best->n_goals)
    *best = (GoalParagraph){ goal, n };
}

/* The rows stand by indicator, not by paragraph: count them all. */
static void
count_paragraphs (Absence *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DzGoal *row = g_ptr_array_index (self->rows, i);

      if (row->goal == NULL || !is_yearly (self, row->goal))
        continue;
      count_goal (self, counts, row->goal);
      for (guint j = 0; row->also != NULL && j < row->also->len; j++)
        count_goal (self, counts, g_ptr_array_index (row->also, j));
    }
}

static const GoalParagraph *
find_paragraph (const Absence *self, const char *place, int year)
{
  g_autofree char *key = dup_place_year (place, year);
  const GoalParagraph *paragraph = g_hash_table_lookup (self->paragraphs, key);

  return paragraph != NULL && paragraph->n_goals >= MIN_GOALS ? paragraph : NULL;
}

/* TRUE if the goal stands where its report lists the goals of the year. */
static gboolean
is_listed (const Absence *self, const DzGoal *row)
{
  const GoalParagraph *paragraph = find_paragraph (self, row->goal->place, dz_ledger_get_year (row->goal));

  if (paragraph == NULL)
    return FALSE;
  for (guint i = 0; row->also != NULL && i < row->also->len; i++)
    if (((const DzQuantity *) g_ptr_array_index (row->also, i))->paragraph_id == paragraph->goal->paragraph_id)
      return TRUE;

  return row->goal->paragraph_id == paragraph->goal->paragraph_id;
}

/* listed: the years beside it list the goal among those of the year. */
static DzPresence
explain (const Absence *self, const char *place, int year, gboolean listed, const DzQuantity **near)
{
  const GoalParagraph *paragraph = find_paragraph (self, place, year);

  *near = NULL;
  if (!dz_report_calendar_has_report (self->calendar, place, year, year))
    return DZ_PRESENCE_NO_REPORT;
  if (paragraph == NULL || !listed)
    return DZ_PRESENCE_NOT_FOUND;

  *near = paragraph->goal;

  return DZ_PRESENCE_ABSENT_OMITTED;
}

/* The row takes the place of what is not there: no number, no id, and the paragraph that could state it. */
static DzQuantity *
absence_new (const DzQuantity *sample, int year, const DzQuantity *near)
{
  DzQuantity *absence = dz_quantity_new ();

  absence->indicator_key = g_strdup (sample->indicator_key);
  absence->indicator = g_strdup (sample->indicator);
  absence->measure = sample->measure;
  absence->status = DZ_STATUS_GOAL;
  absence->unit = g_strdup ("");
  absence->place = g_strdup (sample->place);
  absence->period = g_strdup_printf ("%d", year);
  if (near == NULL)
    return absence;

  absence->report_id = near->report_id;
  absence->paragraph_id = near->paragraph_id;
  absence->paragraph = near->paragraph;
  absence->sentence_start = near->sentence_start;
  absence->sentence_end = near->sentence_end;

  return absence;
}

/* Takes absence. An outcome that stands alone gets it, else a row of its own. */
static void
take_absence (Absence *self, DzQuantity *absence, DzPresence presence)
{
  char *key = dz_ledger_dup_subject (absence, absence->period);
  DzGoal *row = g_hash_table_lookup (self->by_subject, key);

  if (row != NULL && (row->goal != NULL || row->absence != NULL))
    {
      g_free (key);
      dz_quantity_free (absence);
      return;
    }
  if (row == NULL)
    {
      row = dz_goal_new ();
      g_ptr_array_add (self->added, row);
      g_hash_table_insert (self->by_subject, g_strdup (key), row);
    }
  row->absence = absence;
  row->presence = presence;
  g_free (key);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return dz_ledger_get_year ((*(const DzGoal *const *) a)->goal)
         - dz_ledger_get_year ((*(const DzGoal *const *) b)->goal);
}

static void
fill_series (Absence *self, GPtrArray *rows)
{
  g_ptr_array_sort (rows, compare_years);
  for (guint i = 1; i < rows->len; i++)
    {
      const DzGoal *before = g_ptr_array_index (rows, i - 1);
      const DzGoal *after = g_ptr_array_index (rows, i);
      gboolean listed = is_listed (self, before) && is_listed (self, after);
      int last = dz_ledger_get_year (after->goal);

      if (last - dz_ledger_get_year (before->goal) > MAX_GAP)
        continue;
      for (int year = dz_ledger_get_year (before->goal) + 1; year < last; year++)
        {
          const DzQuantity *near = NULL;
          DzPresence presence = explain (self, before->goal->place, year, listed, &near);

          take_absence (self, absence_new (before->goal, year, near), presence);
        }
    }
}

static void
fill_all_series (Absence *self)
{
  g_autoptr (GHashTable) series = dz_ledger_groups_new ();
  GHashTableIter iter;
  gpointer rows;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DzGoal *row = g_ptr_array_index (self->rows, i);

      if (row->goal != NULL && is_yearly (self, row->goal))
        dz_ledger_add_to_group (series, dz_ledger_dup_series (row->goal), row);
    }
  g_hash_table_iter_init (&iter, series);
  while (g_hash_table_iter_next (&iter, NULL, &rows))
    fill_series (self, rows);
}

/* A row with a goal comes before one with an outcome of the same subject. */
static void
index_rows (Absence *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DzGoal *row = g_ptr_array_index (self->rows, i);
      const DzQuantity *quantity = dz_goal_get_main (row);
      g_autofree char *key = dz_ledger_dup_subject (quantity, quantity->period);
      const DzGoal *known = g_hash_table_lookup (self->by_subject, key);

      if (row->goal == NULL && quantity->place != NULL && dz_ledger_get_year (quantity) != 0
          && !dz_report_calendar_has_report (self->calendar, quantity->place, dz_ledger_get_year (quantity),
                                             dz_ledger_get_year (quantity)))
        row->presence = DZ_PRESENCE_NO_REPORT;
      if (known == NULL || (known->goal == NULL && row->goal != NULL))
        g_hash_table_replace (self->by_subject, g_steal_pointer (&key), row);
    }
}

void
dz_ledger_absence_add (GPtrArray *rows, const GPtrArray *reports, const GPtrArray *stated)
{
  Absence self = { rows };

  g_return_if_fail (rows != NULL && reports != NULL);

  self.calendar = dz_report_calendar_new (reports);
  self.by_subject = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.paragraphs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.added = g_ptr_array_new ();
  index_rows (&self);
  count_paragraphs (&self);
  for (guint i = 0; stated != NULL && i < stated->len; i++)
    take_absence (&self, dz_quantity_copy (g_ptr_array_index (stated, i)), DZ_PRESENCE_ABSENT_STATED);
  fill_all_series (&self);
  g_ptr_array_extend_and_steal (rows, self.added);
  dz_goal_ledger_sort (rows);

  g_hash_table_unref (self.paragraphs);
  g_hash_table_unref (self.by_subject);
  dz_report_calendar_free (self.calendar);
}
