/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-highlight-color.h"

#include <glib/gi18n.h>

static const DzHighlightColor colors[DZ_N_HIGHLIGHT_COLORS] = {
  { "yellow", N_("Yellow"), { "rgb(201,141,0)", "rgb(248,228,92)" }, 1, 1 },
  { "green", N_("Green"), { "rgb(38,162,105)", "rgb(87,227,137)" }, 9, 12 },
  { "blue", N_("Blue"), { "rgb(28,113,216)", "rgb(120,174,237)" }, 2, 5 },
  { "red", N_("Red"), { "rgb(192,28,40)", "rgb(255,123,99)" }, 18, 21 },
  { "purple", N_("Purple"), { "rgb(129,61,156)", "rgb(220,138,221)" }, 5, 10 },
  { "orange", N_("Orange"), { "rgb(198,70,0)", "rgb(255,163,72)" }, 1, 3 },
};

const DzHighlightColor *
dz_highlight_color_get (guint index)
{
  g_return_val_if_fail (index < DZ_N_HIGHLIGHT_COLORS, NULL);

  return &colors[index];
}

const DzHighlightColor *
dz_highlight_color_find (const char *key)
{
  if (key == NULL || *key == '\0')
    return NULL;
  for (guint i = 0; i < DZ_N_HIGHLIGHT_COLORS; i++)
    if (g_str_equal (colors[i].key, key))
      return &colors[i];

  return &colors[0];
}

const char *
dz_highlight_color_get_name (const DzHighlightColor *color)
{
  return _(color->name);
}

void
dz_highlight_color_style_quote (GtkWidget *widget, const char *key)
{
  const DzHighlightColor *color = dz_highlight_color_find (key);

  for (guint i = 0; i < DZ_N_HIGHLIGHT_COLORS; i++)
    {
      g_autofree char *name = g_strconcat ("quote-", colors[i].key, NULL);

      if (&colors[i] == color)
        gtk_widget_add_css_class (widget, name);
      else
        gtk_widget_remove_css_class (widget, name);
    }
}

void
dz_highlight_color_get_ink (const DzHighlightColor *color, gboolean dark, GdkRGBA *ink)
{
  gdk_rgba_parse (ink, color->ink[dark ? 1 : 0]);
}
