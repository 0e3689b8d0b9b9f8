/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_TIMELINE_VIEW (dz_timeline_view_get_type ())

/* Goals and outcomes over the years, district above city. Properties and actions “sort” (topic, name, goals,
 * verdict, gap) and “wording” (any, firm, plain, soft), “as-table” (“timeline.show-as-table”): what the
 * timeline shows as a table; actions “timeline.zoom-in”, “-out”, “-all”, “timeline.export”, “timeline.print”,
 * and with the table “timeline.copy-table”, “timeline.export-table”. */
G_DECLARE_FINAL_TYPE (DzTimelineView, dz_timeline_view, DZ, TIMELINE_VIEW, DzView)

GtkWidget *dz_timeline_view_new (void);

G_END_DECLS
