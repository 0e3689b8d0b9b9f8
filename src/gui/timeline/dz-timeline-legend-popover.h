/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "chart/dz-timeline.h"

G_BEGIN_DECLS

#define DZ_TYPE_TIMELINE_LEGEND_POPOVER (dz_timeline_legend_popover_get_type ())

/* Explains the signs of a timeline, those that it holds. */
G_DECLARE_FINAL_TYPE (DzTimelineLegendPopover, dz_timeline_legend_popover, DZ, TIMELINE_LEGEND_POPOVER,
                      GtkPopover)

/* timeline: borrowed for as long as the popover is open; NULL: nothing to explain. words: what the picture
 * writes in place of single words, as DzChart has them, or NULL; copied. */
void dz_timeline_legend_popover_set_timeline (DzTimelineLegendPopover *self, const DzTimeline *timeline,
                                              char *const *words);

G_END_DECLS
