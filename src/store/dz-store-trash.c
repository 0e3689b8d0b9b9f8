/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"

void
dz_trash_item_free (DzTrashItem *item)
{
  if (item == NULL)
    return;

  g_free (item->name);
  g_free (item->removed);
  g_free (item);
}

GPtrArray *
dz_store_list_trash (DzStore *store, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_trash_item_free);
  g_autoptr (sqlite3_stmt) row = NULL;
  int code;

  g_return_val_if_fail (store != NULL, NULL);

  row = dz_store_prepare (store, error,
                          "SELECT 0, min (id), coalesce (nullif (max (coalesce (body, '')), ''), quote), removed AS at"
                          " FROM note WHERE removed IS NOT NULL GROUP BY coalesce (group_uuid, uuid), removed"
                          " UNION ALL SELECT 1, id, name, removed FROM tag WHERE removed IS NOT NULL"
                          " UNION ALL SELECT 2, id, name, removed FROM trash ORDER BY at DESC, 1, 2 DESC",
                          "");
  if (row == NULL)
    return NULL;
  while ((code = dz_store_step (store, row, error)) == SQLITE_ROW)
    {
      DzTrashItem *item = g_new0 (DzTrashItem, 1);

      item->kind = (DzTrashKind) sqlite3_column_int (row, 0);
      item->id = sqlite3_column_int64 (row, 1);
      item->name = dz_column_dup (row, 2);
      item->removed = dz_column_dup (row, 3);
      g_ptr_array_add (items, item);
    }

  return code == SQLITE_DONE ? g_steal_pointer (&items) : NULL;
}

static gboolean
set_not_there (GError **error)
{
  g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("This is no longer in the trash."));

  return FALSE;
}

static gboolean
restore_note (DzStore *store, gint64 id, GError **error)
{
  dz_store_record_name (store, N_("Restore Note"), NULL);
  if (!dz_store_run (store, error,
                     "UPDATE note SET removed = NULL WHERE removed = (SELECT removed FROM note WHERE id = ?1)"
                     " AND (id = ?1 OR group_uuid = (SELECT group_uuid FROM note WHERE id = ?1))",
                     "l", id))
    return FALSE;

  return sqlite3_changes (store->db) > 0 || set_not_there (error);
}

/* “工业”, then “工业 2” … where the name is taken. */
static gboolean
find_free_name (DzStore *store, gint64 parent, char **name, GError **error)
{
  g_autofree char *first = g_strdup (*name);
  gint64 n_taken = 1;

  for (int i = 2;; i++)
    {
      if (!dz_store_query_int (store, &n_taken, 0, error,
                               "SELECT count(*) FROM tag WHERE coalesce (parent_id, 0) = ? AND name = ?"
                               " AND removed IS NULL",
                               "lt", parent, *name))
        return FALSE;
      if (n_taken == 0)
        return TRUE;
      g_free (*name);
      *name = g_strdup_printf ("%s %d", first, i);
    }
}

/* Where something above it lies in the trash it would stay out of sight: it goes to the top then. */
static gboolean
find_home (DzStore *store, gint64 parent, gint64 *home, GError **error)
{
  gint64 n_removed = 0;

  if (!dz_store_query_int (store, &n_removed, 0, error,
                           "WITH RECURSIVE above (id) AS (SELECT ?1 UNION SELECT parent_id FROM tag JOIN above"
                           " ON tag.id = above.id WHERE parent_id IS NOT NULL)"
                           " SELECT count(*) FROM above JOIN tag ON tag.id = above.id WHERE removed IS NOT NULL",
                           "l", parent))
    return FALSE;
  *home = n_removed > 0 ? 0 : parent;

  return TRUE;
}

static gboolean
restore_tag (DzStore *store, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  g_autofree char *name = NULL;
  gint64 home = 0;
  int code, position;

  row = dz_store_prepare (store, error,
                          "SELECT name, coalesce (parent_id, 0), position FROM tag WHERE id = ? AND removed IS NOT NULL",
                          "l", id);
  if (row == NULL || (code = dz_store_step (store, row, error)) != SQLITE_ROW)
    return row != NULL && code == SQLITE_DONE && set_not_there (error);
  name = dz_column_dup (row, 0);
  position = sqlite3_column_int (row, 2);
  if (!find_home (store, sqlite3_column_int64 (row, 1), &home, error)
      || !find_free_name (store, home, &name, error))
    return FALSE;
  sqlite3_reset (row);
  dz_store_record_name (store, N_("Restore Tag “%s”"), name);

  return dz_store_run (store, error, "UPDATE tag SET removed = NULL, parent_id = ?, name = ? WHERE id = ?",
                       "ntl", home, name, id)
         && dz_store_order_tags (store, home, id, position, error);
}

static gboolean
restore_report (DzStore *store, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  g_autofree char *name = NULL;
  gboolean fits = TRUE;
  int code;

  row = dz_store_prepare (store, error, "SELECT name, content FROM trash WHERE id = ?", "l", id);
  if (row == NULL || (code = dz_store_step (store, row, error)) != SQLITE_ROW)
    return row != NULL && code == SQLITE_DONE && set_not_there (error);
  name = dz_column_dup (row, 0);
  dz_store_record_name (store, N_("Restore Report “%s”"), name);
  if (!dz_store_apply_changes (store, sqlite3_column_bytes (row, 1), (gpointer) sqlite3_column_blob (row, 1),
                               TRUE, &fits, error))
    return FALSE;
  if (!fits)
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_AMBIGUOUS,
                   _("The report “%s” cannot be restored: its file has been imported again."), name);
      return FALSE;
    }
  sqlite3_reset (row);

  return dz_store_run (store, error, "DELETE FROM trash WHERE id = ?", "l", id);
}

gboolean
dz_store_restore_item (DzStore *store, DzTrashKind kind, gint64 id, GError **error)
{
  gboolean ok = FALSE;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, N_("Restore Note"), error))
    return FALSE;
  switch (kind)
    {
    case DZ_TRASH_NOTE:
      ok = restore_note (store, id, error);
      break;
    case DZ_TRASH_TAG:
      ok = restore_tag (store, id, error);
      break;
    case DZ_TRASH_REPORT:
      ok = restore_report (store, id, error);
      break;
    default:
      g_assert_not_reached ();
    }

  return dz_store_end (store, ok, error);
}

static gboolean
keep_removed (DzStore *store, sqlite3_session *session, const char *name, GError **error)
{
  g_autofree char *now = dz_store_dup_now ();
  gpointer changes = NULL;
  int size = 0;
  int code = sqlite3session_changeset (session, &size, &changes);
  gboolean ok;

  ok = code == SQLITE_OK
         ? dz_store_run (store, error, "INSERT INTO trash (name, removed, content) VALUES (?, ?, ?)", "ttb",
                         name, now, changes, (gsize) size)
         : dz_store_set_error (store, code, error);
  sqlite3_free (changes);

  return ok;
}

gboolean
dz_store_trash_report (DzStore *store, gint64 id, const char *name, GError **error)
{
  sqlite3_session *session = dz_store_new_session (store, error);
  gboolean ok;

  if (session == NULL)
    return FALSE;
  ok = dz_store_delete_report (store, id, error) && keep_removed (store, session, name, error);
  sqlite3session_delete (session);

  return ok;
}

/* Those below a removed tag go with it. */
#define GONE_TAGS                                                                                                     \
  "WITH RECURSIVE gone (id) AS (SELECT id FROM tag WHERE removed IS NOT NULL"                                         \
  " UNION SELECT tag.id FROM tag JOIN gone ON tag.parent_id = gone.id) SELECT id FROM gone"

static gboolean
empty_trash (DzStore *store, GError **error)
{
  static const char *const script
      = "DELETE FROM note_tag WHERE tag_id IN (" GONE_TAGS ")"
        " OR note_id IN (SELECT id FROM note WHERE removed IS NOT NULL);"
        "DELETE FROM tag WHERE id IN (" GONE_TAGS ");"
        "DELETE FROM note_pair WHERE note_id IN (SELECT id FROM note WHERE removed IS NOT NULL);"
        "DELETE FROM note_before WHERE note_id IN (SELECT id FROM note WHERE removed IS NOT NULL);"
        "DELETE FROM note WHERE removed IS NOT NULL;"
        "DELETE FROM trash;"
        "DELETE FROM change";

  return dz_store_run_script (store, script, error) && dz_store_remove_loose_ends (store, error);
}

gboolean
dz_store_empty_trash (DzStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, NULL, error))
    return FALSE;

  return dz_store_end (store, empty_trash (store, error), error);
}
