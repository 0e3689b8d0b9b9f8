/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-color-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gui/notes/dz-highlight-color.h"

#define SIZE 16

static void
draw_swatch (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const DzHighlightColor *color = data;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA ink = dark ? (GdkRGBA){ 1, 1, 1, 0.6 } : (GdkRGBA){ 0, 0, 0, 0.5 };

  if (color != NULL)
    dz_highlight_color_get_ink (color, dark, &ink);
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 2.0 - 1, 0, 2 * G_PI);
  if (color != NULL)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
}

void
dz_color_swatch_set_color (GtkWidget *swatch, const char *key)
{
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (swatch), draw_swatch, (gpointer) dz_highlight_color_find (key), NULL);
}

GtkWidget *
dz_color_swatch_new (const char *key)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SIZE);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  dz_color_swatch_set_color (area, key);

  return area;
}

static void
add_color (GtkWidget *row, const char *action, guint index)
{
  const DzHighlightColor *color = dz_highlight_color_get (index);
  GtkWidget *button = gtk_button_new ();
  /* Translators: a highlight colour and the key that gives it: Yellow (1) */
  g_autofree char *tip = g_strdup_printf (_("%s (%u)"), dz_highlight_color_get_name (color), index + 1);

  gtk_button_set_child (GTK_BUTTON (button), dz_color_swatch_new (color->key));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", color->key);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_box_append (GTK_BOX (row), button);
}

GtkWidget *
dz_color_row_new (const char *action, const char *clear_action)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Highlight Colors"), -1);
  for (guint i = 0; i < DZ_N_HIGHLIGHT_COLORS; i++)
    add_color (row, action, i);
  if (clear_action != NULL)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("edit-clear-symbolic");

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), clear_action);
      gtk_widget_set_tooltip_text (button, _("Remove Highlight (Delete)"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove Highlight"), -1);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "circular");
      gtk_box_append (GTK_BOX (row), button);
    }

  return row;
}
