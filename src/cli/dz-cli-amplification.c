/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "align/dz-goal-ledger.h"
#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-overview-tables.h"

static void
add_row (DzTable *table, const DzAmplification *row, const DzOverview *overview, DzStore *store)
{
  g_autofree char *lower_sentence = dz_cli_dup_sentence (store, row->lower);
  g_autofree char *upper_sentence = dz_cli_dup_sentence (store, row->upper);

  dz_amplification_table_add (table, row, overview, lower_sentence, upper_sentence);
}

static gboolean
has_place (const DzOverview *overview, const char *place)
{
  if (g_ptr_array_find_with_equal_func (overview->places, place, g_str_equal, NULL))
    return TRUE;

  dz_cli_print_error (_ ("duizhao-cli: the library has no report of “%s”"), place);

  return FALSE;
}

/* Both places as the library knows them, or both NULL. */
static int
check_places (const DzCliArguments *arguments, const DzOverview *overview, const char *lower, const char *upper)
{
  gboolean has_both = TRUE;

  if (lower == NULL)
    return DZ_CLI_DONE;
  if (g_str_equal (lower, upper))
    return dz_cli_arguments_refuse (arguments, _ ("--lower and --upper are the same place: %s"), lower);

  has_both = has_place (overview, lower);
  has_both = has_place (overview, upper) && has_both;

  return has_both ? DZ_CLI_DONE : DZ_CLI_SOME_FAILED;
}

static int
print_amplification (const DzCliArguments *arguments, DzStore *store, const char *lower, const char *upper,
                     const char *format)
{
  g_autoptr (DzKnowledge) knowledge = dz_cli_load_knowledge ();
  g_autoptr (DzTable) table = dz_amplification_table_new ();
  g_autoptr (DzOverview) overview = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  int status = DZ_CLI_DONE;

  if (knowledge == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((overview = dz_overview_load (store, knowledge, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  lower = dz_cli_canonical_place (knowledge, lower);
  upper = dz_cli_canonical_place (knowledge, upper);
  status = check_places (arguments, overview, lower, upper);
  if (status != DZ_CLI_DONE)
    return status;

  rows = dz_goal_ledger_amplify (overview->goals, overview->reports, lower, upper, knowledge);
  for (guint i = 0; i < rows->len; i++)
    add_row (table, g_ptr_array_index (rows, i), overview, store);

  return dz_cli_print_table (table, format);
}

int
dz_cli_amplification (DzCliArguments *arguments)
{
  g_autofree char *format = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;
  g_autoptr (DzStore) store = NULL;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "lower", 0, 0, G_OPTION_ARG_FILENAME, &lower, N_ ("The lower place, a district for instance"), "P" },
    { "upper", 0, 0, G_OPTION_ARG_FILENAME, &upper, N_ ("The place above it"), "P" },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv or json"), N_ ("FORMAT") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 0, 0, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|csv|json"))
    return DZ_CLI_USAGE;
  if ((lower == NULL) != (upper == NULL))
    return dz_cli_arguments_refuse (arguments, "%s", _ ("--lower and --upper go together, or leave out both"));
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;

  return print_amplification (arguments, store, lower, upper, format);
}
