/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-year-brush.h"

#include <math.h>

#include "gui/dz-compat.h"

/* Less than this is a click, not a span. */
#define LEAST_DRAG 6.0

#define RULE 3.0
#define BRUSH "dz-year-brush"

struct _DzYearBrush
{
  GtkWidget *widget; /* keeps the brush */
  const DzYearBrushFuncs *funcs;
  int anchor; /* the year it began with; 0: none under way */
  int end;
};

static void
tell (DzYearBrush *brush)
{
  int first = 0, last = 0;
  g_autofree char *text = NULL;

  dz_year_brush_get_years (brush, &first, &last);
  text = g_strdup_printf ("%d–%d", first, last);
  brush->funcs->tell (brush->widget, text);
}

/* What lies below the pointer may be clicked instead. */
static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, DzYearBrush *brush)
{
  if (!brush->funcs->may_begin (brush->widget, x, y))
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, DzYearBrush *brush)
{
  double x = 0, y = 0;

  if (!gtk_gesture_drag_get_start_point (drag, &x, &y)
      || (brush->anchor == 0 && MAX (fabs (dx), fabs (dy)) < LEAST_DRAG)
      || !brush->funcs->find (brush->widget, x, y, x + dx, y + dy, &brush->anchor, &brush->end))
    return;

  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_queue_draw (brush->widget);
}

static void
drag_end_cb (GtkGestureDrag *drag, double dx, double dy, DzYearBrush *brush)
{
  dz_year_brush_finish (brush);
}

static void
drag_cancel_cb (GtkGesture *drag, GdkEventSequence *sequence, DzYearBrush *brush)
{
  dz_year_brush_drop (brush);
}

/* The first press takes the year of the mark the keyboard stands on, each moves the other end on by a year. */
static void
brush_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzYearBrush *brush = g_object_get_data (G_OBJECT (widget), BRUSH);
  int year, first, last;

  if (!brush->funcs->get_range (widget, &year, &first, &last))
    return;

  if (brush->anchor == 0)
    brush->anchor = brush->end = CLAMP (year, first, last);
  brush->end = CLAMP (brush->end + g_variant_get_int32 (parameter), first, last);
  tell (brush);
  gtk_widget_queue_draw (widget);
}

/* What is being chosen is dropped first, then what was chosen is lifted. */
static void
lift_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzYearBrush *brush = g_object_get_data (G_OBJECT (widget), BRUSH);

  if (brush->funcs->dismiss != NULL && brush->funcs->dismiss (widget))
    return;

  if (brush->anchor == 0)
    brush->funcs->brushed (widget, 0, 0);
  else
    dz_year_brush_drop (brush);
}

void
dz_year_brush_add_keys (GtkWidgetClass *widget_class)
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

DzYearBrush *
dz_year_brush_add (GtkWidget *widget, const DzYearBrushFuncs *funcs)
{
  DzYearBrush *brush = g_new0 (DzYearBrush, 1);
  GtkGesture *drag = gtk_gesture_drag_new ();

  brush->widget = widget;
  brush->funcs = funcs;
  g_object_set_data_full (G_OBJECT (widget), BRUSH, brush, g_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), brush);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), brush);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), brush);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), brush);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));

  return brush;
}

gboolean
dz_year_brush_get_years (const DzYearBrush *brush, int *first, int *last)
{
  *first = MIN (brush->anchor, brush->end);
  *last = MAX (brush->anchor, brush->end);

  return brush->anchor != 0;
}

void
dz_year_brush_drop (DzYearBrush *brush)
{
  brush->anchor = brush->end = 0;
  gtk_widget_queue_draw (brush->widget);
}

gboolean
dz_year_brush_finish (DzYearBrush *brush)
{
  int first, last;

  if (!dz_year_brush_get_years (brush, &first, &last))
    return FALSE;

  tell (brush);
  dz_year_brush_drop (brush);
  brush->funcs->brushed (brush->widget, first, last);

  return TRUE;
}

void
dz_year_brush_draw (GtkWidget *widget, cairo_t *cr, const cairo_rectangle_t *area, double rule_y)
{
  GdkRGBA color;

  dz_compat_get_color (widget, &color);
  color.alpha = 0.12;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_fill (cr);
  color.alpha = 1;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_rectangle (cr, area->x, rule_y, area->width, RULE);
  cairo_fill (cr);
}
