/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/comparison/dz-comparison-canvas.h"
#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_COMPARISON_VIEW (dz_comparison_view_get_type ())

/* What changed: the reports of the session beside each other, row by row, and a third one where there is
 * room. Actions: “comparison.…”, among them export, print, next-change and previous-change. */
G_DECLARE_FINAL_TYPE (DzComparisonView, dz_comparison_view, DZ, COMPARISON_VIEW, DzView)

DzComparisonCanvas *dz_comparison_view_get_canvas (DzComparisonView *view);
/* What is shown, NULL while nothing is. Borrowed until it is read anew. */
const DzComparisonSheet *dz_comparison_view_get_sheet (DzComparisonView *view);
/* 0 for none. */
void dz_comparison_view_set_third (DzComparisonView *view, gint64 report_id);

G_END_DECLS
