/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-saved-view.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* What a saved view and the reports of a library have to do with each other. */

/* Keeps with the view which reports a chart was drawn from and a digest of its data. */
void dz_saved_view_keep_data (DzSavedView *view, const DzChart *chart, const DzOverview *overview);

/* Errors: DZ_ERROR_INVALID for one that is damaged, or shows what this version of the program does not know. */
gboolean dz_saved_view_check (const DzSavedView *view, GError **error);

/* What is to be told to someone who looks at the view: reports, places or an indicator that are gone; how
 * many figures are others than when it was saved. chart is what it draws now, NULL for nothing; redrawn: it
 * stood open when they changed. NULL where all is as it was. (transfer full) (nullable) */
char *dz_saved_view_dup_news (const DzSavedView *view, const DzChart *chart, const DzOverview *overview,
                              const DzKnowledge *knowledge, gboolean redrawn);

/* The places of the view that the library still has; NULL for no limit. (transfer full) (nullable) */
char **dz_saved_view_dup_places (const DzSavedView *view, const DzOverview *overview);

/* How the rows of a saved timeline are sorted and chosen; borrows from the view. */
void dz_saved_view_init_choice (const DzSavedView *view, DzTimelineChoice *choice);

/* The figure in focus, NULL if it is not there. (transfer none) (nullable) */
const DzQuantity *dz_saved_view_find_focus (const DzSavedView *view, const DzOverview *overview);
/* The report in focus, NULL if it is not there. (transfer none) (nullable) */
const DzReport *dz_saved_view_find_report (const DzSavedView *view, const DzOverview *overview);

G_END_DECLS
