/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "chart-extremes.h"
#include "chart-samples.h"
#include "chart/dz-chart-export.h"
#include "chart/dz-chart-layout-private.h"

/* Data no sample has: every kind gives a picture whose parts lie inside and apart, or says why not. */

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

/* Every mark stands in the plot, up to what a mark is wide. */
static void
check_marks (const DzChartLayout *layout, const char *what)
{
  const cairo_rectangle_t *plot = &layout->plot;
  const double slack = 8;

  for (guint i = 0; i < layout->hits->len; i++)
    {
      const DzChartHit *hit = &g_array_index (layout->hits, DzChartHit, i);

      if (hit->x >= plot->x - slack && hit->x <= plot->x + plot->width + slack && hit->y >= plot->y - slack
          && hit->y <= plot->y + plot->height + slack)
        continue;
      g_printerr ("%s: mark at %g, %g outside the plot (%g %g %g %g)\n", what, hit->x, hit->y, plot->x, plot->y,
                  plot->width, plot->height);
      g_test_fail ();
    }
}

static void
check (DzChartKind kind, guint which, const DzChartStyle *style)
{
  g_autofree char *what = g_strdup_printf ("%s, extreme %u, %g × %g", dz_chart_kind_get_nick (kind), which,
                                           style->width, style->height);
  g_autoptr (DzChart) chart = chart_extreme_new (kind, which);
  g_autoptr (DzChartLayout) layout = NULL;

  sample_chart_add_words (chart);
  layout = dz_chart_layout_new (chart, style);
  check_texts (layout->scene, style->width, style->height, what);
  check_marks (layout, what);
  g_assert_cmpint (layout->scene->items->len, >, 1);
}

static void
test_extremes (void)
{
  static const char *const presets[] = { "screen", "slide", "journal", "a4" };
  static const double sizes[][2] = { { 960, 560 }, { 330, 250 }, { 1600, 900 } };
  DzChartStyle style;

  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    for (guint i = 0; i < CHART_N_EXTREMES; i++)
      {
        for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
          {
            dz_chart_style_init (&style, sizes[j][0], sizes[j][1]);
            check (kind, i, &style);
          }
        for (guint j = 0; j < G_N_ELEMENTS (presets); j++)
          {
            dz_chart_preset_init_style (dz_chart_preset_find (presets[j]), &style);
            check (kind, i, &style);
          }
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
  g_autoptr (DzChart) chart = chart_extreme_new (DZ_CHART_HEAT_MAP, 5);
  g_autoptr (DzChartLayout) layout = NULL;
  gboolean said = FALSE;
  DzChartStyle style;

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
