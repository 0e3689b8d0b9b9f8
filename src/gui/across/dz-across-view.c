/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/across/dz-across-view-private.h"

#include <glib/gi18n.h>

#include "core/dz-error.h"
#include "gui/dz-link-button.h"

static const DzAcrossMode *const modes[]
  = { &dz_trace_mode, &dz_matrix_mode, &dz_indicators_mode, &dz_contrast_mode };

G_STATIC_ASSERT (G_N_ELEMENTS (modes) == DZ_N_ACROSS_MODES);

G_DEFINE_FINAL_TYPE (DzAcrossView, dz_across_view, DZ_TYPE_VIEW)

enum
{
  PROP_0,
  PROP_MODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void refresh (DzAcrossView *self);
static void page_changed_cb (DzAcrossView *self);

const DzAcrossMode *
dz_across_view_get_mode (DzAcrossView *self)
{
  return modes[self->mode];
}

void
dz_across_view_say (DzAcrossView *self, const char *text)
{
  gtk_label_set_text (self->tell_label, text);
  /* Without the entry it takes the room, said or not, so that the buttons stay at the end. */
  gtk_widget_set_visible (GTK_WIDGET (self->tell_label),
                          *text != '\0' || !dz_across_view_get_mode (self)->has_search);
}

void
dz_across_view_turn_to (DzAcrossView *self, const char *page)
{
  gboolean content = g_str_equal (page, dz_across_view_get_mode (self)->name);

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "across.export", content);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "across.print", content);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "across.copy", content);
  if (!content)
    dz_across_view_say (self, "");
}

/* Showing */

static void
filter_rows (DzAcrossView *self)
{
  const DzAcrossMode *mode = dz_across_view_get_mode (self);
  guint status = mode == &dz_indicators_mode ? gtk_drop_down_get_selected (self->status_drop) : 0;

  if (dz_across_view_get_found (self) == NULL || mode->filter == NULL)
    return;

  dz_across_view_turn_to (self, mode->name);
  if (!mode->filter (self->shown[self->mode].widget, self->needle, status))
    {
      adw_status_page_set_title (self->none_page, _ ("No Row Matches"));
      gtk_widget_set_visible (adw_status_page_get_child (self->none_page), TRUE);
      dz_across_view_turn_to (self, "none");
    }
}

void
dz_across_view_show_found (DzAcrossView *self)
{
  const DzAcrossMode *mode = dz_across_view_get_mode (self);
  DzAcrossShown *shown = &self->shown[self->mode];

  dz_across_view_turn_to (self, mode->name);
  if (!mode->show (shown->widget, shown->found->data, shown->request))
    {
      adw_status_page_set_title (self->none_page, _ (mode->none_title));
      gtk_widget_set_visible (adw_status_page_get_child (self->none_page), FALSE);
      dz_across_view_turn_to (self, "none");
      return;
    }
  filter_rows (self);
}

static void
show_empty (DzAcrossView *self)
{
  adw_status_page_set_icon_name (self->empty_page, dz_across_view_get_mode (self)->icon);
  adw_status_page_set_title (self->empty_page, _ (dz_across_view_get_mode (self)->empty_title));
  adw_status_page_set_description (self->empty_page, _ (dz_across_view_get_mode (self)->empty_text));
  dz_across_view_turn_to (self, "empty");
}

/* What cannot be found is no failure: the reader chooses something else. */
void
dz_across_view_show_error (DzAcrossView *self, const GError *error)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  if (g_error_matches (error, DZ_ERROR, DZ_ERROR_NOT_FOUND))
    {
      show_empty (self);
      adw_status_page_set_description (self->empty_page, markup);
      return;
    }
  adw_status_page_set_description (self->error_page, markup);
  dz_across_view_turn_to (self, "error");
}

static void
update_whole_button (DzAcrossView *self)
{
  g_autoptr (DzAcrossRequest) request = dz_across_request_new (DZ_VIEW (self), 0, 0, FALSE);

  gtk_widget_set_visible (GTK_WIDGET (self->whole_button),
                          dz_across_view_get_mode (self) == &dz_trace_mode && request->indicator != NULL);
}

static void
show_again (DzAcrossView *self, DzAcrossRequest *request)
{
  DzAcrossShown *shown = &self->shown[self->mode];

  dz_across_view_stop_reading (self);
  dz_across_view_show_found (self);
  if (dz_across_view_get_mode (self)->select != NULL)
    dz_across_view_get_mode (self)->select (shown->widget, request);
}

static void
refresh (DzAcrossView *self)
{
  const DzAcrossMode *mode = dz_across_view_get_mode (self);
  const DzAcrossShown *shown = &self->shown[self->mode];
  g_autoptr (DzAcrossRequest) request = NULL;

  update_whole_button (self);
  if (dz_view_get_library (DZ_VIEW (self)) == NULL || dz_view_get_overview (DZ_VIEW (self)) == NULL)
    return;

  request = dz_across_request_new (DZ_VIEW (self), self->left, self->right,
                                   gtk_toggle_button_get_active (self->whole_button));
  if (shown->found != NULL && mode->covers (shown->found->data, shown->request, request))
    {
      show_again (self, request);
      return;
    }
  if (!mode->can_read (request))
    {
      dz_across_view_stop_reading (self);
      show_empty (self);
      return;
    }
  dz_across_view_start_reading (self, g_steal_pointer (&request));
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
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && dz_across_view_get_mode (self) == &dz_contrast_mode)
    refresh (self);
}

static void
session_changed_cb (DzAcrossView *self)
{
  DzSession *session = dz_view_get_session (DZ_VIEW (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect_object (session, "reports-changed", G_CALLBACK (reports_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "page-changed", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
    }
  follow_reports (self);
}

static void
dz_across_view_overview_changed (DzView *view)
{
  DzAcrossView *self = DZ_ACROSS_VIEW (view);

  dz_across_view_stop_reading (self);
  for (guint i = 0; i < DZ_N_ACROSS_MODES; i++)
    dz_across_view_drop (self, i);
  follow_reports (self);
  refresh (self);
}

static void
dz_across_view_filter_changed (DzView *view)
{
  DzAcrossView *self = DZ_ACROSS_VIEW (view);

  if (dz_across_view_get_mode (self) == &dz_matrix_mode || dz_across_view_get_mode (self) == &dz_indicators_mode)
    refresh (self);
}

static void
dz_across_view_focus_changed (DzView *view)
{
  DzAcrossView *self = DZ_ACROSS_VIEW (view);

  if (dz_across_view_get_mode (self) == &dz_trace_mode)
    refresh (self);
}

static void
linked_cb (DzAcrossView *self)
{
  follow_reports (self);
  refresh (self);
}

/* Modes */

static void
update_controls (DzAcrossView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->entry), dz_across_view_get_mode (self)->has_search);
  gtk_widget_set_visible (GTK_WIDGET (self->status_drop), dz_across_view_get_mode (self) == &dz_indicators_mode);
  /* A word or two stand at the end of the line; without an entry nothing else takes its room. */
  gtk_widget_set_hexpand (GTK_WIDGET (self->tell_label), !dz_across_view_get_mode (self)->has_search);
  gtk_label_set_xalign (self->tell_label, dz_across_view_get_mode (self)->has_search ? 1 : 0);
}

static void
set_mode (DzAcrossView *self, const char *name)
{
  guint mode = 0;

  for (guint i = 0; i < DZ_N_ACROSS_MODES; i++)
    if (g_strcmp0 (modes[i]->name, name) == 0)
      mode = i;
  if (mode == self->mode)
    return;

  dz_across_view_stop_reading (self);
  self->mode = mode;
  g_settings_set_string (self->settings, "across-mode", modes[mode]->name);
  update_controls (self);
  dz_across_view_say (self, "");
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

/* The reader chose it: Back leads to the one before. */
static void
choose_mode (DzAcrossView *self, const char *name)
{
  if (self->session != NULL)
    dz_session_set_mode (self->session, dz_across_view_get_mode (self)->name, name);
  set_mode (self, name);
}

static void
page_changed_cb (DzAcrossView *self)
{
  const char *name = dz_session_get_mode (self->session);

  if (name != NULL)
    set_mode (self, name);
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
    g_value_set_static_string (value, dz_across_view_get_mode (DZ_ACROSS_VIEW (object))->name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dz_across_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MODE)
    choose_mode (DZ_ACROSS_VIEW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dz_across_view_dispose (GObject *object)
{
  DzAcrossView *self = DZ_ACROSS_VIEW (object);

  dz_across_view_stop_reading (self);
  for (guint i = 0; i < DZ_N_ACROSS_MODES; i++)
    dz_across_view_drop (self, i);
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
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/across/dz-across-view.ui");
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
  gtk_widget_class_install_property_action (widget_class, "across.mode", "mode");
  dz_across_view_install_actions (widget_class);
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

  choose_mode (self, "trace");
  dz_view_set_linked (DZ_VIEW (self), TRUE);
}

DzAcrossFound *
dz_across_view_get_found (DzAcrossView *self)
{
  return self->shown[self->mode].found;
}

GtkWidget *
dz_across_view_get_content (DzAcrossView *self)
{
  g_return_val_if_fail (DZ_IS_ACROSS_VIEW (self), NULL);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), dz_across_view_get_mode (self)->name) == 0
           ? self->shown[self->mode].widget
           : NULL;
}
