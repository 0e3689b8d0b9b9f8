/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

static GHashTable *
index_notes (const GPtrArray *notes)
{
  GHashTable *by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < notes->len; i++)
    {
      DzNote *note = g_ptr_array_index (notes, i);

      g_hash_table_insert (by_id, &note->id, note);
    }

  return by_id;
}

/* One walk over the notes of all tags, in the order of the tree. */
gboolean
dz_store_fill_tags (DzStore *store, const GPtrArray *notes, GError **error)
{
  g_autoptr (GHashTable) by_id = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (sqlite3_stmt) row = NULL;
  int code = SQLITE_DONE;

  if (notes->len == 0)
    return TRUE;
  if ((tags = dz_store_list_tags (store, error)) == NULL
      || (row = dz_store_prepare_many (store, error, "SELECT note_id FROM note_tag WHERE tag_id = ?")) == NULL)
    return FALSE;

  by_id = index_notes (notes);
  for (guint i = 0; i < tags->len && code == SQLITE_DONE; i++)
    {
      const DzTag *tag = g_ptr_array_index (tags, i);

      sqlite3_bind_int64 (row, 1, tag->id);
      while ((code = dz_store_step (store, row, error)) == SQLITE_ROW)
        {
          gint64 id = sqlite3_column_int64 (row, 0);
          DzNote *note = g_hash_table_lookup (by_id, &id);

          if (note != NULL)
            g_array_append_val (note->tag_ids, tag->id);
        }
      sqlite3_reset (row);
    }

  return code == SQLITE_DONE;
}

static gboolean
has_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* Tags that lie in the trash, or below one there, are not seen, and stay. */
static GArray *
list_seen_tags (DzStore *store, gint64 note_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) row = NULL;
  int code;

  row = dz_store_prepare (store, error,
                          "SELECT tag_id FROM note_tag WHERE note_id = ? AND NOT EXISTS (WITH RECURSIVE above (id) AS"
                          " (SELECT tag_id UNION SELECT parent_id FROM tag JOIN above ON tag.id = above.id"
                          " WHERE parent_id IS NOT NULL)"
                          " SELECT 1 FROM above JOIN tag ON tag.id = above.id WHERE removed IS NOT NULL)",
                          "l", note_id);
  if (row == NULL)
    return NULL;
  while ((code = dz_store_step (store, row, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (ids, id);
    }

  return code == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
take_off_others (DzStore *store, const DzNote *note, GError **error)
{
  g_autoptr (GArray) ids = list_seen_tags (store, note->id, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!has_id (note->tag_ids, id)
          && !dz_store_run (store, error,
                            "DELETE FROM note_tag WHERE tag_id = ?2 AND note_id IN (SELECT id FROM note"
                            " WHERE " DZ_STORE_PIECES_OF_1 ")",
                            "ll", note->id, id))
        return FALSE;
    }

  return TRUE;
}

gboolean
dz_store_write_note_tags (DzStore *store, const DzNote *note, GError **error)
{
  if (!take_off_others (store, note, error))
    return FALSE;
  for (guint i = 0; i < note->tag_ids->len; i++)
    {
      gint64 id = g_array_index (note->tag_ids, gint64, i);
      g_autoptr (DzTag) tag = dz_store_load_tag (store, id, error);

      if (tag == NULL
          || !dz_store_run (store, error,
                            "INSERT OR IGNORE INTO note_tag (note_id, tag_id)"
                            " SELECT id, ?2 FROM note WHERE " DZ_STORE_PIECES_OF_1,
                            "ll", note->id, id))
        return FALSE;
    }

  return TRUE;
}

gboolean
dz_store_share_with_group (DzStore *store, const DzNote *note, GError **error)
{
  return dz_store_run (store, error,
                       "UPDATE note SET color = head.color, author = head.author, modified = head.modified"
                       " FROM note AS head WHERE head.id = ? AND head.group_uuid = note.group_uuid"
                       " AND note.id <> head.id"
                       " AND (note.color IS NOT head.color OR note.author IS NOT head.author)",
                       "l", note->id);
}

gboolean
dz_store_keep_words_at_head (DzStore *store, DzNote *note, GError **error)
{
  g_autofree char *words = note->body;
  gint64 head = 0;

  note->body = NULL;
  if (!dz_store_query_int (store, &head, note->id, error,
                           "SELECT id FROM note WHERE group_uuid = (SELECT group_uuid FROM note WHERE id = ?)"
                           " ORDER BY coalesce (body, '') = '', id LIMIT 1",
                           "l", note->id))
    return FALSE;
  if (head == note->id)
    note->body = g_steal_pointer (&words);
  if (head == note->id || words == NULL || *words == '\0')
    return TRUE;

  return dz_store_run (store, error, "UPDATE note SET body = ? WHERE id = ?", "tl", words, head);
}
