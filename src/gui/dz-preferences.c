/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-preferences.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "gui/dz-settings.h"

#define FONT_KEY "reader-font"

/* Fractions are set in per cent. */
static gboolean
to_percent (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_double (value, round (g_variant_get_double (variant) * 100));

  return TRUE;
}

static GVariant *
from_percent (const GValue *value, const GVariantType *type, gpointer data)
{
  return g_variant_new_double (g_value_get_double (value) / 100);
}

/* The title of its row is no name by itself. */
static void
name_widget (GtkWidget *widget, const char *title)
{
  g_auto (GStrv) parts = g_strsplit (title, "_", 2);
  g_autofree char *name = g_strjoinv ("", parts);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
add_number (AdwPreferencesGroup *group, const char *title, const char *subtitle, double low, double high,
            double step)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (low, high, step);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  name_widget (spin, title);
  adw_preferences_group_add (group, row);

  return spin;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* (element-type utf8), borrowed from the font map. */
static GPtrArray *
list_families (void)
{
  GPtrArray *names = g_ptr_array_new ();
  g_autofree PangoFontFamily **families = NULL;
  int n_families;

  pango_font_map_list_families (pango_cairo_font_map_get_default (), &families, &n_families);
  for (int i = 0; i < n_families; i++)
    g_ptr_array_add (names, (gpointer) pango_font_family_get_name (families[i]));
  g_ptr_array_sort (names, compare_names);

  return names;
}

static void
font_chosen_cb (AdwComboRow *row, GParamSpec *property, GSettings *settings)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (row);
  gboolean own = adw_combo_row_get_selected (row) > 0 && chosen != NULL;

  g_settings_set_string (settings, FONT_KEY, own ? gtk_string_object_get_string (chosen) : "");
}

static void
add_font (AdwPreferencesGroup *group, GSettings *settings)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) families = list_families ();
  g_autofree char *chosen = g_settings_get_string (settings, FONT_KEY);
  guint selected = 0;

  gtk_string_list_append (names, _("Document Font"));
  for (guint i = 0; i < families->len; i++)
    {
      gtk_string_list_append (names, g_ptr_array_index (families, i));
      if (g_strcmp0 (chosen, g_ptr_array_index (families, i)) == 0)
        selected = i + 1;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("_Font"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (font_chosen_cb), settings, 0);
  adw_preferences_group_add (group, row);
}

static void
add_reading (AdwPreferencesPage *page, GSettings *settings)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *size;
  GtkWidget *spacing;
  GtkWidget *width;

  adw_preferences_group_set_title (group, _("Text of the Reports"));
  adw_preferences_group_set_description (group, _("Set apart from the rest of the window."));
  add_font (group, settings);
  size = add_number (group, _("_Size in Per Cent"), _("Also Ctrl + and Ctrl −, back with Ctrl 0"), 50, 300, 10);
  g_settings_bind_with_mapping (settings, "text-zoom", size, "value", G_SETTINGS_BIND_DEFAULT, to_percent,
                                from_percent, NULL, NULL);
  spacing = add_number (group, _("_Line Spacing"), _("Between lines, in per cent of a character"), 0, 200, 10);
  g_settings_bind_with_mapping (settings, "reader-line-spacing", spacing, "value", G_SETTINGS_BIND_DEFAULT,
                                to_percent, from_percent, NULL, NULL);
  width = add_number (group, _("_Column Width"),
                      _("Characters in a line at the most; 0: as wide as the pane"), 0, 120, 2);
  g_settings_bind (settings, "reader-column-width", width, "value", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_page_add (page, group);
}

static void
add_notes (AdwPreferencesPage *page, GSettings *settings)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *author = adw_entry_row_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *bom = gtk_switch_new ();

  adw_preferences_group_set_title (group, _("Notes"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (author), _("_Author of New Notes"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (author), TRUE);
  g_settings_bind (settings, "notes-author", author, "text", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, author);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("_Byte Order Mark in Exported Files"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Some spreadsheets read Chinese in CSV only with it"));
  gtk_widget_set_valign (bom, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bom);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), bom);
  name_widget (bom, _("_Byte Order Mark in Exported Files"));
  g_settings_bind (settings, "notes-byte-order-mark", bom, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, row);
  adw_preferences_page_add (page, group);
}

void
dz_preferences_present (GtkWindow *parent)
{
  g_autoptr (GSettings) settings = dz_settings_find (APP_ID, FONT_KEY);
  GtkWidget *window;
  GtkWidget *page;

  if (settings == NULL)
    return;

  window = adw_preferences_window_new ();
  page = adw_preferences_page_new ();
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "preferences-system-symbolic");
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _("Preferences"));
  add_reading (ADW_PREFERENCES_PAGE (page), settings);
  add_notes (ADW_PREFERENCES_PAGE (page), settings);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 560);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_present (GTK_WINDOW (window));
}
