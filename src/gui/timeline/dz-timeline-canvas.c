/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-canvas.h"

#include <glib/gi18n.h>

#include "gui/chart/dz-widget-ink.h"
#include "gui/dz-words.h"
#include "gui/timeline/dz-timeline-cursor.h"

struct _DzTimelineCanvas
{
  GtkWidget parent_instance;

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];

  DzTimeline *timeline;
  DzOverview *overview;
  DzKnowledge *knowledge;
  const DzGoal *focus;
  DzTimelineCursor cursor;

  DzTimelineLayout *layout; /* NULL: to be made anew */
  DzChartStyle style;       /* what layout was made for */
  guint scroll_to_cursor : 1;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (DzTimelineCanvas, dz_timeline_canvas, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Layout */

static gboolean
style_equal (const DzChartStyle *a, const DzChartStyle *b)
{
  return a->width == b->width && a->font_size == b->font_size && a->ink == b->ink;
}

static void
ensure_layout (DzTimelineCanvas *self)
{
  DzChartStyle style;

  dz_widget_ink_init_style (GTK_WIDGET (self), gtk_widget_get_width (GTK_WIDGET (self)),
                            gtk_widget_get_height (GTK_WIDGET (self)), &style);
  if (self->layout != NULL && style_equal (&style, &self->style))
    return;

  g_clear_pointer (&self->layout, dz_timeline_layout_free);
  self->style = style;
  if (self->timeline != NULL && style.width > 0)
    self->layout = dz_timeline_layout_new (self->timeline, &style, self->focus);
}

static double
header_height (DzTimelineCanvas *self)
{
  return self->layout != NULL ? dz_timeline_layout_get_header_height (self->layout) : 0;
}

static double
scrolled (DzTimelineCanvas *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

static void
configure_adjustments (DzTimelineCanvas *self)
{
  GtkAdjustment *across = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double page = MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) - header_height (self));
  double height = self->layout != NULL ? dz_timeline_layout_get_height (self->layout) : 0;

  if (across != NULL)
    gtk_adjustment_configure (across, 0, 0, width, width * 0.1, width, width);
  if (down != NULL)
    gtk_adjustment_configure (down, CLAMP (gtk_adjustment_get_value (down), 0, MAX (0, height - page)), 0,
                              MAX (height, page), page * 0.1, page * 0.9, page);
}

static void
queue_all (GtkWidget *widget)
{
  gtk_widget_queue_resize (widget);
  gtk_widget_queue_draw (widget);
}

static void
forget_layout (DzTimelineCanvas *self)
{
  g_clear_pointer (&self->layout, dz_timeline_layout_free);
  queue_all (GTK_WIDGET (self));
}

static void
scroll_to_cursor (DzTimelineCanvas *self)
{
  const DzTimelineItem *item = dz_timeline_cursor_get (&self->cursor);
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  cairo_rectangle_t area;

  self->scroll_to_cursor = FALSE;
  if (item != NULL && down != NULL && dz_timeline_layout_locate (self->layout, item->goal, &area))
    gtk_adjustment_clamp_page (down, area.y - 2 * self->style.font_size,
                               area.y + area.height + 2 * self->style.font_size);
}

/* Words */

static char *
dup_item_text (DzTimelineCanvas *self, const DzTimelineItem *item)
{
  return dz_goal_dup_summary (item->goal, self->overview, self->knowledge);
}

static void
tell_cursor (DzTimelineCanvas *self)
{
  const DzTimelineItem *item = dz_timeline_cursor_get (&self->cursor);
  g_autofree char *text = item != NULL ? dup_item_text (self, item) : g_strdup ("");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static const DzTimelineItem *
pick (DzTimelineCanvas *self, double x, double y)
{
  double top = header_height (self);

  if (self->layout == NULL || y < top)
    return NULL;

  return dz_timeline_layout_pick (self->layout, x, y - top + scrolled (self));
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);
  const DzTimelineItem *item = keyboard ? dz_timeline_cursor_get (&self->cursor) : pick (self, x, y);
  g_autofree char *text = NULL;

  if (item == NULL)
    return FALSE;

  text = dup_item_text (self, item);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

/* Choosing */

static void
choose (DzTimelineCanvas *self, const DzTimelineItem *item)
{
  if (item != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, item->goal);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DzTimelineCanvas *self)
{
  const DzTimelineItem *item = pick (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (item == NULL)
    return;

  dz_timeline_cursor_go_to (&self->cursor, item->goal);
  tell_cursor (self);
  choose (self, item);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, DzTimelineCanvas *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), pick (self, x, y) != NULL ? "pointer" : NULL);
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);

  if (!dz_timeline_cursor_step (&self->cursor, (DzTimelineStep) g_variant_get_int32 (parameter)))
    return;

  ensure_layout (self);
  if (self->layout != NULL)
    scroll_to_cursor (self);
  tell_cursor (self);
  gtk_widget_queue_draw (widget);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);

  choose (self, dz_timeline_cursor_get (&self->cursor));
}

/* Vfuncs */

static void
draw_rows (DzTimelineCanvas *self, cairo_t *cr, int width, int height)
{
  const DzTimelineItem *item = dz_timeline_cursor_get (&self->cursor);
  double top = header_height (self);
  cairo_rectangle_t area;

  cairo_save (cr);
  cairo_rectangle (cr, 0, top, width, MAX (0, height - top));
  cairo_clip (cr);
  cairo_translate (cr, 0, top - scrolled (self));
  dz_timeline_layout_draw (self->layout, cr);
  if (item != NULL && gtk_widget_has_focus (GTK_WIDGET (self))
      && dz_timeline_layout_locate (self->layout, item->goal, &area))
    dz_widget_ink_draw_ring (GTK_WIDGET (self), cr, &area);
  cairo_restore (cr);
}

static void
dz_timeline_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  ensure_layout (self);
  if (self->layout == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_rows (self, cr, width, height);
  dz_timeline_layout_draw_header (self->layout, cr);
  cairo_destroy (cr);
}

static void
dz_timeline_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);

  ensure_layout (self);
  configure_adjustments (self);
  if (self->scroll_to_cursor && self->layout != NULL)
    scroll_to_cursor (self);
}

static void
dz_timeline_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                            int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 80;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 720 : 320;
}

static void
set_adjustment (DzTimelineCanvas *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
dz_timeline_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dz_timeline_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clear_timeline (DzTimelineCanvas *self)
{
  g_clear_pointer (&self->layout, dz_timeline_layout_free);
  dz_timeline_cursor_clear (&self->cursor);
  g_clear_pointer (&self->timeline, dz_timeline_free);
  g_clear_pointer (&self->overview, dz_overview_unref);
  g_clear_pointer (&self->knowledge, dz_knowledge_unref);
  self->focus = NULL;
}

static void
dz_timeline_canvas_dispose (GObject *object)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (object);

  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);

  G_OBJECT_CLASS (dz_timeline_canvas_parent_class)->dispose (object);
}

static void
dz_timeline_canvas_finalize (GObject *object)
{
  clear_timeline (DZ_TIMELINE_CANVAS (object));

  G_OBJECT_CLASS (dz_timeline_canvas_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
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
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "canvas.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "canvas.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "canvas.choose", NULL);
}

static void
dz_timeline_canvas_class_init (DzTimelineCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dz_timeline_canvas_get_property;
  object_class->set_property = dz_timeline_canvas_set_property;
  object_class->dispose = dz_timeline_canvas_dispose;
  object_class->finalize = dz_timeline_canvas_finalize;
  widget_class->snapshot = dz_timeline_canvas_snapshot;
  widget_class->size_allocate = dz_timeline_canvas_size_allocate;
  widget_class->measure = dz_timeline_canvas_measure;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_install_action (widget_class, "canvas.step", "i", step_cb);
  gtk_widget_class_install_action (widget_class, "canvas.choose", NULL, choose_cb);
  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "chartcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dz_timeline_canvas_init (DzTimelineCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keyboard = gtk_event_controller_focus_new ();

  dz_timeline_cursor_init (&self->cursor, NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Timeline of Goals"), -1);

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (keyboard, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (keyboard, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keyboard);
  dz_widget_ink_watch (GTK_WIDGET (self), queue_all);
}

void
dz_timeline_canvas_take_timeline (DzTimelineCanvas *self, DzTimeline *timeline, DzOverview *overview,
                                  DzKnowledge *knowledge)
{
  g_return_if_fail (DZ_IS_TIMELINE_CANVAS (self));

  clear_timeline (self);
  self->timeline = timeline;
  self->overview = overview != NULL ? dz_overview_ref (overview) : NULL;
  self->knowledge = knowledge != NULL ? dz_knowledge_ref (knowledge) : NULL;
  dz_timeline_cursor_init (&self->cursor, timeline);
  queue_all (GTK_WIDGET (self));
}

void
dz_timeline_canvas_set_focus_goal (DzTimelineCanvas *self, const DzGoal *goal)
{
  g_return_if_fail (DZ_IS_TIMELINE_CANVAS (self));

  if (self->focus == goal)
    return;

  self->focus = goal;
  self->scroll_to_cursor = dz_timeline_cursor_go_to (&self->cursor, goal);
  tell_cursor (self);
  forget_layout (self);
}
