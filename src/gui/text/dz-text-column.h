/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/text/dz-content-cache.h"
#include "gui/text/dz-report-view.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

#define DZ_TYPE_TEXT_COLUMN (dz_text_column_get_type ())

/* One report with its head: which report, its outline, and what may stand beside it.
 *
 * Signals:
 *   “view-changed”     dz_text_column_get_view() is another one, with nothing of the reader's marked in it yet
 *   “loaded”           another report is shown, or the same one read anew
 *   “chosen” (gint64)  the reader wants this report here
 *   “beside” (gint64)  the reader wants this report beside the one shown; 0 closes this column */
G_DECLARE_FINAL_TYPE (DzTextColumn, dz_text_column, DZ, TEXT_COLUMN, GtkBox)

/* The view that is seen; it changes with the report, see “view-changed”. (transfer none) */
DzReportView *dz_text_column_get_view (DzTextColumn *column);
/* The reports shown before are kept laid out, a few; this lets them go. */
void dz_text_column_forget_earlier (DzTextColumn *column);
/* What is loaded, NULL while nothing is. (transfer none) */
DzReportContent *dz_text_column_get_content (DzTextColumn *column);

/* Reads and shows a report; what was shown stays until the other is there, for a moment, then a quiet sign
 * of work. report_id 0 empties the column. */
void dz_text_column_load (DzTextColumn *column, DzContentCache *cache, gint64 report_id);
gint64 dz_text_column_get_report (DzTextColumn *column);

/* The reports to choose from; NULL while there are none. */
void dz_text_column_set_overview (DzTextColumn *column, DzOverview *overview);
/* Two reports are shown, or one alone. The second of two can be closed; the one alone can get a companion. */
void dz_text_column_set_place (DzTextColumn *column, DzSide side, gboolean alone);
/* A widget of the pane's own at the end of the head, before the button to close it. */
void dz_text_column_add_control (DzTextColumn *column, GtkWidget *control);
void dz_text_column_show_outline (DzTextColumn *column);

G_END_DECLS
