/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "chart/dz-verdict-mark.h"
#include "gui/dz-words.h"
#include "gui/goals/dz-ledger-mode.h"
#include "gui/goals/dz-ledger-order.h"
#include "workbench/dz-overview-tables.h"

static const DzGoal *
goal_of (DzLedgerRow *row)
{
  return dz_ledger_row_get_item (row);
}

static char *
dup_place (DzLedgerRow *row, const DzLedgerWords *words)
{
  const char *place = dz_goal_get_main (goal_of (row))->place;

  return g_strdup (place != NULL ? place : "");
}

/* What the place says of its goal, or why there is none. */
static char *
dup_goal (DzLedgerRow *row, const DzLedgerWords *words)
{
  const DzGoal *goal = goal_of (row);

  if (goal->goal != NULL)
    return dz_ledger_row_dup_wording (goal->goal);

  return g_strdup (dz_presence_get_label (goal->presence));
}

static char *
dup_verdict (DzLedgerRow *row, const DzLedgerWords *words)
{
  int said = dz_ledger_row_get_said (row);

  if (said >= 0)
    return g_strdup_printf ("%s %s", dz_verdict_get_glyph (said), dz_verdict_get_name (said));

  return dz_goal_dup_verdict_text (goal_of (row));
}

static char *
dup_gap (DzLedgerRow *row, const DzLedgerWords *words)
{
  return dz_goal_dup_gap_text (goal_of (row));
}

/* The reader's word on the row, else on one of its figures. */
static DzState
get_state (const DzGoal *goal)
{
  if (goal->state != DZ_STATE_EXTRACTED)
    return goal->state;
  if (goal->goal != NULL && goal->goal->state != DZ_STATE_EXTRACTED)
    return goal->goal->state;

  return goal->outcome != NULL ? goal->outcome->state : DZ_STATE_EXTRACTED;
}

static char *
dup_reason (DzLedgerRow *row, const DzLedgerWords *words)
{
  return words->knowledge != NULL ? dz_overview_dup_verdict_reason (goal_of (row), words->knowledge)
                                  : g_strdup ("");
}

/* A sign and a word: who decided, and whether the program is not sure of what it read. */
static char *
dup_decided (DzLedgerRow *row, const DzLedgerWords *words)
{
  const DzGoal *goal = goal_of (row);
  DzState state = get_state (goal);
  DzDoubts doubts = (goal->goal != NULL ? goal->goal->doubts : 0)
                    | (goal->outcome != NULL ? goal->outcome->doubts : 0);

  if (dz_ledger_row_get_said (row) >= 0)
    /* Translators: the reader decided, and it is just being written */
    return g_strdup (_ ("✓ Saving…"));
  if (state != DZ_STATE_EXTRACTED)
    return g_strdup_printf ("✓ %s", dz_state_get_label (state));
  if (doubts != DZ_DOUBT_NONE)
    return g_strdup (_ ("Program, unsure"));

  return g_strdup (dz_state_get_label (state));
}

static double
number_of (const DzQuantity *quantity)
{
  return quantity != NULL ? quantity->low : NAN;
}

static int
compare_goals (DzLedgerRow *a, DzLedgerRow *b)
{
  return dz_ledger_column_compare_numbers (number_of (goal_of (a)->goal), number_of (goal_of (b)->goal));
}

static int
verdict_rank (const DzGoal *goal)
{
  return goal->goal != NULL ? (int) goal->verdict : DZ_N_VERDICTS;
}

static int
compare_verdicts (DzLedgerRow *a, DzLedgerRow *b)
{
  return verdict_rank (goal_of (a)) - verdict_rank (goal_of (b));
}

static double
gap_of (const DzGoal *goal)
{
  return goal->goal != NULL ? goal->gap : NAN;
}

static int
compare_gaps (DzLedgerRow *a, DzLedgerRow *b)
{
  return dz_ledger_column_compare_numbers (gap_of (goal_of (a)), gap_of (goal_of (b)));
}

static int
compare_decided (DzLedgerRow *a, DzLedgerRow *b)
{
  return (int) get_state (goal_of (a)) - (int) get_state (goal_of (b));
}

static const DzLedgerColumn columns[] = {
  { N_ ("Place"), 8, FALSE, FALSE, dup_place, NULL },
  { N_ ("Indicator"), 21, FALSE, FALSE, dz_ledger_column_dup_indicator, NULL },
  { N_ ("Period"), 10, FALSE, FALSE, dz_ledger_column_dup_period, dz_ledger_column_compare_periods },
  { N_ ("Goal"), 15, FALSE, FALSE, dup_goal, compare_goals },
  { N_ ("Outcome"), 14, FALSE, FALSE, dz_ledger_column_dup_second, dz_ledger_column_compare_seconds },
  { N_ ("Verdict"), 15, FALSE, FALSE, dup_verdict, compare_verdicts },
  { N_ ("Decided by"), 17, FALSE, FALSE, dup_decided, compare_decided },
  { N_ ("Gap"), 13, FALSE, TRUE, dup_gap, compare_gaps },
  /* Translators: how the rules came to a verdict */
  { N_ ("Reason"), 24, FALSE, FALSE, dup_reason, NULL },
  { N_ ("Goal Sentence"), 40, TRUE, FALSE, dz_ledger_column_dup_first_sentence, NULL },
  { N_ ("Outcome Sentence"), 40, TRUE, FALSE, dz_ledger_column_dup_second_sentence, NULL },
  { N_ ("Goal Source"), 0, FALSE, FALSE, dz_ledger_column_dup_first_source, NULL },
  { N_ ("Outcome Source"), 0, FALSE, FALSE, dz_ledger_column_dup_second_source, NULL },
};

static void
add_rows_of (GPtrArray *rows, DzOverview *overview, const DzKnowledge *knowledge, gboolean with_goal)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < overview->goals->len; i++)
    {
      const DzGoal *goal = g_ptr_array_index (overview->goals, i);

      if ((goal->goal != NULL) == with_goal)
        g_ptr_array_add (found, dz_ledger_row_new (overview, goal, goal->goal != NULL ? goal->goal : goal->absence,
                                                   goal->outcome));
    }
  dz_ledger_order_sort (found, knowledge);
  g_ptr_array_extend_and_steal (rows, g_steal_pointer (&found));
}

/* Goals first, then outcomes no goal is known for. */
static void
add_rows (GPtrArray *rows, DzOverview *overview, const DzKnowledge *knowledge)
{
  add_rows_of (rows, overview, knowledge, TRUE);
  add_rows_of (rows, overview, knowledge, FALSE);
}

static gboolean
accepts (DzLedgerRow *row, const DzOverviewFilter *filter, const DzKnowledge *knowledge)
{
  return dz_overview_filter_accepts (filter, goal_of (row), knowledge);
}

static void
table_add (DzTable *table, DzLedgerRow *row, const char *first_sentence, const char *second_sentence)
{
  dz_goals_table_add (table, goal_of (row), dz_ledger_row_get_overview (row), first_sentence, second_sentence);
}

const DzLedgerMode dz_goals_mode = {
  .name = "goals",
  .label = N_ ("Goals and Outcomes"),
  .file_name = N_ ("Goals"),
  .empty_title = N_ ("No Goals Yet"),
  .empty_text = N_ ("Goals and outcomes are listed here once reports are imported."),
  .none_title = N_ ("No Goal Matches"),
  .first_label = N_ ("Go to Goal"),
  .second_label = N_ ("Go to Outcome"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .add_rows = add_rows,
  .accepts = accepts,
  .table_new = dz_goals_table_new,
  .table_add = table_add,
};
