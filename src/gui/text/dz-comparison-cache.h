/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/text/dz-report-content.h"
#include "gui/text/dz-text-comparison.h"
#include "store/dz-library.h"

G_BEGIN_DECLS

#define DZ_TYPE_COMPARISON_CACHE (dz_comparison_cache_get_type ())

/* The comparisons made last, so that going back and forth between pairs of reports compares nothing anew. */
G_DECLARE_FINAL_TYPE (DzComparisonCache, dz_comparison_cache, DZ, COMPARISON_CACHE, GObject)

DzComparisonCache *dz_comparison_cache_new (DzLibrary *library, DzKnowledge *knowledge);

/* TRUE if the comparison is one of these two texts. */
gboolean dz_comparison_cache_fits (const DzTextComparison *comparison, const DzReportContent *left,
                                   const DzReportContent *right);

/* NULL if it is not there. (transfer none) */
DzTextComparison *dz_comparison_cache_lookup (DzComparisonCache *cache, const DzReportContent *left,
                                              const DzReportContent *right);
/* Forgets what was compared: the library changed. */
void dz_comparison_cache_clear (DzComparisonCache *cache);

/* Compares two reports, on the library's reader thread. finish: (transfer full) */
void dz_comparison_cache_load_async (DzComparisonCache *cache, gint64 left, gint64 right, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
DzTextComparison *dz_comparison_cache_load_finish (DzComparisonCache *cache, GAsyncResult *result, GError **error);

G_END_DECLS
