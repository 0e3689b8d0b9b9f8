/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-notes-file.h"
#include "workbench/dz-notes-import.h"

static int
export_notes (const DzCliArguments *arguments, const char *format, const char *output)
{
  g_autoptr (DzStore) store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  DzNotesFormat notes_format = DZ_NOTES_MARKDOWN;

  if (store == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((reports = dz_store_list_reports (store, &error)) == NULL
      || (notes = dz_store_list_notes (store, 0, &error)) == NULL
      || (tags = dz_store_list_tags (store, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  dz_notes_format_from_nick (format, &notes_format);
  text = dz_notes_file_dup (notes, reports, tags, notes_format);

  return dz_cli_write (output, text);
}

static void
report_failure (const char *citation, const char *reason, gpointer user_data)
{
  int *status = user_data;

  dz_cli_print_error ("duizhao-cli: %s: %s", citation, reason);
  *status = DZ_CLI_SOME_FAILED;
}

static int
import_notes (const DzCliArguments *arguments, const char *path)
{
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;
  int status = DZ_CLI_DONE;
  int n_notes = 0;

  if (!g_file_get_contents (path, &csv, NULL, &error))
    return dz_cli_fail (path, error);
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_WRITE)) == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((n_notes = dz_notes_import_csv (store, csv, report_failure, &status, &error)) < 0)
    return dz_cli_fail (path, error);

  dz_cli_print_line ("imported: %d", n_notes);

  return status;
}

int
dz_cli_notes (DzCliArguments *arguments)
{
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("md, csv or jsonld"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 1, 2, &status))
    return status;
  if (arguments->argc == 2 && g_str_equal (arguments->argv[0], "import"))
    return import_notes (arguments, arguments->argv[1]);
  if (arguments->argc == 2 || !g_str_equal (arguments->argv[0], "export"))
    return dz_cli_arguments_refuse (arguments, "%s", _ ("notes can be exported, or imported from one CSV file"));
  if (!dz_cli_arguments_take_format (arguments, &format, "md|csv|jsonld"))
    return DZ_CLI_USAGE;

  return export_notes (arguments, format, output);
}
