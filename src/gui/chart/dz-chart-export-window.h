/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/chart/dz-chart-outfit.h"
#include "gui/chart/dz-shared-chart.h"
#include "gui/dz-session.h"

G_BEGIN_DECLS

#define DZ_TYPE_CHART_EXPORT_WINDOW (dz_chart_export_window_get_type ())

/* Style and texts of a chart or a timeline beside a preview, which is drawn as the file will be; then it, or
 * all charts of a selection, into files, or on paper.
 *
 * Signal: “dressed” (gpointer: const DzChartOutfit *), when style or texts were changed. */
G_DECLARE_FINAL_TYPE (DzChartExportWindow, dz_chart_export_window, DZ, CHART_EXPORT_WINDOW, AdwWindow)

/* bare: the chart with its own texts. request: what it was made by, NULL for a timeline, or a chart that is
 * one of its own; its places and years, and the session's topics, are the selection of the other charts. */
DzChartExportWindow *dz_chart_export_window_new (GtkWindow *parent, DzSession *session, DzSharedChart *bare,
                                                 const DzChartOutfit *outfit, const DzChartRequest *request);

/* Writes what is chosen without asking where: a file, or a folder for several charts. */
void dz_chart_export_window_export_to (DzChartExportWindow *self, GFile *file);

G_END_DECLS
