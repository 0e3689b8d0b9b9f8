/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "gui/glossary/dz-term-tips.h"
#include "gui/notes/dz-color-row.h"
#include "gui/text/dz-report-view-private.h"

/* How long the caret stays in a paragraph before the other views follow it there. */
#define ARRIVAL_MS 250

static gboolean
get_iter_at (DzReportView *self, double x, double y, GtkTextIter *iter)
{
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);

  return gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), iter, buffer_x, buffer_y);
}

static gboolean
is_aside_line (DzReportView *self, const GtkTextIter *iter)
{
  return self->content != NULL && self->content->n_noise > 0
         && gtk_text_iter_get_line (iter) == (int) self->content->lines->len;
}

static void
toggle_aside (DzReportView *self)
{
  self->noise_shown = !self->noise_shown;
  dz_report_view_fill_aside (self);
}

/* What Enter or a click does at a place; a figure that is in focus already shows what was read there. on_text is FALSE in the blank beside a line: then only the paragraph
 * is meant. */
static void
activate_at (DzReportView *self, const GtkTextIter *iter, gboolean on_text)
{
  int offset;
  int paragraph = dz_report_view_locate (self, iter, &offset);

  g_clear_handle_id (&self->arrival, g_source_remove);
  if (is_aside_line (self, iter))
    toggle_aside (self);
  else if (paragraph >= 0 && on_text && dz_report_view_is_focus_figure (self, paragraph, offset))
    dz_report_view_emit_figure (self, DZ_FIGURE_SHOW, paragraph, offset, offset);
  else if (paragraph >= 0)
    dz_report_view_emit_activated (self, paragraph, on_text ? offset : -1, TRUE);
}

/* From the event's surface to the view. */
static gboolean
get_event_position (DzReportView *self, GdkEvent *event, double *x, double *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  double dx;
  double dy;

  if (native == NULL || !gdk_event_get_position (event, x, y))
    return FALSE;
  gtk_native_get_surface_transform (native, &dx, &dy);

  return gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self), *x - dx, *y - dy, x, y)
         && gtk_widget_pick (GTK_WIDGET (self), *x, *y, GTK_PICK_DEFAULT) == GTK_WIDGET (self);
}

/* A legacy controller sees the release even though the text view's own gesture claimed the press. */
static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, DzReportView *self)
{
  GtkTextIter iter;
  double x;
  double y;

  if (gdk_event_get_event_type (event) != GDK_BUTTON_RELEASE
      || gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;

  /* Not at the press: it may be on the preview, which GTK must not lose while it is pressed. */
  dz_report_view_hide_preview (self);
  if (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    dz_report_view_show_selection_bar (self);
  else if (get_event_position (self, event, &x, &y))
    {
      gboolean on_text = get_iter_at (self, x, y, &iter);

      activate_at (self, &iter, on_text);
    }

  return GDK_EVENT_PROPAGATE;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, DzReportView *self)
{
  GtkTextIter iter;
  int offset;
  int paragraph;
  gboolean pointer;

  if (self->content == NULL || !get_iter_at (self, x, y, &iter))
    {
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text");
      return;
    }
  paragraph = dz_report_view_locate (self, &iter, &offset);
  pointer = is_aside_line (self, &iter)
            || (paragraph >= 0
                && (dz_report_content_figure_at (self->content, paragraph, offset) != NULL
                    || dz_report_content_term_at (self->content, paragraph, offset) != NULL));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), pointer ? "pointer" : "text");
}

static gboolean
arrived_cb (gpointer data)
{
  DzReportView *self = data;
  GtkTextIter iter;
  int paragraph;

  self->arrival = 0;
  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                    gtk_text_buffer_get_insert (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))));
  paragraph = dz_report_view_locate (self, &iter, NULL);
  if (paragraph >= 0 && paragraph != self->focus_paragraph)
    dz_report_view_emit_activated (self, paragraph, -1, FALSE);
  dz_report_view_preview_caret (self);

  return G_SOURCE_REMOVE;
}

static void
caret_moved_cb (DzReportView *self, GtkMovementStep step, int count, gboolean extend)
{
  g_clear_handle_id (&self->arrival, g_source_remove);
  if (!extend)
    self->arrival = g_timeout_add (ARRIVAL_MS, arrived_cb, self);
}

static void
get_insert (DzReportView *self, GtkTextIter *iter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_buffer_get_iter_at_mark (buffer, iter, gtk_text_buffer_get_insert (buffer));
}

static void
activate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkTextIter iter;

  get_insert (DZ_REPORT_VIEW (widget), &iter);
  activate_at (DZ_REPORT_VIEW (widget), &iter, TRUE);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean cite = g_str_equal (name, "report.copy-with-citation");
  g_autofree char *text = dz_report_view_dup_selection (DZ_REPORT_VIEW (widget), cite);

  dz_report_view_hide_notes (DZ_REPORT_VIEW (widget));
  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
add_note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzReportView *self = DZ_REPORT_VIEW (widget);
  int start;
  int end;
  int paragraph = dz_report_view_get_caret (self, &start, &end);
  const DzNote *note = dz_report_view_get_caret_note (self);

  /* A highlight the caret stands in waits for words of its own. */
  if (note != NULL && !dz_note_mark_has_words (note))
    {
      start = note->start;
      end = note->end;
    }
  dz_report_view_hide_notes (self);
  if (paragraph >= 0)
    dz_report_view_emit_add_note (self, paragraph, start, end);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = dz_report_view_dup_selection (DZ_REPORT_VIEW (widget), FALSE);

  if (text != NULL)
    dz_report_view_emit_find (DZ_REPORT_VIEW (widget), text);
}

static void
heading_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzReportView *self = DZ_REPORT_VIEW (widget);
  gboolean forward = g_str_equal (name, "report.next-heading");
  int target = -1;
  GtkTextIter iter;
  int caret;

  get_insert (self, &iter);
  caret = dz_report_view_locate (self, &iter, NULL);
  if (self->content == NULL || (caret < 0 && forward))
    return;

  for (guint i = 0; i < self->content->report->sections->len; i++)
    {
      const DzSection *section = g_ptr_array_index (self->content->report->sections, i);

      if (forward && section->paragraph > caret && target < 0)
        target = section->paragraph;
      if (!forward && (section->paragraph < caret || caret < 0))
        target = section->paragraph;
    }
  if (target < 0)
    return;
  dz_report_view_place_caret (self, target, 0);
  dz_report_view_scroll_to (self, target, 0);
  dz_report_view_emit_activated (self, target, -1, FALSE);
}

static GMenuModel *
build_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) notes = g_menu_new ();
  g_autoptr (GMenuModel) figures = dz_report_view_build_figure_menu ();
  g_autoptr (GMenu) clipboard = g_menu_new ();
  g_autoptr (GMenuItem) colors = g_menu_item_new (NULL, NULL);
  g_autoptr (GMenu) search = g_menu_new ();

  g_menu_item_set_attribute (colors, "custom", "s", "colors");
  g_menu_append_item (notes, colors);
  g_menu_append (notes, _("Ta_g…"), "report.tag");
  g_menu_append (notes, _("_Repeat Last Tag"), "report.repeat-tag");
  g_menu_append (notes, _("_Add Note"), "report.add-note");
  g_menu_append (clipboard, _("_Copy"), "report.copy");
  g_menu_append (clipboard, _("Copy with C_itation"), "report.copy-with-citation");
  g_menu_append (search, _("_Find in All Reports"), "report.find");
  g_menu_append (search, _("Follow Through the _Years"), "win.trace");
  g_menu_append_section (menu, NULL, figures);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (notes));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (search));

  return G_MENU_MODEL (menu);
}

static void
update_actions (DzReportView *self)
{
  gboolean selected = gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
  int start;
  int end;

  dz_report_view_update_figure_actions (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.copy", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.copy-with-citation", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.find", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.add-note",
                                 dz_report_view_get_caret (self, &start, &end) >= 0);
}

static void
show_menu (DzReportView *self, int x, int y)
{
  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = build_menu ();

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_menu_add_child (GTK_POPOVER_MENU (self->menu),
                                  dz_color_row_new ("report.highlight", "report.remove-highlight"), "colors");
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (dz_report_view_free_figure_actions), self);
    }
  update_actions (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ x, y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GdkRectangle area;
  GtkTextIter iter;
  int x;
  int y;

  get_insert (DZ_REPORT_VIEW (widget), &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (widget), &iter, &area);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (widget), GTK_TEXT_WINDOW_WIDGET, area.x,
                                         area.y + area.height, &x, &y);
  show_menu (DZ_REPORT_VIEW (widget), x, y);
}

/* A menu asked for outside the selection is about the place under the pointer. */
static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DzReportView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;
  GtkTextIter from;
  GtkTextIter to;

  if (gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT) != GTK_WIDGET (self))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  get_iter_at (self, x, y, &iter);
  if (!gtk_text_buffer_get_selection_bounds (buffer, &from, &to) || !gtk_text_iter_in_range (&iter, &from, &to))
    gtk_text_buffer_place_cursor (buffer, &iter);
  show_menu (self, x, y);
}

static void
bind (GtkWidgetClass *widget_class, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_widget_class_add_binding_action (widget_class, key, modifiers, action, NULL);
}

void
dz_report_view_class_init_input (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "report.activate", NULL, activate_action);
  gtk_widget_class_install_action (widget_class, "report.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "report.copy-with-citation", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "report.add-note", NULL, add_note_action);
  gtk_widget_class_install_action (widget_class, "report.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "report.next-heading", NULL, heading_action);
  gtk_widget_class_install_action (widget_class, "report.previous-heading", NULL, heading_action);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, menu_action);

  dz_report_view_class_init_figures (widget_class);
  dz_report_view_class_init_notes (widget_class);
  bind (widget_class, GDK_KEY_Return, 0, "report.activate");
  bind (widget_class, GDK_KEY_KP_Enter, 0, "report.activate");
  bind (widget_class, GDK_KEY_C, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "report.copy-with-citation");
  /* Here, before the window's own: what is selected is meant, not what the other views follow. */
  bind (widget_class, GDK_KEY_N, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "report.add-note");
  bind (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "report.next-heading");
  bind (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "report.previous-heading");
  bind (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup");
  bind (widget_class, GDK_KEY_Menu, 0, "menu.popup");
}

void
dz_report_view_init_input (DzReportView *self)
{
  GtkEventController *release = gtk_event_controller_legacy_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (release, GTK_PHASE_CAPTURE);
  g_signal_connect (release, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), release);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (menu), GTK_PHASE_CAPTURE);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  g_signal_connect_after (self, "move-cursor", G_CALLBACK (caret_moved_cb), NULL);
  dz_report_view_init_notes (self);
  dz_report_view_init_figures (self);
  dz_term_tips_attach (self);
}
