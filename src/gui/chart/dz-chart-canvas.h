/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/chart/dz-shared-chart.h"

G_BEGIN_DECLS

#define DZ_TYPE_CHART_CANVAS (dz_chart_canvas_get_type ())

/* Draws a chart in the room it has. Left and Right walk the marks of a series, Up and Down go to another
 * series, Enter or a click chooses.
 *
 * Signal: “chosen” (gpointer: const DzChartMark *). */
G_DECLARE_FINAL_TYPE (DzChartCanvas, dz_chart_canvas, DZ, CHART_CANVAS, GtkWidget)

/* NULL for none. */
void dz_chart_canvas_set_chart (DzChartCanvas *self, DzSharedChart *chart);
/* The quantity drawn chosen; 0 for none. */
void dz_chart_canvas_set_focus (DzChartCanvas *self, gint64 quantity_id);

/* What a mark says in a line or two: series, year, value, citation. (transfer full) */
char *dz_chart_mark_dup_text (const DzChartSeries *series, const DzChartMark *mark);

G_END_DECLS
