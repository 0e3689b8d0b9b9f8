/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "workbench/dz-overview.h"

G_BEGIN_DECLS

#define DZ_TYPE_LIBRARY_ITEM (dz_library_item_get_type ())

/* A row of the library pane: a place with its reports and the places below it, or one report. */
G_DECLARE_FINAL_TYPE (DzLibraryItem, dz_library_item, DZ, LIBRARY_ITEM, GObject)

/* The places of the library that have none above them, with everything below. A report without a place stands
 * at the top. Items of reports are made when they are asked for: there may be thousands. (transfer full)
 * (element-type DzLibraryItem) */
GListModel *dz_library_item_build_tree (DzOverview *overview, const DzKnowledge *knowledge);

/* The item is the report, or a place that has it somewhere below. */
gboolean dz_library_item_holds (DzLibraryItem *item, gint64 report_id);
/* 0 for a place. */
gint64 dz_library_item_get_report (DzLibraryItem *item);
const char *dz_library_item_get_title (DzLibraryItem *item);
/* The level of a place in a word, "" for a report. */
const char *dz_library_item_get_badge (DzLibraryItem *item);
/* NULL for a report. (transfer none) */
GListModel *dz_library_item_get_children (DzLibraryItem *item);

G_END_DECLS
