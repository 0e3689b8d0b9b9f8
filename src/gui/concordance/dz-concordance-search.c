/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-search.h"

#include "gui/dz-release.h"

struct _DzConcordanceSearch
{
  gatomicrefcount ref_count;
  DzQuery *query;
  DzSearchScope *scope;
  gint64 report_id;
};

/* One step on the reader's thread. */
typedef struct
{
  DzConcordanceSearch *search;
  GPtrArray *hits; /* as the steps before left them, NULL before the first */
  GArray *counts;
  gint64 n_hits;
} Step;

static void
step_free (Step *step)
{
  dz_concordance_search_unref (step->search);
  g_clear_pointer (&step->hits, g_ptr_array_unref);
  g_clear_pointer (&step->counts, g_array_unref);
  g_free (step);
}

void
dz_concordance_free (DzConcordance *concordance)
{
  if (concordance == NULL)
    return;

  if (concordance->hits != NULL && concordance->hits->len > DZ_CONCORDANCE_HITS_FIRST)
    dz_release_elsewhere (concordance->hits, (GDestroyNotify) g_ptr_array_unref);
  else
    g_clear_pointer (&concordance->hits, g_ptr_array_unref);
  g_clear_pointer (&concordance->counts, g_array_unref);
  g_free (concordance);
}

int
dz_concordance_find_count (const GArray *counts, gint64 report_id)
{
  guint low = 0;
  guint high = counts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const DzTermCount *count = &g_array_index (counts, DzTermCount, middle);

      if (count->report_id == report_id)
        return count->count;
      if (count->report_id < report_id)
        low = middle + 1;
      else
        high = middle;
    }

  return 0;
}

/* Too many hits for one list: those of the report that the reader looks at. */
static DzSearchScope *
dup_narrowed (const DzConcordanceSearch *search, const DzConcordance *found)
{
  DzSearchScope *scope;

  if (found->n_hits <= DZ_CONCORDANCE_HITS_MAX || dz_concordance_find_count (found->counts, search->report_id) == 0)
    return NULL;

  scope = dz_search_scope_copy (search->scope);
  g_clear_pointer (&scope->reports, g_array_unref);
  scope->reports = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (scope->reports, search->report_id);

  return scope;
}

static gboolean
count (const DzConcordanceSearch *search, DzStore *store, DzConcordance *found, GError **error)
{
  if ((found->counts = dz_store_count_query (store, search->query, search->scope, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < found->counts->len; i++)
    found->n_hits += g_array_index (found->counts, DzTermCount, i).count;

  return TRUE;
}

static gboolean
fetch_all (const DzConcordanceSearch *search, DzStore *store, DzConcordance *found, GError **error)
{
  g_autoptr (DzSearchScope) narrowed = dup_narrowed (search, found);

  found->report_id = narrowed != NULL ? search->report_id : 0;
  found->hits = dz_store_search_query (store, search->query, narrowed != NULL ? narrowed : search->scope, 0,
                                       DZ_CONCORDANCE_HITS_MAX, error);
  found->complete = TRUE;

  return found->hits != NULL;
}

/* Hits stand in the order of reports. */
static void
count_fetched (DzConcordance *found)
{
  found->counts = g_array_new (FALSE, FALSE, sizeof (DzTermCount));
  found->n_hits = found->hits->len;
  for (guint i = 0; i < found->hits->len; i++)
    {
      DzTermCount one = { ((const DzSearchHit *) g_ptr_array_index (found->hits, i))->report_id, 1 };
      DzTermCount *last = found->counts->len > 0
                            ? &g_array_index (found->counts, DzTermCount, found->counts->len - 1)
                            : NULL;

      if (last != NULL && last->report_id == one.report_id)
        last->count++;
      else
        g_array_append_val (found->counts, one);
    }
}

static gboolean
fetch_first (const DzConcordanceSearch *search, DzStore *store, DzConcordance *found, GError **error)
{
  found->hits = dz_store_search_query (store, search->query, search->scope, 0, DZ_CONCORDANCE_HITS_FIRST, error);
  if (found->hits == NULL)
    return FALSE;
  found->complete = found->hits->len < DZ_CONCORDANCE_HITS_FIRST;
  if (found->complete)
    count_fetched (found);

  return TRUE;
}

/* DzLibraryFunc */
static gpointer
run_step (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Step *step = data;
  const DzConcordanceSearch *search = step->search;
  g_autoptr (DzConcordance) found = g_new0 (DzConcordance, 1);
  gboolean ok;

  found->n_hits = step->n_hits;
  found->counts = step->counts != NULL ? g_array_ref (step->counts) : NULL;
  if (found->counts != NULL)
    ok = fetch_all (search, store, found, error);
  else if (step->hits != NULL)
    {
      found->hits = g_ptr_array_ref (step->hits);
      ok = count (search, store, found, error);
      found->complete = ok && found->n_hits <= found->hits->len;
    }
  else if (search->report_id != 0)
    ok = count (search, store, found, error) && fetch_all (search, store, found, error);
  else
    ok = fetch_first (search, store, found, error);
  found->index_damaged = dz_store_is_index_damaged (store);

  return ok ? g_steal_pointer (&found) : NULL;
}

DzConcordanceSearch *
dz_concordance_search_new (DzQuery *query, DzSearchScope *scope, gint64 report_id)
{
  DzConcordanceSearch *search;

  g_return_val_if_fail (query != NULL && scope != NULL, NULL);

  search = g_new0 (DzConcordanceSearch, 1);
  g_atomic_ref_count_init (&search->ref_count);
  search->query = query;
  search->scope = scope;
  search->report_id = report_id;

  return search;
}

DzConcordanceSearch *
dz_concordance_search_ref (DzConcordanceSearch *search)
{
  g_atomic_ref_count_inc (&search->ref_count);

  return search;
}

void
dz_concordance_search_unref (DzConcordanceSearch *search)
{
  if (!g_atomic_ref_count_dec (&search->ref_count))
    return;

  dz_query_free (search->query);
  dz_search_scope_free (search->scope);
  g_free (search);
}

void
dz_concordance_search_step_async (DzConcordanceSearch *search, DzLibrary *library, const DzConcordance *found,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Step *step;

  g_return_if_fail (search != NULL && (found == NULL || !found->complete));

  step = g_new0 (Step, 1);
  step->search = dz_concordance_search_ref (search);
  if (found != NULL)
    {
      step->hits = g_ptr_array_ref (found->hits);
      step->counts = found->counts != NULL ? g_array_ref (found->counts) : NULL;
      step->n_hits = found->n_hits;
    }
  dz_library_read_async (library, run_step, step, (GDestroyNotify) step_free, (GDestroyNotify) dz_concordance_free,
                         cancellable, callback, user_data);
}

DzConcordance *
dz_concordance_search_step_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  return dz_library_call_finish (library, result, error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const DzTermCount *count = a;
  const DzTermCount *other = b;

  return (count->report_id > other->report_id) - (count->report_id < other->report_id);
}

/* DzLibraryFunc */
static gpointer
run_measure (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GArray *lengths = dz_store_count_characters (store, data, error);

  if (lengths != NULL)
    g_array_sort (lengths, compare_ids);

  return lengths;
}

void
dz_concordance_measure_async (DzLibrary *library, DzSearchScope *scope, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  dz_library_read_async (library, run_measure, scope, (GDestroyNotify) dz_search_scope_free,
                         (GDestroyNotify) g_array_unref, cancellable, callback, user_data);
}

GArray *
dz_concordance_measure_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  return dz_library_call_finish (library, result, error);
}
