/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/across/dz-across-view.h"

#include <glib/gi18n.h>

#include "core/dz-error.h"
#include "gui/across/dz-across-mode.h"
#include "gui/across/dz-across-output.h"
#include "gui/dz-link-button.h"

static const DzAcrossMode *const modes[]
  = { &dz_trace_mode, &dz_matrix_mode, &dz_indicators_mode, &dz_contrast_mode };

#define N_MODES G_N_ELEMENTS (modes)
/* A wait that is shorter is not shown. */
#define QUIET 200

/* What one mode has read. */
typedef struct
{
  GtkWidget *widget; /* made when first shown */
  gpointer data;     /* NULL: nothing, or it is old */
  DzAcrossRequest *request;
} Shown;

struct _DzAcrossView
{
  DzView parent_instance;

  GtkSearchEntry *entry;
  GtkDropDown *status_drop;
  GtkToggleButton *whole_button;
  GtkLabel *tell_label;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  AdwStatusPage *none_page;
  AdwStatusPage *error_page;
  GtkLabel *loading_label;

  DzSession *session; /* the one whose own signals are listened to */
  GSettings *settings;
  guint mode;
  Shown shown[N_MODES];
  gint64 left; /* the reports shown, as far as the view follows them */
  gint64 right;
  char *needle;
  DzAcrossRequest *reading; /* what is being read, NULL for nothing */
  GCancellable *cancellable;
  guint quiet;
};

G_DEFINE_FINAL_TYPE (DzAcrossView, dz_across_view, DZ_TYPE_VIEW)

enum
{
  PROP_0,
  PROP_MODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void refresh (DzAcrossView *self);

static const DzAcrossMode *
get_mode (DzAcrossView *self)
{
  return modes[self->mode];
}

static void
tell (DzAcrossView *self, const char *text)
{
  gtk_label_set_text (self->tell_label, text);
  /* Without the entry it takes the room, said or not, so that the buttons stay at the end. */
  gtk_widget_set_visible (GTK_WIDGET (self->tell_label), *text != '\0' || !get_mode (self)->has_search);
}

static void
turn_to (DzAcrossView *self, const char *page)
{
  gboolean content = g_str_equal (page, get_mode (self)->name);

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "across.export", content);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "across.copy", content);
  if (!content)
    tell (self, "");
}

static void
stop_reading (DzAcrossView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->reading, dz_across_request_free);
  g_clear_handle_id (&self->quiet, g_source_remove);
}

/* The widget lets go of what it borrows before that is freed. */
static void
drop (DzAcrossView *self, guint mode)
{
  Shown *shown = &self->shown[mode];

  if (shown->data == NULL)
    return;

  modes[mode]->show (shown->widget, NULL, shown->request);
  g_clear_pointer (&shown->data, modes[mode]->free);
  g_clear_pointer (&shown->request, dz_across_request_free);
}

static void
ensure_widget (DzAcrossView *self)
{
  Shown *shown = &self->shown[self->mode];

  if (shown->widget != NULL)
    return;

  shown->widget = get_mode (self)->create ();
  gtk_stack_add_named (self->stack, shown->widget, get_mode (self)->name);
}

/* Showing */

static void
filter_rows (DzAcrossView *self)
{
  const DzAcrossMode *mode = get_mode (self);
  guint status = mode == &dz_indicators_mode ? gtk_drop_down_get_selected (self->status_drop) : 0;

  if (self->shown[self->mode].data == NULL || mode->filter == NULL)
    return;

  turn_to (self, mode->name);
  if (!mode->filter (self->shown[self->mode].widget, self->needle, status))
    {
      adw_status_page_set_title (self->none_page, _ ("No Row Matches"));
      gtk_widget_set_visible (adw_status_page_get_child (self->none_page), TRUE);
      turn_to (self, "none");
    }
}

static void
show_data (DzAcrossView *self)
{
  const DzAcrossMode *mode = get_mode (self);
  Shown *shown = &self->shown[self->mode];

  turn_to (self, mode->name);
  if (!mode->show (shown->widget, shown->data, shown->request))
    {
      adw_status_page_set_title (self->none_page, _ (mode->none_title));
      gtk_widget_set_visible (adw_status_page_get_child (self->none_page), FALSE);
      turn_to (self, "none");
      return;
    }
  filter_rows (self);
}

static void
show_empty (DzAcrossView *self)
{
  adw_status_page_set_icon_name (self->empty_page, get_mode (self)->icon);
  adw_status_page_set_title (self->empty_page, _ (get_mode (self)->empty_title));
  adw_status_page_set_description (self->empty_page, _ (get_mode (self)->empty_text));
  turn_to (self, "empty");
}

/* What cannot be found is no failure: the reader chooses something else. */
static void
show_error (DzAcrossView *self, const GError *error)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  if (g_error_matches (error, DZ_ERROR, DZ_ERROR_NOT_FOUND))
    {
      show_empty (self);
      adw_status_page_set_description (self->empty_page, markup);
      return;
    }
  adw_status_page_set_description (self->error_page, markup);
  turn_to (self, "error");
}

/* Reading */

typedef struct
{
  const DzAcrossMode *mode;
  DzAcrossRequest *request;
} Reading;

/* Who waits for it. */
typedef struct
{
  DzAcrossView *view;
  GCancellable *cancellable;
} Waiting;

static void
waiting_free (Waiting *waiting)
{
  g_object_unref (waiting->view);
  g_object_unref (waiting->cancellable);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static Waiting *
waiting_new (DzAcrossView *self)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->view = g_object_ref (self);
  waiting->cancellable = g_object_ref (self->cancellable);

  return waiting;
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  dz_across_request_free (reading->request);
  g_free (reading);
}

static gpointer
read_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *reading = data;

  return reading->mode->read (store, reading->request, cancellable, error);
}

/* A reading that was cancelled may have come to its end before: it is of another request, even of another mode. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  DzAcrossView *self = waiting->view;
  g_autoptr (GError) error = NULL;
  gpointer data = NULL;
  Shown *shown = &self->shown[self->mode];

  /* Left unfinished, its result is let go of by the library. */
  if (waiting->cancellable != self->cancellable)
    return;
  data = dz_library_call_finish (DZ_LIBRARY (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_handle_id (&self->quiet, g_source_remove);
  g_clear_object (&self->cancellable);
  if (data == NULL)
    {
      g_clear_pointer (&self->reading, dz_across_request_free);
      if (error != NULL)
        show_error (self, error);
      return;
    }

  drop (self, self->mode);
  ensure_widget (self);
  shown->data = data;
  shown->request = g_steal_pointer (&self->reading);
  show_data (self);
  if (get_mode (self)->select != NULL)
    get_mode (self)->select (shown->widget, shown->request);
}

static gboolean
quiet_cb (gpointer user_data)
{
  DzAcrossView *self = user_data;
  guint n = self->reading->ids->len;
  g_autofree char *text = g_strdup_printf (ngettext ("Reading %u report…", "Reading %u reports…", n), n);

  self->quiet = 0;
  gtk_label_set_text (self->loading_label, self->mode == 1 || self->mode == 2 ? text : "");
  turn_to (self, "loading");

  return G_SOURCE_REMOVE;
}

/* A request that was cancelled may still come to its end: its data is let go by the library then. */
static void
start_reading (DzAcrossView *self, DzAcrossRequest *request)
{
  Reading *reading = g_new0 (Reading, 1);

  stop_reading (self);
  reading->mode = get_mode (self);
  reading->request = dz_across_request_copy (request);
  self->reading = request;
  self->cancellable = g_cancellable_new ();
  self->quiet = g_timeout_add (QUIET, quiet_cb, self);
  dz_library_read_async (dz_view_get_library (DZ_VIEW (self)), read_in_store, reading, reading_free,
                         get_mode (self)->free, self->cancellable, read_cb, waiting_new (self));
}

static void
update_whole_button (DzAcrossView *self)
{
  g_autoptr (DzAcrossRequest) request = dz_across_request_new (DZ_VIEW (self), 0, 0, FALSE);

  gtk_widget_set_visible (GTK_WIDGET (self->whole_button),
                          get_mode (self) == &dz_trace_mode && request->indicator != NULL);
}

static void
show_again (DzAcrossView *self, DzAcrossRequest *request)
{
  Shown *shown = &self->shown[self->mode];

  stop_reading (self);
  show_data (self);
  if (get_mode (self)->select != NULL)
    get_mode (self)->select (shown->widget, request);
}

static void
refresh (DzAcrossView *self)
{
  const DzAcrossMode *mode = get_mode (self);
  const Shown *shown = &self->shown[self->mode];
  g_autoptr (DzAcrossRequest) request = NULL;

  update_whole_button (self);
  if (dz_view_get_library (DZ_VIEW (self)) == NULL || dz_view_get_overview (DZ_VIEW (self)) == NULL)
    return;

  request = dz_across_request_new (DZ_VIEW (self), self->left, self->right,
                                   gtk_toggle_button_get_active (self->whole_button));
  if (shown->data != NULL && mode->covers (shown->data, shown->request, request))
    {
      show_again (self, request);
      return;
    }
  if (!mode->can_read (request))
    {
      stop_reading (self);
      show_empty (self);
      return;
    }
  start_reading (self, g_steal_pointer (&request));
}

/* Following the session */

static void
follow_reports (DzAcrossView *self)
{
  gboolean linked = TRUE;

  g_object_get (self, "linked", &linked, NULL);
  if (!linked || self->session == NULL)
    return;

  self->left = dz_session_get_left_report (self->session);
  self->right = dz_session_get_right_report (self->session);
}

static void
reports_changed_cb (DzAcrossView *self)
{
  follow_reports (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && get_mode (self) == &dz_contrast_mode)
    refresh (self);
}

static void
session_changed_cb (DzAcrossView *self)
{
  DzSession *session = dz_view_get_session (DZ_VIEW (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, reports_changed_cb, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "reports-changed", G_CALLBACK (reports_changed_cb), self, G_CONNECT_SWAPPED);
  follow_reports (self);
}

static void
dz_across_view_overview_changed (DzView *view)
{
  DzAcrossView *self = DZ_ACROSS_VIEW (view);

  stop_reading (self);
  for (guint i = 0; i < N_MODES; i++)
    drop (self, i);
  follow_reports (self);
  refresh (self);
}

static void
dz_across_view_filter_changed (DzView *view)
{
  DzAcrossView *self = DZ_ACROSS_VIEW (view);

  if (get_mode (self) == &dz_matrix_mode || get_mode (self) == &dz_indicators_mode)
    refresh (self);
}

static void
dz_across_view_focus_changed (DzView *view)
{
  DzAcrossView *self = DZ_ACROSS_VIEW (view);

  if (get_mode (self) == &dz_trace_mode)
    refresh (self);
}

static void
linked_cb (DzAcrossView *self)
{
  follow_reports (self);
  refresh (self);
}

/* Actions */

static const DzQuantity *
find_quantity (DzAcrossView *self, gint64 id)
{
  const DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));

  for (guint i = 0; id != 0 && overview != NULL && i < overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);

      if (quantity->id == id)
        return quantity;
    }

  return NULL;
}

static void
go_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzAcrossView *self = DZ_ACROSS_VIEW (widget);
  const DzQuantity *quantity;
  gint64 report, paragraph, id;
  int start, end;

  g_variant_get (parameter, "(xxxii)", &report, &paragraph, &id, &start, &end);
  quantity = find_quantity (self, id);
  if (quantity != NULL)
    dz_view_choose_quantity (DZ_VIEW (self), quantity);
  else
    dz_view_choose_paragraph (DZ_VIEW (self), report, paragraph, start, end);
}

static void
compare_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzSession *session = dz_view_get_session (DZ_VIEW (widget));
  gint64 left, right, paragraph;

  g_variant_get (parameter, "(xxx)", &left, &right, &paragraph);
  if (session == NULL)
    return;
  dz_session_show_reports (session, left, right);
  if (paragraph != 0)
    dz_session_focus_paragraph (session, right, paragraph, 0, 0);
  dz_session_set_page (session, "comparison");
}

static void
tell_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tell (DZ_ACROSS_VIEW (widget), g_variant_get_string (parameter, NULL));
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzAcrossView *self = DZ_ACROSS_VIEW (widget);
  g_autofree char *text
    = dz_across_view_get_content (self) != NULL ? get_mode (self)->dup_copy (dz_across_view_get_content (self)) : NULL;

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

gboolean
dz_across_view_export_to (DzAcrossView *self, GFile *file, GError **error)
{
  g_return_val_if_fail (DZ_IS_ACROSS_VIEW (self), FALSE);

  if (self->shown[self->mode].data != NULL)
    return dz_across_output_save (get_mode (self), self->shown[self->mode].data, file, error);

  g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _ ("Nothing is shown that could be exported"));

  return FALSE;
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (DzAcrossView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *text = NULL;

  if (file == NULL)
    return;

  dz_across_view_export_to (self, file, &error);
  text = error == NULL ? g_strdup_printf (_ ("Saved as “%s”"), name)
                       : g_strdup_printf (_ ("“%s” was not saved: %s"), name, error->message);
  dz_view_tell (DZ_VIEW (self), text);
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dz_across_output_ask (get_mode (DZ_ACROSS_VIEW (widget)), widget, file_chosen_cb, g_object_ref (widget));
}

/* Modes */

static void
update_controls (DzAcrossView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->entry), get_mode (self)->has_search);
  gtk_widget_set_visible (GTK_WIDGET (self->status_drop), get_mode (self) == &dz_indicators_mode);
  /* A word or two stand at the end of the line; without an entry nothing else takes its room. */
  gtk_widget_set_hexpand (GTK_WIDGET (self->tell_label), !get_mode (self)->has_search);
  gtk_label_set_xalign (self->tell_label, get_mode (self)->has_search ? 1 : 0);
}

static void
set_mode (DzAcrossView *self, const char *name)
{
  guint mode = 0;

  for (guint i = 0; i < N_MODES; i++)
    if (g_strcmp0 (modes[i]->name, name) == 0)
      mode = i;
  if (mode == self->mode)
    return;

  stop_reading (self);
  self->mode = mode;
  g_settings_set_string (self->settings, "across-mode", modes[mode]->name);
  update_controls (self);
  tell (self, "");
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

static void
text_changed_cb (DzAcrossView *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  g_free (self->needle);
  self->needle = g_utf8_casefold (text, -1);
  filter_rows (self);
}

static void
stopped_cb (DzAcrossView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
clear_cb (DzAcrossView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_drop_down_set_selected (self->status_drop, 0);
}

static void
dz_across_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MODE)
    g_value_set_static_string (value, get_mode (DZ_ACROSS_VIEW (object))->name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dz_across_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MODE)
    set_mode (DZ_ACROSS_VIEW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dz_across_view_dispose (GObject *object)
{
  DzAcrossView *self = DZ_ACROSS_VIEW (object);

  stop_reading (self);
  for (guint i = 0; i < N_MODES; i++)
    drop (self, i);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_ACROSS_VIEW);

  G_OBJECT_CLASS (dz_across_view_parent_class)->dispose (object);
}

static void
dz_across_view_finalize (GObject *object)
{
  DzAcrossView *self = DZ_ACROSS_VIEW (object);

  g_free (self->needle);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dz_across_view_parent_class)->finalize (object);
}

static gboolean
dz_across_view_grab_focus (GtkWidget *widget)
{
  GtkWidget *content = dz_across_view_get_content (DZ_ACROSS_VIEW (widget));

  return (content != NULL
          && (gtk_widget_grab_focus (content) || gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD)))
         || gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), GTK_DIR_TAB_FORWARD);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "across.mode", "mode");
  gtk_widget_class_install_action (widget_class, "across.go", "(xxxii)", go_action);
  gtk_widget_class_install_action (widget_class, "across.compare", "(xxx)", compare_action);
  gtk_widget_class_install_action (widget_class, "across.tell", "s", tell_action);
  gtk_widget_class_install_action (widget_class, "across.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "across.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "across.copy", NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/across/dz-across-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DzAcrossView, entry);
  gtk_widget_class_bind_template_child (widget_class, DzAcrossView, status_drop);
  gtk_widget_class_bind_template_child (widget_class, DzAcrossView, whole_button);
  gtk_widget_class_bind_template_child (widget_class, DzAcrossView, tell_label);
  gtk_widget_class_bind_template_child (widget_class, DzAcrossView, stack);
  gtk_widget_class_bind_template_child (widget_class, DzAcrossView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DzAcrossView, none_page);
  gtk_widget_class_bind_template_child (widget_class, DzAcrossView, error_page);
  gtk_widget_class_bind_template_child (widget_class, DzAcrossView, loading_label);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_rows);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_start);
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_stop);
}

static void
dz_across_view_class_init (DzAcrossViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DzViewClass *view_class = DZ_VIEW_CLASS (klass);

  object_class->get_property = dz_across_view_get_property;
  object_class->set_property = dz_across_view_set_property;
  object_class->dispose = dz_across_view_dispose;
  object_class->finalize = dz_across_view_finalize;
  widget_class->grab_focus = dz_across_view_grab_focus;
  view_class->overview_changed = dz_across_view_overview_changed;
  view_class->filter_changed = dz_across_view_filter_changed;
  view_class->focus_changed = dz_across_view_focus_changed;

  properties[PROP_MODE] = g_param_spec_string ("mode", NULL, NULL, "trace",
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DZ_TYPE_LINK_BUTTON);
  install_actions (widget_class);
  bind_template (widget_class);
}

static void
dz_across_view_init (DzAcrossView *self)
{
  g_autofree char *mode = NULL;

  self->needle = g_strdup ("");
  self->settings = g_settings_new ("io.github.duizhao.Duizhao");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::session", G_CALLBACK (session_changed_cb), NULL);
  g_signal_connect (self, "notify::linked", G_CALLBACK (linked_cb), NULL);
  mode = g_settings_get_string (self->settings, "across-mode");
  set_mode (self, mode);
  update_controls (self);
}

void
dz_across_view_trace (DzAcrossView *self)
{
  g_return_if_fail (DZ_IS_ACROSS_VIEW (self));

  set_mode (self, "trace");
  dz_view_set_linked (DZ_VIEW (self), TRUE);
}

GtkWidget *
dz_across_view_get_content (DzAcrossView *self)
{
  g_return_val_if_fail (DZ_IS_ACROSS_VIEW (self), NULL);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), get_mode (self)->name) == 0
           ? self->shown[self->mode].widget
           : NULL;
}
