/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-view-private.h"

#include "gui/concordance/dz-concordance-scope.h"

/* DzLibraryFunc */
static gpointer
read_tags (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return dz_store_list_tags (store, error);
}

static void
tags_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzConcordanceView) self = user_data;
  g_autoptr (GPtrArray) tags = dz_library_call_finish (DZ_LIBRARY (source), result, NULL);

  if (tags != NULL && self->limits != NULL)
    dz_scope_limits_set_tags (self->limits, tags);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static GArray *
list_years (DzOverview *overview)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; overview != NULL && i < overview->reports->len; i++)
    {
      int year = dz_report_get_year (g_ptr_array_index (overview->reports, i));

      if (year > 0 && g_hash_table_add (known, GINT_TO_POINTER (year)))
        g_array_append_val (years, year);
    }
  g_array_sort (years, compare_years);

  return years;
}

/* The menu is about to be seen. */
static void
fill_limits_cb (DzConcordanceView *self)
{
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));
  g_autoptr (GArray) years = list_years (dz_view_get_overview (DZ_VIEW (self)));

  dz_scope_limits_set_years (self->limits, years);
  if (library != NULL)
    dz_library_read_async (library, read_tags, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, tags_read_cb,
                           g_object_ref (self));
}

static void
build_scope_menu (DzConcordanceView *self)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (self->scope_menu);

  self->limits = DZ_SCOPE_LIMITS (dz_scope_limits_new (self->settings));
  gtk_popover_menu_add_child (GTK_POPOVER_MENU (popover), GTK_WIDGET (self->limits), "limits");
  g_signal_connect_swapped (popover, "show", G_CALLBACK (fill_limits_cb), self);
  gtk_menu_button_set_popover (self->scope_button, popover);
}

void
dz_concordance_view_build_scope (DzConcordanceView *self, GCallback changed_cb)
{
  GActionGroup *actions;

  self->settings = g_settings_new (APP_ID);
  actions = dz_concordance_scope_actions_new (self->settings);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "search", actions);
  g_object_unref (actions);
  for (guint i = 0; dz_concordance_scope_keys[i] != NULL; i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", dz_concordance_scope_keys[i], NULL);

      g_signal_connect_swapped (self->settings, signal, changed_cb, self);
    }
  build_scope_menu (self);
}
