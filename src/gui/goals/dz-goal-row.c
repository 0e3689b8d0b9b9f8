/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/goals/dz-goal-row.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "core/dz-text.h"
#include "gui/dz-words.h"

struct _DzGoalRow
{
  GObject parent_instance;

  DzOverview *overview;
  const DzGoal *goal;
};

G_DEFINE_FINAL_TYPE (DzGoalRow, dz_goal_row, G_TYPE_OBJECT)

static void
dz_goal_row_finalize (GObject *object)
{
  dz_overview_unref (DZ_GOAL_ROW (object)->overview);

  G_OBJECT_CLASS (dz_goal_row_parent_class)->finalize (object);
}

static void
dz_goal_row_class_init (DzGoalRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_goal_row_finalize;
}

static void
dz_goal_row_init (DzGoalRow *self)
{
}

DzGoalRow *
dz_goal_row_new (DzOverview *overview, const DzGoal *goal)
{
  DzGoalRow *self = g_object_new (DZ_TYPE_GOAL_ROW, NULL);

  self->overview = dz_overview_ref (overview);
  self->goal = goal;

  return self;
}

const DzGoal *
dz_goal_row_get_goal (DzGoalRow *self)
{
  g_return_val_if_fail (DZ_IS_GOAL_ROW (self), NULL);

  return self->goal;
}

static char *
dup_sentence (const DzQuantity *quantity, const DzGoalWords *words)
{
  const char *text;

  if (quantity == NULL)
    return g_strdup ("");

  text = dz_paragraph_texts_get (words->texts, quantity->paragraph_id);

  return text != NULL ? dz_text_slice (text, quantity->sentence_start, quantity->sentence_end) : g_strdup ("…");
}

/* The words of the report; the value where it has none of its own. */
static char *
dup_wording (const DzQuantity *quantity)
{
  if (quantity == NULL)
    return g_strdup ("–");
  if (quantity->wording != NULL && *quantity->wording != '\0')
    return g_strdup (quantity->wording);

  return dz_quantity_dup_value_text (quantity);
}

char *
dz_goal_row_dup_text (DzGoalRow *self, DzGoalColumn column, const DzGoalWords *words)
{
  const DzQuantity *main_quantity;

  g_return_val_if_fail (DZ_IS_GOAL_ROW (self), NULL);

  main_quantity = dz_goal_get_main (self->goal);
  switch (column)
    {
    case DZ_GOAL_COLUMN_PLACE:
      return g_strdup (main_quantity->place != NULL ? main_quantity->place : "");
    case DZ_GOAL_COLUMN_INDICATOR:
      return dz_quantity_dup_measured_text (main_quantity, words->knowledge);
    case DZ_GOAL_COLUMN_PERIOD:
      return g_strdup (main_quantity->period != NULL ? main_quantity->period : "");
    case DZ_GOAL_COLUMN_GOAL:
      return dup_wording (self->goal->goal);
    case DZ_GOAL_COLUMN_OUTCOME:
      return dup_wording (self->goal->outcome);
    case DZ_GOAL_COLUMN_VERDICT:
      return dz_goal_dup_verdict_text (self->goal);
    case DZ_GOAL_COLUMN_GAP:
      return dz_goal_dup_gap_text (self->goal);
    case DZ_GOAL_COLUMN_GOAL_SENTENCE:
      return dup_sentence (self->goal->goal, words);
    case DZ_GOAL_COLUMN_OUTCOME_SENTENCE:
      return dup_sentence (self->goal->outcome, words);
    case DZ_GOAL_COLUMN_DECIDED:
      return g_strdup (dz_state_get_label (self->goal->state));
    default:
      g_return_val_if_reached (NULL);
    }
}

static int
compare_numbers (double a, double b)
{
  if (isnan (a) || isnan (b))
    return isnan (a) - isnan (b);

  return a < b ? -1 : a > b;
}

static double
value_of (const DzQuantity *quantity)
{
  return quantity != NULL ? quantity->low : NAN;
}

static double
gap_of (const DzGoal *goal)
{
  return goal->goal != NULL ? goal->gap : NAN;
}

static int
compare_periods (const DzQuantity *a, const DzQuantity *b)
{
  int first_a, last_a, first_b, last_b;

  dz_period_parse (a->period, &first_a, &last_a);
  dz_period_parse (b->period, &first_b, &last_b);

  return last_a != last_b ? last_a - last_b : first_a - first_b;
}

static int
verdict_rank (const DzGoal *goal)
{
  return goal->goal != NULL ? (int) goal->verdict : DZ_N_VERDICTS;
}

static int
compare_texts (DzGoalRow *a, DzGoalRow *b, DzGoalColumn column, const DzGoalWords *words)
{
  g_autofree char *first = dz_goal_row_dup_text (a, column, words);
  g_autofree char *second = dz_goal_row_dup_text (b, column, words);

  return g_utf8_collate (first, second);
}

int
dz_goal_row_compare (DzGoalRow *a, DzGoalRow *b, DzGoalColumn column, const DzGoalWords *words)
{
  switch (column)
    {
    case DZ_GOAL_COLUMN_PERIOD:
      return compare_periods (dz_goal_get_main (a->goal), dz_goal_get_main (b->goal));
    case DZ_GOAL_COLUMN_GOAL:
      return compare_numbers (value_of (a->goal->goal), value_of (b->goal->goal));
    case DZ_GOAL_COLUMN_OUTCOME:
      return compare_numbers (value_of (a->goal->outcome), value_of (b->goal->outcome));
    case DZ_GOAL_COLUMN_VERDICT:
      return verdict_rank (a->goal) - verdict_rank (b->goal);
    case DZ_GOAL_COLUMN_GAP:
      return compare_numbers (gap_of (a->goal), gap_of (b->goal));
    case DZ_GOAL_COLUMN_DECIDED:
      return (int) a->goal->state - (int) b->goal->state;
    case DZ_GOAL_COLUMN_PLACE:
    case DZ_GOAL_COLUMN_INDICATOR:
      return compare_texts (a, b, column, words);
    case DZ_GOAL_COLUMN_GOAL_SENTENCE:
    case DZ_GOAL_COLUMN_OUTCOME_SENTENCE:
    default:
      return 0;
    }
}

static gboolean
contains_folded (const char *text, const char *folded_needle)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, folded_needle) != NULL;
}

gboolean
dz_goal_row_matches (DzGoalRow *self, const char *folded_needle, const DzGoalWords *words)
{
  const DzQuantity *quantity;
  const DzIndicator *indicator = NULL;

  g_return_val_if_fail (DZ_IS_GOAL_ROW (self), FALSE);

  if (*folded_needle == '\0')
    return TRUE;

  quantity = dz_goal_get_main (self->goal);
  if (quantity->indicator_key != NULL && words->knowledge != NULL)
    indicator = dz_knowledge_find_indicator (words->knowledge, quantity->indicator_key);

  return contains_folded (quantity->indicator, folded_needle)
         || (indicator != NULL
             && (contains_folded (indicator->name, folded_needle)
                 || contains_folded (indicator->name_en, folded_needle)));
}

static char *
dup_citation (DzGoalRow *row, const DzQuantity *quantity)
{
  const DzReport *report
      = quantity != NULL ? dz_overview_find_report (row->overview, quantity->report_id) : NULL;

  return report != NULL ? dz_report_dup_citation (report, quantity->paragraph) : g_strdup ("");
}

/* Tabs and line ends would break the table. */
static void
append_field (GString *tsv, const char *text, char separator)
{
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (tsv, *p == '\t' || *p == '\n' || *p == '\r' ? ' ' : *p);
  g_string_append_c (tsv, separator);
}

static void
append_column (GString *tsv, DzGoalRow *row, DzGoalColumn column, const DzGoalWords *words)
{
  g_autofree char *text = dz_goal_row_dup_text (row, column, words);

  append_field (tsv, text, '\t');
}

static void
append_row (GString *tsv, DzGoalRow *row, const DzGoalWords *words)
{
  g_autofree char *goal_citation = dup_citation (row, row->goal->goal);
  g_autofree char *outcome_citation = dup_citation (row, row->goal->outcome);
  g_autofree char *decided = dz_goal_row_dup_text (row, DZ_GOAL_COLUMN_DECIDED, words);

  append_column (tsv, row, DZ_GOAL_COLUMN_PLACE, words);
  append_column (tsv, row, DZ_GOAL_COLUMN_INDICATOR, words);
  append_column (tsv, row, DZ_GOAL_COLUMN_PERIOD, words);
  append_column (tsv, row, DZ_GOAL_COLUMN_GOAL, words);
  append_column (tsv, row, DZ_GOAL_COLUMN_GOAL_SENTENCE, words);
  append_field (tsv, goal_citation, '\t');
  append_column (tsv, row, DZ_GOAL_COLUMN_OUTCOME, words);
  append_column (tsv, row, DZ_GOAL_COLUMN_OUTCOME_SENTENCE, words);
  append_field (tsv, outcome_citation, '\t');
  append_column (tsv, row, DZ_GOAL_COLUMN_VERDICT, words);
  append_column (tsv, row, DZ_GOAL_COLUMN_GAP, words);
  append_field (tsv, decided, '\n');
}

char *
dz_goal_rows_dup_tsv (const GPtrArray *rows, const DzGoalWords *words)
{
  const char *const titles[] = {
    _ ("Place"),   _ ("Indicator"),        _ ("Period"),           _ ("Goal"),    _ ("Goal Sentence"), _ ("Goal Source"),
    _ ("Outcome"), _ ("Outcome Sentence"), _ ("Outcome Source"), _ ("Verdict"), _ ("Gap"),           _ ("Decided by"),
  };
  GString *tsv = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    append_field (tsv, titles[i], i + 1 < G_N_ELEMENTS (titles) ? '\t' : '\n');
  for (guint i = 0; i < rows->len; i++)
    append_row (tsv, g_ptr_array_index (rows, i), words);

  return g_string_free (tsv, FALSE);
}
