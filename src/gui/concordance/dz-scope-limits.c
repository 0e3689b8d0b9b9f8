/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-scope-limits.h"

#include <glib/gi18n.h>
#include <stdlib.h>

struct _DzScopeLimits
{
  GtkBox parent_instance;

  GSettings *settings;
  GtkDropDown *first_drop;
  GtkDropDown *last_drop;
  GtkDropDown *tag_drop;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DzScopeLimits, dz_scope_limits, GTK_TYPE_BOX)

static const char *
get_chosen (GtkDropDown *drop)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (drop);

  return item != NULL && gtk_drop_down_get_selected (drop) > 0 ? gtk_string_object_get_string (item) : "";
}

static void
chosen_cb (DzScopeLimits *self)
{
  if (self->filling)
    return;
  g_settings_set_int (self->settings, "concordance-first-year", atoi (get_chosen (self->first_drop)));
  g_settings_set_int (self->settings, "concordance-last-year", atoi (get_chosen (self->last_drop)));
  g_settings_set_string (self->settings, "concordance-tag", get_chosen (self->tag_drop));
}

/* What is chosen stays so, also where this library has none of it: it can be seen and lifted. */
static void
fill (DzScopeLimits *self, GtkDropDown *drop, GPtrArray *items, const char *chosen)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < items->len; i++)
    {
      gtk_string_list_append (list, g_ptr_array_index (items, i));
      if (i > 0 && g_str_equal (g_ptr_array_index (items, i), chosen))
        selected = i;
    }
  if (selected == 0 && *chosen != '\0')
    {
      gtk_string_list_append (list, chosen);
      selected = items->len;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (drop, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (drop, selected);
  self->filling = FALSE;
}

static void
fill_year (DzScopeLimits *self, GtkDropDown *drop, const GArray *years, const char *any, const char *key)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  int year = g_settings_get_int (self->settings, key);
  g_autofree char *chosen = year > 0 ? g_strdup_printf ("%d", year) : g_strdup ("");

  g_ptr_array_add (items, g_strdup (any));
  for (guint i = 0; i < years->len; i++)
    g_ptr_array_add (items, g_strdup_printf ("%d", g_array_index (years, int, i)));
  fill (self, drop, items, chosen);
}

void
dz_scope_limits_set_years (DzScopeLimits *self, const GArray *years)
{
  g_return_if_fail (DZ_IS_SCOPE_LIMITS (self) && years != NULL);

  fill_year (self, self->first_drop, years, _ ("Earliest"), "concordance-first-year");
  fill_year (self, self->last_drop, years, _ ("Latest"), "concordance-last-year");
}

void
dz_scope_limits_set_tags (DzScopeLimits *self, const GPtrArray *tags)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *chosen = NULL;

  g_return_if_fail (DZ_IS_SCOPE_LIMITS (self) && tags != NULL);

  chosen = g_settings_get_string (self->settings, "concordance-tag");
  g_ptr_array_add (items, g_strdup (_ ("With Any Tag or None")));
  for (guint i = 0; i < tags->len; i++)
    g_ptr_array_add (items, dz_tag_dup_path (tags, ((const DzTag *) g_ptr_array_index (tags, i))->id));
  fill (self, self->tag_drop, items, chosen);
}

static GtkDropDown *
create_drop (DzScopeLimits *self, const char *name)
{
  GtkWidget *drop = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_tooltip_text (drop, name);
  gtk_widget_set_hexpand (drop, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (drop, "notify::selected", G_CALLBACK (chosen_cb), self);

  return GTK_DROP_DOWN (drop);
}

static void
dz_scope_limits_dispose (GObject *object)
{
  g_clear_object (&DZ_SCOPE_LIMITS (object)->settings);

  G_OBJECT_CLASS (dz_scope_limits_parent_class)->dispose (object);
}

static void
dz_scope_limits_class_init (DzScopeLimitsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dz_scope_limits_dispose;
}

static void
dz_scope_limits_init (DzScopeLimits *self)
{
  GtkWidget *years = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->filling = TRUE;
  self->first_drop = create_drop (self, _ ("First Year Searched"));
  self->last_drop = create_drop (self, _ ("Last Year Searched"));
  self->tag_drop = create_drop (self, _ ("Only Paragraphs with This Tag"));
  self->filling = FALSE;
  gtk_box_append (GTK_BOX (years), GTK_WIDGET (self->first_drop));
  gtk_box_append (GTK_BOX (years), gtk_label_new ("–"));
  gtk_box_append (GTK_BOX (years), GTK_WIDGET (self->last_drop));
  gtk_box_append (GTK_BOX (self), years);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->tag_drop));
}

GtkWidget *
dz_scope_limits_new (GSettings *settings)
{
  DzScopeLimits *self = g_object_new (DZ_TYPE_SCOPE_LIMITS, NULL);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  self->settings = g_object_ref (settings);
  dz_scope_limits_set_years (self, years);
  dz_scope_limits_set_tags (self, tags);

  return GTK_WIDGET (self);
}
