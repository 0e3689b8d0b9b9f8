/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-view-private.h"

#include <glib/gi18n.h>

#include "gui/concordance/dz-hit-marker.h"
#include "gui/notes/dz-highlight-color.h"

/* Marks */

static void
mark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (widget);
  g_autoptr (GPtrArray) hits = dz_hit_selection_list (self->selection);

  self->color = dz_highlight_color_find (g_variant_get_string (parameter, NULL))->key;
  dz_hit_marker_mark (DZ_VIEW (self), hits, self->color, NULL);
}

static void
tag_chosen_cb (DzConcordanceView *self, const char *path)
{
  g_autoptr (GPtrArray) hits = dz_hit_selection_list (self->selection);

  dz_hit_marker_mark (DZ_VIEW (self), hits, self->color, path);
}

static void
picker_closed_cb (DzConcordanceView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->more_button));
}

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

  if (self->picker == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  dz_tag_picker_set_tags (self->picker, tags);
  gtk_popover_popup (GTK_POPOVER (self->picker));
}

static void
tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (widget);
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));

  if (library == NULL)
    return;
  if (self->picker == NULL)
    {
      self->picker = DZ_TAG_PICKER (dz_tag_picker_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->picker), GTK_WIDGET (self->more_button));
      g_signal_connect_swapped (self->picker, "chosen", G_CALLBACK (tag_chosen_cb), self);
      g_signal_connect_swapped (self->picker, "closed", G_CALLBACK (picker_closed_cb), self);
    }
  dz_library_read_async (library, read_tags, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, tags_read_cb,
                         g_object_ref (self));
}

static void
choose_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (DZ_CONCORDANCE_VIEW (widget)->selection));
}

static void
choose_none_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (DZ_CONCORDANCE_VIEW (widget)->selection));
}

static GMenuModel *
create_colors (void)
{
  GMenu *colors = g_menu_new ();

  for (guint i = 0; i < DZ_N_HIGHLIGHT_COLORS; i++)
    {
      const DzHighlightColor *color = dz_highlight_color_get (i);
      g_autofree char *action = g_strdup_printf ("concordance.mark::%s", color->key);

      g_menu_append (colors, dz_highlight_color_get_name (color), action);
    }

  return G_MENU_MODEL (colors);
}

/* Says which lines are meant, and how many. */
static void
fill_menu_cb (DzConcordanceView *self)
{
  guint n_chosen = dz_hit_selection_get_n_chosen (self->selection);
  guint n_listed = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  /* While hits are fetched nobody knows how many will be listed. */
  gboolean lines = dz_concordance_view_get_panel (self) == NULL && n_listed > 0 && self->searching == NULL;
  g_autoptr (GMenuModel) colors = create_colors ();
  g_autofree char *mark
    = n_chosen > 0 ? g_strdup_printf (ngettext ("Highlight the Line Chosen", "Highlight the %u Lines Chosen", n_chosen), n_chosen)
                   : g_strdup_printf (ngettext ("Highlight the Line Listed", "Highlight All %u Lines Listed", n_listed), n_listed);
  g_autofree char *tag
    = n_chosen > 0 ? g_strdup_printf (ngettext ("Tag the Line Chosen…", "Tag the %u Lines Chosen…", n_chosen), n_chosen)
                   : g_strdup_printf (ngettext ("Tag the Line Listed…", "Tag All %u Lines Listed…", n_listed), n_listed);

  dz_concordance_view_fill_out_menu (self);
  g_menu_remove_all (self->marks_menu);
  if (!lines)
    return;
  g_menu_append_submenu (self->marks_menu, mark, colors);
  g_menu_append (self->marks_menu, tag, "concordance.tag");
  g_menu_append (self->marks_menu, _ ("Choose All Lines"), "concordance.choose-all");
  if (n_chosen > 0)
    g_menu_append (self->marks_menu, _ ("Choose No Line"), "concordance.choose-none");
}

void
dz_concordance_view_build_marks (DzConcordanceView *self)
{
  self->color = dz_highlight_color_get (0)->key;
  g_signal_connect_swapped (gtk_menu_button_get_popover (self->more_button), "show", G_CALLBACK (fill_menu_cb), self);
}

void
dz_concordance_view_install_marks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "concordance.mark", "s", mark_action);
  gtk_widget_class_install_action (widget_class, "concordance.tag", NULL, tag_action);
  gtk_widget_class_install_action (widget_class, "concordance.choose-all", NULL, choose_all_action);
  gtk_widget_class_install_action (widget_class, "concordance.choose-none", NULL, choose_none_action);
}
