/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-text-meter.h"

#include <math.h>

struct _DzTextMeter
{
  PangoContext *context;
  PangoLayout *layout;
  PangoLayout *fitted; /* for whole items: shortened, which the other must not be */
  guint serial;       /* of the fonts that sizes were measured with */
  GHashTable *widths; /* “flags size text” -> user space units, rounded up */
  GHashTable *lines;  /* “flags size width text” -> lines */
};

/* A library of some hundred reports has less; beyond it all is measured anew. */
#define MAX_REMEMBERED 8192

/* Noto Sans CJK SC has the Chinese forms of Han glyphs; anything sans serif stands in where it is missing. */
#define FONT_FAMILY "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, sans"

/* Noto Sans CJK asks for 1.448 em; a fixed line keeps the layout the same with other fonts. */
#define LINE_HEIGHT 1.45

double
dz_text_line_height (double font_size)
{
  return ceil (font_size * LINE_HEIGHT);
}

void
dz_text_setup_context (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
}

void
dz_text_setup_layout (PangoLayout *layout, const char *text, double font_size, DzTextFlags flags)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, FONT_FAMILY);
  pango_font_description_set_weight (font, flags & DZ_TEXT_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  /* Not points: a PDF surface would take 96 of them for an inch. */
  pango_font_description_set_absolute_size (font, font_size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  pango_layout_set_alignment (layout, flags & DZ_TEXT_CENTER  ? PANGO_ALIGN_CENTER
                                      : flags & DZ_TEXT_RIGHT ? PANGO_ALIGN_RIGHT
                                                              : PANGO_ALIGN_LEFT);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
}

void
dz_text_setup_fitted (PangoLayout *layout, const DzSceneItem *item)
{
  dz_text_setup_layout (layout, item->text, item->font_size, item->flags);
  /* Half a unit of slack: a text measured alone must not be shortened by rounding. */
  pango_layout_set_width (layout, (int) ((item->area.width + 0.5) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -item->lines);
}

static DzTextMeter *
meter_new (void)
{
  DzTextMeter *meter = g_new0 (DzTextMeter, 1);

  meter->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  dz_text_setup_context (meter->context);
  meter->layout = pango_layout_new (meter->context);
  meter->fitted = pango_layout_new (meter->context);
  meter->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  meter->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return meter;
}

static void
meter_free (gpointer data)
{
  DzTextMeter *meter = data;

  g_hash_table_unref (meter->widths);
  g_hash_table_unref (meter->lines);
  g_object_unref (meter->layout);
  g_object_unref (meter->fitted);
  g_object_unref (meter->context);
  g_free (meter);
}

static void
forget_old_sizes (DzTextMeter *meter)
{
  guint serial = pango_context_get_serial (meter->context);

  if (serial == meter->serial
      && g_hash_table_size (meter->widths) + g_hash_table_size (meter->lines) < MAX_REMEMBERED)
    return;

  meter->serial = serial;
  g_hash_table_remove_all (meter->widths);
  g_hash_table_remove_all (meter->lines);
}

DzTextMeter *
dz_text_meter_get (void)
{
  static GPrivate meters = G_PRIVATE_INIT (meter_free);
  DzTextMeter *meter = g_private_get (&meters);

  if (meter == NULL)
    {
      meter = meter_new ();
      g_private_set (&meters, meter);
    }
  forget_old_sizes (meter);

  return meter;
}

PangoLayout *
dz_text_meter_fit (DzTextMeter *meter, const DzSceneItem *item)
{
  dz_text_setup_fitted (meter->fitted, item);

  return meter->fitted;
}

double
dz_text_meter_measure (DzTextMeter *meter, const char *text, double font_size, DzTextFlags flags)
{
  g_autofree char *key = g_strdup_printf ("%d %g %s", flags & DZ_TEXT_BOLD, font_size, text);
  gpointer known = NULL;
  int width = 0;

  if (g_hash_table_lookup_extended (meter->widths, key, NULL, &known))
    return GPOINTER_TO_INT (known);

  dz_text_setup_layout (meter->layout, text, font_size, flags);
  pango_layout_set_width (meter->layout, -1);
  pango_layout_get_size (meter->layout, &width, NULL);
  width = (int) ceil ((double) width / PANGO_SCALE);
  g_hash_table_insert (meter->widths, g_steal_pointer (&key), GINT_TO_POINTER (width));

  return width;
}

int
dz_text_meter_count_lines (DzTextMeter *meter, const char *text, double font_size, DzTextFlags flags,
                           double width, int max)
{
  g_autofree char *key = g_strdup_printf ("%u %g %g %s", flags, font_size, width, text);
  gpointer known = NULL;
  int lines = 0;

  if (g_hash_table_lookup_extended (meter->lines, key, NULL, &known))
    return MIN (GPOINTER_TO_INT (known), max);

  dz_text_setup_layout (meter->layout, text, font_size, flags);
  pango_layout_set_width (meter->layout, (int) (width * PANGO_SCALE));
  lines = pango_layout_get_line_count (meter->layout);
  g_hash_table_insert (meter->lines, g_steal_pointer (&key), GINT_TO_POINTER (lines));

  return MIN (lines, max);
}
