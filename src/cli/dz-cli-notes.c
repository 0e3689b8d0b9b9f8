/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-notes-file.h"
#include "workbench/dz-notes-import.h"

/* What the user asked for. */
typedef struct
{
  char *format;
  char *output;
  char *tag;
  char **reports;
  gboolean bom;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->format);
  g_free (options->output);
  g_free (options->tag);
  g_strfreev (options->reports);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* NULL without error: all. */
static GArray *
resolve_reports (DzStore *store, char **names, GError **error)
{
  g_autoptr (GArray) ids = names != NULL ? g_array_new (FALSE, FALSE, sizeof (gint64)) : NULL;

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    {
      gint64 id = dz_store_resolve_report (store, names[i], error);

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

static GBytes *
make_file (DzStore *store, const Options *options, GError **error)
{
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, error);
  g_autoptr (GPtrArray) notes = reports != NULL ? dz_store_list_notes (store, 0, error) : NULL;
  g_autoptr (GPtrArray) tags = notes != NULL ? dz_store_list_tags (store, error) : NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  DzNotesFormat format = DZ_NOTES_MARKDOWN;
  gint64 tag = 0;

  if (tags == NULL
      || ((ids = resolve_reports (store, options->reports, error)) == NULL && options->reports != NULL)
      || (options->tag != NULL && (tag = dz_store_find_tag (store, options->tag, FALSE, error)) == 0))
    return NULL;
  dz_notes_format_from_nick (options->format, &format);
  chosen = dz_notes_file_select (notes, tags, ids, tag, NULL);

  return dz_notes_file_new (chosen, reports, tags, format, options->bom, NULL, error);
}

static int
export_notes (const DzCliArguments *arguments, const Options *options)
{
  g_autoptr (DzStore) store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((file = make_file (store, options, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  return dz_cli_write_bytes (options->output, file);
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
  g_autofree char *text = NULL;
  int status = DZ_CLI_DONE;
  int n_notes = 0;

  if ((text = dz_notes_import_read (path, &error)) == NULL)
    return dz_cli_fail (path, error);
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_WRITE)) == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((n_notes = dz_notes_import_text (store, text, report_failure, &status, NULL, &error)) < 0)
    return dz_cli_fail (path, error);

  dz_cli_print_line ("imported: %d", n_notes);

  return status;
}

int
dz_cli_notes (DzCliArguments *arguments)
{
  g_auto (Options) options = { 0 };
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_ ("md, csv, html, xlsx or jsonld"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Write to this file"), N_ ("FILE") },
    { "tag", 0, 0, G_OPTION_ARG_FILENAME, &options.tag, N_ ("Only notes with this tag, or one below it"), N_ ("PATH") },
    { "report", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.reports, N_ ("Only notes on this report"), N_ ("REPORT") },
    { "bom", 0, 0, G_OPTION_ARG_NONE, &options.bom, N_ ("Begin with a byte order mark, for spreadsheets"), NULL },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 1, 2, &status))
    return status;
  if (arguments->argc == 2 && g_str_equal (arguments->argv[0], "import"))
    return import_notes (arguments, arguments->argv[1]);
  if (arguments->argc == 2 || !g_str_equal (arguments->argv[0], "export"))
    return dz_cli_arguments_refuse (arguments, "%s", _ ("notes can be exported, or imported from one file"));
  if (!dz_cli_arguments_take_format (arguments, &options.format, "md|csv|html|xlsx|jsonld"))
    return DZ_CLI_USAGE;

  return export_notes (arguments, &options);
}
