/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-ledger-ruling.h"

#include <math.h>
#include <string.h>

#include "align/dz-verdict.h"

typedef struct
{
  GPtrArray *rows;
  const GPtrArray *quantities;
  const DzReportCalendar *calendar;
  const DzKnowledge *knowledge;
} Book;

static DzGoal *
find_row (const Book *book, gint64 goal_id)
{
  for (guint i = 0; i < book->rows->len; i++)
    {
      DzGoal *row = g_ptr_array_index (book->rows, i);

      if (dz_goal_is_said_in (row, goal_id))
        return row;
    }

  return NULL;
}

static const DzQuantity *
find_outcome (const Book *book, gint64 id)
{
  for (guint i = 0; i < book->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (book->quantities, i);

      if (quantity->id == id && quantity->state != DZ_STATE_REJECTED && quantity->status != DZ_STATUS_GOAL)
        return quantity;
    }

  return NULL;
}

/* A row on which the reader was once of another mind than the program is hers, whatever else she confirmed. */
static void
mark (DzGoal *row, gboolean agrees)
{
  if (!agrees)
    row->state = DZ_STATE_CORRECTED;
  else if (row->state == DZ_STATE_EXTRACTED)
    row->state = DZ_STATE_CONFIRMED;
}

static int
get_last_year (const DzQuantity *quantity)
{
  int first, last;

  dz_period_parse (quantity->period, &first, &last);

  return last;
}

static gboolean
is_on_the_way (const DzQuantity *goal, const DzQuantity *outcome)
{
  int told = get_last_year (outcome);

  return told != 0 && told < get_last_year (goal);
}

/* What the ledger would say of the two, had it paired them itself. */
static void
compare (const Book *book, DzGoal *row)
{
  row->gap = dz_verdict_get_gap (row->goal, row->outcome, book->knowledge);
  row->verdict = dz_verdict_judge (row->goal, row->outcome, book->knowledge);
  if (!is_on_the_way (row->goal, row->outcome) || row->verdict == DZ_VERDICT_NOT_COMPARABLE)
    return;

  row->verdict = DZ_VERDICT_IN_PROGRESS;
  if (strchr (row->goal->period, '-') != NULL)
    row->gap = NAN;
}

static void
pair (const Book *book, DzGoal *row, const DzQuantity *outcome)
{
  gboolean agrees = row->outcome != NULL && row->outcome->id == outcome->id;

  mark (row, agrees);
  if (agrees)
    return;

  dz_quantity_free (row->outcome);
  row->outcome = dz_quantity_copy (outcome);
  compare (book, row);
}

/* A pair that the program has made anew, with another outcome, is not the one she meant. */
static void
unpair (const Book *book, DzGoal *row, const DzRuling *ruling)
{
  if (row->outcome != NULL && ruling->outcome_id != 0 && row->outcome->id != ruling->outcome_id)
    return;

  mark (row, row->outcome == NULL);
  if (row->outcome == NULL)
    return;
  g_clear_pointer (&row->outcome, dz_quantity_free);
  row->gap = NAN;
  row->verdict = dz_report_calendar_explain (book->calendar, row->goal->place, get_last_year (row->goal));
}

static void
judge (DzGoal *row, const DzRuling *ruling)
{
  mark (row, row->verdict == ruling->verdict);
  row->verdict = ruling->verdict;
}

static void
apply_one (const Book *book, const DzRuling *ruling)
{
  DzGoal *row = ruling->goal_id != 0 ? find_row (book, ruling->goal_id) : NULL;
  const DzQuantity *outcome = NULL;

  if (row == NULL)
    return;

  switch (ruling->kind)
    {
    case DZ_RULING_PAIR:
      outcome = find_outcome (book, ruling->outcome_id);
      if (outcome != NULL)
        pair (book, row, outcome);
      break;
    case DZ_RULING_UNPAIR:
      unpair (book, row, ruling);
      break;
    case DZ_RULING_VERDICT:
    default:
      judge (row, ruling);
      break;
    }
}

void
dz_ledger_ruling_apply (GPtrArray *rows, const GPtrArray *quantities, const GPtrArray *rulings,
                        const DzReportCalendar *calendar, const DzKnowledge *knowledge)
{
  const Book book = { rows, quantities, calendar, knowledge };

  /* Verdicts last: they stand whatever pair they are about. */
  for (int verdicts = 0; verdicts <= 1; verdicts++)
    for (guint i = 0; i < rulings->len; i++)
      {
        const DzRuling *ruling = g_ptr_array_index (rulings, i);

        if ((ruling->kind == DZ_RULING_VERDICT) == verdicts)
          apply_one (&book, ruling);
      }
}
