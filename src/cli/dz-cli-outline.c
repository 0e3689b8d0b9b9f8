/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-outline-json.h"

int
dz_cli_outline (DzCliArguments *arguments)
{
  g_autofree char *format = NULL;
  g_autofree char *outline = NULL;
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzReport) report = NULL;
  g_autoptr (GError) error = NULL;
  int status = DZ_CLI_DONE;
  gint64 id = 0;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, "json", N_ ("FORMAT") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 1, 1, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "json"))
    return DZ_CLI_USAGE;

  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((id = dz_store_resolve_report (store, arguments->argv[0], &error)) == 0
      || (report = dz_store_load_report (store, id, &error)) == NULL)
    return dz_cli_fail (arguments->argv[0], error);
  outline = dz_outline_json_dup (report);

  return dz_cli_print (outline);
}
