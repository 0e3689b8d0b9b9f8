/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-strip.h"

#include <glib/gi18n.h>

#include "gui/comparison/dz-comparison-ink.h"

#define WIDTH 18
#define EDGE 3
#define LEAST_MARK 2

struct _DzComparisonStrip
{
  GtkWidget parent_instance;

  DzComparisonCanvas *canvas; /* borrowed: a sibling that lives as long */
  GtkAdjustment *adjustment;
};

G_DEFINE_FINAL_TYPE (DzComparisonStrip, dz_comparison_strip, GTK_TYPE_WIDGET)

static double
get_total (DzComparisonStrip *self)
{
  guint n = dz_comparison_canvas_get_n_shown (self->canvas);
  double top = 0;
  double height = 0;

  if (n > 0)
    dz_comparison_canvas_get_shown (self->canvas, n - 1, &top, &height);

  return MAX (top + height, 1);
}

/* Dropped on the left half, added on the right, numbers across, the rest in the middle. */
static void
place_across (const DzSheetRow *row, double *x, double *width)
{
  double inner = WIDTH - 2 * EDGE;

  *x = EDGE;
  *width = inner;
  if (row->kind == DZ_PAIR_DROPPED)
    *width = inner / 2 - 1;
  else if (row->kind == DZ_PAIR_ADDED)
    {
      *x = EDGE + inner / 2 + 1;
      *width = inner / 2 - 1;
    }
  else if ((row->has & DZ_SHEET_HAS (DZ_SHEET_MARK_NUMBER)) == 0)
    {
      *x = EDGE + inner / 4;
      *width = inner / 2;
    }
}

static const GdkRGBA *
get_color (const DzComparisonInk *ink, const DzSheetRow *row)
{
  const guint hardness = DZ_SHEET_HAS (DZ_SHEET_MARK_HARDENED) | DZ_SHEET_HAS (DZ_SHEET_MARK_SOFTENED);

  if (row->kind != DZ_PAIR_REWORDED)
    return &ink->kinds[row->kind];
  if (row->has & DZ_SHEET_HAS (DZ_SHEET_MARK_NUMBER))
    return &ink->marks[DZ_SHEET_MARK_NUMBER];

  return row->has & hardness ? &ink->marks[DZ_SHEET_MARK_HARDENED] : &ink->quiet;
}

static void
draw_rows (DzComparisonStrip *self, GtkSnapshot *snapshot, const DzComparisonInk *ink, double scale)
{
  for (guint i = 0; i < dz_comparison_canvas_get_n_shown (self->canvas); i++)
    {
      double top;
      double height;
      double x;
      double width;
      const DzSheetRow *row = dz_comparison_canvas_get_shown (self->canvas, i, &top, &height);

      if (!dz_sheet_row_is_change (row))
        continue;
      place_across (row, &x, &width);
      gtk_snapshot_append_color (snapshot, get_color (ink, row),
                                 &GRAPHENE_RECT_INIT ((float) x, (float) floor (top * scale), (float) width,
                                                      (float) MAX (LEAST_MARK, floor (height * scale) - 1)));
    }
}

static void
draw_frame (DzComparisonStrip *self, GtkSnapshot *snapshot, const DzComparisonInk *ink, double scale)
{
  GtkAdjustment *adjustment = dz_comparison_canvas_get_adjustment (self->canvas);
  GskRoundedRect outline;
  double y = gtk_adjustment_get_value (adjustment) * scale;
  double height = MAX (6, gtk_adjustment_get_page_size (adjustment) * scale);
  const GdkRGBA color = gtk_widget_has_visible_focus (GTK_WIDGET (self)) ? ink->accent : ink->quiet;

  gsk_rounded_rect_init_from_rect (
    &outline, &GRAPHENE_RECT_INIT (0.5f, (float) floor (y) + 0.5f, WIDTH - 1, (float) floor (height) - 1), 3);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ color, color, color, color });
}

static void
dz_comparison_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DzComparisonStrip *self = DZ_COMPARISON_STRIP (widget);
  double total;
  double scale;
  DzComparisonInk ink;

  if (self->canvas == NULL || dz_comparison_canvas_get_n_shown (self->canvas) == 0)
    return;

  total = MAX (get_total (self), gtk_widget_get_height (GTK_WIDGET (self->canvas)));
  scale = gtk_widget_get_height (widget) / total;
  dz_comparison_ink_init (&ink, widget);
  draw_rows (self, snapshot, &ink, scale);
  if (dz_comparison_canvas_get_adjustment (self->canvas) != NULL)
    draw_frame (self, snapshot, &ink, scale);
}

static void
dz_comparison_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                             int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 40;
}

static void
go_to_height (DzComparisonStrip *self, double y)
{
  double at = y / MAX (1, gtk_widget_get_height (GTK_WIDGET (self))) * get_total (self);
  GtkAdjustment *adjustment = dz_comparison_canvas_get_adjustment (self->canvas);

  gtk_adjustment_set_value (adjustment, at - gtk_adjustment_get_page_size (adjustment) / 2);
}

static void
choose_at (DzComparisonStrip *self, double y)
{
  double at = y / MAX (1, gtk_widget_get_height (GTK_WIDGET (self))) * get_total (self);

  for (guint i = 0; i < dz_comparison_canvas_get_n_shown (self->canvas); i++)
    {
      double top;
      double height;

      dz_comparison_canvas_get_shown (self->canvas, i, &top, &height);
      if (at >= top && at < top + height)
        {
          dz_comparison_canvas_choose (self->canvas, dz_comparison_canvas_get_shown_index (self->canvas, i), 1);
          return;
        }
    }
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, DzComparisonStrip *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  choose_at (self, y);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, DzComparisonStrip *self)
{
  double x;
  double y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (fabs (dy) > 4)
    go_to_height (self, y + dy);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, DzComparisonStrip *self)
{
  guint n = dz_comparison_canvas_get_n_shown (self->canvas);

  if (n == 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Up:
      dz_comparison_canvas_step_change (self->canvas, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      dz_comparison_canvas_step_change (self->canvas, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      dz_comparison_canvas_choose (self->canvas, dz_comparison_canvas_get_shown_index (self->canvas, 0), 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      dz_comparison_canvas_choose (self->canvas, dz_comparison_canvas_get_shown_index (self->canvas, n - 1), 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static guint
count_changes (DzComparisonStrip *self, int row, guint *nth)
{
  guint n = 0;

  *nth = 0;
  for (guint i = 0; i < dz_comparison_canvas_get_n_shown (self->canvas); i++)
    {
      double top;
      double height;

      n += dz_sheet_row_is_change (dz_comparison_canvas_get_shown (self->canvas, i, &top, &height));
      if (dz_comparison_canvas_get_shown_index (self->canvas, i) == row)
        *nth = n;
    }

  return n;
}

/* Spoken as a place among the changes. */
static void
tell (DzComparisonStrip *self)
{
  int row = dz_comparison_canvas_get_cursor (self->canvas, NULL);
  guint nth;
  guint n = count_changes (self, row, &nth);
  g_autofree char *place = g_strdup_printf (_ ("Change %u of %u"), nth, n);
  g_autofree char *what = row >= 0 ? dz_comparison_canvas_dup_row_text (self->canvas, row) : g_strdup ("");
  g_autofree char *text = g_strdup_printf ("%s. %s", place, what);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) nth,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) n,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
layout_changed_cb (DzComparisonStrip *self)
{
  GtkAdjustment *adjustment = dz_comparison_canvas_get_adjustment (self->canvas);

  if (adjustment != self->adjustment)
    {
      g_set_object (&self->adjustment, adjustment);
      if (adjustment != NULL)
        g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                                 G_CONNECT_SWAPPED);
    }
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dz_comparison_strip_dispose (GObject *object)
{
  g_clear_object (&DZ_COMPARISON_STRIP (object)->adjustment);

  G_OBJECT_CLASS (dz_comparison_strip_parent_class)->dispose (object);
}

static void
dz_comparison_strip_class_init (DzComparisonStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_comparison_strip_dispose;
  widget_class->snapshot = dz_comparison_strip_snapshot;
  widget_class->measure = dz_comparison_strip_measure;
  gtk_widget_class_set_css_name (widget_class, "comparisonstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
dz_comparison_strip_init (DzComparisonStrip *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               _ ("The whole comparison: dropped on the left, added on the right"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Overview of the Comparison"), -1);
}

void
dz_comparison_strip_set_canvas (DzComparisonStrip *self, DzComparisonCanvas *canvas)
{
  g_return_if_fail (DZ_IS_COMPARISON_STRIP (self));

  self->canvas = canvas;
  g_signal_connect_object (canvas, "layout-changed", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
}
