/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-search-index-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_sealed (sqlite3_stmt *document)
{
  const char *odd = dz_column_text (document, 4);

  return odd != NULL
         && sqlite3_column_int64 (document, 5)
              == dz_search_document_seal (sqlite3_column_int64 (document, 0),
                                          sqlite3_column_int64 (document, 2),
                                          sqlite3_column_int (document, 3), odd);
}

/* Every indexed report has a place of its own in a segment, and its texts are those that were indexed. */
static gboolean
check_documents (DzStore *store, gboolean *good, GError **error)
{
  g_autoptr (sqlite3_stmt) documents = NULL;
  int code = SQLITE_ERROR;

  documents = dz_store_prepare (store, error,
                                "SELECT report_id, digest, segment, document, odd, seal, count (*) OVER (PARTITION BY segment, document) = 1"
                                " AND EXISTS (SELECT 1 FROM search_segment WHERE id = segment"
                                " AND document BETWEEN 0 AND n_documents - 1) FROM search_document",
                                "");
  while (documents != NULL && (code = dz_store_step (store, documents, error)) == SQLITE_ROW)
    {
      g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
      g_autoptr (sqlite3_stmt) texts = dz_store_prepare (store, error, DZ_SEARCH_TEXTS, "l",
                                                         sqlite3_column_int64 (documents, 0));
      int step = SQLITE_ERROR;

      while (texts != NULL && (step = dz_store_step (store, texts, error)) == SQLITE_ROW)
        {
          g_checksum_update (digest, (const guchar *) dz_column_text (texts, 0), -1);
          g_checksum_update (digest, (const guchar *) "\n", 1);
        }
      if (step != SQLITE_DONE)
        return FALSE;
      *good = *good && sqlite3_column_int (documents, 6) && is_sealed (documents)
              && g_strcmp0 (g_checksum_get_string (digest), dz_column_text (documents, 1)) == 0;
    }

  return code == SQLITE_DONE;
}

/* The pages of every segment are those that were written. */
static gboolean
check_segments (DzStore *store, gboolean *good, GError **error)
{
  g_autoptr (sqlite3_stmt) segments
    = dz_store_prepare (store, error, "SELECT id, digest FROM search_segment", "");
  int code = SQLITE_ERROR;

  while (segments != NULL && (code = dz_store_step (store, segments, error)) == SQLITE_ROW)
    {
      g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
      gint64 id = sqlite3_column_int64 (segments, 0);
      g_autoptr (sqlite3_stmt) pages
        = dz_store_prepare (store, error,
                            "SELECT content, id FROM search_page WHERE id >= ? AND id < ? ORDER BY id", "ll",
                            dz_search_first_page ((guint64) id), dz_search_first_page ((guint64) id + 1));
      int step = SQLITE_ERROR;

      while (pages != NULL && (step = dz_store_step (store, pages, error)) == SQLITE_ROW)
        {
          gint64 page = GINT64_TO_LE (sqlite3_column_int64 (pages, 1));

          g_checksum_update (digest, (const guchar *) &page, sizeof page);
          g_checksum_update (digest, sqlite3_column_blob (pages, 0), sqlite3_column_bytes (pages, 0));
        }
      if (step != SQLITE_DONE)
        return FALSE;
      *good = *good && g_strcmp0 (g_checksum_get_string (digest), dz_column_text (segments, 1)) == 0;
    }

  return code == SQLITE_DONE;
}

gboolean
dz_search_index_check (DzStore *store, GPtrArray *messages, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean good = TRUE;

  if (!check_documents (store, &good, &local_error) || !check_segments (store, &good, &local_error))
    {
      good = FALSE;
      if (!dz_search_index_is_damage (local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  if (!good)
    g_ptr_array_add (messages, g_strdup (_("The search index does not fit the texts. Rebuild the library.")));

  return TRUE;
}
