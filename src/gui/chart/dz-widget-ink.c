/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-widget-ink.h"

#include "gui/dz-compat.h"

/* The window's font is 11 pt = 14.7 px at text scale 1; charts are set somewhat smaller. */
static const double chart_part = 0.85;

static double
font_size_of (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *description = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (description) / PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (description))
    size *= (resolution > 0 ? resolution : 96) / 72;

  return size > 0 ? size * chart_part : 12;
}

static DzInk
ink_now (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (adw_style_manager_get_dark (manager))
    return DZ_INK_DARK;

  return adw_style_manager_get_high_contrast (manager) ? DZ_INK_HIGH_CONTRAST : DZ_INK_LIGHT;
}

void
dz_widget_ink_init_style (GtkWidget *widget, double width, double height, DzChartStyle *style)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  dz_chart_style_init (style, width, height);
  style->font_size = font_size_of (widget);
  style->ink = ink_now ();
}

void
dz_widget_ink_watch (GtkWidget *widget, void (*queue) (GtkWidget *widget))
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_widget_get_settings (widget);

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (queue), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (queue), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (queue), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (queue), widget, G_CONNECT_SWAPPED);
}

void
dz_widget_ink_draw_ring (GtkWidget *widget, cairo_t *cr, const cairo_rectangle_t *area)
{
  GdkRGBA color;

  dz_compat_get_color (widget, &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 2);
  cairo_rectangle (cr, area->x - 3, area->y - 3, area->width + 6, area->height + 6);
  cairo_stroke (cr);
}
