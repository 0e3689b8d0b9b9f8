/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-library.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* A chart of a term, whose texts are searched on the library's reading thread. request: kind, term, places
 * and years. */
void dz_chart_count_term_async (DzLibrary *library, DzOverview *overview, DzKnowledge *knowledge,
                                const DzChartRequest *request, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) */
DzChart *dz_chart_count_term_finish (DzLibrary *library, GAsyncResult *result, GError **error);

G_END_DECLS
