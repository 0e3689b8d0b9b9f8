/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draw-gallery LIBRARY FOLDER NAME LOCALE-FOLDER: draws every kind of chart and the timeline of a library into a folder,
 * in the language of the locale: light, dark, grey, high contrast, twice the size, and on paper. Prints the rows of an
 * HTML table that shows them. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "chart/dz-chart-export.h"
#include "chart/dz-palette.h"
#include "workbench/dz-overview.h"

#define WIDTH 960
#define HEIGHT 560
#define MAX_TIMELINE 3000.0

typedef struct
{
  const char *name;
  DzInk ink;
  double scale;
  gboolean grey;
} Variant;

static const Variant variants[] = {
  { "light", DZ_INK_LIGHT, 1, FALSE }, { "light2x", DZ_INK_LIGHT, 2, FALSE },
  { "dark", DZ_INK_DARK, 1, FALSE },   { "contrast", DZ_INK_HIGH_CONTRAST, 1, FALSE },
  { "grey", DZ_INK_LIGHT, 1, TRUE },
};

typedef struct
{
  const char *folder;
  const char *name;
  DzKnowledge *knowledge;
  DzStore *store;
  DzOverview *overview;
} Gallery;

static void
turn_grey (cairo_surface_t *surface)
{
  int n = cairo_image_surface_get_stride (surface) / 4 * cairo_image_surface_get_height (surface);
  guint32 *pixels = (guint32 *) (void *) cairo_image_surface_get_data (surface);

  for (int i = 0; i < n; i++)
    {
      guint32 red = pixels[i] >> 16 & 0xff;
      guint32 green = pixels[i] >> 8 & 0xff;
      guint32 grey = (2126 * red + 7152 * green + 722 * (pixels[i] & 0xff)) / 10000;

      pixels[i] = 0xff000000u | grey << 16 | grey << 8 | grey;
    }
  cairo_surface_mark_dirty (surface);
}

static cairo_t *
begin (const Variant *variant, double width, double height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * variant->scale),
                                                         (int) (height * variant->scale));
  cairo_t *cr = cairo_create (surface);

  dz_color_set_source (dz_palette_get (variant->ink)->background, cr);
  cairo_paint (cr);
  cairo_scale (cr, variant->scale, variant->scale);
  cairo_surface_destroy (surface);

  return cr;
}

static void
end (const Gallery *gallery, const Variant *variant, cairo_t *cr, const char *what)
{
  g_autofree char *file = g_strdup_printf ("%s-%s-%s.png", gallery->name, what, variant->name);
  g_autofree char *path = g_build_filename (gallery->folder, file, NULL);
  cairo_surface_t *surface = cairo_get_target (cr);

  cairo_surface_flush (surface);
  if (variant->grey)
    turn_grey (surface);
  cairo_surface_write_to_png (surface, path);
  cairo_destroy (cr);
  g_print ("<td><a href=\"%s\"><img src=\"%s\" alt=\"%s\" width=\"320\"></a></td>\n", file, file, file);
}

static void
begin_row (const char *what)
{
  g_print ("<tr><th>%s</th>\n", what);
}

static void
draw_paper (const Gallery *gallery, const DzChart *chart, const char *what)
{
  static const char *const papers[] = { "journal.pdf", "journal.png", "journal.svg", "a4.pdf", "slide.png" };

  g_print ("<td>");
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *preset = g_strndup (papers[i], strcspn (papers[i], "."));
      g_autofree char *file = g_strdup_printf ("%s-%s-%s", gallery->name, what, papers[i]);
      g_autofree char *path = g_build_filename (gallery->folder, file, NULL);
      g_autoptr (GError) error = NULL;
      DzChartStyle style;

      dz_chart_preset_init_style (dz_chart_preset_find (preset), &style);
      if (!dz_chart_export_styled (chart, path, &style, 300, &error))
        g_printerr ("%s\n", error->message);
      g_print ("<a href=\"%s\">%s</a> ", file, papers[i]);
    }
  g_print ("</td></tr>\n");
}

static DzChart *
build (const Gallery *gallery, DzChartKind kind, const char *indicator, DzMeasure measure)
{
  DzChartRequest request = { kind, indicator, measure, "创新" };
  g_autoptr (GError) error = NULL;
  DzChart *chart = dz_overview_build_chart (gallery->overview, &request, gallery->knowledge, gallery->store, &error);

  if (chart == NULL)
    g_error ("%s", error->message);

  return chart;
}

static void
draw_chart (const Gallery *gallery, DzChartKind kind, const char *indicator, DzMeasure measure)
{
  g_autoptr (DzChart) chart = build (gallery, kind, indicator, measure);
  g_autofree char *what = g_strdup_printf ("%s-%s", dz_chart_kind_get_nick (kind), dz_measure_get_nick (measure));

  begin_row (what);
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autoptr (DzChartLayout) layout = NULL;
      cairo_t *cr = begin (&variants[i], WIDTH, HEIGHT);
      DzChartStyle style;

      dz_chart_style_init (&style, WIDTH, HEIGHT);
      style.ink = variants[i].ink;
      layout = dz_chart_layout_new (chart, &style);
      dz_chart_layout_draw (layout, cr);
      end (gallery, &variants[i], cr, what);
    }
  draw_paper (gallery, chart, what);
}

static void
draw_timeline (const Gallery *gallery)
{
  g_autoptr (DzTimeline) timeline = dz_overview_build_timeline (gallery->overview, NULL, gallery->knowledge);

  begin_row ("timeline");
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autoptr (DzTimelineLayout) layout = NULL;
      DzChartStyle style;
      double header = 0;
      cairo_t *cr = NULL;

      dz_chart_style_init (&style, WIDTH, HEIGHT);
      style.ink = variants[i].ink;
      layout = dz_timeline_layout_new (timeline, &style, NULL);
      header = dz_timeline_layout_get_header_height (layout);
      cr = begin (&variants[i], WIDTH, MIN (header + dz_timeline_layout_get_height (layout), MAX_TIMELINE));
      dz_timeline_layout_draw_header (layout, cr);
      cairo_translate (cr, 0, header);
      dz_timeline_layout_draw (layout, cr);
      end (gallery, &variants[i], cr, "timeline");
    }
  g_print ("<td></td></tr>\n");
}

static void
draw_all (const Gallery *gallery)
{
  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    {
      DzChartNeeds needs = dz_chart_kind_get_needs (kind);
      const char *indicator = needs & DZ_CHART_NEEDS_INDICATOR ? "gdp" : NULL;

      draw_chart (gallery, kind, indicator, needs & DZ_CHART_TAKES_MEASURE ? DZ_MEASURE_GROWTH : DZ_MEASURE_LEVEL);
      if (indicator != NULL && (needs & DZ_CHART_TAKES_MEASURE))
        draw_chart (gallery, kind, indicator, DZ_MEASURE_LEVEL);
      if (kind == DZ_CHART_HEAT_MAP || kind == DZ_CHART_PANELS_INDICATOR)
        draw_chart (gallery, kind, NULL, DZ_MEASURE_LEVEL);
    }
  draw_timeline (gallery);
}

int
main (int argc, char **argv)
{
  Gallery gallery = { NULL };
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 5)
    return 2;

  bindtextdomain (GETTEXT_PACKAGE, argv[4]);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gallery.folder = argv[2];
  gallery.name = argv[3];
  if ((gallery.knowledge = dz_knowledge_load (NULL, NULL, &error)) == NULL
      || (gallery.store = dz_store_open (argv[1], DZ_STORE_READ_ONLY, &error)) == NULL
      || (gallery.overview = dz_overview_load (gallery.store, gallery.knowledge, &error)) == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  draw_all (&gallery);
  dz_overview_unref (gallery.overview);
  dz_store_close (gallery.store);
  dz_knowledge_unref (gallery.knowledge);

  return 0;
}
