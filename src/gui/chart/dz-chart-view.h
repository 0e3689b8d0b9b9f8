/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_CHART_VIEW (dz_chart_view_get_type ())

/* One chart of the library's figures, drawn or as a table. Actions, reachable from the whole window:
 * “chart.export”, “chart.print”, “chart.copy” (the picture, and the data as tab separated text). */
G_DECLARE_FINAL_TYPE (DzChartView, dz_chart_view, DZ, CHART_VIEW, DzView)

GtkWidget *dz_chart_view_new (void);

G_END_DECLS
