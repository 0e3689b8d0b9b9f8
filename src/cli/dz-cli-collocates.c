/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-scope.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-ngram-tables.h"
#include "workbench/dz-search-tables.h"

int
dz_cli_collocates (DzCliArguments *arguments)
{
  g_auto (DzCliScope) options = { 0 };
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzQuery) query = NULL;
  g_autoptr (DzSearchScope) scope = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (DzTable) table = NULL;
  g_autoptr (GError) error = NULL;
  int window = 10;
  int min_count = 3;
  int max = 0;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "window", 0, 0, G_OPTION_ARG_INT, &window, N_ ("Look so many characters to either side (10)"),
      N_ ("N") },
    { "min-count", 0, 0, G_OPTION_ARG_INT, &min_count, N_ ("Only n-grams that stand so often beside it (3)"),
      N_ ("N") },
    { "max", 0, 0, G_OPTION_ARG_INT, &max, N_ ("Stop after so many rows; 0 prints all"), N_ ("N") },
    DZ_CLI_REPORT_ENTRIES (&options),
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv, json or xlsx"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 1, 1, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|csv|json|xlsx"))
    return DZ_CLI_USAGE;
  if (window < 1 || window > 100 || min_count < 1 || max < 0)
    return dz_cli_arguments_refuse (arguments, "%s", _ ("--window is from 1 to 100, --min-count at least 1, --max at least 0"));
  if ((query = dz_cli_scope_parse (&options, arguments, arguments->argv[0])) == NULL)
    return DZ_CLI_USAGE;
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((scope = dz_cli_scope_take (&options, arguments, store, &status)) == NULL)
    return status;
  if ((rows = dz_collocates_load (store, query, scope, window, min_count, &error)) == NULL)
    return dz_cli_fail (NULL, error);
  table = dz_search_tables_new_collocates (rows, max);

  return dz_cli_put_table (table, format, output);
}
