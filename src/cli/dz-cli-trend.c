/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-scope.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-search-tables.h"

static int
print_trends (const DzCliArguments *arguments, DzStore *store, const DzCliScope *options, DzTrendGrouping by,
              const char *format, const char *output)
{
  int status = DZ_CLI_DONE;
  g_autoptr (DzSearchScope) scope = dz_cli_scope_take (options, arguments, store, &status);
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_query_free);
  g_autoptr (GPtrArray) trends = NULL;
  g_autoptr (DzTable) table = NULL;
  g_autoptr (GError) error = NULL;

  if (scope == NULL)
    return status;
  for (int i = 0; i < arguments->argc; i++)
    {
      DzQuery *query = dz_cli_scope_parse (options, arguments, arguments->argv[i]);

      if (query == NULL)
        return DZ_CLI_USAGE;
      g_ptr_array_add (queries, query);
    }
  if ((trends = dz_phrase_trends_load (store, queries, scope, &error)) == NULL)
    return dz_cli_fail (NULL, error);
  dz_cli_scope_warn (store);
  table = dz_search_tables_new_trends (trends, by);

  return dz_cli_put_table (table, format, output);
}

int
dz_cli_trend (DzCliArguments *arguments)
{
  g_auto (DzCliScope) scope = { 0 };
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autofree char *by = NULL;
  g_autoptr (DzStore) store = NULL;
  DzTrendGrouping grouping = DZ_TREND_BY_REPORT;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &by, N_ ("One row for each report (default), year, level or phrase"),
      N_ ("WHAT") },
    DZ_CLI_REPORT_ENTRIES (&scope),
    DZ_CLI_TEXT_ENTRIES (&scope),
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv, json or xlsx"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 1, -1, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|csv|json|xlsx"))
    return DZ_CLI_USAGE;
  if (by != NULL && !dz_trend_grouping_from_nick (by, &grouping))
    return dz_cli_arguments_refuse (arguments, _ ("“%s” is nothing to count by; there are report, year, level and phrase"), by);
  if (scope.headings || scope.notes || scope.tag != NULL)
    return dz_cli_arguments_refuse (arguments, "%s",
                                    _ ("a trend is counted over the text of reports or of a part of them"));
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;

  return print_trends (arguments, store, &scope, grouping, format, output);
}
