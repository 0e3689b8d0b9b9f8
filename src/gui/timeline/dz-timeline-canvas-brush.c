/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gui/dz-compat.h"

/* Less than this is a click, not a span. */
#define LEAST_DRAG 6.0

static int
year_at (DzTimelineCanvas *self, double x)
{
  int year = (int) lround (dz_timeline_layout_get_time (self->layout, x));

  return CLAMP (year, self->timeline->first_year, self->timeline->last_year);
}

static void
drop_brush (DzTimelineCanvas *self)
{
  self->brush_anchor = self->brush_end = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tell_brush (DzTimelineCanvas *self)
{
  g_autofree char *text = g_strdup_printf ("%d–%d", MIN (self->brush_anchor, self->brush_end),
                                           MAX (self->brush_anchor, self->brush_end));

  dz_timeline_canvas_tell (self, text);
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, DzTimelineCanvas *self)
{
  double left = 0;
  double right = 0;

  if (self->layout != NULL)
    dz_timeline_layout_get_field (self->layout, &left, &right);
  if (self->layout == NULL || y >= dz_timeline_canvas_get_header_height (self) || x < left)
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, DzTimelineCanvas *self)
{
  double x = 0;
  double y = 0;

  if (self->layout == NULL || !gtk_gesture_drag_get_start_point (drag, &x, &y)
      || (self->brush_anchor == 0 && fabs (dx) < LEAST_DRAG))
    return;

  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  self->brush_anchor = year_at (self, x);
  self->brush_end = year_at (self, x + dx);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
dz_timeline_canvas_finish_brush (DzTimelineCanvas *self)
{
  if (self->brush_anchor == 0)
    return FALSE;

  tell_brush (self);
  dz_timeline_canvas_emit (self, DZ_TIMELINE_CANVAS_BRUSHED, NULL);
  drop_brush (self);

  return TRUE;
}

static void
drag_end_cb (GtkGestureDrag *drag, double dx, double dy, DzTimelineCanvas *self)
{
  dz_timeline_canvas_finish_brush (self);
}

static void
drag_cancel_cb (GtkGesture *drag, GdkEventSequence *sequence, DzTimelineCanvas *self)
{
  drop_brush (self);
}

/* The first press takes the year of the mark the keyboard stands on, each moves the other end on by a year. */
static void
brush_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);
  const DzTimelineItem *item = dz_timeline_cursor_get (&self->cursor);

  if (self->timeline == NULL || item == NULL)
    return;

  if (self->brush_anchor == 0)
    self->brush_anchor = self->brush_end = item->last_year;
  self->brush_end = CLAMP (self->brush_end + g_variant_get_int32 (parameter), self->timeline->first_year,
                           self->timeline->last_year);
  tell_brush (self);
  gtk_widget_queue_draw (widget);
}

/* Details that cover marks go first, then what is being chosen is dropped, then what was chosen is lifted. */
static void
lift_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);

  if (self->details != NULL && gtk_widget_get_visible (GTK_WIDGET (self->details)))
    dz_timeline_canvas_hide_details (self);
  else if (self->brush_anchor == 0)
    dz_timeline_canvas_emit (self, DZ_TIMELINE_CANVAS_BRUSHED, NULL);
  else
    drop_brush (self);
}

void
dz_timeline_canvas_draw_brush (DzTimelineCanvas *self, cairo_t *cr)
{
  double left = 0;
  double right = 0;
  double start = dz_timeline_layout_get_x (self->layout, MIN (self->brush_anchor, self->brush_end));
  double end = dz_timeline_layout_get_x (self->layout, MAX (self->brush_anchor, self->brush_end));
  GdkRGBA color;

  if (self->brush_anchor == 0)
    return;

  dz_timeline_layout_get_field (self->layout, &left, &right);
  start = CLAMP (start - 4, left, right);
  end = CLAMP (end + 4, left, right);
  dz_compat_get_color (GTK_WIDGET (self), &color);
  cairo_rectangle (cr, start, 0, end - start, gtk_widget_get_height (GTK_WIDGET (self)));
  color.alpha = 0.12;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_fill (cr);
  cairo_rectangle (cr, start, dz_timeline_canvas_get_header_height (self) - 3, end - start, 3);
  color.alpha = 1;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_fill (cr);
}

void
dz_timeline_canvas_add_brush_keys (GtkWidgetClass *widget_class)
{
  static const guint keys[][2] = { { GDK_KEY_Left, GDK_KEY_Right }, { GDK_KEY_KP_Left, GDK_KEY_KP_Right } };

  gtk_widget_class_install_action (widget_class, "canvas.brush", "i", brush_cb);
  gtk_widget_class_install_action (widget_class, "canvas.lift-brush", NULL, lift_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, keys[i][0], GDK_SHIFT_MASK, "canvas.brush", "i", -1);
      gtk_widget_class_add_binding_action (widget_class, keys[i][1], GDK_SHIFT_MASK, "canvas.brush", "i", 1);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "canvas.lift-brush", NULL);
}

void
dz_timeline_canvas_add_brush (DzTimelineCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
