/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-search.h"

typedef struct
{
  DzQuery *query; /* NULL where lengths are measured */
  DzSearchScope *scope;
  gint64 report_id;
  guint max;
} Search;

static void
search_free (Search *search)
{
  g_clear_pointer (&search->query, dz_query_free);
  dz_search_scope_free (search->scope);
  g_free (search);
}

void
dz_concordance_free (DzConcordance *concordance)
{
  if (concordance == NULL)
    return;

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
static void
narrow (Search *search, DzConcordance *found)
{
  if (found->n_hits <= DZ_CONCORDANCE_HITS_MAX || dz_concordance_find_count (found->counts, search->report_id) == 0)
    return;

  found->report_id = search->report_id;
  g_clear_pointer (&search->scope->reports, g_array_unref);
  search->scope->reports = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (search->scope->reports, search->report_id);
}

/* DzLibraryFunc */
static gpointer
run_search (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  g_autoptr (DzConcordance) found = g_new0 (DzConcordance, 1);

  if ((found->counts = dz_store_count_query (store, search->query, search->scope, error)) == NULL)
    return NULL;
  for (guint i = 0; i < found->counts->len; i++)
    found->n_hits += g_array_index (found->counts, DzTermCount, i).count;
  narrow (search, found);
  found->hits = dz_store_search_query (store, search->query, search->scope, 0, search->max, error);

  return found->hits != NULL ? g_steal_pointer (&found) : NULL;
}

void
dz_concordance_search_async (DzLibrary *library, DzQuery *query, DzSearchScope *scope, gint64 report_id,
                             guint max, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Search *search = g_new0 (Search, 1);

  search->query = query;
  search->scope = scope;
  search->report_id = report_id;
  search->max = MIN (max, DZ_CONCORDANCE_HITS_MAX);
  dz_library_read_async (library, run_search, search, (GDestroyNotify) search_free,
                         (GDestroyNotify) dz_concordance_free, cancellable, callback, user_data);
}

DzConcordance *
dz_concordance_search_finish (DzLibrary *library, GAsyncResult *result, GError **error)
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
  GArray *lengths = dz_store_count_characters (store, ((Search *) data)->scope, error);

  if (lengths != NULL)
    g_array_sort (lengths, compare_ids);

  return lengths;
}

void
dz_concordance_measure_async (DzLibrary *library, DzSearchScope *scope, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  Search *search = g_new0 (Search, 1);

  search->scope = scope;
  dz_library_read_async (library, run_measure, search, (GDestroyNotify) search_free, (GDestroyNotify) g_array_unref,
                         cancellable, callback, user_data);
}

GArray *
dz_concordance_measure_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  return dz_library_call_finish (library, result, error);
}
