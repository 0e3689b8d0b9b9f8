/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gui/dz-words.h"

#define ZOOM_STEP 1.25
#define ROW_STEP 1.1

/* Zoom */

static void
zoom_by (DzTimelineCanvas *self, double factor, double center)
{
  double first = 0;
  double last = 0;

  if (self->layout == NULL)
    return;

  dz_timeline_layout_get_limits (self->layout, &first, &last);
  dz_timeline_zoom_by (&self->zoom, factor, center, first, last);
  dz_timeline_canvas_apply_zoom (self);
}

/* Where the keyboard zooms: at the mark it stands on, else in the middle. */
static double
get_keyboard_center (DzTimelineCanvas *self)
{
  const DzTimelineItem *item = dz_timeline_cursor_get (&self->cursor);
  double first = 0;
  double last = 0;

  dz_timeline_layout_get_span (self->layout, &first, &last);
  if (item != NULL && item->last_year >= first && item->last_year <= last)
    return item->last_year;

  return (first + last) / 2;
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);
  double factor = g_variant_get_double (parameter);

  dz_timeline_canvas_ensure_layout (self);
  if (self->layout == NULL)
    return;

  if (factor > 0)
    {
      zoom_by (self, factor, get_keyboard_center (self));
      return;
    }
  self->zoom = (DzTimelineZoom){ 0, 0 };
  dz_timeline_canvas_set_row_scale (self, 1);
  dz_timeline_canvas_apply_zoom (self);
}

static void
pan_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);
  double first = 0;
  double last = 0;

  dz_timeline_canvas_ensure_layout (self);
  if (self->layout == NULL)
    return;

  dz_timeline_layout_get_limits (self->layout, &first, &last);
  dz_timeline_zoom_pan (&self->zoom, g_variant_get_double (parameter) * (self->zoom.last - self->zoom.first),
                        first, last);
  dz_timeline_canvas_apply_zoom (self);
}

static void
rows_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);

  dz_timeline_canvas_set_row_scale (self, self->row_scale * g_variant_get_double (parameter));
}

/* By a part of what is in sight. */
static void
scroll_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkAdjustment *down = DZ_TIMELINE_CANVAS (widget)->adjustments[GTK_ORIENTATION_VERTICAL];

  if (down != NULL)
    gtk_adjustment_set_value (down, gtk_adjustment_get_value (down)
                                        + g_variant_get_double (parameter) * gtk_adjustment_get_page_size (down));
}

static gboolean
wheel_cb (GtkEventControllerScroll *scroll, double dx, double dy, DzTimelineCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  double turn = fabs (dy) >= fabs (dx) ? dy : dx;

  if ((state & GDK_CONTROL_MASK) == 0 || self->layout == NULL)
    return FALSE;

  if ((state & GDK_SHIFT_MASK) != 0)
    {
      dz_timeline_canvas_set_row_scale (self, self->row_scale * pow (ROW_STEP, -turn));
      return TRUE;
    }
  zoom_by (self, pow (ZOOM_STEP, -turn), dz_timeline_layout_get_time (self->layout, self->pointer_x));

  return TRUE;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, DzTimelineCanvas *self)
{
  self->pinched = self->zoom;
}

void
dz_timeline_canvas_pinch (DzTimelineCanvas *self, double scale, double x)
{
  if (self->layout == NULL || !(scale > 0))
    return;

  self->zoom = self->pinched;
  dz_timeline_layout_set_span (self->layout, self->zoom.first, self->zoom.last);
  zoom_by (self, scale, dz_timeline_layout_get_time (self->layout, x));
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, DzTimelineCanvas *self)
{
  double x = self->pointer_x;
  double y = 0;

  /* Where the fingers are, or else the pointer. */
  if (gtk_gesture_is_active (GTK_GESTURE (gesture)))
    gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  dz_timeline_canvas_pinch (self, scale, x);
}

/* Dragging: rows and years follow the pointer */

#define LEAST_DRAG 6.0

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, DzTimelineCanvas *self)
{
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (self->layout == NULL || y < dz_timeline_canvas_get_header_height (self))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->dragged = self->zoom;
  self->dragged_down = down != NULL ? gtk_adjustment_get_value (down) : 0;
}

static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, DzTimelineCanvas *self)
{
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double left = 0, right = 1, first = 0, last = 0;

  if (self->layout == NULL || (!self->dragging && MAX (fabs (dx), fabs (dy)) < LEAST_DRAG))
    return;

  self->dragging = TRUE;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  if (down != NULL)
    gtk_adjustment_set_value (down, self->dragged_down - dy);
  if (dz_timeline_zoom_is_whole (&self->dragged))
    return;

  dz_timeline_layout_get_field (self->layout, &left, &right);
  dz_timeline_layout_get_limits (self->layout, &first, &last);
  self->zoom = self->dragged;
  dz_timeline_zoom_pan (&self->zoom, -dx * (self->dragged.last - self->dragged.first) / MAX (1, right - left),
                        first, last);
  dz_timeline_canvas_apply_zoom (self);
}

static void
drag_end_cb (GtkGestureDrag *drag, double dx, double dy, DzTimelineCanvas *self)
{
  self->dragging = FALSE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), NULL);
}

/* Choosing */

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);
  const DzTimelineItem *item
      = keyboard ? dz_timeline_cursor_get (&self->cursor) : dz_timeline_canvas_pick (self, x, y);
  g_autofree char *text = NULL;

  if (item == NULL && !keyboard && self->layout != NULL && y < dz_timeline_canvas_get_header_height (self))
    {
      gtk_tooltip_set_text (tooltip, _ ("Drag over the years to narrow all views to them"));
      return TRUE;
    }
  if (item == NULL)
    return FALSE;

  text = dz_timeline_canvas_dup_details (self, item);
  gtk_tooltip_set_custom (tooltip, dz_timeline_details_new_label (text));

  return TRUE;
}

static void
choose (DzTimelineCanvas *self, const DzTimelineItem *item)
{
  if (item != NULL)
    dz_timeline_canvas_emit (self, DZ_TIMELINE_CANVAS_CHOSEN, item->goal);
}

/* At the end of the click: what becomes a drag moves the picture. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DzTimelineCanvas *self)
{
  const DzTimelineItem *item = dz_timeline_canvas_pick (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (item == NULL)
    return;

  dz_timeline_cursor_go_to (&self->cursor, item->goal);
  dz_timeline_canvas_tell_cursor (self);
  if (n_press == 2)
    dz_timeline_canvas_emit (self, DZ_TIMELINE_CANVAS_OPENED, item->goal);
  else
    choose (self, item);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, DzTimelineCanvas *self)
{
  gboolean axis = self->layout != NULL && y < dz_timeline_canvas_get_header_height (self);

  /* Some servers tell of motion where the pointer did not move. */
  if (self->pointer_x != x || self->pointer_y != y)
    dz_timeline_canvas_hide_details (self);
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->dragging)
    return;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), axis ? "col-resize"
                                                      : dz_timeline_canvas_pick (self, x, y) != NULL ? "pointer"
                                                                                                     : NULL);
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);

  if (!dz_timeline_cursor_step (&self->cursor, (DzTimelineStep) g_variant_get_int32 (parameter)))
    return;

  dz_timeline_canvas_ensure_layout (self);
  dz_timeline_canvas_show_cursor (self);
  dz_timeline_canvas_tell_cursor (self);
  dz_timeline_canvas_show_details (self);
  gtk_widget_queue_draw (widget);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);

  if (!dz_year_brush_finish (self->brush))
    choose (self, dz_timeline_cursor_get (&self->cursor));
}

/* Keys */

static void
add_step_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    guint keypad;
    GdkModifierType modifiers;
    DzTimelineStep step;
  } keys[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, DZ_TIMELINE_STEP_BACK },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, DZ_TIMELINE_STEP_ON },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, DZ_TIMELINE_STEP_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, DZ_TIMELINE_STEP_DOWN },
    { GDK_KEY_Home, GDK_KEY_KP_Home, 0, DZ_TIMELINE_STEP_LANE_START },
    { GDK_KEY_End, GDK_KEY_KP_End, 0, DZ_TIMELINE_STEP_LANE_END },
    { GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, DZ_TIMELINE_STEP_START },
    { GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, DZ_TIMELINE_STEP_END },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, "canvas.step", "i",
                                           keys[i].step);
      gtk_widget_class_add_binding_action (widget_class, keys[i].keypad, keys[i].modifiers, "canvas.step", "i",
                                           keys[i].step);
    }
}

static void
add_view_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    guint keypad;
    GdkModifierType modifiers;
    const char *action;
    double amount;
  } keys[] = {
    { GDK_KEY_plus, GDK_KEY_KP_Add, 0, "canvas.zoom", ZOOM_STEP },
    { GDK_KEY_equal, GDK_KEY_KP_Equal, 0, "canvas.zoom", ZOOM_STEP },
    { GDK_KEY_minus, GDK_KEY_KP_Subtract, 0, "canvas.zoom", 1 / ZOOM_STEP },
    { GDK_KEY_0, GDK_KEY_KP_0, 0, "canvas.zoom", 0 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_CONTROL_MASK, "canvas.pan", -0.2 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_CONTROL_MASK, "canvas.pan", 0.2 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, GDK_CONTROL_MASK, "canvas.scroll", -0.2 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, GDK_CONTROL_MASK, "canvas.scroll", 0.2 },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, "canvas.scroll", -0.9 },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, "canvas.scroll", 0.9 },
    { GDK_KEY_bracketright, GDK_KEY_braceright, 0, "canvas.rows", ROW_STEP },
    { GDK_KEY_bracketleft, GDK_KEY_braceleft, 0, "canvas.rows", 1 / ROW_STEP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, "d",
                                           keys[i].amount);
      gtk_widget_class_add_binding_action (widget_class, keys[i].keypad, keys[i].modifiers, keys[i].action, "d",
                                           keys[i].amount);
    }
  /* On many keyboards + is typed with Shift. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_SHIFT_MASK, "canvas.zoom", "d", ZOOM_STEP);
}

void
dz_timeline_canvas_add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.step", "i", step_cb);
  gtk_widget_class_install_action (widget_class, "canvas.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "canvas.zoom", "d", zoom_cb);
  gtk_widget_class_install_action (widget_class, "canvas.pan", "d", pan_cb);
  gtk_widget_class_install_action (widget_class, "canvas.rows", "d", rows_cb);
  gtk_widget_class_install_action (widget_class, "canvas.scroll", "d", scroll_cb);
  add_step_keys (widget_class);
  add_view_keys (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "canvas.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "canvas.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "canvas.choose", NULL);
}

void
dz_timeline_canvas_add_controllers (DzTimelineCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (wheel, "scroll", G_CALLBACK (wheel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}
