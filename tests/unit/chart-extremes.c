/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-extremes.h"

#include <math.h>

#define LONG_NAME "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"

typedef struct
{
  int n_series;
  int n_years;
  double from;
  double to;
  const char *name;
} Extreme;

static const Extreme extremes[CHART_N_EXTREMES] = {
  { 1, 1, 6, 6, "甲" },           /* one point */
  { 3, 8, 6, 6, "甲" },           /* all equal */
  { 2, 8, -30, 12, "甲" },        /* negative */
  { 2, 12, 0.01, 1e13, "甲" },    /* small and great */
  { 2, 60, 2, 15, "甲" },         /* sixty years */
  { 200, 4, 2, 15, "指标" },      /* two hundred indicators */
  { 5, 5, 2, 15, LONG_NAME },     /* forty characters */
  { 11, 60, -1e9, 1e9, LONG_NAME }, /* much of it at once */
};

static double
get_value (const Extreme *extreme, int i)
{
  double part = (double) (i * 7 % 11) / 10;

  if (extreme->from > 0 && extreme->to / extreme->from > 1e6)
    return extreme->from * pow (extreme->to / extreme->from, part);

  return extreme->from + part * (extreme->to - extreme->from);
}

static void
add_series (DzChart *chart, const Extreme *extreme, int index)
{
  gboolean verdicts = chart->kind == DZ_CHART_VERDICTS_YEAR || chart->kind == DZ_CHART_VERDICTS_TOPIC;
  g_autofree char *name = g_strdup_printf ("%s%d", extreme->name, index);
  int color = verdicts || chart->kind == DZ_CHART_SCATTER ? index % DZ_N_VERDICTS : index;
  DzChartSeries *series = dz_chart_add_series (chart, name, color);

  series->panel = g_strdup (name);
  for (int i = 0; i < extreme->n_years; i++)
    {
      double value = get_value (extreme, i + index);
      DzChartMark *mark = dz_chart_series_add_mark (series, (DzMarkKind) (i % 3), 1964 + i, value, value);

      mark->label = g_strdup_printf ("%s %g", extreme->name, value);
      mark->goal_low = mark->goal_high = get_value (extreme, i + 3);
      mark->verdict = (DzVerdict) color;
      mark->citation = g_strdup ("甲区 2025 ¶1");
      mark->report_id = i + 1;
      mark->group = verdicts || chart->kind == DZ_CHART_SCATTER ? g_strdup_printf ("%s %d", name, 1964 + i) : NULL;
      if (verdicts || chart->kind == DZ_CHART_TOPICS)
        mark->low = mark->high = fabs (value);
    }
}

DzChart *
chart_extreme_new (DzChartKind kind, guint which)
{
  const Extreme *extreme = &extremes[which];
  DzChart *chart = dz_chart_new (kind);

  chart->title = g_strdup (extreme->name);
  chart->unit = g_strdup ("%");
  chart->source_line = g_strdup ("甲区 2025 ¶1");
  chart->x_title = g_strdup ("goal");
  chart->y_title = g_strdup ("outcome");
  for (int i = 0; i < extreme->n_series; i++)
    add_series (chart, extreme, i);

  return chart;
}
