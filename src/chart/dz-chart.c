/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart.h"

static const char *const kind_nicks[DZ_N_CHART_KINDS] = {
  [DZ_CHART_GOAL_OUTCOME] = "goal-outcome", [DZ_CHART_PLACES] = "places", [DZ_CHART_SHARE] = "share",
  [DZ_CHART_SLOPE] = "slope",               [DZ_CHART_TERM] = "term",     [DZ_CHART_TOPICS] = "topics",
};

const char *
dz_chart_kind_get_nick (DzChartKind kind)
{
  g_return_val_if_fail (kind < DZ_N_CHART_KINDS, "");

  return kind_nicks[kind];
}

gboolean
dz_chart_kind_from_nick (const char *nick, DzChartKind *kind)
{
  for (guint i = 0; i < DZ_N_CHART_KINDS; i++)
    if (g_strcmp0 (nick, kind_nicks[i]) == 0)
      {
        *kind = (DzChartKind) i;
        return TRUE;
      }

  return FALSE;
}

static void
free_mark (gpointer data)
{
  DzChartMark *mark = data;

  g_free (mark->label);
  g_free (mark->citation);
  g_free (mark);
}

static void
free_series (gpointer data)
{
  DzChartSeries *series = data;

  g_free (series->name);
  g_ptr_array_unref (series->marks);
  g_free (series);
}

DzChart *
dz_chart_new (DzChartKind kind)
{
  DzChart *chart = g_new0 (DzChart, 1);

  chart->kind = kind;
  chart->series = g_ptr_array_new_with_free_func (free_series);

  return chart;
}

void
dz_chart_free (DzChart *chart)
{
  if (chart == NULL)
    return;

  g_free (chart->title);
  g_free (chart->unit);
  g_free (chart->source_line);
  g_free (chart->empty_reason);
  g_ptr_array_unref (chart->series);
  g_free (chart);
}

DzChartSeries *
dz_chart_add_series (DzChart *chart, const char *name, int color)
{
  DzChartSeries *series = NULL;

  g_return_val_if_fail (chart != NULL, NULL);

  series = g_new0 (DzChartSeries, 1);
  series->name = g_strdup (name);
  series->color = color;
  series->marks = g_ptr_array_new_with_free_func (free_mark);
  g_ptr_array_add (chart->series, series);

  return series;
}

DzChartMark *
dz_chart_series_add_mark (DzChartSeries *series, DzMarkKind kind, int year, double low, double high)
{
  DzChartMark *mark = NULL;

  g_return_val_if_fail (series != NULL, NULL);

  mark = g_new0 (DzChartMark, 1);
  mark->kind = kind;
  mark->year = year;
  mark->low = low;
  mark->high = high;
  g_ptr_array_add (series->marks, mark);

  return mark;
}

void
dz_chart_style_init (DzChartStyle *style, double width, double height)
{
  g_return_if_fail (style != NULL);

  *style = (DzChartStyle){ width, height, 12, DZ_INK_LIGHT, 0 };
}
