/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-timeline-zoom.h"
#include "gui/chart/dz-year-brush.h"
#include "gui/timeline/dz-timeline-canvas.h"
#include "gui/timeline/dz-timeline-cursor.h"
#include "gui/timeline/dz-timeline-details.h"

G_BEGIN_DECLS

struct _DzTimelineCanvas
{
  GtkWidget parent_instance;

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];

  DzTimeline *timeline;
  DzOverview *overview;
  DzKnowledge *knowledge;
  const DzGoal *focus;
  const DzLedgerWords *words; /* NULL before they are set */
  DzTimelineCursor cursor;
  DzTimelineDetails *details; /* beside the mark the keyboard stands on; NULL before it was needed */

  DzTimelineLayout *layout; /* NULL: to be made anew */
  DzChartStyle style;       /* what layout was made for */
  DzTimelineZoom zoom;
  double row_scale; /* of the rows' type and bars; 1 is the window's */

  double pointer_x; /* scroll events do not tell where they happen */
  double pointer_y;
  DzTimelineZoom pinched; /* as it was when the pinch began */
  DzTimelineZoom dragged; /* as it was when a drag began, and how far down the rows were */
  double dragged_down;
  DzYearBrush *brush;
  char **words_in_picture; /* in place of single words, as DzChart has them; NULL: its own */
  guint scroll_to_cursor : 1;
  guint dragging : 1;
  guint adjusting : 1; /* the adjustments follow the zoom, not the other way round */
};

typedef enum
{
  DZ_TIMELINE_CANVAS_CHOSEN,
  DZ_TIMELINE_CANVAS_OPENED,
  DZ_TIMELINE_CANVAS_BRUSHED,
  DZ_TIMELINE_CANVAS_ZOOMED,
  DZ_TIMELINE_CANVAS_N_SIGNALS
} DzTimelineCanvasSignal;

/* dz-timeline-canvas.c */
void dz_timeline_canvas_emit (DzTimelineCanvas *self, DzTimelineCanvasSignal signal, const DzGoal *goal);
void dz_timeline_canvas_ensure_layout (DzTimelineCanvas *self);
double dz_timeline_canvas_get_header_height (DzTimelineCanvas *self);
double dz_timeline_canvas_get_scrolled (DzTimelineCanvas *self);
/* The item below a point of the widget, or NULL. */
const DzTimelineItem *dz_timeline_canvas_pick (DzTimelineCanvas *self, double x, double y);
void dz_timeline_canvas_show_cursor (DzTimelineCanvas *self);
/* The zoom was changed: takes it over into layout and scroll bar, and says so. */
void dz_timeline_canvas_apply_zoom (DzTimelineCanvas *self);
void dz_timeline_canvas_set_row_scale (DzTimelineCanvas *self, double scale);
/* (transfer full) */
char *dz_timeline_canvas_dup_details (DzTimelineCanvas *self, const DzTimelineItem *item);
/* The details beside the mark the keyboard stands on; nothing where it is out of sight. */
void dz_timeline_canvas_show_details (DzTimelineCanvas *self);
void dz_timeline_canvas_hide_details (DzTimelineCanvas *self);
/* Shows the years about a time by a factor, as it was when a pinch began; x is between the fingers. */
void dz_timeline_canvas_pinch (DzTimelineCanvas *self, double scale, double x);
/* Tells a screen reader where the keyboard stands. */
void dz_timeline_canvas_tell_cursor (DzTimelineCanvas *self);
void dz_timeline_canvas_tell (DzTimelineCanvas *self, const char *text);
void dz_timeline_canvas_emit_brushed (DzTimelineCanvas *self, int first, int last);

/* dz-timeline-canvas-input.c */
void dz_timeline_canvas_add_keys (GtkWidgetClass *widget_class);
void dz_timeline_canvas_add_controllers (DzTimelineCanvas *self);

/* dz-timeline-canvas-brush.c: a span of years chosen on the axis. */
void dz_timeline_canvas_add_brush (DzTimelineCanvas *self);
/* Draws the span being chosen over the canvas. */
void dz_timeline_canvas_draw_brush (DzTimelineCanvas *self, cairo_t *cr);

G_END_DECLS
