/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-notes-file.h"

static int
export_notes (const DzCliArguments *arguments, const char *format, const char *output)
{
  g_autoptr (DzStore) store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  DzNotesFormat notes_format = DZ_NOTES_MARKDOWN;

  if (store == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((reports = dz_store_list_reports (store, &error)) == NULL
      || (notes = dz_store_list_notes (store, 0, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  dz_notes_format_from_nick (format, &notes_format);
  text = dz_notes_file_dup (notes, reports, notes_format);

  return dz_cli_write (output, text);
}

int
dz_cli_notes (DzCliArguments *arguments)
{
  g_autofree char *format = g_strdup ("md");
  g_autofree char *output = NULL;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("md, csv or jsonld"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 1, 1, &status))
    return status;
  if (!g_str_equal (arguments->argv[0], "export"))
    return dz_cli_arguments_refuse (arguments, _ ("“%s” is nothing that can be done with notes; there is: export"),
                                    arguments->argv[0]);
  if (!dz_cli_arguments_take_format (arguments, format, "md|csv|jsonld"))
    return DZ_CLI_USAGE;

  return export_notes (arguments, format, output);
}
