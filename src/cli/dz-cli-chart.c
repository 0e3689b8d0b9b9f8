/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/dz-cli-chart-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chart/dz-timeline-export.h"
#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"

#define MILLIMETRE (96 / 25.4)

static void
dz_cli_chart_options_clear (DzCliChartOptions *options)
{
  g_strfreev (options->indicators);
  g_free (options->measure);
  g_strfreev (options->terms);
  g_strfreev (options->places);
  g_free (options->years);
  g_free (options->size);
  g_free (options->style);
  g_free (options->title);
  g_free (options->subtitle);
  g_free (options->caption);
  g_free (options->source_words);
  g_strfreev (options->words);
  g_free (options->author);
  g_free (options->output);
  g_free (options->format);
  g_free (options->view);
  g_clear_pointer (&options->kinds, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DzCliChartOptions, dz_cli_chart_options_clear)

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

/* “1200x700” in pixels, “85x60mm” on paper. */
static gboolean
parse_size (const char *text, DzChartStyle *style)
{
  gboolean paper = g_str_has_suffix (text, "mm");
  g_autofree char *numbers = g_strndup (text, strlen (text) - (paper ? 2 : 0));
  int width = 0;
  int height = 0;

  if (!parse_pair (numbers, 'x', &width, &height))
    return FALSE;

  style->width = width * (paper ? MILLIMETRE : 1);
  style->height = height * (paper ? MILLIMETRE : 1);

  return TRUE;
}

static gboolean
is_folder (const char *output)
{
  return g_str_has_suffix (output, G_DIR_SEPARATOR_S) || g_file_test (output, G_FILE_TEST_IS_DIR);
}

static gboolean
take_kinds (const DzCliArguments *arguments, DzCliChartOptions *options)
{
  g_autofree char *nicks = dz_chart_kind_dup_nicks ();

  options->kinds = g_array_new (FALSE, FALSE, sizeof (DzChartKind));
  if (options->view != NULL && (arguments->argc > 0 || options->all))
    dz_cli_arguments_refuse (arguments, "%s", _ ("--view needs no kind of chart: the view says it"));
  if (options->view != NULL)
    return arguments->argc == 0 && !options->all;
  options->timeline = arguments->argc == 1 && g_str_equal (arguments->argv[0], "timeline");
  if (options->timeline)
    return TRUE;
  for (DzChartKind kind = 0; options->all && kind < DZ_N_CHART_KINDS; kind++)
    g_array_append_val (options->kinds, kind);
  for (int i = 0; i < arguments->argc; i++)
    {
      DzChartKind kind;

      if (!dz_chart_kind_from_nick (arguments->argv[i], &kind))
        {
          dz_cli_arguments_refuse (arguments, _ ("“%s” is no kind of chart; there are: %s"),
                                   arguments->argv[i], nicks);
          return FALSE;
        }
      g_array_append_val (options->kinds, kind);
    }
  if (options->kinds->len > 0)
    return TRUE;

  dz_cli_arguments_refuse (arguments, _ ("a kind of chart is needed; there are: %s"), nicks);

  return FALSE;
}

/* What the kinds ask for. Into a folder, indicators may be left out: then all are drawn. */
static gboolean
check_needs (const DzCliArguments *arguments, const DzCliChartOptions *options)
{
  DzChartNeeds needs = DZ_CHART_TAKES_NOTHING;
  gboolean folder = is_folder (options->output);

  if (options->view != NULL && folder)
    {
      dz_cli_arguments_refuse (arguments, "%s", _ ("a saved view goes into one file: end its name in .png, .pdf, .svg, .csv or .xlsx"));
      return FALSE;
    }
  if (options->timeline && folder)
    {
      dz_cli_arguments_refuse (arguments, "%s", _ ("the timeline goes into one file: end its name in .png, .pdf, .svg, .csv or .xlsx"));
      return FALSE;
    }
  for (guint i = 0; i < options->kinds->len; i++)
    needs |= dz_chart_kind_get_needs (g_array_index (options->kinds, DzChartKind, i));
  if ((needs & DZ_CHART_NEEDS_INDICATOR) != 0 && options->indicators == NULL && !folder)
    dz_cli_arguments_refuse (arguments, "%s", _ ("this kind of chart needs --indicator"));
  else if ((needs & DZ_CHART_NEEDS_TERM) != 0 && options->terms == NULL && !options->all)
    dz_cli_arguments_refuse (arguments, "%s", _ ("this kind of chart needs --term"));
  else if (!folder && (options->all || options->kinds->len > 1
                       || (options->indicators != NULL && options->indicators[1] != NULL)
                       || (options->terms != NULL && options->terms[1] != NULL)))
    dz_cli_arguments_refuse (arguments, _ ("several charts go into a folder: end -o “%s” in a slash"),
                             options->output);
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_output (const DzCliArguments *arguments, const DzCliChartOptions *options)
{
  g_autofree char *name = g_strdup_printf ("a.%s", options->format != NULL ? options->format : "png");

  if (options->output == NULL)
    dz_cli_arguments_refuse (arguments, "%s",
                             _ ("-o is needed: a file that ends in .png, .pdf, .svg, .csv or .xlsx, or a folder"));
  else if (!is_folder (options->output) && !dz_chart_export_knows_suffix (options->output))
    dz_cli_arguments_refuse (arguments,
                             _ ("“%s” does not tell a format: end the name in .png, .pdf, .svg, .csv or .xlsx"),
                             options->output);
  else if (!dz_chart_export_knows_suffix (name))
    dz_cli_arguments_refuse (arguments, _ ("“%s” is no format; there are: png, pdf, svg, csv, xlsx"),
                             options->format);
  else
    return check_needs (arguments, options);

  return FALSE;
}

/* The style gives size, type and dots; --size and --dpi go before it. */
static gboolean
take_style (const DzCliArguments *arguments, DzCliChartOptions *options)
{
  const DzChartPreset *preset = dz_chart_preset_find (options->style != NULL ? options->style : "screen");

  if (preset == NULL)
    {
      dz_cli_arguments_refuse (arguments, _ ("“%s” is no style; there are: screen, slide, journal, a4"),
                               options->style);
      return FALSE;
    }
  dz_chart_preset_init_style (preset, &options->picture);
  options->picture.width = options->style == NULL ? 1200 : options->picture.width;
  options->picture.height = options->style == NULL ? 700 : options->picture.height;
  options->picture.hide_source = options->no_source;
  if (options->size != NULL && !parse_size (options->size, &options->picture))
    {
      dz_cli_arguments_refuse (arguments, _ ("“%s” is no size like 1200x700 or 85x60mm"), options->size);
      return FALSE;
    }
  options->own_dpi = options->dpi != 0;
  if (options->dpi == 0)
    options->dpi = preset->dpi;
  if (options->dpi >= 10 && options->dpi <= 2400)
    return TRUE;

  dz_cli_arguments_refuse (arguments, "%s", _ ("--dpi takes a number from 10 to 2400"));

  return FALSE;
}

static gboolean
check_words (const DzCliArguments *arguments, const DzCliChartOptions *options)
{
  for (guint i = 0; options->words != NULL && options->words[i] != NULL; i++)
    if (strchr (options->words[i], '=') == NULL || *options->words[i] == '=')
      {
        dz_cli_arguments_refuse (arguments, _ ("--word takes OWN=OTHER, not “%s”"), options->words[i]);
        return FALSE;
      }

  return TRUE;
}

/* Makes sense of what was typed; on wrong usage says what is wrong and returns FALSE. */
static gboolean
take_options (const DzCliArguments *arguments, DzCliChartOptions *options)
{
  if (!take_kinds (arguments, options) || !check_output (arguments, options) || !take_style (arguments, options)
      || !check_words (arguments, options))
    return FALSE;

  if (options->measure != NULL && !dz_measure_from_nick (options->measure, &options->wanted_measure))
    dz_cli_arguments_refuse (arguments, _ ("“%s” is no measure; there are: level, growth, share, rank, ratio"),
                             options->measure);
  else if (options->years != NULL
           && (!parse_pair (options->years, '-', &options->first_year, &options->last_year)
               || options->first_year > options->last_year))
    dz_cli_arguments_refuse (arguments, _ ("“%s” is no span of years like 2021-2026"), options->years);
  else
    return TRUE;

  return FALSE;
}

/* The measure the indicator is usually given in; many indicators side by side are compared by growth. */
static DzMeasure
get_usual_measure (const DzCliChartSource *source, const char *indicator)
{
  const DzIndicator *known = indicator != NULL ? dz_knowledge_find_indicator (source->knowledge, indicator)
                                               : NULL;

  return known != NULL ? known->measure : indicator != NULL ? DZ_MEASURE_LEVEL : DZ_MEASURE_GROWTH;
}

static void
put_text (char **member, const char *text)
{
  if (text == NULL)
    return;

  g_free (*member);
  *member = g_strdup (text);
}

/* “own=other” as the pairs a chart has; those typed go before those it has already. */
static void
put_words (char *const *words, DzChart *chart)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (words == NULL)
    return;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *sign = strchr (words[i], '=');
      g_autofree char *own = g_strndup (words[i], (gsize) (sign - words[i]));

      g_strv_builder_add_many (builder, own, sign + 1, NULL);
    }
  if (chart->words != NULL)
    g_strv_builder_addv (builder, (const char **) chart->words);
  g_strfreev (chart->words);
  chart->words = g_strv_builder_end (builder);
}

void
dz_cli_chart_set_texts (const DzCliChartOptions *options, DzChart *chart)
{
  put_text (&chart->title, options->title);
  put_text (&chart->subtitle, options->subtitle);
  put_text (&chart->caption, options->caption);
  put_text (&chart->source_words, options->source_words);
  put_text (&chart->author, options->author);
  put_words (options->words, chart);
}

DzChart *
dz_cli_chart_build (const DzCliChartSource *source, DzChartKind kind, const char *indicator, const char *term,
                    GError **error)
{
  const DzCliChartOptions *options = source->options;
  DzChartRequest request = { kind, indicator, options->wanted_measure, term, (const char *const *) options->places,
                             options->first_year, options->last_year };
  g_autoptr (DzChart) chart = NULL;

  if (options->measure == NULL)
    request.measure = get_usual_measure (source, indicator);
  chart = dz_overview_build_chart (source->overview, &request, source->knowledge, source->store, error);
  for (int measure = DZ_MEASURE_LEVEL; chart != NULL && chart->empty_reason != NULL && options->measure == NULL
                                       && measure <= DZ_MEASURE_RATIO;
       measure++)
    {
      g_autoptr (DzChart) other = NULL;

      request.measure = (DzMeasure) measure;
      other = dz_overview_build_chart (source->overview, &request, source->knowledge, source->store, error);
      if (other == NULL || other->empty_reason == NULL)
        {
          dz_chart_free (chart);
          chart = g_steal_pointer (&other);
        }
    }
  if (chart != NULL)
    dz_cli_chart_set_texts (options, chart);

  return g_steal_pointer (&chart);
}

static void
name_places (DzCliChartOptions *options, const DzKnowledge *knowledge)
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
draw_file (const DzCliChartSource *source)
{
  const DzCliChartOptions *options = source->options;
  const char *indicator = options->indicators != NULL ? options->indicators[0] : NULL;
  const char *term = options->terms != NULL ? options->terms[0] : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DzChart) chart
      = dz_cli_chart_build (source, g_array_index (options->kinds, DzChartKind, 0), indicator, term, &error);

  if (chart == NULL)
    return dz_cli_fail (NULL, error);
  if (chart->empty_reason != NULL)
    {
      dz_cli_print_error ("duizhao-cli: %s", chart->empty_reason);
      return DZ_CLI_SOME_FAILED;
    }
  if (!dz_chart_export_styled (chart, options->output, &options->picture, options->dpi, &error))
    return dz_cli_fail (options->output, error);

  return DZ_CLI_DONE;
}

/* Its height is that of its rows; what is too high for one picture goes into several, which are then named. */
static int
draw_timeline (const DzCliChartSource *source)
{
  const DzCliChartOptions *options = source->options;
  DzOverviewFilter filter = { .places = (const char *const *) options->places,
                              .first_year = options->first_year,
                              .last_year = options->last_year,
                              .indicator = options->indicators != NULL ? options->indicators[0] : NULL };
  g_autoptr (DzTimeline) timeline = dz_overview_build_timeline (source->overview, &filter, source->knowledge);
  g_autoptr (DzChart) marks = dz_overview_build_timeline_marks (source->overview, timeline);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  dz_cli_chart_set_texts (options, marks);
  if (marks->series->len == 0)
    {
      dz_cli_print_error ("duizhao-cli: %s", _ ("there are no goals or outcomes to draw"));
      return DZ_CLI_SOME_FAILED;
    }
  if (!dz_timeline_export (timeline, marks, 0, 0, options->output, &options->picture, options->dpi, files,
                           &error))
    return dz_cli_fail (options->output, error);
  for (guint i = 0; files->len > 1 && i < files->len; i++)
    dz_cli_print_line ("%s", (const char *) g_ptr_array_index (files, i));

  return DZ_CLI_DONE;
}

static int
draw (const DzCliArguments *arguments, DzCliChartOptions *options)
{
  g_autoptr (DzKnowledge) knowledge = dz_cli_load_knowledge ();
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzOverview) overview = NULL;
  g_autoptr (GError) error = NULL;
  DzCliChartSource source = { options };

  if (knowledge == NULL || (store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((overview = dz_overview_load (store, knowledge, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  name_places (options, knowledge);
  source.knowledge = knowledge;
  source.store = store;
  source.overview = overview;

  if (options->view != NULL)
    return dz_cli_chart_draw_view (&source);
  if (options->timeline)
    return draw_timeline (&source);

  return is_folder (options->output) ? dz_cli_chart_run_batch (&source) : draw_file (&source);
}

int
dz_cli_chart (DzCliArguments *arguments)
{
  g_auto (DzCliChartOptions) options = { NULL };
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "indicator", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.indicators,
      N_ ("What is measured: key, name or alias; may be repeated"), "I" },
    { "measure", 0, 0, G_OPTION_ARG_FILENAME, &options.measure, N_ ("level, growth, share, rank or ratio"), "M" },
    { "term", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.terms, N_ ("The words to count; may be repeated"), "T" },
    { "place", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.places, N_ ("A place; may be repeated, the lower one first"),
      "P" },
    { "years", 0, 0, G_OPTION_ARG_FILENAME, &options.years, N_ ("First and last year"), "A-B" },
    { "view", 0, 0, G_OPTION_ARG_FILENAME, &options.view, N_ ("A view saved in the window, with its style and texts"),
      "NAME" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, N_ ("Every kind of chart, into a folder"), NULL },
    { "style", 0, 0, G_OPTION_ARG_FILENAME, &options.style, N_ ("screen, slide, journal or a4"), "S" },
    { "size", 0, 0, G_OPTION_ARG_FILENAME, &options.size, N_ ("Width and height in pixels, or in mm: 85x60mm"), "WxH" },
    { "dpi", 0, 0, G_OPTION_ARG_DOUBLE, &options.dpi, N_ ("Dots per inch of a PNG"), "N" },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &options.title, N_ ("A title of your own; empty for none"), "TEXT" },
    { "subtitle", 0, 0, G_OPTION_ARG_FILENAME, &options.subtitle, N_ ("Words below the title"), "TEXT" },
    { "caption", 0, 0, G_OPTION_ARG_FILENAME, &options.caption, N_ ("Words below the picture"), "TEXT" },
    { "author", 0, 0, G_OPTION_ARG_FILENAME, &options.author, N_ ("The author named in the file"), "NAME" },
    { "source-text", 0, 0, G_OPTION_ARG_FILENAME, &options.source_words,
      N_ ("Your own wording of the line of sources; tables keep theirs"), "TEXT" },
    { "word", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.words,
      N_ ("A name in the picture in other words; may be repeated"), N_ ("OWN=OTHER") },
    { "no-source", 0, 0, G_OPTION_ARG_NONE, &options.no_source,
      N_ ("No line that names reports and paragraphs"), NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_ ("In a folder: png, pdf, svg, csv or xlsx"), "F" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("A file that ends in .png, .pdf, .svg, .csv or .xlsx, or a folder"), N_ ("FILE") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 0, -1, &status))
    return status;

  if (!take_options (arguments, &options))
    return DZ_CLI_USAGE;

  dz_chart_prepare_fonts ();

  return draw (arguments, &options);
}
