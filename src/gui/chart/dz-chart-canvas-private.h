/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/chart/dz-chart-canvas.h"
#include "gui/chart/dz-year-brush.h"
#include "gui/goals/dz-paragraph-texts.h"

G_BEGIN_DECLS

struct _DzChartCanvas
{
  GtkWidget parent_instance;

  DzSharedChart *chart;
  DzOverview *overview;
  DzParagraphTexts *texts;
  DzChartLayout *layout; /* NULL: to be made anew */
  DzChartStyle style;    /* what layout was made for */
  gint64 focus;
  guint series; /* where the keyboard stands */
  guint mark;
  DzYearBrush *brush;
};

/* dz-chart-canvas.c */
const DzChartMark *dz_chart_canvas_get_current (DzChartCanvas *self);
/* Tells a screen reader. */
void dz_chart_canvas_tell (DzChartCanvas *self, const char *text);
void dz_chart_canvas_emit_brushed (DzChartCanvas *self, int first, int last);

/* dz-chart-canvas-brush.c */
void dz_chart_canvas_draw_brush (DzChartCanvas *self, cairo_t *cr);
void dz_chart_canvas_add_brush (DzChartCanvas *self);

G_END_DECLS
