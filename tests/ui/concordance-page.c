/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "concordance-page.h"

static void
tell_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_string_append_printf (((Page *) data)->told, "%s\n", g_variant_get_string (parameter, NULL));
}

void
page_set_up (Page *page, gconstpointer data)
{
  static const GActionEntry entries[] = { { "tell", tell_cb, "s" }, { "tell-undo", tell_cb, "s" } };
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  for (guint i = 0; dz_concordance_scope_keys[i] != NULL; i++)
    g_settings_reset (settings, dz_concordance_scope_keys[i]);
  desk_set_up (&page->desk, data);
  page->window = gtk_window_new ();
  page->told = g_string_new (NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), page);
  gtk_widget_insert_action_group (page->window, "win", G_ACTION_GROUP (actions));
  page->view = g_object_new (DZ_TYPE_CONCORDANCE_VIEW, "session", page->desk.session, NULL);
  gtk_window_set_child (GTK_WINDOW (page->window), GTK_WIDGET (page->view));
  gtk_window_present (GTK_WINDOW (page->window));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (page->view)));
}

void
page_tear_down (Page *page, gconstpointer data)
{
  g_object_ref (page->view);
  gtk_window_destroy (GTK_WINDOW (page->window));
  desk_tear_down (&page->desk, data);
  g_string_free (page->told, TRUE);
  g_assert_finalize_object (page->view);
}

GtkWidget *
widget_find_tooltip (GtkWidget *widget, const char *tooltip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = widget_find_tooltip (child, tooltip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
page_choose (Page *page, const char *action, const char *nick)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page->view), action, nick != NULL ? "s" : NULL, nick));
}

gboolean
page_shows (Page *page, guint n_hits)
{
  return page->view->searching == NULL && page->view->found != NULL
         && g_list_model_get_n_items (G_LIST_MODEL (page->view->hits)) == n_hits;
}

const DzSearchHit *
page_get_line (Page *page, guint index)
{
  return g_ptr_array_index (dz_hit_list_get_rows (page->view->hits), index);
}

GtkWidget *
page_find_named (Page *page, const char *tooltip)
{
  return widget_find_tooltip (GTK_WIDGET (page->view), tooltip);
}
