/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "workbench/dz-overview.h"

G_BEGIN_DECLS

#define DZ_TYPE_REPORT_CHOOSER (dz_report_chooser_get_type ())

/* A popover to choose one report of the library, listed by place and year, found by typing.
 * Signal: “chosen” (gint64 report id). */
G_DECLARE_FINAL_TYPE (DzReportChooser, dz_report_chooser, DZ, REPORT_CHOOSER, GtkPopover)

/* current is shown as chosen, 0 for none. beside: the report for which a companion is sought; then other years
 * of its place and the place above in its year come first, and it is not offered itself. 0 for none. */
void dz_report_chooser_fill (DzReportChooser *chooser, DzOverview *overview, gint64 current, gint64 beside);

G_END_DECLS
