/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-query.h"
#include "core/dz-search-scope.h"
#include "store/dz-library.h"

G_BEGIN_DECLS

#define DZ_CONCORDANCE_HITS_MAX 10000 /* hits brought back; counts know of all */
#define DZ_CONCORDANCE_HITS_FIRST 50  /* of them, that the reader sees at once */

/* What one search brought back so far. */
typedef struct
{
  GPtrArray *hits;  /* (element-type DzSearchHit) the first of them */
  GArray *counts;   /* (element-type DzTermCount) reports with hits, ascending by id; NULL while they are counted */
  gint64 n_hits;    /* of all reports, where they are counted */
  gint64 report_id; /* not 0: hits are only those of this one, as there are too many */
  gboolean complete;      /* nothing more will come */
  gboolean index_damaged; /* reports were read that the index should have known */
} DzConcordance;

void dz_concordance_free (DzConcordance *concordance);

/* A search that comes step by step, each a read of its own, so that what is there is shown and another search can come between:
 * the first hits, in the order of reports; how many there are in which report; the other hits. Where hits of one report are wanted,
 * or there are but a few, all comes at once. */
typedef struct _DzConcordanceSearch DzConcordanceSearch;

/* query and scope: (transfer full). report_id: the hits of this one are wanted where not all can be had; 0 for none. */
DzConcordanceSearch *dz_concordance_search_new (DzQuery *query, DzSearchScope *scope, gint64 report_id);
DzConcordanceSearch *dz_concordance_search_ref (DzConcordanceSearch *search);
void dz_concordance_search_unref (DzConcordanceSearch *search);

/* found: what the steps before brought, NULL for the first step; only looked at. Runs on the reader's thread; what was
 * cancelled may still come to its end. */
void dz_concordance_search_step_async (DzConcordanceSearch *search, DzLibrary *library, const DzConcordance *found,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* All that was found up to now. */
DzConcordance *dz_concordance_search_step_finish (DzLibrary *library, GAsyncResult *result, GError **error);

/* The characters searched in each report of the scope, which is (transfer full). */
void dz_concordance_measure_async (DzLibrary *library, DzSearchScope *scope, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
/* (element-type DzTermCount) ascending by id (transfer full) */
GArray *dz_concordance_measure_finish (DzLibrary *library, GAsyncResult *result, GError **error);

/* Of counts ascending by id; 0 for a report that is not among them. */
int dz_concordance_find_count (const GArray *counts, gint64 report_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzConcordance, dz_concordance_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzConcordanceSearch, dz_concordance_search_unref)

G_END_DECLS
