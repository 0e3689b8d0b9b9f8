/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/dz-query-matcher.h"

G_BEGIN_DECLS

/* Counts the hits in many texts: one thread, who has the connection, hands them over; all processors look through them. */
typedef struct _DzSearchScan DzSearchScan;

/* matcher must outlive the scan. cancellable (nullable): looked at between texts. */
DzSearchScan *dz_search_scan_new (const DzQueryMatcher *matcher, GCancellable *cancellable);
void dz_search_scan_free (DzSearchScan *scan);

/* Hands over a text, which is copied. FALSE once a text before it could not be looked through; dz_search_scan_finish() says why. */
gboolean dz_search_scan_add (DzSearchScan *scan, gint64 report_id, const char *text);

/* Waits until all texts are looked through, and appends the reports that have hits to counts (element-type DzTermCount), each once,
 * ascending. FALSE on error: DZ_ERROR_INVALID as dz_query_matcher_find(), G_IO_ERROR_CANCELLED. */
gboolean dz_search_scan_finish (DzSearchScan *scan, GArray *counts, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzSearchScan, dz_search_scan_free)

G_END_DECLS
