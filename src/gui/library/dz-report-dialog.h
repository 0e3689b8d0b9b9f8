/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/dz-report.h"
#include "store/dz-library.h"

G_BEGIN_DECLS

#define DZ_TYPE_REPORT_DIALOG (dz_report_dialog_get_type ())

/* The reader's corrections to a report's title, place, level, year and kind. */
G_DECLARE_FINAL_TYPE (DzReportDialog, dz_report_dialog, DZ, REPORT_DIALOG, AdwWindow)

void dz_report_dialog_present (GtkWindow *parent, DzLibrary *library, const DzReport *report);

G_END_DECLS
