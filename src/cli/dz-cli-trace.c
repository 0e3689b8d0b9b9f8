/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-tracing.h"

static const char *const columns[] = {
  "kind", "report",     "name",       "year",  "paragraph", "last_paragraph", "similarity", "moved",
  "renamed", "difference", "low", "high", "unit",  "text",      NULL,
};

/* The number of the last paragraph, where there are several. */
static int
get_last_number (const DzTracing *tracing, const DzTraceStep *step)
{
  const DzReport *report = dz_tracing_get_report (tracing, step);

  if (step->n_paragraphs < 2)
    return 0;

  return ((DzParagraph *) g_ptr_array_index (report->paragraphs, step->paragraph + step->n_paragraphs - 1))->number;
}

static void
add_flag (DzTable *table, gboolean value)
{
  dz_table_add_value (table, value ? "yes" : "no", value ? "true" : "false");
}

static void
add_row (DzTable *table, const DzTracing *tracing, const DzTraceStep *step)
{
  const DzReport *report = dz_tracing_get_report (tracing, step);
  g_autofree char *name = dz_report_dup_name (report);
  g_autofree char *text = dz_tracing_dup_text (tracing, step);

  dz_table_add_text (table, dz_trace_kind_get_nick (step->kind));
  dz_table_add_integer (table, report->id);
  dz_table_add_text (table, name);
  dz_table_add_integer (table, dz_report_get_year (report));
  dz_cli_add_number (table, dz_tracing_get_number (tracing, step));
  dz_cli_add_number (table, get_last_number (tracing, step));
  dz_table_add_number (table, isnan (step->similarity) ? NAN : round (step->similarity * 1000) / 1000);
  add_flag (table, step->moved);
  add_flag (table, step->renamed);
  dz_table_add_text (table, step->difference);
  dz_table_add_number (table, step->quantity != NULL ? step->quantity->low : NAN);
  dz_table_add_number (table, step->quantity != NULL ? step->quantity->high : NAN);
  dz_table_add_text (table, step->quantity != NULL ? step->quantity->unit : NULL);
  dz_table_add_text (table, text);
}

static int
print_tracing (const DzTracing *tracing, const char *format)
{
  g_autoptr (DzTable) table = dz_table_new (columns);

  for (guint i = 0; i < tracing->steps->len; i++)
    add_row (table, tracing, g_ptr_array_index (tracing->steps, i));

  return dz_cli_print_table (table, format);
}

/* The paragraph in REPORT:PARAGRAPH, 0 where none is named. *colon is the one before it. */
static int
read_number (const char *text, const char **colon)
{
  gint64 number = 0;

  *colon = strrchr (text, ':');
  if (*colon == NULL || !g_ascii_string_to_signed (*colon + 1, 10, 1, G_MAXINT, &number, NULL))
    return 0;

  return (int) number;
}

static int
trace_paragraph (const DzCliArguments *arguments, DzStore *store, const DzKnowledge *knowledge,
                 const char *format)
{
  const char *colon;
  int number = read_number (arguments->argv[0], &colon);
  g_autofree char *name = g_strndup (arguments->argv[0], (gsize) (colon - arguments->argv[0]));
  g_autoptr (GError) error = NULL;
  g_autoptr (DzTracing) tracing = NULL;
  gint64 report = dz_store_resolve_report (store, name, &error);

  if (report != 0)
    tracing = dz_tracing_load_paragraph (store, report, number, knowledge, NULL, &error);

  return tracing != NULL ? print_tracing (tracing, format) : dz_cli_fail (arguments->argv[0], error);
}

static int
trace_indicator (DzStore *store, const DzKnowledge *knowledge, const char *indicator, const char *place,
                 const char *measure, const char *format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DzTracing) tracing = NULL;
  DzMeasure value = DZ_MEASURE_LEVEL;

  dz_measure_from_nick (measure, &value);
  tracing = dz_tracing_load_indicator (store, dz_cli_canonical_place (knowledge, place), indicator,
                                       measure != NULL ? &value : NULL, knowledge, &error);

  return tracing != NULL ? print_tracing (tracing, format) : dz_cli_fail (NULL, error);
}

/* Either a paragraph, or an indicator and a place. */
static int
check (const DzCliArguments *arguments, const char *indicator, const char *place, const char *measure)
{
  DzMeasure value;
  const char *colon;

  if ((indicator == NULL) != (place == NULL))
    return dz_cli_arguments_refuse (arguments, "%s", _ ("--indicator and --place go together"));
  if ((arguments->argc > 0) == (indicator != NULL))
    return dz_cli_arguments_refuse (arguments, "%s", _ ("give REPORT:PARAGRAPH, or --indicator and --place"));
  if (arguments->argc > 0 && read_number (arguments->argv[0], &colon) == 0)
    return dz_cli_arguments_refuse (arguments, _ ("“%s” names no paragraph: write it as 武昌区/2025:63"),
                                    arguments->argv[0]);
  if (measure != NULL && !dz_measure_from_nick (measure, &value))
    return dz_cli_arguments_refuse (arguments, _ ("there is no measure “%s”"), measure);

  return DZ_CLI_DONE;
}

int
dz_cli_trace (DzCliArguments *arguments)
{
  g_autofree char *format = NULL;
  g_autofree char *indicator = NULL;
  g_autofree char *place = NULL;
  g_autofree char *measure = NULL;
  g_autoptr (DzKnowledge) knowledge = NULL;
  g_autoptr (DzStore) store = NULL;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "indicator", 0, 0, G_OPTION_ARG_FILENAME, &indicator, N_ ("Key, name or alias of an indicator"), "I" },
    { "place", 0, 0, G_OPTION_ARG_FILENAME, &place, N_ ("The place whose goals are followed"), "P" },
    { "measure", 0, 0, G_OPTION_ARG_FILENAME, &measure, N_ ("level, growth, share, rank or ratio"), "M" },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv or json"), N_ ("FORMAT") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 0, 1, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|csv|json"))
    return DZ_CLI_USAGE;
  if ((status = check (arguments, indicator, place, measure)) != DZ_CLI_DONE)
    return status;
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL
      || (knowledge = dz_cli_load_knowledge ()) == NULL)
    return DZ_CLI_SOME_FAILED;

  return indicator != NULL ? trace_indicator (store, knowledge, indicator, place, measure, format)
                           : trace_paragraph (arguments, store, knowledge, format);
}
