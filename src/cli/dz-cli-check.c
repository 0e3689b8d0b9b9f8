/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"

int
dz_cli_check (DzCliArguments *arguments)
{
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GError) error = NULL;
  int status = DZ_CLI_DONE;

  if (!dz_cli_arguments_parse (arguments, NULL, 0, 0, &status))
    return status;
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((messages = dz_store_check (store, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  for (guint i = 0; i < messages->len; i++)
    dz_cli_print_error ("duizhao-cli: %s: %s", dz_store_get_path (store),
                        (const char *) g_ptr_array_index (messages, i));
  if (messages->len > 0)
    return DZ_CLI_SOME_FAILED;

  dz_cli_print_line ("ok: %s", dz_store_get_path (store));

  return DZ_CLI_DONE;
}
