/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-search-reader.h"

static void
reader_free (gpointer data)
{
  DzSearchReader *reader = data;

  g_clear_pointer (&reader->hold, sqlite3_finalize);
  if (reader->own)
    g_clear_pointer (&reader->store, dz_store_close);
  g_free (reader);
}

/* From here on the connection sees the library as it is now. */
static gboolean
hold (DzSearchReader *reader, GError **error)
{
  reader->hold = dz_store_prepare_many (reader->store, error, "SELECT name FROM sqlite_schema");

  return reader->hold != NULL && dz_store_step (reader->store, reader->hold, error) == SQLITE_ROW;
}

/* Changes when another connection, that of the reader excepted, has written. */
static gboolean
read_version (const DzSearchReader *reader, gint64 *version)
{
  return dz_store_query_int (reader->store, version, 0, NULL, "PRAGMA data_version", "");
}

/* NULL where the file cannot be opened in the plain way. */
static DzSearchReader *
open_beside (DzStore *store)
{
  const char *file = sqlite3_db_filename (store->db, "main");
  DzSearchReader *reader = g_new0 (DzSearchReader, 1);

  reader->own = TRUE;
  reader->store = g_new0 (DzStore, 1);
  reader->store->mode = DZ_STORE_READ_ONLY;
  reader->store->path = g_strdup (store->path);
  if (file == NULL || sqlite3_uri_boolean (file, "immutable", 0)
      || sqlite3_open_v2 (file, &reader->store->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL)
           != SQLITE_OK
      || !dz_store_configure (reader->store, NULL))
    {
      reader_free (reader);
      return NULL;
    }
  dz_store_set_cancellable (reader->store, store->cancellable);

  return reader;
}

/* SQLite of this system cannot hand the state that one connection sees to another. So the others look what
 * state there is, then the store's connection takes hold of one, then the others do: where nobody wrote
 * between the first and the last, all have the same. */
GPtrArray *
dz_search_readers_open (DzStore *store, guint n, GError **error)
{
  g_autoptr (GPtrArray) readers = g_ptr_array_new_with_free_func (reader_free);
  g_autofree gint64 *versions = g_new0 (gint64, n + 1);
  DzSearchReader *reader = g_new0 (DzSearchReader, 1);

  reader->store = store;
  g_ptr_array_add (readers, reader);
  if (sqlite3_txn_state (store->db, "main") == SQLITE_TXN_NONE)
    while (readers->len < n && (reader = open_beside (store)) != NULL)
      {
        if (!read_version (reader, &versions[readers->len]))
          versions[readers->len] = -1;
        g_ptr_array_add (readers, reader);
      }
  if (!hold (g_ptr_array_index (readers, 0), error))
    return NULL;
  for (guint i = readers->len; i > 1; i--)
    {
      gint64 now = 0;

      reader = g_ptr_array_index (readers, i - 1);
      if (!hold (reader, NULL) || !read_version (reader, &now) || now != versions[i - 1])
        g_ptr_array_remove_index (readers, i - 1);
    }

  return g_steal_pointer (&readers);
}
