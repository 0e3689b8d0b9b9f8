/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/goals/dz-ledger-row.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

#define DZ_TYPE_TIMELINE_CANVAS (dz_timeline_canvas_get_type ())

/* Draws a timeline inside a GtkScrolledWindow: the years stay on top while the rows scroll below; only what
 * is in sight is laid out and drawn. Arrows walk the items, Enter or a click chooses one. Ctrl with the
 * wheel, a pinch,
 * + and − show more or fewer years; dragging over the years, or Shift with the arrows and Enter, chooses a
 * span of them.
 *
 * Actions: “canvas.zoom” (d: factor; 0 shows all years), “canvas.pan” (d: part of the years in view),
 * “canvas.rows” (d: factor), “canvas.step”, “canvas.choose”, “canvas.brush” (i), “canvas.lift-brush”.
 * Signals: “chosen”, “opened” (gpointer: const DzGoal *); “brushed” (int first, int last; 0 and 0 lift the
 * span); “zoomed”. */
G_DECLARE_FINAL_TYPE (DzTimelineCanvas, dz_timeline_canvas, DZ, TIMELINE_CANVAS, GtkWidget)

/* Where the sentences of the details come from: borrowed for as long as the canvas lives. Once, before all
 * else. */
void dz_timeline_canvas_set_words (DzTimelineCanvas *self, const DzLedgerWords *words);
/* timeline: taken; overview: the one its goals are borrowed from. Both NULL empty the canvas. */
void dz_timeline_canvas_take_timeline (DzTimelineCanvas *self, DzTimeline *timeline, DzOverview *overview,
                                       DzKnowledge *knowledge);
/* NULL if there is none. (transfer none) */
const DzTimeline *dz_timeline_canvas_get_timeline (DzTimelineCanvas *self);
/* Draws the goal chosen and scrolls to it; NULL for none. */
void dz_timeline_canvas_set_focus_goal (DzTimelineCanvas *self, const DzGoal *goal);

/* The times at both ends of the field, 0 and 0 for all years, and the size of the rows, 1 as the window's
 * type. */
void dz_timeline_canvas_get_zoom (DzTimelineCanvas *self, double *first, double *last, double *row_scale);
void dz_timeline_canvas_set_zoom (DzTimelineCanvas *self, double first, double last, double row_scale);

/* What the picture writes in place of single words, as DzChart has them; NULL: its own. Copied. */
void dz_timeline_canvas_set_picture_words (DzTimelineCanvas *self, char *const *words);

/* As the canvas draws it, for a picture of the same years; width and font size of the style are the caller's. */
void dz_timeline_canvas_init_style (DzTimelineCanvas *self, DzChartStyle *style);

G_END_DECLS
