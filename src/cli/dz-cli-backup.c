/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"

int
dz_cli_backup (DzCliArguments *arguments)
{
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;
  int status = DZ_CLI_DONE;

  if (!dz_cli_arguments_parse (arguments, NULL, 1, 1, &status))
    return status;
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;
  if (!dz_store_backup (store, arguments->argv[0], &error))
    return dz_cli_fail (arguments->argv[0], error);

  dz_cli_print_line ("backed up: %s", arguments->argv[0]);

  return DZ_CLI_DONE;
}
