/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-library.h"

G_BEGIN_DECLS

/* What one search brings back. */
typedef struct
{
  GPtrArray *hits;     /* (element-type DzSearchHit) */
  GHashTable *lengths; /* report id (gint64) -> characters of its body (gint64), for the reports with hits */
} DzConcordance;

void dz_concordance_free (DzConcordance *concordance);

/* known: the lengths found so far, borrowed until the call returns; they are not read again. */
void dz_concordance_search_async (DzLibrary *library, const char *query, GHashTable *known,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DzConcordance *dz_concordance_search_finish (DzLibrary *library, GAsyncResult *result, GError **error);

/* A table for lengths. */
GHashTable *dz_concordance_lengths_new (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzConcordance, dz_concordance_free)

G_END_DECLS
