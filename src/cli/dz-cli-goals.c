/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-overview-tables.h"

static void
add_row (DzTable *table, const DzGoal *goal, const DzOverview *overview, DzStore *store)
{
  const DzQuantity *origin = goal->goal != NULL ? goal->goal : goal->absence;
  g_autofree char *goal_sentence = dz_cli_dup_sentence (store, origin);
  g_autofree char *outcome_sentence = dz_cli_dup_sentence (store, goal->outcome);

  dz_goals_table_add (table, goal, overview, goal_sentence, outcome_sentence);
}

static gboolean
has_indicator (const DzOverview *overview, const DzKnowledge *knowledge, const char *indicator)
{
  DzOverviewFilter filter = { .indicator = indicator };

  if (dz_knowledge_find_indicator (knowledge, indicator) != NULL)
    return TRUE;
  for (guint i = 0; i < overview->goals->len; i++)
    if (dz_overview_filter_accepts (&filter, g_ptr_array_index (overview->goals, i), knowledge))
      return TRUE;

  return FALSE;
}

/* No goals of a place that reports, and no such place, are two different things; so with an indicator. */
static gboolean
check_names (const DzOverview *overview, const DzKnowledge *knowledge, const char *place, const char *indicator)
{
  if (place != NULL && !g_ptr_array_find_with_equal_func (overview->places, place, g_str_equal, NULL))
    dz_cli_print_error (_ ("duizhao-cli: the library has no report of “%s”"), place);
  else if (indicator != NULL && !has_indicator (overview, knowledge, indicator))
    dz_cli_print_error (_ ("duizhao-cli: “%s” is no indicator that is known or that a report names"), indicator);
  else
    return TRUE;

  return FALSE;
}

static int
print_goals (const DzCliArguments *arguments, DzStore *store, const char *place, const char *indicator,
             const char *format)
{
  g_autoptr (DzKnowledge) knowledge = dz_cli_load_knowledge ();
  g_autoptr (DzTable) table = dz_goals_table_new ();
  g_autoptr (DzOverview) overview = NULL;
  g_autoptr (GError) error = NULL;
  const char *places[] = { NULL, NULL };
  DzOverviewFilter filter = { .places = places, .indicator = indicator };

  if (knowledge == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((overview = dz_overview_load (store, knowledge, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  places[0] = dz_cli_canonical_place (knowledge, place);
  for (guint i = 0; i < overview->goals->len; i++)
    {
      const DzGoal *goal = g_ptr_array_index (overview->goals, i);

      if (dz_overview_filter_accepts (&filter, goal, knowledge))
        add_row (table, goal, overview, store);
    }

  if (dz_table_get_n_rows (table) == 0 && !check_names (overview, knowledge, places[0], indicator))
    return DZ_CLI_SOME_FAILED;

  return dz_cli_print_table (table, format);
}

int
dz_cli_goals (DzCliArguments *arguments)
{
  g_autofree char *format = NULL;
  g_autofree char *place = NULL;
  g_autofree char *indicator = NULL;
  g_autoptr (DzStore) store = NULL;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "place", 0, 0, G_OPTION_ARG_FILENAME, &place, N_ ("Only goals of this place"), "P" },
    { "indicator", 0, 0, G_OPTION_ARG_FILENAME, &indicator, N_ ("Only this indicator: key, name or alias"), "I" },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv or json"), N_ ("FORMAT") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 0, 0, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|csv|json"))
    return DZ_CLI_USAGE;
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;

  return print_goals (arguments, store, place, indicator, format);
}
