/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-term-tips.h"

#include "gui/text/dz-report-view-private.h"

#define REST_MS 350

typedef struct
{
  DzReportView *view; /* owns this */
  GSettings *settings;
  gboolean dotted;
  GtkWidget *popover; /* NULL before the first */
  GtkWidget *label;
  guint rest;         /* source */
} Tips;

static Tips *
get_tips (DzReportView *view)
{
  return g_object_get_data (G_OBJECT (view), "dz-term-tips");
}

static const DzTerm *
find_term (DzReportView *view, const GtkTextIter *iter, const DzContentSpan **span)
{
  int offset = -1;
  int paragraph = view->content != NULL ? dz_report_view_locate (view, iter, &offset) : -1;

  *span = paragraph >= 0 && offset >= 0 ? dz_report_content_term_at (view->content, paragraph, offset) : NULL;

  return *span != NULL ? g_ptr_array_index (view->content->terms, (*span)->index) : NULL;
}

static char *
dup_tip (const DzTerm *term)
{
  return term->definition != NULL ? g_strdup_printf ("%s\n%s", term->headword, term->definition) : NULL;
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DzReportView *view = DZ_REPORT_VIEW (widget);
  const DzContentSpan *span = NULL;
  const DzTerm *term;
  g_autofree char *text = NULL;
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (keyboard)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (view), &iter, buffer_x, buffer_y)
      || (term = find_term (view, &iter, &span)) == NULL || (text = dup_tip (term)) == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
hide (Tips *tips)
{
  g_clear_handle_id (&tips->rest, g_source_remove);
  if (tips->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (tips->popover));
}

static void
ensure_popover (Tips *tips)
{
  if (tips->popover != NULL)
    return;
  tips->popover = gtk_popover_new ();
  tips->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (tips->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (tips->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (tips->label), 40);
  gtk_label_set_xalign (GTK_LABEL (tips->label), 0);
  gtk_popover_set_child (GTK_POPOVER (tips->popover), tips->label);
  gtk_popover_set_autohide (GTK_POPOVER (tips->popover), FALSE);
  gtk_widget_set_can_focus (tips->popover, FALSE);
  gtk_widget_set_parent (tips->popover, GTK_WIDGET (tips->view));
}

static gboolean
rested_cb (gpointer data)
{
  Tips *tips = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (tips->view));
  const DzContentSpan *span = NULL;
  const DzTerm *term;
  g_autofree char *text = NULL;
  GdkRectangle area;
  GtkTextIter iter;

  tips->rest = 0;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  if (gtk_text_buffer_get_has_selection (buffer) || (term = find_term (tips->view, &iter, &span)) == NULL
      || (text = dup_tip (term)) == NULL
      || !dz_report_view_get_area (tips->view, span->paragraph, span->start, span->end, &area))
    return G_SOURCE_REMOVE;

  ensure_popover (tips);
  gtk_label_set_text (GTK_LABEL (tips->label), text);
  gtk_popover_set_pointing_to (GTK_POPOVER (tips->popover), &area);
  gtk_popover_popup (GTK_POPOVER (tips->popover));
  /* What stands in a popover that takes no focus is told to those who hear the text instead of seeing it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (tips->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);

  return G_SOURCE_REMOVE;
}

static void
caret_moved_cb (DzReportView *view, GtkMovementStep step, int count, gboolean extend, Tips *tips)
{
  hide (tips);
  if (!extend)
    tips->rest = g_timeout_add (REST_MS, rested_cb, tips);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint code, GdkModifierType state, Tips *tips)
{
  if (keyval != GDK_KEY_Escape || tips->popover == NULL || !gtk_widget_get_visible (tips->popover))
    return GDK_EVENT_PROPAGATE;
  hide (tips);

  return GDK_EVENT_STOP;
}

static void
setting_changed_cb (Tips *tips)
{
  tips->dotted = g_settings_get_boolean (tips->settings, "glossary-dots");
  gtk_widget_queue_draw (GTK_WIDGET (tips->view));
}

/* While the view can still be drawn: a popover must go before it does. */
static void
view_destroyed_cb (DzReportView *view, Tips *tips)
{
  g_clear_handle_id (&tips->rest, g_source_remove);
  g_clear_pointer (&tips->popover, gtk_widget_unparent);
}

static void
tips_free (gpointer data)
{
  Tips *tips = data;

  g_signal_handlers_disconnect_by_data (tips->settings, tips);
  g_clear_handle_id (&tips->rest, g_source_remove);
  g_object_unref (tips->settings);
  g_free (tips);
}

void
dz_term_tips_attach (DzReportView *view)
{
  Tips *tips = g_new0 (Tips, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_return_if_fail (DZ_IS_REPORT_VIEW (view));

  tips->view = view;
  tips->settings = g_settings_new (APP_ID);
  tips->dotted = g_settings_get_boolean (tips->settings, "glossary-dots");
  g_object_set_data_full (G_OBJECT (view), "dz-term-tips", tips, tips_free);
  g_signal_connect_swapped (tips->settings, "changed::glossary-dots", G_CALLBACK (setting_changed_cb), tips);
  g_signal_connect (view, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_after (view, "move-cursor", G_CALLBACK (caret_moved_cb), tips);
  g_signal_connect (view, "destroy", G_CALLBACK (view_destroyed_cb), tips);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), tips);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (hide), tips);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
}

gboolean
dz_term_tips_are_dotted (DzReportView *view)
{
  const Tips *tips = get_tips (view);

  return tips == NULL || tips->dotted;
}
