/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-indicator-table.h"
#include "workbench/dz-report-matrix.h"

static int
print_similarities (DzStore *store, const GArray *ids, const char *format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DzReportMatrix) matrix = dz_report_matrix_load (store, ids, NULL, &error);
  g_autoptr (DzTable) table = matrix != NULL ? dz_report_matrix_build_table (matrix) : NULL;

  return table != NULL ? dz_cli_print_table (table, format) : dz_cli_fail (NULL, error);
}

static int
print_indicators (DzStore *store, const GArray *ids, const char *format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DzKnowledge) knowledge = dz_cli_load_knowledge ();
  g_autoptr (DzIndicatorTable) indicators = NULL;
  g_autoptr (DzTable) table = NULL;

  if (knowledge == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((indicators = dz_indicator_table_load (store, ids, knowledge, &error)) == NULL)
    return dz_cli_fail (NULL, error);
  table = dz_indicator_table_build (indicators);

  return dz_cli_print_table (table, format);
}

int
dz_cli_matrix (DzCliArguments *arguments)
{
  g_autofree char *format = NULL;
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  gboolean indicators = FALSE;
  int status = DZ_CLI_DONE;
  int printed = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "indicators", 0, 0, G_OPTION_ARG_NONE, &indicators,
      N_ ("All goals and outcomes by indicator, place and year instead, with the differences"), NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv or json"), N_ ("FORMAT") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 0, -1, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|csv|json"))
    return DZ_CLI_USAGE;
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;

  ids = dz_cli_resolve_reports (arguments, store, &status);
  printed = indicators ? print_indicators (store, ids, format) : print_similarities (store, ids, format);

  return printed != DZ_CLI_DONE ? printed : status;
}
