/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"

static gboolean merge (DzStore *store, gint64 from, gint64 into, GError **error);

static gboolean
append_ids (sqlite3_stmt *statement, DzStore *store, GArray *ids, GError **error)
{
  int code;

  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }

  return code == SQLITE_DONE;
}

/* Children with the name of one there become that one; the others move, those in the trash too. */
static gboolean
move_child (DzStore *store, gint64 child, gint64 into, GError **error)
{
  gint64 namesake = 0;

  if (!dz_store_query_int (store, &namesake, 0, error,
                           "SELECT other.id FROM tag JOIN tag AS other ON other.name = tag.name"
                           " WHERE tag.id = ? AND other.parent_id = ? AND tag.removed IS NULL AND other.removed IS NULL",
                           "ll", child, into))
    return FALSE;
  if (namesake != 0)
    return merge (store, child, namesake, error);

  return dz_store_run (store, error, "UPDATE tag SET parent_id = ? WHERE id = ?", "ll", into, child)
         && dz_store_order_tags (store, into, child, -1, error);
}

static gboolean
move_children (DzStore *store, gint64 from, gint64 into, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) statement
      = dz_store_prepare (store, error, "SELECT id FROM tag WHERE parent_id = ? ORDER BY position, id", "l", from);

  if (statement == NULL || !append_ids (statement, store, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!move_child (store, g_array_index (ids, gint64, i), into, error))
      return FALSE;

  return TRUE;
}

static gboolean
merge (DzStore *store, gint64 from, gint64 into, GError **error)
{
  gint64 parent = 0;

  return dz_store_query_int (store, &parent, 0, error, "SELECT parent_id FROM tag WHERE id = ?", "l", from)
         && dz_store_run (store, error,
                          "INSERT OR IGNORE INTO note_tag (note_id, tag_id)"
                          " SELECT note_id, ?2 FROM note_tag WHERE tag_id = ?1",
                          "ll", from, into)
         && dz_store_run (store, error, "DELETE FROM note_tag WHERE tag_id = ?", "l", from)
         && move_children (store, from, into, error)
         && dz_store_run (store, error,
                          "UPDATE tag SET color = coalesce (tag.color, other.color),"
                          " description = coalesce (tag.description, other.description)"
                          " FROM tag AS other WHERE tag.id = ?2 AND other.id = ?1",
                          "ll", from, into)
         && dz_store_run (store, error, "DELETE FROM tag WHERE id = ?", "l", from)
         && dz_store_order_tags (store, parent, 0, -1, error);
}

static gboolean
check_and_merge (DzStore *store, gint64 from, gint64 into, GError **error)
{
  g_autoptr (DzTag) tag = dz_store_load_tag (store, from, error);
  g_autoptr (DzTag) target = tag != NULL ? dz_store_load_tag (store, into, error) : NULL;
  gboolean below = FALSE;

  if (target == NULL || !dz_store_tag_is_below (store, into, from, &below, error))
    return FALSE;
  if (below)
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID,
                           _("A tag cannot be merged with itself or with one below it."));
      return FALSE;
    }
  /* Translators: the label of a change for the menu, with the name of the tag that is no more. */
  dz_store_record_name (store, N_("Merge Tag “%s”"), tag->name);

  return merge (store, from, into, error);
}

gboolean
dz_store_merge_tags (DzStore *store, gint64 from, gint64 into, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, N_("Merge Tag “%s”"), error))
    return FALSE;

  return dz_store_end (store, check_and_merge (store, from, into, error), error);
}

static gboolean
remove_tag (DzStore *store, gint64 id, GError **error)
{
  g_autoptr (DzTag) tag = dz_store_load_tag (store, id, error);
  g_autofree char *now = dz_store_dup_now ();

  if (tag == NULL)
    return FALSE;
  dz_store_record_name (store, N_("Delete Tag “%s”"), tag->name);

  return dz_store_run (store, error, "UPDATE tag SET removed = ? WHERE id = ?", "tl", now, id)
         && dz_store_order_tags (store, tag->parent_id, 0, -1, error);
}

gboolean
dz_store_remove_tag (DzStore *store, gint64 id, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, N_("Delete Tag “%s”"), error))
    return FALSE;

  return dz_store_end (store, remove_tag (store, id, error), error);
}
