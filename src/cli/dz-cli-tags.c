/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-tag-figures.h"
#include "workbench/dz-tag-passages.h"

/* What the user asked for. */
typedef struct
{
  char *by;
  char *passages;
  char *context;
  char *format;
  char *output;
  gboolean exact;
  gboolean bom;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->by);
  g_free (options->passages);
  g_free (options->context);
  g_free (options->format);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static DzTable *
make_table (DzStore *store, DzTagFigures by, GError **error)
{
  g_autoptr (GPtrArray) tags = dz_store_list_tags (store, error);
  g_autoptr (GPtrArray) reports = tags != NULL ? dz_store_list_reports (store, error) : NULL;
  g_autoptr (GArray) counts = reports != NULL ? dz_store_count_tags (store, error) : NULL;

  return counts != NULL ? dz_tag_figures_new_table (tags, reports, counts, by) : NULL;
}

static int
put_passages (DzStore *store, const Options *options, int context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) passages = NULL;
  g_autoptr (DzTable) table = NULL;
  g_autoptr (GBytes) file = NULL;
  DzNotesFormat format;
  gint64 tag = dz_store_find_tag (store, options->passages, FALSE, &error);

  if (tag == 0 || (passages = dz_tag_passages_load (store, tag, !options->exact, context, &error)) == NULL)
    return dz_cli_fail (NULL, error);
  if (!dz_notes_format_from_nick (options->format, &format))
    {
      table = dz_tag_passages_new_table (passages);
      return dz_cli_put_table (table, options->format, options->output);
    }
  if ((file = dz_tag_passages_new_file (passages, options->passages, format, options->bom, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  return dz_cli_write_bytes (options->output, file);
}

/* -1 for the whole paragraph; FALSE for anything that is no number. */
static gboolean
read_context (const char *text, int *context)
{
  guint64 value = 0;

  *context = DZ_TAG_CONTEXT_PARAGRAPH;
  if (text == NULL || g_str_equal (text, "paragraph"))
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT / 2, &value, NULL))
    return FALSE;
  *context = (int) value;

  return TRUE;
}

int
dz_cli_tags (DzCliArguments *arguments)
{
  g_auto (Options) options = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzTable) table = NULL;
  g_autoptr (GError) error = NULL;
  DzTagFigures by = DZ_TAG_FIGURES_BY_TAG;
  int status = DZ_CLI_DONE;
  int context = 0;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &options.by, N_ ("Count by tag, report or year"), N_ ("tag|report|year") },
    { "passages", 0, 0, G_OPTION_ARG_FILENAME, &options.passages, N_ ("All passages with this tag, or one below it"),
      N_ ("PATH") },
    { "exact", 0, 0, G_OPTION_ARG_NONE, &options.exact, N_ ("Without the tags below it"), NULL },
    { "context", 0, 0, G_OPTION_ARG_FILENAME, &options.context,
      N_ ("So many characters around each passage, or the whole paragraph"), N_ ("N|paragraph") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_ ("tsv, csv, json or xlsx; passages also as md or html"),
      N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Write to this file"), N_ ("FILE") },
    { "bom", 0, 0, G_OPTION_ARG_NONE, &options.bom, N_ ("Begin with a byte order mark, for spreadsheets"), NULL },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 0, 0, &status))
    return status;
  if (options.by != NULL && !dz_tag_figures_from_nick (options.by, &by))
    return dz_cli_arguments_refuse (arguments, _ ("--by is tag, report or year, not “%s”"), options.by);
  if (!read_context (options.context, &context))
    return dz_cli_arguments_refuse (arguments, _ ("--context is a number or paragraph, not “%s”"),
                                    options.context);
  if (!dz_cli_arguments_take_format (arguments, &options.format,
                                     options.passages != NULL ? "tsv|csv|json|xlsx|md|html"
                                                              : "tsv|csv|json|xlsx"))
    return DZ_CLI_USAGE;
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;
  if (options.passages != NULL)
    return put_passages (store, &options, context);
  if ((table = make_table (store, by, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  return dz_cli_put_table (table, options.format, options.output);
}
