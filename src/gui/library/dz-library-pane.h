/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/dz-session.h"

G_BEGIN_DECLS

#define DZ_TYPE_LIBRARY_PANE (dz_library_pane_get_type ())

/* The left pane: places as a tree with their reports by year, and the filter below. Properties: “session”. */
G_DECLARE_FINAL_TYPE (DzLibraryPane, dz_library_pane, DZ, LIBRARY_PANE, AdwBin)

G_END_DECLS
