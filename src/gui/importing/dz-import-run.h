/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/dz-knowledge.h"
#include "store/dz-library.h"
#include "workbench/dz-import-job.h"

G_BEGIN_DECLS

#define DZ_TYPE_IMPORT_RUN (dz_import_run_get_type ())

/* One import under way on the library's writer thread, watched from the main context.
 *
 * Signals: “progress” after each file; “finished” (GPtrArray of DzImportResult or NULL, GError or NULL) once.
 * A cancelled run gives G_IO_ERROR_CANCELLED; what was imported before stays. */
G_DECLARE_FINAL_TYPE (DzImportRun, dz_import_run, DZ, IMPORT_RUN, GObject)

/* files: (element-type GFile) files and folders; a reference is kept. */
DzImportRun *dz_import_run_new (DzLibrary *library, DzKnowledge *knowledge, GPtrArray *files);
void dz_import_run_start (DzImportRun *run);
void dz_import_run_cancel (DzImportRun *run);

int dz_import_run_get_done (DzImportRun *run);
/* 0 until the first file is done. */
int dz_import_run_get_total (DzImportRun *run);
/* Of the file done last, NULL before. */
const char *dz_import_run_get_path (DzImportRun *run);

G_END_DECLS
