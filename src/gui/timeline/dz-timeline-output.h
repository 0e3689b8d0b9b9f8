/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* Asks for a file and writes the timeline into it, on light ink, in a thread of its own; says in the window how it went.
 * timeline: taken; overview: the one its goals are borrowed from. first, last: the span, 0 and 0 for all years. */
void dz_timeline_output_export (GtkWidget *owner, DzTimeline *timeline, DzOverview *overview, double first, double last,
                                double width);

G_END_DECLS
