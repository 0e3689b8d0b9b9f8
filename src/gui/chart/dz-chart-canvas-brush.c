/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-canvas-private.h"

/* Anywhere on the years, also on a mark: what is not dragged is clicked. */
static gboolean
may_begin (GtkWidget *widget, double x, double y)
{
  DzChartCanvas *self = DZ_CHART_CANVAS (widget);
  int first, last;

  return self->layout != NULL && dz_chart_layout_find_years (self->layout, x, y, x, y, &first, &last);
}

static gboolean
find (GtkWidget *widget, double x, double y, double end_x, double end_y, int *first, int *last)
{
  DzChartCanvas *self = DZ_CHART_CANVAS (widget);

  return self->layout != NULL && dz_chart_layout_find_years (self->layout, x, y, end_x, end_y, first, last);
}

static gboolean
get_range (GtkWidget *widget, int *year, int *first, int *last)
{
  DzChartCanvas *self = DZ_CHART_CANVAS (widget);
  const DzChartMark *mark = dz_chart_canvas_get_current (self);

  if (mark == NULL || self->layout == NULL || !dz_chart_layout_get_year_range (self->layout, first, last))
    return FALSE;

  *year = mark->year;

  return TRUE;
}

static void
tell (GtkWidget *widget, const char *text)
{
  dz_chart_canvas_tell (DZ_CHART_CANVAS (widget), text);
}

static void
brushed (GtkWidget *widget, int first, int last)
{
  dz_chart_canvas_emit_brushed (DZ_CHART_CANVAS (widget), first, last);
}

/* The same years in every panel. */
void
dz_chart_canvas_draw_brush (DzChartCanvas *self, cairo_t *cr)
{
  cairo_rectangle_t area;
  int first, last;

  if (!dz_year_brush_get_years (self->brush, &first, &last))
    return;

  for (guint i = 0; i < dz_chart_layout_get_columns (self->layout, i, first, last, &area); i++)
    if (area.width > 0)
      dz_year_brush_draw (GTK_WIDGET (self), cr, &area, area.y + area.height);
}

void
dz_chart_canvas_add_brush (DzChartCanvas *self)
{
  static const DzYearBrushFuncs funcs = { may_begin, find, get_range, NULL, tell, brushed };

  self->brush = dz_year_brush_add (GTK_WIDGET (self), &funcs);
}
