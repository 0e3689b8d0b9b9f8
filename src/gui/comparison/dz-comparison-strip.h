/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/comparison/dz-comparison-canvas.h"

G_BEGIN_DECLS

#define DZ_TYPE_COMPARISON_STRIP (dz_comparison_strip_get_type ())

/* The whole comparison on the height of the window: a mark for each change, told apart by its place across
 * (dropped left, added right, everything else between them, numbers over the whole width) and its colour, and
 * a frame around what is seen. A click goes there; the arrow keys go from change to change. */
G_DECLARE_FINAL_TYPE (DzComparisonStrip, dz_comparison_strip, DZ, COMPARISON_STRIP, GtkWidget)

void dz_comparison_strip_set_canvas (DzComparisonStrip *strip, DzComparisonCanvas *canvas);

G_END_DECLS
