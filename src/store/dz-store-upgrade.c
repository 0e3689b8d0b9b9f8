/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include "core/dz-tag.h"

/* Tables of earlier versions, where an id was given again once its row was gone. */
static const char *const old_tables[] = { "source",   "report", "paragraph", "section",  "term",    "quantity",
                                          "note",     "figure", "ruling",    "pair_end", "pairing", "saved_view" };

static int
compare_ids (const gint64 *a, const gint64 *b)
{
  return *a < *b ? -1 : *a > *b;
}

GHashTable *
dz_store_load_listed_tags (DzStore *store, GError **error)
{
  g_autoptr (GHashTable) lists = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (sqlite3_stmt)
    row = dz_store_prepare (store, error, "SELECT id, tags FROM note WHERE tags <> ''", "");
  int code;

  if (row == NULL)
    return NULL;
  while ((code = dz_store_step (store, row, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_hash_table_insert (lists, g_memdup2 (&id, sizeof id), dz_column_dup (row, 1));
    }

  return code == SQLITE_DONE ? g_steal_pointer (&lists) : NULL;
}

static gboolean
link_tag (DzStore *store, gint64 note_id, const char *name, GError **error)
{
  gint64 id = dz_store_add_tag_named (store, 0, name, error);

  return id != 0
         && dz_store_run (store, error, "INSERT OR IGNORE INTO note_tag (note_id, tag_id) VALUES (?, ?)",
                          "ll", note_id, id);
}

/* A “/” in a name of then is a part of the name: there was no tree. */
static gboolean
take_listed_tags (DzStore *store, gint64 note_id, const char *list, GError **error)
{
  g_auto (GStrv) pieces = g_strsplit (list != NULL ? list : "", ",", -1);

  if (!dz_store_run (store, error, "DELETE FROM note_tag WHERE note_id = ?", "l", note_id))
    return FALSE;
  for (int i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *name = dz_tag_name_clean (pieces[i]);

      if (name != NULL && !link_tag (store, note_id, name, error))
        return FALSE;
    }

  return TRUE;
}

static GHashTable *
join_keys (GHashTable *one, GHashTable *other)
{
  GHashTable *keys = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer key;

  for (int i = 0; i < 2; i++)
    {
      if ((i == 0 ? one : other) == NULL)
        continue;
      g_hash_table_iter_init (&iter, i == 0 ? one : other);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_hash_table_add (keys, key);
    }

  return keys;
}

/* In order of the notes, so that the same library becomes the same. A note that is gone has none. */
gboolean
dz_store_take_listed_tags (DzStore *store, GHashTable *before, GError **error)
{
  g_autoptr (GHashTable) now = dz_store_load_listed_tags (store, error);
  g_autoptr (GHashTable) keys = NULL;
  g_autoptr (GList) ids = NULL;

  if (now == NULL)
    return FALSE;
  keys = join_keys (now, before);
  ids = g_list_sort (g_hash_table_get_keys (keys), (GCompareFunc) compare_ids);
  for (GList *l = ids; l != NULL; l = l->next)
    {
      const char *then = before != NULL ? g_hash_table_lookup (before, l->data) : NULL;
      const char *list = g_hash_table_lookup (now, l->data);

      if (g_strcmp0 (then, list) != 0 && !take_listed_tags (store, *(gint64 *) l->data, list, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
rewrite_table (DzStore *store, const char *table, GError **error)
{
  g_autofree char *count = g_strdup_printf ("INSERT INTO sqlite_sequence (name, seq)"
                                            " SELECT '%s', coalesce (max (id), 0) FROM %s",
                                            table, table);

  return dz_store_run (store, error,
                       "UPDATE sqlite_schema SET sql = replace (sql, '  id INTEGER PRIMARY KEY,',"
                       " '  id INTEGER PRIMARY KEY AUTOINCREMENT,') WHERE type = 'table' AND name = ?",
                       "t", table)
         && dz_store_run (store, error, count, "");
}

/* AUTOINCREMENT changes nothing in the rows of a table, so its definition alone is written anew. */
gboolean
dz_store_keep_ids_for_ever (DzStore *store, GError **error)
{
  gboolean ok;

  sqlite3_db_config (store->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  ok = dz_store_run_script (store, "PRAGMA writable_schema = ON", error);
  for (guint i = 0; ok && i < G_N_ELEMENTS (old_tables); i++)
    ok = rewrite_table (store, old_tables[i], error);
  ok = dz_store_run_script (store, "PRAGMA writable_schema = RESET", ok ? error : NULL) && ok;
  sqlite3_db_config (store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  return ok;
}
