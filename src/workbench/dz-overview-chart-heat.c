/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview-chart-private.h"

#include <glib/gi18n-lib.h>

/* Indicators × years of one place: each cell the outcome of a year, or its goal while there is no outcome. */

static void
add_row (DzChartMaker *maker, const DzIndicator *indicator, const GPtrArray *found, const char *unit)
{
  DzChartSeries *series = dz_chart_add_series (maker->chart, indicator->name, 0);
  int done = 0;

  series->unit = g_strdup (unit);
  for (guint i = 0; i < found->len; i++)
    {
      int year = dz_chart_maker_get_year (maker, found->pdata[i]);
      const DzQuantity *best = dz_chart_maker_find_best (maker, found, year, FALSE);

      if (best == NULL)
        best = dz_chart_maker_find_best (maker, found, year, TRUE);
      if (year != done && best != NULL && dz_chart_maker_get_factor (maker, best->unit, unit) != 0)
        dz_chart_maker_add_mark (maker, series, best, unit);
      done = year;
    }
}

static gboolean
find_common_unit (DzChartMaker *maker, const GPtrArray *all, const char **unit)
{
  g_autofree char *reason = g_steal_pointer (&maker->chart->empty_reason);

  *unit = dz_chart_maker_choose_unit (maker, all);
  g_free (maker->chart->empty_reason);
  maker->chart->empty_reason = g_steal_pointer (&reason);

  return *unit != NULL;
}

static void
set_title (DzChartMaker *maker, const char *place, const char *unit)
{
  const char *measure = dz_overview_get_measure_name (maker->request->measure);

  if (unit != NULL && *unit != '\0')
    {
      maker->chart->unit = g_strdup (unit);
      /* Translators: a place, a measure, a unit */
      maker->chart->title = g_strdup_printf (_ ("%s: indicators by year, %s (%s)"), place, measure, unit);
    }
  else
    /* Translators: a place, a measure */
    maker->chart->title
        = g_strdup_printf (_ ("%s: indicators by year, %s, each in its own unit and scale"), place, measure);
}

void
dz_chart_maker_make_heat_map (DzChartMaker *maker)
{
  const GPtrArray *indicators = dz_knowledge_get_indicators (maker->knowledge);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) places = NULL;
  const char *common = NULL;
  const char *place = NULL;

  maker->indicator_key = NULL;
  places = dz_chart_maker_list_places (maker, maker->request->measure);
  if (places->len == 0)
    return;

  place = places->pdata[0];
  for (guint i = 0; i < indicators->len; i++)
    g_ptr_array_extend_and_steal (all,
                                  dz_chart_maker_find (maker, ((const DzIndicator *) indicators->pdata[i])->key,
                                                       maker->request->measure, place));
  if (all->len == 0)
    return;

  find_common_unit (maker, all, &common);
  set_title (maker, place, common);
  for (guint i = 0; i < indicators->len; i++)
    {
      const DzIndicator *indicator = indicators->pdata[i];
      g_autoptr (GPtrArray) found
          = dz_chart_maker_find (maker, indicator->key, maker->request->measure, place);
      const char *unit = common;

      if (found->len > 0 && (unit != NULL || find_common_unit (maker, found, &unit)))
        add_row (maker, indicator, found, unit);
    }
}
