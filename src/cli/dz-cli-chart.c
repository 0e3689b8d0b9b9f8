/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-overview.h"

/* What was typed, before it is made sense of. */
typedef struct
{
  char *indicator;
  char *measure;
  char *term;
  char **places;
  char *years;
  char *size;
  char *output;
  int width;
  int height;
  double dpi;
} ChartOptions;

static void
chart_options_clear (ChartOptions *options)
{
  g_free (options->indicator);
  g_free (options->measure);
  g_free (options->term);
  g_strfreev (options->places);
  g_free (options->years);
  g_free (options->size);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChartOptions, chart_options_clear)

/* “1200x700” with separator x, “2021-2026” with -. Both numbers must be positive and fit. */
static gboolean
parse_pair (const char *text, char separator, int *first, int *second)
{
  g_autofree char *ends = g_strdup_printf ("%c", separator);
  g_auto (GStrv) parts = g_strsplit (text, ends, -1);
  guint64 values[2];

  if (g_strv_length (parts) != 2)
    return FALSE;
  for (int i = 0; i < 2; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 1, 20000, &values[i], NULL))
      return FALSE;

  *first = (int) values[0];
  *second = (int) values[1];

  return TRUE;
}

static gboolean
needs_indicator (DzChartKind kind)
{
  return kind == DZ_CHART_GOAL_OUTCOME || kind == DZ_CHART_PLACES || kind == DZ_CHART_SHARE;
}

/* Fills the request; on wrong usage says what is wrong and returns FALSE. */
static gboolean
take_options (const DzCliArguments *arguments, ChartOptions *options, DzChartRequest *request)
{
  if (!dz_chart_kind_from_nick (arguments->argv[0], &request->kind))
    dz_cli_arguments_refuse (arguments,
                             _ ("“%s” is no kind of chart; there are: goal-outcome, places, share, slope, term, topics"),
                             arguments->argv[0]);
  else if (options->output == NULL)
    dz_cli_arguments_refuse (arguments, "%s", _ ("-o is needed: a file that ends in .png, .pdf or .svg"));
  else if (needs_indicator (request->kind) && options->indicator == NULL)
    dz_cli_arguments_refuse (arguments, "%s", _ ("this kind of chart needs --indicator"));
  else if (request->kind == DZ_CHART_TERM && options->term == NULL)
    dz_cli_arguments_refuse (arguments, "%s", _ ("this kind of chart needs --term"));
  else if (options->measure != NULL && !dz_measure_from_nick (options->measure, &request->measure))
    dz_cli_arguments_refuse (arguments, _ ("“%s” is no measure; there are: level, growth, share, rank, ratio"),
                             options->measure);
  else if (options->years != NULL
           && !parse_pair (options->years, '-', &request->first_year, &request->last_year))
    dz_cli_arguments_refuse (arguments, _ ("“%s” is no span of years like 2021-2026"), options->years);
  else if (options->size != NULL && !parse_pair (options->size, 'x', &options->width, &options->height))
    dz_cli_arguments_refuse (arguments, _ ("“%s” is no size like 1200x700"), options->size);
  else if (!(options->dpi >= 10 && options->dpi <= 2400))
    dz_cli_arguments_refuse (arguments, "%s", _ ("--dpi takes a number from 10 to 2400"));
  else
    return TRUE;

  return FALSE;
}

/* Without --measure: the one the indicator is usually given in, else the first that has figures. */
static DzChart *
build_chart (const DzOverview *overview, DzChartRequest *request, gboolean measure_given, const DzKnowledge *knowledge,
             DzStore *store, GError **error)
{
  const DzIndicator *indicator
      = request->indicator != NULL ? dz_knowledge_find_indicator (knowledge, request->indicator) : NULL;
  g_autoptr (DzChart) chart = NULL;

  if (!measure_given && indicator != NULL)
    request->measure = indicator->measure;
  chart = dz_overview_build_chart (overview, request, knowledge, store, error);

  for (int measure = DZ_MEASURE_LEVEL;
       chart != NULL && chart->empty_reason != NULL && !measure_given && measure <= DZ_MEASURE_RATIO; measure++)
    {
      g_autoptr (DzChart) other = NULL;

      request->measure = (DzMeasure) measure;
      other = dz_overview_build_chart (overview, request, knowledge, store, error);
      if (other == NULL)
        return NULL;
      if (other->empty_reason == NULL)
        return g_steal_pointer (&other);
    }

  return g_steal_pointer (&chart);
}

static void
name_places (ChartOptions *options, const DzKnowledge *knowledge)
{
  for (int i = 0; options->places != NULL && options->places[i] != NULL; i++)
    {
      const char *name = dz_cli_canonical_place (knowledge, options->places[i]);

      if (name != options->places[i])
        {
          g_free (options->places[i]);
          options->places[i] = g_strdup (name);
        }
    }
}

static int
draw_chart (const DzCliArguments *arguments, ChartOptions *options, DzChartRequest *request)
{
  g_autoptr (DzKnowledge) knowledge = dz_cli_load_knowledge ();
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzOverview) overview = NULL;
  g_autoptr (DzChart) chart = NULL;
  g_autoptr (GError) error = NULL;

  if (knowledge == NULL || (store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((overview = dz_overview_load (store, knowledge, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  name_places (options, knowledge);
  request->indicator = options->indicator;
  request->term = options->term;
  request->places = (const char *const *) options->places;
  chart = build_chart (overview, request, options->measure != NULL, knowledge, store, &error);
  if (chart == NULL)
    return dz_cli_fail (NULL, error);
  if (chart->empty_reason != NULL)
    {
      dz_cli_print_error ("duizhao-cli: %s", chart->empty_reason);
      return DZ_CLI_SOME_FAILED;
    }
  if (!dz_chart_export (chart, options->output, options->width, options->height, options->dpi, &error))
    return dz_cli_fail (options->output, error);

  return DZ_CLI_DONE;
}

int
dz_cli_chart (DzCliArguments *arguments)
{
  g_auto (ChartOptions) options = { .width = 1200, .height = 700, .dpi = 96 };
  DzChartRequest request = { .measure = DZ_MEASURE_LEVEL };
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "indicator", 0, 0, G_OPTION_ARG_FILENAME, &options.indicator, N_ ("What is measured: key, name or alias"),
      "I" },
    { "measure", 0, 0, G_OPTION_ARG_FILENAME, &options.measure, N_ ("level, growth, share, rank or ratio"), "M" },
    { "term", 0, 0, G_OPTION_ARG_FILENAME, &options.term, N_ ("The words to count"), "T" },
    { "place", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.places, N_ ("A place; may be repeated, the lower one first"),
      "P" },
    { "years", 0, 0, G_OPTION_ARG_FILENAME, &options.years, N_ ("First and last year"), "A-B" },
    { "size", 0, 0, G_OPTION_ARG_FILENAME, &options.size, N_ ("Width and height in pixels"), "WxH" },
    { "dpi", 0, 0, G_OPTION_ARG_DOUBLE, &options.dpi, N_ ("Dots per inch of a PNG"), "N" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("A file that ends in .png, .pdf or .svg"),
      N_ ("FILE") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 1, 1, &status))
    return status;

  return take_options (arguments, &options, &request) ? draw_chart (arguments, &options, &request) : DZ_CLI_USAGE;
}
