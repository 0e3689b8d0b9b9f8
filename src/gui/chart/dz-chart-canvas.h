/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/chart/dz-shared-chart.h"
#include "store/dz-library.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

#define DZ_TYPE_CHART_CANVAS (dz_chart_canvas_get_type ())

/* Draws a chart in the room it has. Left and Right walk the marks of a series, Up and Down go to another
 * series, Enter or a click chooses, a double click opens. Where years stand across, dragging beside the
 * marks, or Shift with Left and Right and then Enter, chooses a span of them; Escape drops it, or lifts the
 * one chosen before.
 *
 * Signals: “chosen”, “opened” (gpointer: const DzChartMark *); “brushed” (int first, int last; 0 and 0 lift
 * the span). */
G_DECLARE_FINAL_TYPE (DzChartCanvas, dz_chart_canvas, DZ, CHART_CANVAS, GtkWidget)

/* NULL for none. overview: where the sentences of its marks stand, or NULL. */
void dz_chart_canvas_set_chart (DzChartCanvas *self, DzSharedChart *chart, DzOverview *overview);
/* Where the sentences are read, anew from now on; NULL for none. */
void dz_chart_canvas_set_library (DzChartCanvas *self, DzLibrary *library);
/* The quantity drawn chosen; 0 for none. */
void dz_chart_canvas_set_focus (DzChartCanvas *self, gint64 quantity_id);

/* What a mark says in a few lines: series, year, value, its sentence (nullable), citation. (transfer full) */
char *dz_chart_mark_dup_text (const DzChartSeries *series, const DzChartMark *mark, const char *sentence);

G_END_DECLS
