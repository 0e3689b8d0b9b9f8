/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws generated timelines and charts into a folder, to be looked at: draw-charts FOLDER. Not installed. */
#include "config.h"

#include <locale.h>

#include "chart-extremes.h"
#include "chart-samples.h"
#include "chart/dz-palette.h"

static const char *const inks[] = { "light", "dark", "contrast" };

static void
save (cairo_surface_t *surface, const char *folder, const char *name, DzInk ink)
{
  g_autofree char *path = g_strdup_printf ("%s/%s-%s.png", folder, name, inks[ink]);

  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
}

static cairo_t *
begin (double width, double height, DzInk ink, cairo_surface_t **surface)
{
  cairo_t *cr = NULL;

  *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cr = cairo_create (*surface);
  dz_color_set_source (dz_palette_get (ink)->background, cr);
  cairo_paint (cr);

  return cr;
}

static void
draw_timeline (const char *folder, const char *name, const DzTimeline *timeline, const DzGoal *focus, double width,
               double size, DzInk ink)
{
  g_autoptr (DzTimelineLayout) layout = NULL;
  cairo_surface_t *surface = NULL;
  DzChartStyle style;
  cairo_t *cr = NULL;
  double header, rows;

  dz_chart_style_init (&style, width, 0);
  style.font_size = size;
  style.ink = ink;
  layout = dz_timeline_layout_new (timeline, &style, focus);
  header = dz_timeline_layout_get_header_height (layout);
  rows = dz_timeline_layout_get_height (layout);
  cr = begin (width, header + rows + dz_timeline_draw_legend (timeline, &style, NULL, 0, NULL) + 12, ink, &surface);
  dz_timeline_layout_draw_header (layout, cr);
  cairo_translate (cr, 0, header);
  dz_timeline_layout_draw (layout, cr);
  dz_timeline_draw_legend (timeline, &style, NULL, rows, cr);
  cairo_destroy (cr);
  save (surface, folder, name, ink);
}

static void
draw_sample_timeline (const char *folder, const char *name, int rows, int years, double width,
                      double size, DzInk ink)
{
  g_autoptr (GPtrArray) goals = sample_goals_new ();
  g_autoptr (DzTimeline) timeline = sample_timeline_new (goals, rows, years);

  draw_timeline (folder, name, timeline, g_ptr_array_index (goals, 1), width, size, ink);
}

static void
draw_signs (const char *folder, DzInk ink)
{
  g_autoptr (GPtrArray) goals = sample_goals_new ();
  g_autoptr (DzTimeline) timeline = sample_signs_timeline_new (goals);

  draw_timeline (folder, "timeline-signs", timeline, NULL, 910, 12, ink);
}

static void
draw_extreme (const char *folder, DzChartKind kind, guint which, double width, double height)
{
  g_autofree char *name = g_strdup_printf ("extreme-%u-%s-%d", which, dz_chart_kind_get_nick (kind), (int) width);
  g_autoptr (DzChart) chart = chart_extreme_new (kind, which);
  g_autoptr (DzChartLayout) layout = NULL;
  cairo_surface_t *surface = NULL;
  DzChartStyle style;
  cairo_t *cr = NULL;

  sample_chart_add_words (chart);
  dz_chart_style_init (&style, width, height);
  layout = dz_chart_layout_new (chart, &style);
  cr = begin (width, height, DZ_INK_LIGHT, &surface);
  dz_chart_layout_draw (layout, cr);
  cairo_destroy (cr);
  save (surface, folder, name, DZ_INK_LIGHT);
}

static void
draw_chart (const char *folder, DzChartKind kind, int years, double width, double height, double size, DzInk ink)
{
  g_autofree char *name
      = g_strdup_printf ("chart-%s-%d-%d", dz_chart_kind_get_nick (kind), years, (int) width);
  g_autoptr (DzChart) chart = sample_chart_new (kind, years);
  g_autoptr (DzChartLayout) layout = NULL;
  cairo_surface_t *surface = NULL;
  DzChartStyle style;
  cairo_t *cr = NULL;

  dz_chart_style_init (&style, width, height);
  style.font_size = size;
  style.ink = ink;
  style.focus_quantity = 3;
  layout = dz_chart_layout_new (chart, &style);
  cr = begin (width, height, ink, &surface);
  dz_chart_layout_draw (layout, cr);
  cairo_destroy (cr);
  save (surface, folder, name, ink);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc != 2)
    return 2;

  for (DzInk ink = DZ_INK_LIGHT; ink <= DZ_INK_HIGH_CONTRAST; ink++)
    draw_signs (argv[1], ink);
  for (DzInk ink = DZ_INK_LIGHT; ink <= DZ_INK_HIGH_CONTRAST; ink++)
    draw_sample_timeline (argv[1], "timeline", 5, 5, 910, 12, ink);
  draw_sample_timeline (argv[1], "timeline-narrow", 4, 30, 480, 12, DZ_INK_LIGHT);
  draw_sample_timeline (argv[1], "timeline-large", 4, 4, 1024, 22, DZ_INK_LIGHT);

  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    {
      draw_chart (argv[1], kind, 6, 960, 540, 12, DZ_INK_LIGHT);
      draw_chart (argv[1], kind, 6, 960, 540, 12, DZ_INK_DARK);
      draw_chart (argv[1], kind, 30, 640, 400, 12, DZ_INK_LIGHT);
      for (guint i = 0; i < CHART_N_EXTREMES; i++)
        {
          draw_extreme (argv[1], kind, i, 960, 560);
          draw_extreme (argv[1], kind, i, 330, 250);
        }
    }

  return 0;
}
