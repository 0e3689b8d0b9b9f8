/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workbench/dz-import-job.h"

G_BEGIN_DECLS

#define DZ_TYPE_IMPORT_SUMMARY (dz_import_summary_get_type ())

/* What came of an import in which files failed: each with its reason, to be read and copied. */
G_DECLARE_FINAL_TYPE (DzImportSummary, dz_import_summary, DZ, IMPORT_SUMMARY, AdwWindow)

/* results: (element-type DzImportResult) */
void dz_import_summary_present (GtkWindow *parent, const GPtrArray *results);

G_END_DECLS
