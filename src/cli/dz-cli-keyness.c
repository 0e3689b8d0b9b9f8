/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-scope.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-ngram-tables.h"
#include "workbench/dz-search-tables.h"

/* The first report that stands on both sides: it would be set against itself. 0 for none. */
static gint64
find_common (const DzSearchScope *one, const DzSearchScope *other)
{
  for (guint i = 0; i < one->reports->len; i++)
    for (guint j = 0; j < other->reports->len; j++)
      if (g_array_index (one->reports, gint64, i) == g_array_index (other->reports, gint64, j))
        return g_array_index (one->reports, gint64, i);

  return 0;
}

/* NULL after saying what is wrong, with *status to return. */
static DzTable *
load_table (DzCliArguments *arguments, const DzCliScope *of, const DzCliScope *against, int min_count,
            int max, int *status)
{
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzSearchScope) one = NULL;
  g_autoptr (DzSearchScope) other = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gboolean only_of = FALSE;
  gint64 common;

  *status = DZ_CLI_SOME_FAILED;
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return NULL;
  if ((one = dz_cli_scope_take (of, arguments, store, status)) == NULL
      || (other = dz_cli_scope_take (against, arguments, store, status)) == NULL)
    return NULL;
  if ((common = find_common (one, other)) != 0)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, common);

      *status = dz_cli_arguments_refuse (arguments, _ ("report %s stands on both sides, --of and --against"),
                                         id);
      return NULL;
    }
  if ((rows = dz_keyness_load (store, one, other, min_count, &only_of, &error)) == NULL)
    {
      *status = dz_cli_fail (NULL, error);
      return NULL;
    }
  if (only_of)
    g_printerr (_ ("Both sets together have more than %d million characters: only n-grams of --of are listed, with their "
                   "counts in both.\n"),
                DZ_NGRAM_TEXT_MAX / 1000000);

  return dz_search_tables_new_keyness (rows, max);
}

int
dz_cli_keyness (DzCliArguments *arguments)
{
  g_auto (DzCliScope) of = { 0 };
  g_auto (DzCliScope) against = { 0 };
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autoptr (DzTable) table = NULL;
  int min_count = 3;
  int max = 0;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "of", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &of.reports,
      N_ ("A report to characterize; may be said again"), N_ ("REPORT") },
    { "against", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &against.reports,
      N_ ("A report to set it against; may be said again"), N_ ("REPORT") },
    { "min-count", 0, 0, G_OPTION_ARG_INT, &min_count,
      N_ ("Only n-grams that occur so often in all of them (3)"), N_ ("N") },
    { "max", 0, 0, G_OPTION_ARG_INT, &max, N_ ("Stop after so many rows; 0 prints all"), N_ ("N") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv, json or xlsx"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 0, 0, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|csv|json|xlsx"))
    return DZ_CLI_USAGE;
  if (of.reports == NULL || against.reports == NULL)
    return dz_cli_arguments_refuse (arguments, "%s", _ ("keyness needs --of REPORT and --against REPORT"));
  if (min_count < 1 || max < 0)
    return dz_cli_arguments_refuse (arguments, "%s", _ ("--min-count is at least 1, --max at least 0"));
  if ((table = load_table (arguments, &of, &against, min_count, max, &status)) == NULL)
    return status;

  return dz_cli_put_table (table, format, output);
}
