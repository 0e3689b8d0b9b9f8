/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-line-row.h"
#include "gui/dz-session.h"
#include "gui/library/dz-library-item.h"

G_BEGIN_DECLS

#define DZ_TYPE_LIBRARY_ROW (dz_library_row_get_type ())

/* A row's face: title and level; a report that is shown in the text is marked. */
G_DECLARE_FINAL_TYPE (DzLibraryRow, dz_library_row, DZ, LIBRARY_ROW, DzLineRow)

GtkWidget *dz_library_row_new (void);
/* Shows an item and follows what session shows, until it is unbound. */
void dz_library_row_bind (DzLibraryRow *row, DzLibraryItem *item, DzSession *session);
void dz_library_row_unbind (DzLibraryRow *row);
/* NULL while it is not bound. */
DzLibraryItem *dz_library_row_get_item (DzLibraryRow *row);

G_END_DECLS
