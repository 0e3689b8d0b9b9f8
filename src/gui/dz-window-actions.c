/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "core/dz-error.h"
#include "gui/across/dz-across-view.h"
#include "gui/dz-compat.h"
#include "gui/dz-preferences.h"
#include "gui/dz-window-private.h"
#include "store/dz-store.h"

static void
import_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (DzWindow) self = user_data;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (list, g_list_model_get_item (files, i));
  if (list->len > 0)
    dz_window_import (self, list);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_compat_choose_files (GTK_WINDOW (widget), _("Import Reports"), _("_Import"), FALSE, import_chosen_cb,
                          g_object_ref (widget));
}

static void
import_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_compat_choose_files (GTK_WINDOW (widget), _("Import a Folder of Reports"), _("_Import"), TRUE,
                          import_chosen_cb, g_object_ref (widget));
}

static void
library_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (DzWindow) self = user_data;
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    dz_window_open_library (self, path);
}

static void
open_library_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_compat_choose_files (GTK_WINDOW (widget), _("Open Library"), _("_Open"), FALSE, library_chosen_cb,
                          g_object_ref (widget));
}

static void
open_own_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_window_open_library (DZ_WINDOW (widget), NULL);
}

static void
open_sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_window_open_sample (DZ_WINDOW (widget));
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_window_retry (DZ_WINDOW (widget));
}

static void
backup_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (DzWindow) self = user_data;
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    dz_window_restore_backup (self, file);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_compat_choose_files (GTK_WINDOW (widget), _("Restore From a Backup"), _("_Restore"), FALSE, backup_chosen_cb,
                          g_object_ref (widget));
}

static void
backup_named_cb (GFile *file, gpointer user_data)
{
  g_autoptr (DzWindow) self = user_data;

  if (file != NULL)
    dz_window_save_backup (self, file);
}

static void
backup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_compat_save_file (GTK_WINDOW (widget), _("Back Up Library"), _("_Save"), "backup.duizhao", NULL,
                       backup_named_cb, g_object_ref (widget));
}

/* For panes that have something to say and know no window. */
static void
tell_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_window_add_toast (DZ_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
tell_undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_window_add_undo_toast (DZ_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* The same for what the reader has to know until she closes it or it no longer holds: what it is about, what
 * it says
 * ("" for nothing any more), and what she can do about it, with the name of the action. */
static void
notice_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzWindow *self = DZ_WINDOW (widget);
  const char *id;
  const char *text;
  const char *verb;
  const char *action;

  g_variant_get (parameter, "(&s&s&s&s)", &id, &text, &verb, &action);
  if (*text != '\0')
    dz_notice_bar_show (self->notice_bar, id, text, verb, action);
  else
    dz_notice_bar_hide (self->notice_bar, id);
}

/* What became of the data of the saved view that is open: its id, its name, its content with the data of now,
 * and what to say, "" for nothing. */
static void
tell_view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzWindow *self = DZ_WINDOW (widget);
  g_autoptr (DzSavedView) view = dz_saved_view_new ();
  const char *view_name;
  const char *content;
  const char *text;

  g_variant_get (parameter, "(x&s&s&s)", &view->id, &view_name, &content, &text);
  view->name = g_strdup (view_name);
  if (dz_saved_view_read_content (view, content, NULL))
    dz_window_tell_view (self, g_steal_pointer (&view), text);
}

static void
save_view_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_window_save_view_again (DZ_WINDOW (widget));
}

/* The folder of the user's knowledge files. */
static void
show_knowledge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *file = dz_knowledge_dup_path ("indicators.tsv", TRUE);
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  gtk_show_uri (GTK_WINDOW (widget), uri, GDK_CURRENT_TIME);
}

static gpointer
undo_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean redo = GPOINTER_TO_INT (data);

  return GINT_TO_POINTER (redo ? dz_store_redo (store, error) : dz_store_undo (store, error));
}

static void
end_step (DzWindow *self, DzLibrary *library, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  dz_library_call_finish (library, result, &error);
  dz_window_update_actions (self);
  if (error == NULL)
    dz_session_notes_changed (self->session);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dz_window_add_toast (self, error->message);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzWindow) self = user_data;

  self->undoing--;
  end_step (self, DZ_LIBRARY (source), result);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzWindow) self = user_data;

  self->redoing--;
  end_step (self, DZ_LIBRARY (source), result);
}

/* The steps are taken one after the other. What one of them will make possible may be asked for while it is
 * under way: keys that are pressed fast are not lost. */
static void
undo_or_redo (DzWindow *self, gboolean redo)
{
  DzLibrary *library = self->session != NULL ? dz_session_get_library (self->session) : NULL;

  if (library == NULL)
    return;
  if (redo)
    self->redoing++;
  else
    self->undoing++;
  dz_library_write_async (library, undo_in_store, GINT_TO_POINTER (redo), NULL, NULL, NULL,
                          redo ? redone_cb : undone_cb, g_object_ref (self));
  dz_window_update_actions (self);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  undo_or_redo (DZ_WINDOW (widget), FALSE);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  undo_or_redo (DZ_WINDOW (widget), TRUE);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (DZ_WINDOW (widget)->session != NULL)
    dz_session_go_back (DZ_WINDOW (widget)->session);
}

static void
forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (DZ_WINDOW (widget)->session != NULL)
    dz_session_go_forward (DZ_WINDOW (widget)->session);
}

static GtkWidget *
get_overview_view (DzWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->overview_stack);

  return DZ_IS_LATER (page) ? dz_later_get (DZ_LATER (page)) : page;
}

/* The keyboard goes into the text, where what was chosen stands. */
static void
read_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *text = gtk_paned_get_end_child (DZ_WINDOW (widget)->text_paned);

  gtk_widget_set_visible (text, TRUE); /* the comparison hides it */
  if (!gtk_widget_grab_focus (text))
    gtk_widget_child_focus (text, GTK_DIR_TAB_FORWARD);
}

/* Brings a page to the front and the keyboard into it. */
static void
focus_overview (DzWindow *self, const char *page)
{
  GtkWidget *view = NULL;

  dz_window_show_overview (self, page);
  view = get_overview_view (self);
  if (!gtk_widget_grab_focus (view))
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
overview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  focus_overview (DZ_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* What is in focus is followed through the years. */
static void
trace_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzWindow *self = DZ_WINDOW (widget);

  dz_window_show_overview (self, "across");
  dz_across_view_trace (DZ_ACROSS_VIEW (get_overview_view (self)));
  focus_overview (self, "across");
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  focus_overview (DZ_WINDOW (widget), "concordance");
}

/* The page that is open exports and prints what it shows; each view brings “export” and “print” under its
 * page's name, as far as it can. */
static void
activate_on_page (DzWindow *self, const char *verb)
{
  const char *page = gtk_stack_get_visible_child_name (self->overview_stack);
  GtkWidget *view = get_overview_view (self);
  g_autofree char *action = g_strdup_printf ("%s.%s", page, verb);

  gtk_widget_activate_action (view, action, NULL);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  activate_on_page (DZ_WINDOW (widget), "export");
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  activate_on_page (DZ_WINDOW (widget), "print");
}

static void
show_views (DzWindow *self, gboolean to_save)
{
  gtk_widget_set_visible (self->overview_pane, TRUE);
  dz_saved_views_button_popup (self->views_button, to_save);
}

static void
save_view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_views (DZ_WINDOW (widget), TRUE);
}

static void
saved_views_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_views (DZ_WINDOW (widget), FALSE);
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_preferences_present (GTK_WINDOW (widget));
}

/* Not where GtkApplication looks for it: that would read it at each start. */
static void
show_help_overlay_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/io/github/duizhao/Duizhao/help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (widget));
  gtk_window_present (overlay);
}

/* A name may have an underscore in it, which a menu would take for itself. */
static char *
dup_without_mnemonics (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

/* The step by its name, on its button and in the menu. */
static void
name_step (DzWindow *self, GtkWidget *button, const char *action, const char *accel, char *text)
{
  g_autofree char *label = dup_without_mnemonics (text);
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, action);

  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_menu_item_set_label (item, label);
  g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (self->undo_menu, item);
  g_free (text);
}

static void
update_undo (DzWindow *self, DzLibrary *library)
{
  const char *undo = library != NULL ? dz_library_get_undo_label (library) : NULL;
  const char *redo = library != NULL ? dz_library_get_redo_label (library) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL || self->redoing > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL || self->undoing > 0);
  g_menu_remove_all (self->undo_menu);
  name_step (self, self->undo_button, "win.undo", "<Control>z",
             /* Translators: %s is a step such as “Add Note” */
             undo != NULL ? g_strdup_printf (_("Undo “%s”"), undo) : g_strdup (_("Undo")));
  name_step (self, self->redo_button, "win.redo", "<Control><Shift>z",
             /* Translators: %s is a step such as “Add Note” */
             redo != NULL ? g_strdup_printf (_("Redo “%s”"), redo) : g_strdup (_("Redo")));
}

static gboolean
page_is_among (DzWindow *self, const char *const *pages)
{
  const char *page = gtk_stack_get_visible_child_name (self->overview_stack);

  return page != NULL && g_strv_contains (pages, page);
}

void
dz_window_update_actions (DzWindow *self)
{
  static const char *const exporting[] = { "timeline",   "chart",  "goals", "concordance",
                                           "comparison", "across", NULL };
  static const char *const printing[] = { "timeline", "chart", "concordance", "comparison", "across", NULL };
  GtkWidget *widget = GTK_WIDGET (self);
  DzLibrary *library = self->session != NULL ? dz_session_get_library (self->session) : NULL;
  gboolean writable = library != NULL && !dz_library_is_read_only (library);
  DzOverview *overview = library != NULL ? dz_session_get_overview (self->session) : NULL;
  gboolean has_reports = overview != NULL && overview->reports->len > 0;

  gtk_widget_action_set_enabled (widget, "win.import", writable);
  gtk_widget_action_set_enabled (widget, "win.import-folder", writable);
  gtk_widget_action_set_enabled (widget, "win.back-up", has_reports);
  gtk_widget_action_set_enabled (widget, "win.find", has_reports);
  gtk_widget_action_set_enabled (widget, "win.export", has_reports && page_is_among (self, exporting));
  gtk_widget_action_set_enabled (widget, "win.print", has_reports && page_is_among (self, printing));
  gtk_widget_action_set_enabled (widget, "win.overview", has_reports);
  gtk_widget_action_set_enabled (widget, "win.trace", has_reports);
  gtk_widget_action_set_enabled (widget, "win.draw", has_reports);
  gtk_widget_action_set_enabled (widget, "win.save-view", has_reports && writable);
  gtk_widget_action_set_enabled (widget, "win.save-view-again", writable);
  gtk_widget_action_set_enabled (widget, "win.saved-views", has_reports);
  gtk_widget_action_set_enabled (widget, "win.back", library != NULL && dz_session_can_go_back (self->session));
  gtk_widget_action_set_enabled (widget, "win.forward",
                                 library != NULL && dz_session_can_go_forward (self->session));
  gtk_widget_action_set_enabled (widget, "win.open-own", !dz_window_shows_own (self));
  gtk_widget_action_set_enabled (widget, "win.open-sample", !dz_window_shows_sample (self));
  update_undo (self, library);
}

static void
draw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_window_draw (DZ_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
dz_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.import-folder", NULL, import_folder_action);
  gtk_widget_class_install_action (widget_class, "win.open-library", NULL, open_library_action);
  gtk_widget_class_install_action (widget_class, "win.open-own", NULL, open_own_action);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample_action);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "win.back-up", NULL, backup_action);
  gtk_widget_class_install_action (widget_class, "win.tell", "s", tell_action);
  gtk_widget_class_install_action (widget_class, "win.tell-undo", "s", tell_undo_action);
  gtk_widget_class_install_action (widget_class, "win.notice", "(ssss)", notice_action);
  gtk_widget_class_install_action (widget_class, "win.tell-view", "(xsss)", tell_view_action);
  gtk_widget_class_install_action (widget_class, "win.save-view-again", NULL, save_view_again_action);
  gtk_widget_class_install_action (widget_class, "win.show-knowledge", NULL, show_knowledge_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.read", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.overview", "s", overview_action);
  gtk_widget_class_install_action (widget_class, "win.trace", NULL, trace_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.draw", "s", draw_action);
  gtk_widget_class_install_action (widget_class, "win.save-view", NULL, save_view_action);
  gtk_widget_class_install_action (widget_class, "win.saved-views", NULL, saved_views_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, show_help_overlay_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);

  /* Bound here, not as accelerators of the application, so that a text entry undoes its own typing first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_comma, GDK_CONTROL_MASK, "win.preferences", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo",
                                       NULL);
}

/* The panes' own visibility is the state of these actions, so that menus, buttons and keys agree. */
void
dz_window_add_actions (DzWindow *self)
{
  g_autoptr (GPropertyAction) library = g_property_action_new ("show-library", self->library_pane, "visible");
  g_autoptr (GPropertyAction) overview = g_property_action_new ("show-overview", self->overview_pane, "visible");
  g_autoptr (GPropertyAction) sidebar = g_property_action_new ("show-sidebar", self->sidebar_pane, "visible");

  dz_window_fill_draw_menu (self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (library));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (overview));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (sidebar));
  dz_window_update_actions (self);
}
