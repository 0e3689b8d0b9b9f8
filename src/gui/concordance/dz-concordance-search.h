/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-query.h"
#include "core/dz-search-scope.h"
#include "store/dz-library.h"

G_BEGIN_DECLS

#define DZ_CONCORDANCE_HITS_MAX 10000 /* hits brought back; counts know of all */
#define DZ_CONCORDANCE_HITS_FIRST 100 /* of them, that the reader sees at once */

/* What one search brings back. */
typedef struct
{
  GPtrArray *hits;  /* (element-type DzSearchHit) the first of them */
  GArray *counts;   /* (element-type DzTermCount) reports with hits, ascending by id */
  gint64 n_hits;    /* of all reports */
  gint64 report_id; /* not 0: hits are only those of this one, as there are too many */
} DzConcordance;

void dz_concordance_free (DzConcordance *concordance);

/* query and scope: (transfer full). report_id: the hits of this one are wanted where not all can be had; 0 for none.
 * max: of the hits brought back, DZ_CONCORDANCE_HITS_MAX at most. Runs on the reader's thread; what was cancelled may still come to its end. */
void dz_concordance_search_async (DzLibrary *library, DzQuery *query, DzSearchScope *scope, gint64 report_id,
                                  guint max, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DzConcordance *dz_concordance_search_finish (DzLibrary *library, GAsyncResult *result, GError **error);

/* The characters searched in each report of the scope, which is (transfer full). */
void dz_concordance_measure_async (DzLibrary *library, DzSearchScope *scope, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
/* (element-type DzTermCount) ascending by id (transfer full) */
GArray *dz_concordance_measure_finish (DzLibrary *library, GAsyncResult *result, GError **error);

/* Of counts ascending by id; 0 for a report that is not among them. */
int dz_concordance_find_count (const GArray *counts, gint64 report_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzConcordance, dz_concordance_free)

G_END_DECLS
