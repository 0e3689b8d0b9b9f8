/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-window.h"

#include <glib/gi18n.h>

#include "gui/across/dz-across-view.h"
#include "gui/chart/dz-chart-view.h"
#include "gui/comparison/dz-comparison-view.h"
#include "gui/concordance/dz-concordance-view.h"
#include "gui/dz-window-private.h"
#include "gui/glossary/dz-glossary-view.h"
#include "gui/goals/dz-goals-view.h"
#include "gui/notes/dz-notes-pane.h"
#include "gui/text/dz-text-pane.h"
#include "gui/timeline/dz-timeline-view.h"
#include "gui/welcome/dz-welcome-page.h"

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DzWindow, dz_window, ADW_TYPE_APPLICATION_WINDOW)

static char *
dup_report_name (DzWindow *self, gint64 id)
{
  DzOverview *overview = dz_session_get_overview (self->session);
  const DzReport *report = overview != NULL ? dz_overview_find_report (overview, id) : NULL;

  return report != NULL ? dz_report_dup_name (report) : NULL;
}

static void
update_title (DzWindow *self)
{
  g_autofree char *left = dup_report_name (self, dz_session_get_left_report (self->session));
  g_autofree char *right = dup_report_name (self, dz_session_get_right_report (self->session));
  g_autofree char *title = NULL;

  if (left != NULL && right != NULL)
    title = g_strdup_printf ("%s ⇄ %s", left, right);
  else if (left != NULL || right != NULL)
    title = g_strdup (left != NULL ? left : right);

  adw_window_title_set_title (self->window_title, title != NULL ? title : _("Duizhao"));
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _("Duizhao"));
}

static char *
dup_counts (const DzOverview *overview)
{
  int n_terms = 0;
  g_autofree char *reports = NULL;
  g_autofree char *quantities = NULL;
  g_autofree char *terms = NULL;

  for (guint i = 0; i < overview->reports->len; i++)
    n_terms += ((const DzReport *) g_ptr_array_index (overview->reports, i))->n_terms;

  reports = g_strdup_printf (ngettext ("%u report", "%u reports", overview->reports->len),
                             overview->reports->len);
  quantities = g_strdup_printf (ngettext ("%u quantity", "%u quantities", overview->quantities->len),
                                overview->quantities->len);
  terms = g_strdup_printf (ngettext ("%d term", "%d terms", n_terms), n_terms);

  /* Translators: the subtitle of the window: “5 reports · 859 quantities · 31 terms” */
  return g_strdup_printf (C_("subtitle", "%s · %s · %s"), reports, quantities, terms);
}

static void
update_subtitle (DzWindow *self)
{
  DzOverview *overview = dz_session_get_overview (self->session);
  g_autofree char *counts = NULL;
  g_autofree char *sample = NULL;

  if (overview == NULL || overview->reports->len == 0)
    {
      adw_window_title_set_subtitle (self->window_title,
                                     dz_window_shows_sample (self) ? _("Sample Library") : "");
      return;
    }

  counts = dup_counts (overview);
  if (dz_window_shows_sample (self))
    /* Translators: %s is “5 reports · 859 quantities · 31 terms” */
    sample = g_strdup_printf (_("Sample Library · %s"), counts);
  adw_window_title_set_subtitle (self->window_title, sample != NULL ? sample : counts);
}

/* An empty sample library is filled before anything of it is shown. */
static void
check_samples (DzWindow *self, gboolean empty)
{
  if (!self->checks_samples)
    return;

  self->checks_samples = FALSE;
  self->making_samples = empty;
  dz_window_import_waiting (self);
}

static void
overview_changed_cb (DzWindow *self)
{
  DzOverview *overview = dz_session_get_overview (self->session);
  gboolean empty = overview != NULL && overview->reports->len == 0;

  if (overview != NULL)
    check_samples (self, empty);
  else
    dz_window_tell_view (self, NULL, "");
  dz_window_show_waiting_report (self);
  dz_window_restore_reports (self);
  /* Last, so that the views find everything in its place when they are mapped. */
  if (overview != NULL && !self->making_samples)
    gtk_stack_set_visible_child_name (self->page_stack, empty ? "welcome" : "workbench");
  update_title (self);
  update_subtitle (self);
  dz_window_update_actions (self);
}

static void
page_changed_cb (DzWindow *self)
{
  const char *page = dz_session_get_page (self->session);

  if (page != NULL)
    gtk_stack_set_visible_child_name (self->overview_stack, page);
}

static void
overview_page_cb (DzWindow *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->overview_stack);

  if (self->session != NULL && page != NULL)
    dz_session_set_page (self->session, page);
  dz_window_update_actions (self);
  /* The comparison shows the texts itself, and needs the height. */
  gtk_widget_set_visible (gtk_paned_get_end_child (self->text_paned),
                          g_strcmp0 (page, "comparison") != 0 || !gtk_widget_get_visible (self->overview_pane));
}

/* Panes can be opened and closed only where there are panes. */
static void
page_cb (DzWindow *self)
{
  gboolean has_panes = g_strcmp0 (gtk_stack_get_visible_child_name (self->page_stack), "workbench") == 0;

  gtk_widget_set_visible (self->library_toggle, has_panes);
  gtk_widget_set_visible (self->sidebar_toggle, has_panes);
}

static void
failed_cb (DzWindow *self, GError *error)
{
  dz_window_show_error (self, error);
}

/* While the reader was elsewhere, she may have imported from the command line. */
static void
active_cb (DzWindow *self)
{
  DzLibrary *library = self->session != NULL ? dz_session_get_library (self->session) : NULL;

  if (library != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    dz_library_refresh (library);
}

static gboolean
drop_cb (DzWindow *self, const GValue *value, double x, double y)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_ptr_array_add (files, g_object_ref (l->data));
  if (files->len > 0)
    dz_window_import (self, files);

  return files->len > 0;
}

/* The thumb buttons of a mouse, as in every browser. */
static void
pressed_cb (DzWindow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button == 8)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
  else if (button == 9)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.forward", NULL);
  else
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
dz_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DzWindow *self = DZ_WINDOW (widget);

  if (!self->layout_restored)
    dz_window_restore_panes (self, width, height);

  GTK_WIDGET_CLASS (dz_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static gboolean
dz_window_close_request (GtkWindow *window)
{
  dz_window_save_layout (DZ_WINDOW (window));

  return GTK_WINDOW_CLASS (dz_window_parent_class)->close_request (window);
}

static void
dz_window_dispose (GObject *object)
{
  DzWindow *self = DZ_WINDOW (object);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->session != NULL)
    dz_session_set_library (self->session, NULL);
  g_clear_object (&self->session);
  g_clear_object (&self->font);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->knowledge, dz_knowledge_unref);
  g_clear_pointer (&self->waiting_files, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->told_view, dz_saved_view_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_WINDOW);

  G_OBJECT_CLASS (dz_window_parent_class)->dispose (object);
}

static void
dz_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DzWindow *self = DZ_WINDOW (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DzWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, library_toggle);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, sidebar_toggle);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, undo_menu);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, import_bar);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, library_paned);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, sidebar_paned);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, text_paned);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, library_pane);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, overview_pane);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, overview_stack);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, sidebar_pane);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, sidebar_stack);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, status_line);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, views_button);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, draw_button);
  gtk_widget_class_bind_template_callback (widget_class, overview_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
dz_window_class_init (DzWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dz_window_dispose;
  object_class->get_property = dz_window_get_property;
  widget_class->size_allocate = dz_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = dz_window_close_request;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, DZ_TYPE_SESSION,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DZ_TYPE_ERROR_PAGE);
  g_type_ensure (DZ_TYPE_IMPORT_BAR);
  g_type_ensure (DZ_TYPE_LATER);
  g_type_ensure (DZ_TYPE_LIBRARY_PANE);
  g_type_ensure (DZ_TYPE_NOTICE_BAR);
  g_type_ensure (DZ_TYPE_SAVED_VIEWS_BUTTON);
  g_type_ensure (DZ_TYPE_STATUS_LINE);
  g_type_ensure (DZ_TYPE_WELCOME_PAGE);
  /* The views named in window.ui, one per line. Their “session” is bound there to the window's. */
  g_type_ensure (DZ_TYPE_ACROSS_VIEW);
  g_type_ensure (DZ_TYPE_CHART_VIEW);
  g_type_ensure (DZ_TYPE_TIMELINE_VIEW);
  g_type_ensure (DZ_TYPE_GOALS_VIEW);
  g_type_ensure (DZ_TYPE_CONCORDANCE_VIEW);
  g_type_ensure (DZ_TYPE_COMPARISON_VIEW);
  g_type_ensure (DZ_TYPE_GLOSSARY_VIEW);
  g_type_ensure (DZ_TYPE_NOTES_PANE);
  g_type_ensure (DZ_TYPE_TEXT_PANE);

  bind_template (widget_class);
  dz_window_install_actions (widget_class);
}

static void
dz_window_init (DzWindow *self)
{
  GtkDropTarget *target = NULL;

  self->font = dz_reader_font_dup_shared ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dz_window_add_actions (self);
  dz_window_restore_layout (self);

  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

DzWindow *
dz_window_new (DzApplication *application)
{
  return g_object_new (DZ_TYPE_WINDOW, "application", application, NULL);
}

DzSession *
dz_window_get_session (DzWindow *self)
{
  g_return_val_if_fail (DZ_IS_WINDOW (self), NULL);

  return self->session;
}

void
dz_window_take_session (DzWindow *self, DzSession *session)
{
  g_assert (self->session == NULL);

  self->session = session;
  /* The views listen first: what they show is ready when the window turns to it. */
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  g_signal_connect_object (session, "overview-changed", G_CALLBACK (overview_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "reports-changed", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "page-changed", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "history-changed", G_CALLBACK (dz_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  overview_page_cb (self);
}

void
dz_window_show_overview (DzWindow *self, const char *page)
{
  g_return_if_fail (DZ_IS_WINDOW (self));

  gtk_widget_set_visible (self->overview_pane, TRUE);
  gtk_stack_set_visible_child_name (self->overview_stack, page);
}

static AdwToast *
create_toast (const char *title)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);

  return adw_toast_new (markup);
}

void
dz_window_add_toast (DzWindow *self, const char *title)
{
  g_return_if_fail (DZ_IS_WINDOW (self));
  g_return_if_fail (title != NULL);

  adw_toast_overlay_add_toast (self->toast_overlay, create_toast (title));
}

void
dz_window_add_undo_toast (DzWindow *self, const char *title)
{
  AdwToast *toast = NULL;

  g_return_if_fail (DZ_IS_WINDOW (self));
  g_return_if_fail (title != NULL);

  toast = create_toast (title);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}
