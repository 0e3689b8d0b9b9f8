/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview-chart-private.h"

#include <glib/gi18n-lib.h>

/* Small multiples: goal and outcome over the years, one panel a place or an indicator. */

static void
add_series (DzChartMaker *maker, const char *panel, const GPtrArray *quantities, gboolean goals, const char *unit,
            int color)
{
  g_autoptr (GPtrArray) picked = dz_chart_maker_pick_goals (quantities, goals);
  DzChartSeries *series = NULL;

  if (picked->len == 0)
    return;

  series = dz_chart_add_series (maker->chart,
                                goals ? C_ ("chart series", "goal") : C_ ("chart series", "outcome"), color);
  series->panel = g_strdup (panel);
  series->unit = g_strdup (unit);
  dz_chart_maker_add_marks (maker, series, picked, unit);
}

void
dz_chart_maker_make_panels_place (DzChartMaker *maker)
{
  DzMeasure measure = maker->request->measure;
  g_autoptr (GPtrArray) places = dz_chart_maker_list_places (maker, measure);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  const char *unit = NULL;

  for (guint i = 0; i < places->len; i++)
    g_ptr_array_extend_and_steal (all,
                                  dz_chart_maker_find (maker, maker->indicator_key, measure, places->pdata[i]));
  unit = dz_chart_maker_choose_unit (maker, all);
  dz_chart_maker_set_title (maker, measure, _ ("goal and outcome by place"), unit);

  for (guint i = 0; i < places->len && unit != NULL; i++)
    {
      const char *place = places->pdata[i];
      g_autoptr (GPtrArray) found = dz_chart_maker_find (maker, maker->indicator_key, measure, place);
      int color = dz_overview_get_place_color (maker->overview, place, maker->knowledge);

      add_series (maker, place, found, TRUE, unit, color);
      add_series (maker, place, found, FALSE, unit, color);
    }
}

/* The most frequent unit, for the panel's own axis; NULL where the units do not mix. */
static const char *
choose_own_unit (DzChartMaker *maker, const GPtrArray *found)
{
  g_autofree char *reason = g_steal_pointer (&maker->chart->empty_reason);
  const char *unit = dz_chart_maker_choose_unit (maker, found);

  g_free (maker->chart->empty_reason);
  maker->chart->empty_reason = g_steal_pointer (&reason);

  return unit;
}

static gboolean
has_two_years (const DzChartMaker *maker, const GPtrArray *found)
{
  int first = found->len > 0 ? dz_chart_maker_get_year (maker, found->pdata[0]) : 0;

  return found->len > 0 && dz_chart_maker_get_year (maker, found->pdata[found->len - 1]) != first;
}

void
dz_chart_maker_make_panels_indicator (DzChartMaker *maker)
{
  const GPtrArray *indicators = dz_knowledge_get_indicators (maker->knowledge);
  DzMeasure measure = maker->request->measure;
  g_autoptr (GPtrArray) places = NULL;
  const char *place = NULL;
  int color = 0;

  maker->indicator_key = NULL;
  places = dz_chart_maker_list_places (maker, measure);
  if (places->len == 0)
    return;

  place = places->pdata[0];
  color = dz_overview_get_place_color (maker->overview, place, maker->knowledge);
  /* Translators: a place, a measure */
  maker->chart->title = g_strdup_printf (_ ("%s: goal and outcome by indicator, %s"), place,
                                         dz_overview_get_measure_name (measure));
  for (guint i = 0; i < indicators->len; i++)
    {
      const DzIndicator *indicator = indicators->pdata[i];
      g_autoptr (GPtrArray) found = dz_chart_maker_find (maker, indicator->key, measure, place);
      const char *unit = has_two_years (maker, found) ? choose_own_unit (maker, found) : NULL;

      if (unit == NULL)
        continue;
      add_series (maker, indicator->name, found, TRUE, unit, color);
      add_series (maker, indicator->name, found, FALSE, unit, color);
    }
  if (maker->chart->series->len == 0)
    dz_chart_maker_refuse (maker, _ ("No indicator of this place has figures for two years."));
}
