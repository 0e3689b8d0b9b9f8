/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/dz-cli-chart-private.h"

#include <glib/gi18n.h>

#include "chart/dz-timeline-export.h"
#include "cli/dz-cli-output.h"
#include "workbench/dz-view-data.h"

static const double millimetre = 96 / 25.4;

static char *
dup_names (const GPtrArray *views)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < views->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((const DzSavedView *) views->pdata[i])->name);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* Says what is wrong where there is none. (transfer full) (nullable) */
static DzSavedView *
find_view (const DzCliChartSource *source)
{
  const char *name = source->options->view;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) views = dz_store_list_views (source->store, &error);
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  if (views == NULL)
    {
      dz_cli_fail (NULL, error);
      return NULL;
    }
  for (guint i = 0; i < views->len; i++)
    if (g_strcmp0 (((const DzSavedView *) views->pdata[i])->name, name) == 0)
      return dz_saved_view_copy (views->pdata[i]);

  names = dup_names (views);
  text = views->len > 0 ? g_strdup_printf (_ ("there is no saved view “%s”; there are: %s"), name, names)
                        : g_strdup_printf (_ ("there is no saved view “%s”, nor any other"), name);
  dz_cli_print_error ("duizhao-cli: %s", text);

  return NULL;
}

static void
put_text (char **member, const char *text)
{
  if (text == NULL)
    return;

  g_free (*member);
  *member = g_strdup (text);
}

/* What was typed goes before what was saved. */
static void
set_texts (const DzCliChartOptions *options, const DzSavedView *view, DzChart *chart)
{
  put_text (&chart->title, view->title);
  put_text (&chart->subtitle, view->subtitle);
  put_text (&chart->x_title, view->x_title);
  put_text (&chart->y_title, view->y_title);
  put_text (&chart->caption, view->caption);
  put_text (&chart->source_words, view->source);
  put_text (&chart->author, view->author);
  chart->words = g_strdupv (view->words);
  dz_cli_chart_set_texts (options, chart);
}

static double
choose_style (const DzCliChartOptions *options, const DzSavedView *view, DzChartStyle *style)
{
  const DzChartPreset *preset = view->style != NULL ? dz_chart_preset_find (view->style) : NULL;

  *style = options->picture;
  if (options->style == NULL && preset != NULL)
    dz_chart_preset_init_style (preset, style);
  if (options->style == NULL && options->size == NULL && view->width > 0 && view->height > 0)
    {
      style->width = view->width * millimetre;
      style->height = view->height * millimetre;
    }
  else if (options->size != NULL)
    {
      style->width = options->picture.width;
      style->height = options->picture.height;
    }
  style->hide_source = options->no_source || view->hide_source;

  return options->own_dpi || options->style != NULL || view->dpi <= 0 ? options->dpi : view->dpi;
}

static void
tell_news (const DzCliChartSource *source, const DzSavedView *view, const DzChart *chart)
{
  g_autofree char *news = dz_saved_view_dup_news (view, chart, source->overview, source->knowledge, FALSE);

  if (news != NULL)
    dz_cli_print_error ("duizhao-cli: %s", news);
}

static int
draw_chart (const DzCliChartSource *source, const DzSavedView *view, char **places)
{
  const DzCliChartOptions *options = source->options;
  DzChartRequest request = { .indicator = view->indicator,
                             .term = view->term,
                             .places = (const char *const *) places,
                             .first_year = view->first_year,
                             .last_year = view->last_year };
  g_autoptr (DzChart) chart = NULL;
  g_autoptr (GError) error = NULL;
  DzChartStyle style;
  double dpi = choose_style (options, view, &style);

  if (view->kind != NULL)
    dz_chart_kind_from_nick (view->kind, &request.kind);
  if (view->measure != NULL)
    dz_measure_from_nick (view->measure, &request.measure);
  chart = dz_overview_build_chart (source->overview, &request, source->knowledge, source->store, &error);
  if (chart == NULL)
    return dz_cli_fail (NULL, error);
  tell_news (source, view, chart);
  if (chart->empty_reason != NULL)
    {
      dz_cli_print_error ("duizhao-cli: %s", chart->empty_reason);
      return DZ_CLI_SOME_FAILED;
    }
  set_texts (options, view, chart);

  return dz_chart_export_styled (chart, options->output, &style, dpi, &error)
           ? DZ_CLI_DONE
           : dz_cli_fail (options->output, error);
}

static int
draw_timeline (const DzCliChartSource *source, const DzSavedView *view, char **places)
{
  const DzCliChartOptions *options = source->options;
  DzOverviewFilter filter = { .places = (const char *const *) places,
                              .topics = (const char *const *) view->topics,
                              .verdicts = view->verdicts,
                              .first_year = view->first_year,
                              .last_year = view->last_year };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DzTimeline) timeline = NULL;
  g_autoptr (DzChart) marks = NULL;
  g_autoptr (GError) error = NULL;
  DzTimelineChoice choice;
  DzChartStyle style;
  double dpi = 0;

  dz_saved_view_init_choice (view, &choice);
  timeline = dz_overview_build_chosen_timeline (source->overview, &filter, &choice, source->knowledge);
  marks = dz_overview_build_timeline_marks (source->overview, timeline);
  tell_news (source, view, marks);
  if (marks->series->len == 0)
    {
      dz_cli_print_error ("duizhao-cli: %s", _ ("there are no goals or outcomes to draw"));
      return DZ_CLI_SOME_FAILED;
    }
  set_texts (options, view, marks);
  dpi = choose_style (options, view, &style);
  if (!dz_timeline_export (timeline, marks, view->first, view->last, options->output, &style, dpi, files,
                           &error))
    return dz_cli_fail (options->output, error);
  for (guint i = 0; files->len > 1 && i < files->len; i++)
    dz_cli_print_line ("%s", (const char *) g_ptr_array_index (files, i));

  return DZ_CLI_DONE;
}

int
dz_cli_chart_draw_view (const DzCliChartSource *source)
{
  g_autoptr (DzSavedView) view = find_view (source);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) places = view != NULL ? dz_saved_view_dup_places (view, source->overview) : NULL;

  if (view == NULL)
    return DZ_CLI_SOME_FAILED;
  if (!dz_saved_view_check (view, &error))
    return dz_cli_fail (NULL, error);

  return g_str_equal (view->page, "timeline") ? draw_timeline (source, view, places)
                                              : draw_chart (source, view, places);
}
