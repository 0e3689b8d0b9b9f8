/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview-tables.h"

static const char *const goal_columns[] = {
  "place",          "indicator_key",  "indicator",     "measure",          "period",        "goal_low",
  "goal_high",      "goal_unit",      "goal_modifier", "goal_report",      "goal_paragraph", "goal_sentence",
  "outcome_low",    "outcome_high",   "outcome_unit",  "outcome_report",   "outcome_paragraph", "outcome_sentence",
  "verdict",        "gap",            "state",         "goal_citation",    "outcome_citation", "outcome_status",
  "goal_state",     "goal_hardness",  "also",          "goal_figure_state", "outcome_figure_state", NULL,
};

static const char *const amplification_columns[] = {
  "indicator_key",   "indicator",      "measure",        "period",         "lower_place",     "lower_low",
  "lower_high",      "lower_unit",     "lower_modifier", "lower_report",   "lower_paragraph", "upper_place",
  "upper_low",       "upper_high",     "upper_unit",     "upper_modifier", "upper_report",    "upper_paragraph",
  "gap",             "lower_wording",  "upper_wording",  "lower_sentence", "upper_sentence",  "lower_citation",
  "upper_citation",  "lower_state",    "upper_state",    "lower_figure_state",
  "upper_figure_state", NULL,
};

static const char *const discrepancy_columns[] = {
  "place",       "indicator_key", "indicator",  "measure", "period",   "a_low",       "a_high",
  "a_unit",      "a_report",      "a_paragraph", "a_sentence", "b_low",   "b_high",   "b_unit",      "b_report",
  "b_paragraph", "b_sentence",    "difference", "kind",    "a_status", "b_status",    "a_wording",
  "b_wording",   "a_citation",    "b_citation", "b_indicator", "a_figure_state", "b_figure_state", NULL,
};

static void
add_nothing (DzTable *table, int n_cells)
{
  for (int i = 0; i < n_cells; i++)
    dz_table_add_text (table, NULL);
}

static void
add_value (DzTable *table, const DzQuantity *quantity)
{
  if (quantity == NULL)
    {
      add_nothing (table, 3);
      return;
    }

  dz_table_add_number (table, quantity->low);
  dz_table_add_number (table, quantity->high);
  dz_table_add_text (table, quantity->unit);
}

static void
add_modifier (DzTable *table, const DzQuantity *quantity)
{
  dz_table_add_text (table, quantity != NULL ? dz_modifier_get_nick (quantity->modifier) : NULL);
}

/* Whose word the figure is. */
static void
add_figure_state (DzTable *table, const DzQuantity *quantity)
{
  dz_table_add_text (table, quantity != NULL ? dz_state_get_nick (quantity->state) : NULL);
}

/* A heading has no number: nothing is stated then. */
static void
add_source (DzTable *table, const DzQuantity *quantity)
{
  if (quantity == NULL || quantity->report_id == 0)
    {
      add_nothing (table, 2);
      return;
    }

  dz_table_add_integer (table, quantity->report_id);
  if (quantity->paragraph > 0)
    dz_table_add_integer (table, quantity->paragraph);
  else
    dz_table_add_text (table, NULL);
}

static void
add_citation (DzTable *table, const DzQuantity *quantity, const DzOverview *overview)
{
  const DzReport *report = quantity != NULL ? dz_overview_find_report (overview, quantity->report_id) : NULL;
  g_autofree char *citation = report != NULL ? dz_report_dup_citation (report, quantity->paragraph) : NULL;

  dz_table_add_text (table, citation);
}

static void
add_measured (DzTable *table, const DzQuantity *quantity)
{
  dz_table_add_text (table, quantity->indicator_key);
  dz_table_add_text (table, quantity->indicator);
  dz_table_add_text (table, dz_measure_get_nick (quantity->measure));
  dz_table_add_text (table, quantity->period);
}

/* “12,44”: the paragraphs that say the same goal again. */
static void
add_also (DzTable *table, const GPtrArray *also)
{
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; also != NULL && i < also->len; i++)
    g_string_append_printf (numbers, "%s%d", i > 0 ? "," : "",
                            ((const DzQuantity *) g_ptr_array_index (also, i))->paragraph);
  dz_table_add_text (table, numbers->len > 0 ? numbers->str : NULL);
}

DzTable *
dz_goals_table_new (void)
{
  return dz_table_new (goal_columns);
}

void
dz_goals_table_add (DzTable *table, const DzGoal *goal, const DzOverview *overview, const char *goal_sentence,
                    const char *outcome_sentence)
{
  const DzQuantity *main_quantity = dz_goal_get_main (goal);
  const DzQuantity *origin = goal->goal != NULL ? goal->goal : goal->absence;

  dz_table_add_text (table, main_quantity->place);
  add_measured (table, main_quantity);
  add_value (table, goal->goal);
  add_modifier (table, goal->goal);
  add_source (table, origin);
  dz_table_add_text (table, goal_sentence);
  add_value (table, goal->outcome);
  add_source (table, goal->outcome);
  dz_table_add_text (table, outcome_sentence);
  dz_table_add_text (table, goal->goal != NULL ? dz_verdict_get_nick (goal->verdict) : NULL);
  dz_table_add_number (table, goal->gap);
  dz_table_add_text (table, dz_state_get_nick (goal->state));
  add_citation (table, origin, overview);
  add_citation (table, goal->outcome, overview);
  dz_table_add_text (table, goal->outcome != NULL ? dz_status_get_nick (goal->outcome->status) : NULL);
  dz_table_add_text (table, dz_presence_get_nick (goal->presence));
  dz_table_add_text (table, goal->goal != NULL ? goal->goal->hardness : NULL);
  add_also (table, goal->also);
  add_figure_state (table, goal->goal);
  add_figure_state (table, goal->outcome);
}

DzTable *
dz_amplification_table_new (void)
{
  return dz_table_new (amplification_columns);
}

static void
add_side (DzTable *table, const char *place, const DzQuantity *quantity)
{
  dz_table_add_text (table, place);
  add_value (table, quantity);
  add_modifier (table, quantity);
  add_source (table, quantity);
}

void
dz_amplification_table_add (DzTable *table, const DzAmplification *row, const DzOverview *overview,
                            const char *lower_sentence, const char *upper_sentence)
{
  add_measured (table, row->lower != NULL ? row->lower : row->upper);
  add_side (table, row->lower_place, row->lower);
  add_side (table, row->upper_place, row->upper);
  dz_table_add_number (table, row->gap);
  dz_table_add_text (table, row->lower != NULL ? row->lower->wording : NULL);
  dz_table_add_text (table, row->upper != NULL ? row->upper->wording : NULL);
  dz_table_add_text (table, lower_sentence);
  dz_table_add_text (table, upper_sentence);
  add_citation (table, row->lower, overview);
  add_citation (table, row->upper, overview);
  dz_table_add_text (table, dz_presence_get_nick (row->lower_presence));
  dz_table_add_text (table, dz_presence_get_nick (row->upper_presence));
  add_figure_state (table, row->lower);
  add_figure_state (table, row->upper);
}

DzTable *
dz_discrepancies_table_new (void)
{
  return dz_table_new (discrepancy_columns);
}

void
dz_discrepancies_table_add (DzTable *table, const DzDiscrepancy *row, const DzOverview *overview,
                            const char *first_sentence, const char *second_sentence)
{
  dz_table_add_text (table, row->first->place);
  add_measured (table, row->first);
  add_value (table, row->first);
  add_source (table, row->first);
  dz_table_add_text (table, first_sentence);
  add_value (table, row->second);
  add_source (table, row->second);
  dz_table_add_text (table, second_sentence);
  dz_table_add_number (table, row->difference);
  dz_table_add_text (table, dz_discrepancy_kind_get_nick (row->kind));
  dz_table_add_text (table, dz_status_get_nick (row->first->status));
  dz_table_add_text (table, dz_status_get_nick (row->second->status));
  dz_table_add_text (table, row->first->wording);
  dz_table_add_text (table, row->second->wording);
  add_citation (table, row->first, overview);
  add_citation (table, row->second, overview);
  dz_table_add_text (table, row->second->indicator);
  add_figure_state (table, row->first);
  add_figure_state (table, row->second);
}
