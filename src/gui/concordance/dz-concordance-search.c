/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-search.h"

typedef struct
{
  char *query;
  GHashTable *known;
} Search;

static void
search_free (Search *search)
{
  g_free (search->query);
  g_hash_table_unref (search->known);
  g_free (search);
}

void
dz_concordance_free (DzConcordance *concordance)
{
  if (concordance == NULL)
    return;

  g_clear_pointer (&concordance->hits, g_ptr_array_unref);
  g_hash_table_unref (concordance->lengths);
  g_free (concordance);
}

GHashTable *
dz_concordance_lengths_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
set_length (GHashTable *lengths, gint64 report_id, gint64 length)
{
  g_hash_table_insert (lengths, g_memdup2 (&report_id, sizeof report_id), g_memdup2 (&length, sizeof length));
}

static gboolean
read_length (DzStore *store, gint64 report_id, GHashTable *lengths, GError **error)
{
  g_autoptr (DzReport) report = dz_store_load_report (store, report_id, error);
  gint64 length = 0;

  if (report == NULL)
    return FALSE;

  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->kind == DZ_PARAGRAPH_BODY || paragraph->kind == DZ_PARAGRAPH_HEADING)
        length += g_utf8_strlen (paragraph->text, -1);
    }
  set_length (lengths, report_id, length);

  return TRUE;
}

static gboolean
add_length (DzStore *store, gint64 report_id, GHashTable *known, GHashTable *lengths, GError **error)
{
  const gint64 *length = g_hash_table_lookup (known, &report_id);

  if (g_hash_table_contains (lengths, &report_id))
    return TRUE;
  if (length == NULL)
    return read_length (store, report_id, lengths, error);

  set_length (lengths, report_id, *length);

  return TRUE;
}

static gpointer
run_search (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  g_autoptr (DzConcordance) found = g_new0 (DzConcordance, 1);

  found->lengths = dz_concordance_lengths_new ();
  found->hits = dz_store_search (store, search->query, 0, error);
  if (found->hits == NULL)
    return NULL;

  for (guint i = 0; i < found->hits->len; i++)
    {
      const DzSearchHit *hit = g_ptr_array_index (found->hits, i);

      if (!add_length (store, hit->report_id, search->known, found->lengths, error))
        return NULL;
    }

  return g_steal_pointer (&found);
}

void
dz_concordance_search_async (DzLibrary *library, const char *query, GHashTable *known, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  Search *search = g_new0 (Search, 1);
  GHashTableIter iter;
  gpointer report, length;

  search->query = g_strdup (query);
  search->known = dz_concordance_lengths_new ();
  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &report, &length))
    set_length (search->known, *(gint64 *) report, *(gint64 *) length);

  dz_library_read_async (library, run_search, search, (GDestroyNotify) search_free,
                         (GDestroyNotify) dz_concordance_free, cancellable, callback, user_data);
}

DzConcordance *
dz_concordance_search_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  return dz_library_call_finish (library, result, error);
}
