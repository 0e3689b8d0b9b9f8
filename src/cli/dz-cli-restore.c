/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"

int
dz_cli_restore (DzCliArguments *arguments)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int status = DZ_CLI_DONE;

  if (!dz_cli_arguments_parse (arguments, NULL, 1, 1, &status))
    return status;

  path = dz_cli_arguments_dup_library (arguments);
  if (!dz_store_restore (path, arguments->argv[0], &error))
    return dz_cli_fail (arguments->argv[0], error);

  dz_cli_print_line ("restored: %s", path);

  return DZ_CLI_DONE;
}
