/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/text/dz-report-content.h"
#include "store/dz-library.h"

G_BEGIN_DECLS

#define DZ_TYPE_CONTENT_CACHE (dz_content_cache_get_type ())

/* The reports read last, so that going back and forth between them reads nothing. */
G_DECLARE_FINAL_TYPE (DzContentCache, dz_content_cache, DZ, CONTENT_CACHE, GObject)

DzContentCache *dz_content_cache_new (DzLibrary *library);

/* NULL if it is not there. (transfer none) */
DzReportContent *dz_content_cache_lookup (DzContentCache *cache, gint64 report_id);
/* Forgets what was read: the library changed. */
void dz_content_cache_clear (DzContentCache *cache);

/* Reads a report, on the library's reader thread. finish: (transfer full) */
void dz_content_cache_load_async (DzContentCache *cache, gint64 report_id, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
DzReportContent *dz_content_cache_load_finish (DzContentCache *cache, GAsyncResult *result, GError **error);

G_END_DECLS
