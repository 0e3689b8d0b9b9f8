/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/library/dz-library-pane.h"

#include <glib/gi18n.h>

#include "gui/dz-compat.h"
#include "gui/dz-report-choice.h"
#include "gui/library/dz-filter-box.h"
#include "gui/library/dz-library-item.h"
#include "gui/library/dz-library-row.h"
#include "gui/library/dz-report-dialog.h"

#define ALL_OPEN_MAX 200 /* reports that all stand open; of more only those of the place at hand */

struct _DzLibraryPane
{
  AdwBin parent_instance;

  DzSession *session;
  char *shape; /* of the tree that stands: it is built anew only where it differs */
  GtkListView *list_view;
  GtkWidget *popover;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DzLibraryPane, dz_library_pane, ADW_TYPE_BIN)

static GListModel *
create_children (gpointer item, gpointer user_data)
{
  GListModel *children = dz_library_item_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

/* Tells two trees apart that do not show the same. */
static char *
dup_shape (const DzOverview *overview)
{
  g_autoptr (GChecksum) shape = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (overview->reports, i);
      g_autofree char *name = dz_report_dup_name (report);
      g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\t%s\t%s\t%d\t%d\n", report->id, name,
                                               report->parent != NULL ? report->parent : "", report->level,
                                               report->kind);

      g_checksum_update (shape, (const guchar *) line, -1);
    }

  return g_strdup (g_checksum_get_string (shape));
}

/* Opens the places that the report stands below, and shows its row. */
static void
reveal (DzLibraryPane *self, gint64 report)
{
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (self->list_view));
  guint position = 0;

  while (rows != NULL && report != 0 && position < g_list_model_get_n_items (rows))
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, position);
      g_autoptr (DzLibraryItem) item = gtk_tree_list_row_get_item (row);

      if (dz_library_item_get_report (item) == report)
        {
          dz_compat_scroll_to_row (GTK_WIDGET (self->list_view), position);
          return;
        }
      /* What is below comes next; below another place it is not, so that is passed over, closed or open. */
      if (dz_library_item_get_children (item) != NULL && dz_library_item_holds (item, report))
        gtk_tree_list_row_set_expanded (row, TRUE);
      position++;
    }
}

static void
reports_changed_cb (DzLibraryPane *self)
{
  DzOverview *overview = dz_session_get_overview (self->session);

  if (overview != NULL && overview->reports->len > ALL_OPEN_MAX)
    reveal (self, dz_session_get_left_report (self->session));
}

static void
overview_changed_cb (DzLibraryPane *self)
{
  DzOverview *overview = dz_session_get_overview (self->session);
  g_autofree char *shape = overview != NULL ? dup_shape (overview) : g_strdup ("");
  g_autoptr (GtkNoSelection) selection = NULL;

  if (g_strcmp0 (shape, self->shape) == 0)
    return;

  g_free (self->shape);
  self->shape = g_steal_pointer (&shape);
  if (overview != NULL)
    {
      GListModel *roots = dz_library_item_build_tree (overview, dz_session_get_knowledge (self->session));
      GtkTreeListModel *tree = gtk_tree_list_model_new (roots, FALSE, overview->reports->len <= ALL_OPEN_MAX,
                                                        create_children, NULL, NULL);

      selection = gtk_no_selection_new (G_LIST_MODEL (tree));
    }
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  reports_changed_cb (self);
}

static void
popup_closed_cb (DzLibraryPane *self)
{
  /* Popovers close before their action runs. */
  if (self->popover != NULL)
    g_idle_add_once ((GSourceOnceFunc) gtk_widget_unparent, g_steal_pointer (&self->popover));
}

static void
append_action (GMenu *menu, const char *label, const char *action, gint64 report)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", report);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_menu (gint64 report)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) showing = g_menu_new ();
  g_autoptr (GMenu) editing = g_menu_new ();

  append_action (showing, _("Show on the _Left"), "library.show-left", report);
  append_action (showing, _("Show on the _Right"), "library.show-right", report);
  append_action (showing, _("Show _Alone"), "library.show-alone", report);
  append_action (showing, _("Compare With the Place _Above"), "library.show-with-above", report);
  append_action (editing, _("_Edit Details…"), "library.edit", report);
  append_action (editing, _("Re_move…"), "library.remove", report);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (showing));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (editing));

  return G_MENU_MODEL (menu);
}

static void
show_menu (DzLibraryPane *self, DzLibraryRow *row, const GdkRectangle *at)
{
  DzLibraryItem *item = dz_library_row_get_item (row);
  gint64 report = item != NULL ? dz_library_item_get_report (item) : 0;
  g_autoptr (GMenuModel) menu = NULL;

  if (report == 0)
    return;

  menu = create_menu (report);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (row));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  if (at != NULL)
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), at);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (popup_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DzLibraryPane *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  show_menu (self, DZ_LIBRARY_ROW (row), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static DzLibraryRow *
find_row (GtkWidget *widget)
{
  if (DZ_IS_LIBRARY_ROW (widget))
    return DZ_LIBRARY_ROW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      DzLibraryRow *row = find_row (child);

      if (row != NULL)
        return row;
    }

  return NULL;
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DzLibraryPane *self = DZ_LIBRARY_PANE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  DzLibraryRow *row = NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view)))
    row = find_row (focus);
  if (row == NULL)
    return FALSE;

  show_menu (self, row, NULL);

  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DzLibraryPane *self)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *row = dz_library_row_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
  gtk_widget_set_hexpand (row, TRUE);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), row);
  gtk_list_item_set_child (list_item, expander);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DzLibraryPane *self)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  GtkTreeListRow *tree_row = gtk_list_item_get_item (list_item);
  g_autoptr (DzLibraryItem) item = gtk_tree_list_row_get_item (tree_row);

  gtk_tree_expander_set_list_row (expander, tree_row);
  dz_library_row_bind (DZ_LIBRARY_ROW (gtk_tree_expander_get_child (expander)), item, self->session);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DzLibraryPane *self)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));

  gtk_tree_expander_set_list_row (expander, NULL);
  dz_library_row_unbind (DZ_LIBRARY_ROW (gtk_tree_expander_get_child (expander)));
}

/* A report is shown in the text; a place opens and closes. */
static void
activate_cb (DzLibraryPane *self, guint position)
{
  g_autoptr (GtkTreeListRow)
    row = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list_view)), position);
  g_autoptr (DzLibraryItem) item = gtk_tree_list_row_get_item (row);
  gint64 report = dz_library_item_get_report (item);

  if (report != 0)
    dz_session_focus_paragraph (self->session, report, 0, 0, 0);
  else
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
}

static void
show_left_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzSession *session = DZ_LIBRARY_PANE (widget)->session;
  gint64 report = g_variant_get_int64 (parameter);
  gint64 right = dz_session_get_right_report (session);

  dz_session_show_reports (session, report, right == report ? dz_session_get_left_report (session) : right);
}

static void
show_right_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzSession *session = DZ_LIBRARY_PANE (widget)->session;
  gint64 report = g_variant_get_int64 (parameter);
  gint64 left = dz_session_get_left_report (session);

  if (left != report)
    dz_session_show_reports (session, left, report);
  else if (dz_session_get_right_report (session) != 0)
    dz_session_show_reports (session, dz_session_get_right_report (session), report);
}

static void
show_alone_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_session_show_reports (DZ_LIBRARY_PANE (widget)->session, g_variant_get_int64 (parameter), 0);
}

static void
show_with_above_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzSession *session = DZ_LIBRARY_PANE (widget)->session;
  DzOverview *overview = dz_session_get_overview (session);
  gint64 id = g_variant_get_int64 (parameter);
  const DzReport *report = overview != NULL ? dz_overview_find_report (overview, id) : NULL;

  if (report != NULL)
    dz_session_show_reports (session, id,
                             dz_report_choice_above (overview, dz_session_get_knowledge (session), report));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzSession *session = DZ_LIBRARY_PANE (widget)->session;
  DzOverview *overview = dz_session_get_overview (session);
  const DzReport *report = NULL;

  if (overview != NULL)
    report = dz_overview_find_report (overview, g_variant_get_int64 (parameter));
  if (report != NULL)
    dz_report_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), dz_session_get_library (session),
                              report);
}

typedef struct
{
  DzLibrary *library;
  GtkWidget *widget;
  gint64 report;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_object_unref (removal->library);
  g_object_unref (removal->widget);
  g_free (removal);
}

static gpointer
remove_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_remove_report (store, *(gint64 *) data, error));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  dz_library_call_finish (DZ_LIBRARY (source), result, &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (widget, "win.tell", "s", error->message);
}

static void
remove_confirmed_cb (gpointer user_data)
{
  Removal *removal = user_data;

  dz_library_write_async (removal->library, remove_in_store, g_memdup2 (&removal->report, sizeof removal->report),
                          g_free, NULL, NULL, removed_cb, g_object_ref (removal->widget));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzSession *session = DZ_LIBRARY_PANE (widget)->session;
  DzOverview *overview = dz_session_get_overview (session);
  const DzReport *report = NULL;
  Removal *removal = NULL;
  g_autofree char *report_name = NULL;
  g_autofree char *heading = NULL;

  if (overview != NULL)
    report = dz_overview_find_report (overview, g_variant_get_int64 (parameter));
  if (report == NULL)
    return;

  removal = g_new0 (Removal, 1);
  removal->library = g_object_ref (dz_session_get_library (session));
  removal->widget = g_object_ref (widget);
  removal->report = report->id;
  report_name = dz_report_dup_name (report);
  /* Translators: %s is a report: “武昌区 2025” */
  heading = g_strdup_printf (_("Remove %s?"), report_name);
  dz_compat_confirm (GTK_WINDOW (gtk_widget_get_root (widget)), heading,
                     _("The report goes to the trash, and with it your notes on it. Undo brings both back, or Restore, "
                       "until the trash is emptied. The file it was imported from is not touched."),
                     _("_Remove"), remove_confirmed_cb, removal, removal_free);
}

static void
set_session (DzLibraryPane *self, DzSession *session)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (!g_set_object (&self->session, session))
    return;

  if (session != NULL)
    {
      g_signal_connect_object (session, "overview-changed", G_CALLBACK (overview_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "reports-changed", G_CALLBACK (reports_changed_cb), self,
                               G_CONNECT_SWAPPED);
      overview_changed_cb (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
dz_library_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, DZ_LIBRARY_PANE (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dz_library_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      set_session (DZ_LIBRARY_PANE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dz_library_pane_dispose (GObject *object)
{
  DzLibraryPane *self = DZ_LIBRARY_PANE (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  /* Before the template goes: AdwBin would unparent a child that is no more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DZ_TYPE_LIBRARY_PANE);

  G_OBJECT_CLASS (dz_library_pane_parent_class)->dispose (object);
}

static void
dz_library_pane_finalize (GObject *object)
{
  g_free (DZ_LIBRARY_PANE (object)->shape);

  G_OBJECT_CLASS (dz_library_pane_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.show-left", "x", show_left_action);
  gtk_widget_class_install_action (widget_class, "library.show-right", "x", show_right_action);
  gtk_widget_class_install_action (widget_class, "library.show-alone", "x", show_alone_action);
  gtk_widget_class_install_action (widget_class, "library.show-with-above", "x", show_with_above_action);
  gtk_widget_class_install_action (widget_class, "library.edit", "x", edit_action);
  gtk_widget_class_install_action (widget_class, "library.remove", "x", remove_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
dz_library_pane_class_init (DzLibraryPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dz_library_pane_dispose;
  object_class->finalize = dz_library_pane_finalize;
  object_class->get_property = dz_library_pane_get_property;
  object_class->set_property = dz_library_pane_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, DZ_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                    | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DZ_TYPE_FILTER_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/library/dz-library-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DzLibraryPane, list_view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  install_actions (widget_class);
}

static void
dz_library_pane_init (DzLibraryPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dz_line_row_watch (self->list_view);
}
