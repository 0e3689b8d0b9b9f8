/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/dz-saved-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_SAVED_VIEW_ROW (dz_saved_view_row_get_type ())

/* A saved view in the list: its name, what it shows, buttons to rename and delete it. F2 renames, Delete
 * deletes.
 *
 * Signals: “renamed” (const char *name), “removed”. */
G_DECLARE_FINAL_TYPE (DzSavedViewRow, dz_saved_view_row, DZ, SAVED_VIEW_ROW, GtkListBoxRow)

GtkWidget *dz_saved_view_row_new (const DzSavedView *view, gboolean writable);
const DzSavedView *dz_saved_view_row_get_view (DzSavedViewRow *self);

G_END_DECLS
