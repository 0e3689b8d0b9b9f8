/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/importing/dz-import-run.h"

G_BEGIN_DECLS

#define DZ_TYPE_IMPORT_BAR (dz_import_bar_get_type ())

/* A strip below the header while files are imported: how far, which file, and a way to stop. */
G_DECLARE_FINAL_TYPE (DzImportBar, dz_import_bar, DZ, IMPORT_BAR, AdwBin)

/* Shows itself until the run is finished. */
void dz_import_bar_set_run (DzImportBar *bar, DzImportRun *run);
gboolean dz_import_bar_is_busy (DzImportBar *bar);

G_END_DECLS
