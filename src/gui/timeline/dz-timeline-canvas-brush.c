/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-canvas-private.h"

#include <math.h>

/* On the years across the top. */
static gboolean
may_begin (GtkWidget *widget, double x, double y)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);
  double left = 0, right = 0;

  if (self->layout == NULL)
    return FALSE;

  dz_timeline_layout_get_field (self->layout, &left, &right);
  if (y >= dz_timeline_canvas_get_header_height (self) || x < left)
    return FALSE;

  gtk_widget_grab_focus (widget);

  return TRUE;
}

static int
year_at (DzTimelineCanvas *self, double x)
{
  int year = (int) lround (dz_timeline_layout_get_time (self->layout, x));

  return CLAMP (year, self->timeline->first_year, self->timeline->last_year);
}

static gboolean
find (GtkWidget *widget, double x, double y, double end_x, double end_y, int *first, int *last)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);

  if (self->layout == NULL)
    return FALSE;

  *first = year_at (self, x);
  *last = year_at (self, end_x);

  return TRUE;
}

static gboolean
get_range (GtkWidget *widget, int *year, int *first, int *last)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);
  const DzTimelineItem *item = dz_timeline_cursor_get (&self->cursor);

  if (self->timeline == NULL || item == NULL)
    return FALSE;

  *year = item->last_year;
  *first = self->timeline->first_year;
  *last = self->timeline->last_year;

  return TRUE;
}

/* Details that cover marks go first. */
static gboolean
dismiss (GtkWidget *widget)
{
  DzTimelineCanvas *self = DZ_TIMELINE_CANVAS (widget);

  if (self->details == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->details)))
    return FALSE;

  dz_timeline_canvas_hide_details (self);

  return TRUE;
}

static void
tell (GtkWidget *widget, const char *text)
{
  dz_timeline_canvas_tell (DZ_TIMELINE_CANVAS (widget), text);
}

static void
brushed (GtkWidget *widget, int first, int last)
{
  dz_timeline_canvas_emit_brushed (DZ_TIMELINE_CANVAS (widget), first, last);
}

void
dz_timeline_canvas_draw_brush (DzTimelineCanvas *self, cairo_t *cr)
{
  double left = 0, right = 0;
  int first, last;
  cairo_rectangle_t area = { 0 };

  if (!dz_year_brush_get_years (self->brush, &first, &last))
    return;

  dz_timeline_layout_get_field (self->layout, &left, &right);
  area.x = CLAMP (dz_timeline_layout_get_x (self->layout, first) - 4, left, right);
  area.width = CLAMP (dz_timeline_layout_get_x (self->layout, last) + 4, left, right) - area.x;
  area.height = gtk_widget_get_height (GTK_WIDGET (self));
  dz_year_brush_draw (GTK_WIDGET (self), cr, &area, dz_timeline_canvas_get_header_height (self) - 3);
}

void
dz_timeline_canvas_add_brush (DzTimelineCanvas *self)
{
  static const DzYearBrushFuncs funcs = { may_begin, find, get_range, dismiss, tell, brushed };

  self->brush = dz_year_brush_add (GTK_WIDGET (self), &funcs);
}
