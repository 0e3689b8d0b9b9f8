/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "chart/dz-timeline.h"

G_BEGIN_DECLS

#define DZ_TYPE_TIMELINE_LEGEND_POPOVER (dz_timeline_legend_popover_get_type ())

/* Explains the signs of a timeline, those that it holds. */
G_DECLARE_FINAL_TYPE (DzTimelineLegendPopover, dz_timeline_legend_popover, DZ, TIMELINE_LEGEND_POPOVER, GtkPopover)

/* Borrowed for as long as the popover is open; NULL: nothing to explain. */
void dz_timeline_legend_popover_set_timeline (DzTimelineLegendPopover *self, const DzTimeline *timeline);

G_END_DECLS
