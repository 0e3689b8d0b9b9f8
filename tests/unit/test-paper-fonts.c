/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fonts of PDF files: cut down to the glyphs of all pages, once for a document; what cannot be cut down is drawn with
 * the whole font and not left out. */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "chart-samples.h"
#include "chart/dz-paper-fonts.h"
#include "chart/dz-text-meter.h"
#include "chart/dz-timeline-export.h"

/* Of a timeline of 120 rows; with fonts that were not cut down it is 282 kB. */
#define MAX_BYTES 220000

static cairo_status_t
take_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static DzScene *
scene_with (const char *text, DzTextFlags flags)
{
  DzScene *scene = dz_scene_new ();

  dz_scene_add_text (scene, text, &(cairo_rectangle_t){ 10, 10, 400, 30 }, 14, (DzColor){ 0, 0, 0, 1 }, flags);
  dz_scene_seal (scene);

  return scene;
}

/* Whether Pango chose a font of tens of megabytes for it: only those are cut down. */
static gboolean
has_large_font (void)
{
  g_autoptr (DzScene) scene = scene_with ("增长", DZ_TEXT_PLAIN);
  cairo_surface_t *surface = cairo_pdf_surface_create (NULL, 100, 100);
  cairo_t *cr = cairo_create (surface);
  DzPaperFonts *fonts = dz_paper_fonts_new (surface);
  PangoLayout *layout = NULL;
  gboolean shown = FALSE;

  dz_paper_fonts_add_scene (fonts, scene);
  layout = dz_text_meter_fit (dz_text_meter_get (), &g_array_index (scene->items, DzSceneItem, 0));
  shown = dz_paper_fonts_show (fonts, cr, layout, 14, 0, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return shown;
}

/* Whether the text of a scene is shown with cut fonts that took the glyphs of another. */
static gboolean
is_shown (const char *taken, const char *text, DzTextFlags flags)
{
  g_autoptr (DzScene) page = scene_with (taken, DZ_TEXT_PLAIN);
  g_autoptr (DzScene) scene = scene_with (text, flags);
  cairo_surface_t *surface = cairo_pdf_surface_create (NULL, 500, 100);
  cairo_t *cr = cairo_create (surface);
  DzPaperFonts *fonts = dz_paper_fonts_new (surface);
  PangoLayout *layout = NULL;
  gboolean shown = FALSE;

  g_assert_true (dz_paper_fonts_get (cr) == fonts);
  dz_paper_fonts_add_scene (fonts, page);
  layout = dz_text_meter_fit (dz_text_meter_get (), &g_array_index (scene->items, DzSceneItem, 0));
  shown = dz_paper_fonts_show (fonts, cr, layout, 14, 0, 0);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return shown;
}

static void
test_fallbacks (void)
{
  if (!has_large_font ())
    {
      g_test_skip ("no large font for Chinese is here");
      return;
    }

  g_assert_true (is_shown ("增长百分之六", "增长", DZ_TEXT_PLAIN));
  g_assert_true (is_shown ("增长 6.5%", "增长 6.5%", DZ_TEXT_PLAIN));
  /* A glyph that was not taken, another face, what no font has, and right to left. */
  g_assert_false (is_shown ("增长", "增长率", DZ_TEXT_PLAIN));
  g_assert_false (is_shown ("增长", "增长", DZ_TEXT_BOLD));
  g_assert_false (is_shown ("增长\xf4\x80\x80\x81", "增长\xf4\x80\x80\x81", DZ_TEXT_PLAIN));
  g_assert_false (is_shown ("增长 שלום", "增长 שלום", DZ_TEXT_PLAIN));
}

static void
test_no_fonts (void)
{
  g_autoptr (DzScene) scene = scene_with ("增长", DZ_TEXT_PLAIN);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 200, 60);
  cairo_t *cr = cairo_create (surface);
  const guchar *pixels = NULL;
  gboolean drawn = FALSE;

  g_assert_null (dz_paper_fonts_get (cr));
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  dz_scene_draw (scene, cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int i = 0; i < cairo_image_surface_get_stride (surface) * 60; i += 4)
    drawn = drawn || pixels[i] < 128;
  g_assert_true (drawn);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static guint
count (const GByteArray *bytes, const char *word)
{
  gsize length = strlen (word);
  guint n = 0;

  for (guint i = 0; i + length <= bytes->len; i++)
    n += memcmp (bytes->data + i, word, length) == 0;

  return n;
}

/* A page drawn with letters nobody announced has them all the same, in a second, whole font. */
static void
test_unannounced (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (DzScene) first = scene_with ("增长", DZ_TEXT_PLAIN);
  g_autoptr (DzScene) second = scene_with ("增长率", DZ_TEXT_PLAIN);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (take_bytes, bytes, 500, 100);
  cairo_t *cr = cairo_create (surface);

  if (!has_large_font ())
    {
      g_test_skip ("no large font for Chinese is here");
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
      return;
    }

  dz_paper_fonts_add_scene (dz_paper_fonts_new (surface), first);
  dz_scene_draw (first, cr);
  cairo_show_page (cr);
  dz_scene_draw (second, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (count (bytes, "/FontFile3"), ==, 2);
}

/* Twelve pages have one font of each weight, and weigh little. */
static void
test_pages (void)
{
  g_autoptr (GPtrArray) goals = sample_goals_new ();
  g_autoptr (DzTimeline) timeline = sample_timeline_new (goals, 120, 5);
  g_autoptr (DzChart) data = dz_chart_new (DZ_CHART_GOAL_OUTCOME);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp (NULL, &error);
  g_autofree char *path = g_build_filename (folder, "pages.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  gsize length = 0;
  DzChartStyle style;

  g_assert_no_error (error);
  data->title = g_strdup ("目标与完成情况 of several reports, told in a line long enough to be broken into two of them");
  dz_chart_style_init (&style, 600, 0);
  g_assert_true (dz_timeline_export (timeline, data, 0, 0, path, &style, 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  bytes = g_byte_array_new_take ((guint8 *) g_steal_pointer (&contents), length);
  g_assert_cmpuint (count (bytes, "/Type /Page "), >, 5);
  g_test_message ("%u bytes", bytes->len);
  if (has_large_font ())
    {
      g_assert_cmpuint (count (bytes, "/FontFile3"), ==, 2);
      g_assert_cmpuint (bytes->len, <, MAX_BYTES);
    }
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/paper-fonts/fallbacks", test_fallbacks);
  g_test_add_func ("/paper-fonts/no-fonts", test_no_fonts);
  g_test_add_func ("/paper-fonts/unannounced", test_unannounced);
  g_test_add_func ("/paper-fonts/pages", test_pages);

  return g_test_run ();
}
