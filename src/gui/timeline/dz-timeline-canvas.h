/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "workbench/dz-overview.h"

G_BEGIN_DECLS

#define DZ_TYPE_TIMELINE_CANVAS (dz_timeline_canvas_get_type ())

/* Draws a timeline inside a GtkScrolledWindow: the years stay on top while the rows scroll below; only what
 * is in sight is drawn. Arrows walk the items, Enter or a click chooses one.
 *
 * Signal: “chosen” (gpointer: const DzGoal *). */
G_DECLARE_FINAL_TYPE (DzTimelineCanvas, dz_timeline_canvas, DZ, TIMELINE_CANVAS, GtkWidget)

/* timeline: taken; overview: the one its goals are borrowed from. Both NULL empty the canvas. */
void dz_timeline_canvas_take_timeline (DzTimelineCanvas *self, DzTimeline *timeline, DzOverview *overview,
                                       DzKnowledge *knowledge);
/* Draws the goal chosen and scrolls to it; NULL for none. */
void dz_timeline_canvas_set_focus_goal (DzTimelineCanvas *self, const DzGoal *goal);

G_END_DECLS
