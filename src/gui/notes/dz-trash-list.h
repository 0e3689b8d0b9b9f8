/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_TRASH_LIST (dz_trash_list_get_type ())

/* What the reader removed: notes, tags and reports, each to be restored, and all to be deleted for good after a
 * question. */
G_DECLARE_FINAL_TYPE (DzTrashList, dz_trash_list, DZ, TRASH_LIST, GtkBox)

/* view: borrowed, must outlive the widget. items: (element-type DzTrashItem) of dz_store_list_trash(); only looked at. */
void dz_trash_list_fill (DzTrashList *list, DzView *view, const GPtrArray *items);

G_END_DECLS
