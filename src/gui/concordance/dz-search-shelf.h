/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-saved-search.h"
#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_SEARCH_SHELF (dz_search_shelf_get_type ())

/* The searches that the reader named: kept, opened again, renamed in place, deleted; each change can be undone.
 * Signals: “wanted” (gpointer: DzSavedSearch * to be filled with what is searched now), “opened” (gpointer:
 * const DzSavedSearch *). */
G_DECLARE_FINAL_TYPE (DzSearchShelf, dz_search_shelf, DZ, SEARCH_SHELF, GtkPopover)

/* view: whose library it is; outlives the shelf. */
GtkWidget *dz_search_shelf_new (DzView *view);
/* Keeps what is searched now under a name; a search of that name is replaced. */
void dz_search_shelf_save (DzSearchShelf *shelf, const char *name);
/* (element-type DzSavedSearch) as listed; borrowed. */
const GPtrArray *dz_search_shelf_get_searches (DzSearchShelf *shelf);

G_END_DECLS
