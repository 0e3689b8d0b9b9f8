/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "chart-samples.h"
#include "chart/dz-chart-layout-private.h"

/* Data no sample has: every kind gives a picture whose parts lie inside and apart, or says why not. */

#define LONG_NAME "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"

typedef struct
{
  int n_series;
  int n_years;
  double from;
  double to;
  const char *name;
} Extreme;

static const Extreme extremes[] = {
  { 1, 1, 6, 6, "甲" },           /* one point */
  { 3, 8, 6, 6, "甲" },           /* all equal */
  { 2, 8, -30, 12, "甲" },        /* negative */
  { 2, 12, 0.01, 1e13, "甲" },    /* small and great */
  { 2, 60, 2, 15, "甲" },         /* sixty years */
  { 200, 4, 2, 15, "指标" },      /* two hundred indicators */
  { 5, 5, 2, 15, LONG_NAME },     /* forty characters */
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

static gboolean
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  const double slack = 0.51;

  return a->x < b->x + b->width - slack && b->x < a->x + a->width - slack && a->y < b->y + b->height - slack
         && b->y < a->y + a->height - slack;
}

static void
check_texts (const DzScene *scene, double width, double height, const char *what)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DzSceneItem *a = &g_array_index (scene->items, DzSceneItem, i);

      g_assert_true (isfinite (a->area.x) && isfinite (a->area.y));
      if (a->kind != DZ_SCENE_TEXT)
        continue;
      if (a->area.x < -0.5 || a->area.x + a->area.width > width + 0.5 || a->area.y < -0.5
          || a->area.y + a->area.height > height + 0.5)
        {
          g_printerr ("%s: “%s” outside (%g %g %g %g)\n", what, a->text, a->area.x, a->area.y, a->area.width,
                      a->area.height);
          g_test_fail ();
        }
      for (guint j = 0; j < i; j++)
        {
          const DzSceneItem *b = &g_array_index (scene->items, DzSceneItem, j);

          if (b->kind == DZ_SCENE_TEXT && overlap (&a->area, &b->area))
            {
              g_printerr ("%s: “%s” on “%s”\n", what, a->text, b->text);
              g_test_fail ();
            }
        }
    }
}

static void
check (DzChartKind kind, guint which, double width, double height)
{
  const Extreme *extreme = &extremes[which];
  g_autofree char *what = g_strdup_printf ("%s, extreme %u", dz_chart_kind_get_nick (kind), which);
  g_autoptr (DzChart) chart = dz_chart_new (kind);
  g_autoptr (DzChartLayout) layout = NULL;
  DzChartStyle style;

  chart->title = g_strdup (extreme->name);
  chart->unit = g_strdup ("%");
  chart->source_line = g_strdup ("甲区 2025 ¶1");
  for (int i = 0; i < extreme->n_series; i++)
    add_series (chart, extreme, i);
  dz_chart_style_init (&style, width, height);
  layout = dz_chart_layout_new (chart, &style);
  check_texts (layout->scene, width, height, what);
  g_assert_cmpint (layout->scene->items->len, >, 1);
}

static void
test_extremes (void)
{
  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (extremes); i++)
      {
        check (kind, i, 960, 560);
        check (kind, i, 330, 250);
      }
}

/* No marks at all: a sentence in the middle. */
static void
test_nothing (void)
{
  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    {
      g_autoptr (DzChart) chart = dz_chart_new (kind);
      g_autoptr (DzChartLayout) layout = NULL;
      DzChartStyle style;

      dz_chart_add_series (chart, "甲", 0);
      dz_chart_style_init (&style, 480, 300);
      layout = dz_chart_layout_new (chart, &style);
      g_assert_cmpint (layout->scene->items->len, ==, 1);
      g_assert_cmpint (g_array_index (layout->scene->items, DzSceneItem, 0).kind, ==, DZ_SCENE_TEXT);
    }
}

/* Rows that find no room are counted in words. */
static void
test_left_out_is_said (void)
{
  g_autoptr (DzChart) chart = dz_chart_new (DZ_CHART_HEAT_MAP);
  g_autoptr (DzChartLayout) layout = NULL;
  gboolean said = FALSE;
  DzChartStyle style;

  for (int i = 0; i < 200; i++)
    add_series (chart, &extremes[5], i);
  dz_chart_style_init (&style, 960, 560);
  layout = dz_chart_layout_new (chart, &style);
  for (guint i = 0; i < layout->scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (layout->scene->items, DzSceneItem, i);

      said |= item->kind == DZ_SCENE_TEXT && g_str_has_suffix (item->text, "has room for more")
              && strstr (item->text, "of 200 shown") != NULL;
    }
  g_assert_true (said);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart-extremes/every-kind", test_extremes);
  g_test_add_func ("/chart-extremes/nothing", test_nothing);
  g_test_add_func ("/chart-extremes/left-out-is-said", test_left_out_is_said);

  return g_test_run ();
}
