/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-report-matrix.h"

int
dz_cli_matrix (DzCliArguments *arguments)
{
  g_autofree char *format = NULL;
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DzReportMatrix) matrix = NULL;
  g_autoptr (DzTable) table = NULL;
  int status = DZ_CLI_DONE;
  int printed = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
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
  if ((matrix = dz_report_matrix_load (store, ids, NULL, &error)) == NULL)
    return dz_cli_fail (NULL, error);
  table = dz_report_matrix_build_table (matrix);
  printed = dz_cli_print_table (table, format);

  return printed != DZ_CLI_DONE ? printed : status;
}
