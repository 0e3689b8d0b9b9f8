/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/text/dz-report-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_REPORT_GUTTER (dz_report_gutter_get_type ())

/* The margin of a report: ¶ numbers, note marks, and what became of a paragraph beside another report. */
G_DECLARE_FINAL_TYPE (DzReportGutter, dz_report_gutter, DZ, REPORT_GUTTER, GtkWidget)

/* The view owns its gutter and outlives it. */
GtkWidget *dz_report_gutter_new (DzReportView *view);

G_END_DECLS
