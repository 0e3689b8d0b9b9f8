/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-canvas-private.h"

#include <glib/gi18n.h>

#include "gui/chart/dz-widget-ink.h"
#include "gui/dz-words.h"

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

#define LEAST_ROW_SCALE 0.6
#define MOST_ROW_SCALE 2.5

static guint signals[DZ_TIMELINE_CANVAS_N_SIGNALS];

/* Layout */

static gboolean
style_equal (const DzChartStyle *a, const DzChartStyle *b)
{
  return a->width == b->width && a->font_size == b->font_size && a->ink == b->ink;
}

void
dz_timeline_canvas_init_style (DzTimelineCanvas *self, DzChartStyle *style)
{
  dz_widget_ink_init_style (GTK_WIDGET (self), gtk_widget_get_width (GTK_WIDGET (self)),
                            gtk_widget_get_height (GTK_WIDGET (self)), style);
  style->font_size *= self->row_scale;
}

static void
fit_zoom (DzTimelineCanvas *self)
{
  double first = 0;
  double last = 0;

  dz_timeline_layout_get_limits (self->layout, &first, &last);
  dz_timeline_zoom_fit (&self->zoom, first, last);
  dz_timeline_layout_set_span (self->layout, self->zoom.first, self->zoom.last);
}

void
dz_timeline_canvas_ensure_layout (DzTimelineCanvas *self)
{
  DzChartStyle style;

  dz_timeline_canvas_init_style (self, &style);
  if (self->layout != NULL && style_equal (&style, &self->style))
    return;

  g_clear_pointer (&self->layout, dz_timeline_layout_free);
  self->style = style;
  if (self->timeline == NULL || style.width <= 0)
    return;

  self->layout = dz_timeline_layout_new_worded (self->timeline, &style, self->focus, self->words_in_picture);
  fit_zoom (self);
}

double
dz_timeline_canvas_get_header_height (DzTimelineCanvas *self)
{
  return self->layout != NULL ? dz_timeline_layout_get_header_height (self->layout) : 0;
}

double
dz_timeline_canvas_get_scrolled (DzTimelineCanvas *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

/* Across, the scroll bar counts pixels of the years' field. */
static void
configure_across (DzTimelineCanvas *self, GtkAdjustment *across)
{
  double left = 0, right = 1, first = 0, last = 1, first_limit = 0, last_limit = 1;
  double pixels = 0;

  if (self->layout == NULL)
    {
      gtk_adjustment_configure (across, 0, 0, 1, 1, 1, 1);
      return;
    }

  dz_timeline_layout_get_field (self->layout, &left, &right);
  dz_timeline_layout_get_span (self->layout, &first, &last);
  dz_timeline_layout_get_limits (self->layout, &first_limit, &last_limit);
  pixels = (right - left) / (last - first);
  gtk_adjustment_configure (across, (first - first_limit) * pixels, 0,
                            MAX ((last_limit - first_limit) * pixels, right - left), (right - left) * 0.1,
                            (right - left) * 0.9, right - left);
}

static void
configure_adjustments (DzTimelineCanvas *self)
{
  GtkAdjustment *across = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double page = MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) - dz_timeline_canvas_get_header_height (self));
  double height = self->layout != NULL ? dz_timeline_layout_get_height (self->layout) : 0;

  self->adjusting = TRUE;
  if (across != NULL)
    configure_across (self, across);
  if (down != NULL)
    gtk_adjustment_configure (down, CLAMP (gtk_adjustment_get_value (down), 0, MAX (0, height - page)), 0,
                              MAX (height, page), page * 0.1, page * 0.9, page);
  self->adjusting = FALSE;
}

static void
queue_all (GtkWidget *widget)
{
  gtk_widget_queue_resize (widget);
  gtk_widget_queue_draw (widget);
}

void
dz_timeline_canvas_apply_zoom (DzTimelineCanvas *self)
{
  if (self->layout != NULL)
    fit_zoom (self);
  configure_adjustments (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[DZ_TIMELINE_CANVAS_ZOOMED], 0);
}

/* The row at the top stays there. */
void
dz_timeline_canvas_set_row_scale (DzTimelineCanvas *self, double scale)
{
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double part = down != NULL && gtk_adjustment_get_upper (down) > 0
                    ? gtk_adjustment_get_value (down) / gtk_adjustment_get_upper (down)
                    : 0;

  scale = CLAMP (scale, LEAST_ROW_SCALE, MOST_ROW_SCALE);
  if (self->row_scale == scale)
    return;

  self->row_scale = scale;
  dz_timeline_canvas_ensure_layout (self);
  dz_timeline_canvas_apply_zoom (self);
  if (down != NULL)
    gtk_adjustment_set_value (down, part * gtk_adjustment_get_upper (down));
}

static void
scroll_to (DzTimelineCanvas *self, const DzTimelineItem *item)
{
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double size = self->style.font_size;
  double first = 0;
  double last = 0;
  cairo_rectangle_t area;

  dz_timeline_layout_get_limits (self->layout, &first, &last);
  if (!dz_timeline_zoom_is_whole (&self->zoom))
    {
      dz_timeline_zoom_show (&self->zoom, item->first_year, item->last_year, first, last);
      dz_timeline_canvas_apply_zoom (self);
    }
  if (down != NULL && dz_timeline_layout_locate (self->layout, item->goal, &area))
    gtk_adjustment_clamp_page (down, area.y - 3 * size, area.y + area.height + 2 * size);
}

void
dz_timeline_canvas_show_cursor (DzTimelineCanvas *self)
{
  const DzTimelineItem *item = dz_timeline_cursor_get (&self->cursor);

  self->scroll_to_cursor = FALSE;
  if (item != NULL && self->layout != NULL)
    scroll_to (self, item);
}

/* Words */

void
dz_timeline_canvas_tell (DzTimelineCanvas *self, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

char *
dz_timeline_canvas_dup_details (DzTimelineCanvas *self, const DzTimelineItem *item)
{
  return self->words != NULL ? dz_timeline_item_dup_details (item, self->overview, self->words) : g_strdup ("");
}

void
dz_timeline_canvas_hide_details (DzTimelineCanvas *self)
{
  if (self->details != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->details));
}

void
dz_timeline_canvas_show_details (DzTimelineCanvas *self)
{
  const DzTimelineItem *item = dz_timeline_cursor_get (&self->cursor);
  double top = dz_timeline_canvas_get_header_height (self);
  double left = 0, right = 0, end = 0;
  g_autofree char *text = NULL;
  cairo_rectangle_t area;

  if (item == NULL || self->layout == NULL || !gtk_widget_is_focus (GTK_WIDGET (self))
      || !dz_timeline_layout_locate (self->layout, item->goal, &area))
    {
      dz_timeline_canvas_hide_details (self);
      return;
    }

  dz_timeline_layout_get_field (self->layout, &left, &right);
  end = MIN (area.x + area.width, right);
  area.x = MAX (area.x, left);
  area.width = MAX (end - area.x, 1);
  area.y += top - dz_timeline_canvas_get_scrolled (self);
  if (self->details == NULL)
    {
      self->details = DZ_TIMELINE_DETAILS (dz_timeline_details_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->details), GTK_WIDGET (self));
    }
  text = dz_timeline_canvas_dup_details (self, item);
  dz_timeline_details_show (self->details, text, &area);
}

/* Sentences that were asked for have come. */
static void
sentences_arrived_cb (DzTimelineCanvas *self)
{
  if (gtk_widget_is_focus (GTK_WIDGET (self)))
    dz_timeline_canvas_tell_cursor (self);
  if (self->details != NULL && gtk_widget_get_visible (GTK_WIDGET (self->details)))
    dz_timeline_canvas_show_details (self);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

void
dz_timeline_canvas_tell_cursor (DzTimelineCanvas *self)
{
  const DzTimelineItem *item = dz_timeline_cursor_get (&self->cursor);
  g_autofree char *text = item != NULL ? dz_timeline_canvas_dup_details (self, item) : g_strdup ("");

  dz_timeline_canvas_tell (self, text);
}

const DzTimelineItem *
dz_timeline_canvas_pick (DzTimelineCanvas *self, double x, double y)
{
  double top = dz_timeline_canvas_get_header_height (self);

  if (self->layout == NULL || y < top)
    return NULL;

  return dz_timeline_layout_pick (self->layout, x, y - top + dz_timeline_canvas_get_scrolled (self));
}

void
dz_timeline_canvas_emit (DzTimelineCanvas *self, DzTimelineCanvasSignal signal, const DzGoal *goal)
{
  g_signal_emit (self, signals[signal], 0, goal);
}

void
dz_timeline_canvas_emit_brushed (DzTimelineCanvas *self, int first, int last)
{
  g_signal_emit (self, signals[DZ_TIMELINE_CANVAS_BRUSHED], 0, first, last);
}

/* Vfuncs */

static void
draw_rows (DzTimelineCanvas *self, cairo_t *cr, int width, int height)
{
  const DzTimelineItem *item = dz_timeline_cursor_get (&self->cursor);
  double top = dz_timeline_canvas_get_header_height (self);
  cairo_rectangle_t area;

  cairo_save (cr);
  cairo_rectangle (cr, 0, top, width, MAX (0, height - top));
  cairo_clip (cr);
  cairo_translate (cr, 0, top - dz_timeline_canvas_get_scrolled (self));
  dz_timeline_layout_draw (self->layout, cr);
  if (item != NULL && gtk_widget_has_focus (GTK_WIDGET (self))
      && dz_timeline_layout_locate (self->layout, item->goal, &area))
    {
      double left = 0, right = 0;

      dz_timeline_layout_get_field (self->layout, &left, &right);
      cairo_rectangle (cr, left - 4, area.y - 8, right - left + 8, area.height + 16);
      cairo_clip (cr);
      dz_widget_ink_draw_ring (GTK_WIDGET (self), cr, &area);
    }
  cairo_restore (cr);
}

static void
dz_timeline_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  dz_timeline_canvas_ensure_layout (self);
  if (self->layout == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_rows (self, cr, width, height);
  dz_timeline_layout_draw_header (self->layout, cr);
  dz_timeline_canvas_draw_brush (self, cr);
  cairo_destroy (cr);
}

static void
dz_timeline_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);

  dz_timeline_canvas_ensure_layout (self);
  configure_adjustments (self);
  if (self->scroll_to_cursor && self->layout != NULL)
    dz_timeline_canvas_show_cursor (self);
  if (self->details != NULL)
    gtk_popover_present (GTK_POPOVER (self->details));
}

static void
dz_timeline_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                            int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 80;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 720 : 320;
}

static void
scrolled_across_cb (DzTimelineCanvas *self)
{
  double left = 0, right = 1, first_limit = 0, last_limit = 0, first = 0, last = 0;

  if (self->adjusting || self->layout == NULL || dz_timeline_zoom_is_whole (&self->zoom))
    return;

  dz_timeline_layout_get_field (self->layout, &left, &right);
  dz_timeline_layout_get_span (self->layout, &first, &last);
  dz_timeline_layout_get_limits (self->layout, &first_limit, &last_limit);
  first = first_limit
          + gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]) * (last - first)
              / (right - left);
  dz_timeline_zoom_pan (&self->zoom, first - self->zoom.first, first_limit, last_limit);
  dz_timeline_canvas_apply_zoom (self);
}

static void
set_adjustment (DzTimelineCanvas *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed",
                              orientation == GTK_ORIENTATION_HORIZONTAL ? G_CALLBACK (scrolled_across_cb)
                                                                        : G_CALLBACK (gtk_widget_queue_draw),
                              self);
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
  if (self->details != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->details));
  self->details = NULL;

  G_OBJECT_CLASS (dz_timeline_canvas_parent_class)->dispose (object);
}

static void
dz_timeline_canvas_finalize (GObject *object)
{
  clear_timeline (DZ_TIMELINE_CANVAS (object));

  g_strfreev (DZ_TIMELINE_CANVAS (object)->words_in_picture);
  G_OBJECT_CLASS (dz_timeline_canvas_parent_class)->finalize (object);
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

  signals[DZ_TIMELINE_CANVAS_CHOSEN] = g_signal_new ("chosen", DZ_TYPE_TIMELINE_CANVAS, G_SIGNAL_RUN_LAST, 0,
                                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[DZ_TIMELINE_CANVAS_OPENED] = g_signal_new ("opened", DZ_TYPE_TIMELINE_CANVAS, G_SIGNAL_RUN_LAST, 0,
                                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[DZ_TIMELINE_CANVAS_BRUSHED] = g_signal_new ("brushed", DZ_TYPE_TIMELINE_CANVAS, G_SIGNAL_RUN_LAST,
                                                      0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT,
                                                      G_TYPE_INT);
  signals[DZ_TIMELINE_CANVAS_ZOOMED] = g_signal_new ("zoomed", DZ_TYPE_TIMELINE_CANVAS, G_SIGNAL_RUN_LAST, 0,
                                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  dz_timeline_canvas_add_keys (widget_class);
  dz_year_brush_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "chartcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dz_timeline_canvas_init (DzTimelineCanvas *self)
{
  GtkEventController *keyboard = gtk_event_controller_focus_new ();

  self->row_scale = 1;
  dz_timeline_cursor_init (&self->cursor, NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline of Goals"), -1);

  g_signal_connect_swapped (keyboard, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (keyboard, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (keyboard, "leave", G_CALLBACK (dz_timeline_canvas_hide_details), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keyboard);
  dz_timeline_canvas_add_brush (self);
  dz_timeline_canvas_add_controllers (self);
  dz_widget_ink_watch (GTK_WIDGET (self), queue_all);
}

void
dz_timeline_canvas_set_words (DzTimelineCanvas *self, const DzLedgerWords *words)
{
  g_return_if_fail (DZ_IS_TIMELINE_CANVAS (self) && self->words == NULL);

  self->words = words;
  g_signal_connect_object (words->texts, "arrived", G_CALLBACK (sentences_arrived_cb), self, G_CONNECT_SWAPPED);
}

void
dz_timeline_canvas_take_timeline (DzTimelineCanvas *self, DzTimeline *timeline, DzOverview *overview,
                                  DzKnowledge *knowledge)
{
  g_return_if_fail (DZ_IS_TIMELINE_CANVAS (self));

  dz_timeline_canvas_hide_details (self);
  clear_timeline (self);
  self->timeline = timeline;
  self->overview = overview != NULL ? dz_overview_ref (overview) : NULL;
  self->knowledge = knowledge != NULL ? dz_knowledge_ref (knowledge) : NULL;
  dz_timeline_cursor_init (&self->cursor, timeline);
  queue_all (GTK_WIDGET (self));
}

const DzTimeline *
dz_timeline_canvas_get_timeline (DzTimelineCanvas *self)
{
  g_return_val_if_fail (DZ_IS_TIMELINE_CANVAS (self), NULL);

  return self->timeline;
}

void
dz_timeline_canvas_set_focus_goal (DzTimelineCanvas *self, const DzGoal *goal)
{
  g_return_if_fail (DZ_IS_TIMELINE_CANVAS (self));

  if (self->focus == goal)
    return;

  self->focus = goal;
  self->scroll_to_cursor = dz_timeline_cursor_go_to (&self->cursor, goal);
  dz_timeline_canvas_tell_cursor (self);
  if (self->layout != NULL)
    dz_timeline_layout_set_focus (self->layout, goal);
  queue_all (GTK_WIDGET (self));
}

void
dz_timeline_canvas_get_zoom (DzTimelineCanvas *self, double *first, double *last, double *row_scale)
{
  g_return_if_fail (DZ_IS_TIMELINE_CANVAS (self));

  *first = self->zoom.first;
  *last = self->zoom.last;
  *row_scale = self->row_scale;
}

void
dz_timeline_canvas_set_zoom (DzTimelineCanvas *self, double first, double last, double row_scale)
{
  g_return_if_fail (DZ_IS_TIMELINE_CANVAS (self));

  self->zoom = last > first ? (DzTimelineZoom){ first, last } : (DzTimelineZoom){ 0, 0 };
  self->row_scale = CLAMP (row_scale, LEAST_ROW_SCALE, MOST_ROW_SCALE);
  dz_timeline_canvas_ensure_layout (self);
  if (self->layout != NULL)
    fit_zoom (self);
  queue_all (GTK_WIDGET (self));
}

void
dz_timeline_canvas_set_picture_words (DzTimelineCanvas *self, char *const *words)
{
  g_return_if_fail (DZ_IS_TIMELINE_CANVAS (self));

  g_clear_pointer (&self->layout, dz_timeline_layout_free);
  g_strfreev (self->words_in_picture);
  self->words_in_picture = g_strdupv ((char **) words);
  queue_all (GTK_WIDGET (self));
}
