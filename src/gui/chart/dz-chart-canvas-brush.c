/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-canvas-private.h"

#include <math.h>

#include "gui/dz-compat.h"

/* Less than this is a click, not a span. */
#define LEAST_DRAG 6.0

static void
drop_brush (DzChartCanvas *self)
{
  self->brush_anchor = self->brush_end = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tell_brush (DzChartCanvas *self)
{
  g_autofree char *text = g_strdup_printf ("%d–%d", MIN (self->brush_anchor, self->brush_end),
                                           MAX (self->brush_anchor, self->brush_end));

  dz_chart_canvas_tell (self, text);
}

/* A mark below the pointer is clicked, not brushed. */
static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, DzChartCanvas *self)
{
  int first, last;

  if (self->layout == NULL || !dz_chart_layout_find_years (self->layout, x, y, x, &first, &last)
      || dz_chart_layout_pick (self->layout, x, y) != NULL)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, DzChartCanvas *self)
{
  double x = 0;
  double y = 0;

  if (self->layout == NULL || !gtk_gesture_drag_get_start_point (drag, &x, &y)
      || (self->brush_anchor == 0 && fabs (dx) < LEAST_DRAG)
      || !dz_chart_layout_find_years (self->layout, x, y, x + dx, &self->brush_anchor, &self->brush_end))
    return;

  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
dz_chart_canvas_finish_brush (DzChartCanvas *self)
{
  int first = MIN (self->brush_anchor, self->brush_end);
  int last = MAX (self->brush_anchor, self->brush_end);

  if (self->brush_anchor == 0)
    return FALSE;

  tell_brush (self);
  drop_brush (self);
  dz_chart_canvas_emit_brushed (self, first, last);

  return TRUE;
}

static void
drag_end_cb (GtkGestureDrag *drag, double dx, double dy, DzChartCanvas *self)
{
  dz_chart_canvas_finish_brush (self);
}

static void
drag_cancel_cb (GtkGesture *drag, GdkEventSequence *sequence, DzChartCanvas *self)
{
  drop_brush (self);
}

/* The first press takes the year of the mark the keyboard stands on, each moves the other end on by a year. */
static void
brush_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzChartCanvas *self = DZ_CHART_CANVAS (widget);
  const DzChartMark *mark = dz_chart_canvas_get_current (self);
  int first, last;

  if (mark == NULL || self->layout == NULL || !dz_chart_layout_get_year_range (self->layout, &first, &last))
    return;

  if (self->brush_anchor == 0)
    self->brush_anchor = self->brush_end = CLAMP (mark->year, first, last);
  self->brush_end = CLAMP (self->brush_end + g_variant_get_int32 (parameter), first, last);
  tell_brush (self);
  gtk_widget_queue_draw (widget);
}

/* What is being chosen is dropped first, then what was chosen is lifted. */
static void
lift_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzChartCanvas *self = DZ_CHART_CANVAS (widget);

  if (self->brush_anchor == 0)
    dz_chart_canvas_emit_brushed (self, 0, 0);
  else
    drop_brush (self);
}

/* The same years in every panel. */
void
dz_chart_canvas_draw_brush (DzChartCanvas *self, cairo_t *cr)
{
  cairo_rectangle_t area;
  GdkRGBA color;

  if (self->brush_anchor == 0)
    return;

  dz_compat_get_color (GTK_WIDGET (self), &color);
  for (guint i = 0; i < dz_chart_layout_get_columns (self->layout, i, MIN (self->brush_anchor, self->brush_end),
                                                     MAX (self->brush_anchor, self->brush_end), &area);
       i++)
    {
      color.alpha = 0.12;
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_rectangle (cr, area.x, area.y, area.width, area.height);
      cairo_fill (cr);
      color.alpha = 1;
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_rectangle (cr, area.x, area.y + area.height, area.width, 3);
      cairo_fill (cr);
    }
}

void
dz_chart_canvas_add_brush_keys (GtkWidgetClass *widget_class)
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
dz_chart_canvas_add_brush (DzChartCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
