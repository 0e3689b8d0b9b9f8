/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"

static DzTag *
read_tag (sqlite3_stmt *statement)
{
  DzTag *tag = dz_tag_new ();

  tag->id = sqlite3_column_int64 (statement, 0);
  tag->uuid = dz_column_dup (statement, 1);
  tag->parent_id = sqlite3_column_int64 (statement, 2);
  tag->name = dz_column_dup (statement, 3);
  tag->color = dz_column_dup (statement, 4);
  tag->description = dz_column_dup (statement, 5);
  tag->position = sqlite3_column_int (statement, 6);
  tag->depth = sqlite3_column_int (statement, 7);
  tag->n_notes = sqlite3_column_int (statement, 8);

  return tag;
}

/* What lies in the trash hides what is below it. From the top down no circle can be met. */
#define TREE                                                                                                          \
  "WITH RECURSIVE tree (id, depth, path) AS (SELECT id, 0, printf ('%08d.%012d', position, id) FROM tag"              \
  " WHERE parent_id IS NULL AND removed IS NULL"                                                                      \
  " UNION ALL SELECT tag.id, depth + 1, path || printf ('/%08d.%012d', position, tag.id)"                             \
  " FROM tag JOIN tree ON tag.parent_id = tree.id WHERE tag.removed IS NULL)"
/* The pieces of one selection are one note. */
#define N_NOTES "count(DISTINCT coalesce (group_uuid, note.uuid))"

GPtrArray *
dz_store_list_tags (DzStore *store, GError **error)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_tag_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  g_return_val_if_fail (store != NULL, NULL);

  statement = dz_store_prepare (store, error,
                                TREE
                                " SELECT tag.id, uuid, parent_id, name, color, description, position, depth,"
                                " (SELECT " N_NOTES " FROM note_tag JOIN note ON note.id = note_id"
                                " WHERE tag_id = tag.id AND note.removed IS NULL)"
                                " FROM tag JOIN tree ON tree.id = tag.id ORDER BY path",
                                "");
  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (tags, read_tag (statement));

  return code == SQLITE_DONE ? g_steal_pointer (&tags) : NULL;
}

static gboolean
set_error_literal (GError **error, DzError code, const char *message)
{
  g_set_error_literal (error, DZ_ERROR, code, message);

  return FALSE;
}

DzTag *
dz_store_load_tag (DzStore *store, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  statement = dz_store_prepare (store, error,
                                "SELECT id, uuid, parent_id, name, color, description, position, 0, 0 FROM tag"
                                " WHERE id = ? AND removed IS NULL",
                                "l", id);
  if (statement == NULL)
    return NULL;
  code = dz_store_step (store, statement, error);
  if (code == SQLITE_ROW)
    return read_tag (statement);
  if (code == SQLITE_DONE)
    set_error_literal (error, DZ_ERROR_NOT_FOUND, _("This tag is no longer in the library."));

  return NULL;
}

static gboolean
find_named (DzStore *store, gint64 parent, const char *name, gint64 *id, GError **error)
{
  return dz_store_query_int (store, id, 0, error,
                             "SELECT id FROM tag WHERE coalesce (parent_id, 0) = ? AND name = ? AND removed IS NULL",
                             "lt", parent, name);
}

gboolean
dz_store_tag_is_below (DzStore *store, gint64 id, gint64 top, gboolean *below, GError **error)
{
  gint64 n = 0;

  if (!dz_store_query_int (store, &n, 0, error,
                           "WITH RECURSIVE above (id) AS (SELECT ?1 UNION SELECT parent_id FROM tag JOIN above"
                           " ON tag.id = above.id WHERE parent_id IS NOT NULL) SELECT count(*) FROM above WHERE id = ?2",
                           "ll", id, top))
    return FALSE;
  *below = n > 0;

  return TRUE;
}

/* Siblings stand at 0, 1, 2 … and only those are written that stand elsewhere. A tag of id wants to stand at
 * position, or last where that is -1. */
gboolean
dz_store_order_tags (DzStore *store, gint64 parent, gint64 id, int position, GError **error)
{
  return dz_store_run (store, error,
                       "WITH wanted AS (SELECT id, row_number () OVER (ORDER BY"
                       " CASE WHEN id = ?2 THEN iif (?3 < 0, 1e9, ?3 - 0.5) ELSE place END) - 1 AS place FROM"
                       " (SELECT id, row_number () OVER (ORDER BY position, id) - 1 AS place FROM tag"
                       " WHERE coalesce (parent_id, 0) = ?1 AND removed IS NULL AND id <> ?2"
                       " UNION ALL SELECT id, 0 FROM tag WHERE id = ?2 AND coalesce (parent_id, 0) = ?1))"
                       " UPDATE tag SET position = wanted.place FROM wanted"
                       " WHERE wanted.id = tag.id AND position <> wanted.place",
                       "lli", parent, id, position);
}

static gint64
insert_tag (DzStore *store, const DzTag *tag, GError **error)
{
  g_autofree char *uuid = tag->uuid != NULL ? g_strdup (tag->uuid) : g_uuid_string_random ();
  gint64 id;

  if (!dz_store_run (store, error,
                     "INSERT INTO tag (uuid, parent_id, name, color, description, position)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, (SELECT count(*) FROM tag WHERE coalesce (parent_id, 0)"
                     " = coalesce (?2, 0) AND removed IS NULL))",
                     "tnttt", uuid, tag->parent_id, tag->name, tag->color, tag->description))
    return 0;
  id = sqlite3_last_insert_rowid (store->db);

  return dz_store_order_tags (store, tag->parent_id, id, tag->position, error) ? id : 0;
}

gint64
dz_store_add_tag_named (DzStore *store, gint64 parent, const char *name, GError **error)
{
  g_autoptr (DzTag) tag = dz_tag_new ();
  gint64 id = 0;

  if (!find_named (store, parent, name, &id, error))
    return 0;
  if (id != 0)
    return id;
  tag->parent_id = parent;
  tag->name = g_strdup (name);

  return insert_tag (store, tag, error);
}

static gboolean
check_parent (DzStore *store, const DzTag *tag, GError **error)
{
  g_autoptr (DzTag) parent = NULL;
  gboolean below = FALSE;

  if (tag->parent_id == 0)
    return TRUE;
  if ((parent = dz_store_load_tag (store, tag->parent_id, error)) == NULL
      || (tag->id != 0 && !dz_store_tag_is_below (store, tag->parent_id, tag->id, &below, error)))
    return FALSE;

  return !below || set_error_literal (error, DZ_ERROR_INVALID, _("A tag cannot stand below itself."));
}

static gboolean
check_name (DzStore *store, const DzTag *tag, GError **error)
{
  gint64 other = 0;

  if (tag->name == NULL)
    return set_error_literal (error, DZ_ERROR_INVALID, _("A tag needs a name."));
  if (!find_named (store, tag->parent_id, tag->name, &other, error))
    return FALSE;
  if (other == 0 || other == tag->id)
    return TRUE;

  g_set_error (error, DZ_ERROR, DZ_ERROR_AMBIGUOUS, _("There is already a tag “%s” in this place."), tag->name);
  return FALSE;
}

/* One change names itself; several have one name. */
static const char *
choose_label (const DzTag *before, const DzTag *tag)
{
  gboolean renamed = g_strcmp0 (before->name, tag->name) != 0;
  gboolean moved = before->parent_id != tag->parent_id
                   || (tag->position >= 0 && before->position != tag->position);
  gboolean recolored = g_strcmp0 (before->color, tag->color) != 0;
  gboolean described = g_strcmp0 (before->description, tag->description) != 0;

  if (renamed + moved + recolored + described > 1)
    /* Translators: the label of a change for the menu, with the name of a tag. */
    return N_("Change Tag “%s”");
  if (renamed)
    return N_("Rename Tag “%s”");
  if (recolored)
    return N_("Recolor Tag “%s”");

  return described ? N_("Describe Tag “%s”") : N_("Move Tag “%s”");
}

static gboolean
update_tag (DzStore *store, const DzTag *tag, GError **error)
{
  g_autoptr (DzTag) before = dz_store_load_tag (store, tag->id, error);
  gboolean moved = before != NULL && before->parent_id != tag->parent_id;
  int position = tag->position;

  if (before == NULL)
    return FALSE;
  dz_store_record_name (store, choose_label (before, tag), tag->name);
  if (position < 0 && !moved)
    position = before->position;

  return dz_store_run (store, error,
                       "UPDATE tag SET parent_id = ?, name = ?, color = ?, description = ? WHERE id = ?", "ntttl",
                       tag->parent_id, tag->name, tag->color, tag->description, tag->id)
         && dz_store_order_tags (store, tag->parent_id, tag->id, position, error)
         && (!moved || dz_store_order_tags (store, before->parent_id, 0, -1, error));
}

static gint64
save_tag (DzStore *store, const DzTag *tag, GError **error)
{
  if (!check_parent (store, tag, error) || !check_name (store, tag, error))
    return 0;
  if (tag->id != 0)
    return update_tag (store, tag, error) ? tag->id : 0;
  dz_store_record_name (store, N_("Create Tag “%s”"), tag->name);

  return insert_tag (store, tag, error);
}

gint64
dz_store_save_tag (DzStore *store, const DzTag *tag, GError **error)
{
  g_autoptr (DzTag) own = NULL;
  gint64 id;

  g_return_val_if_fail (store != NULL && tag != NULL, 0);

  own = dz_tag_copy (tag);
  g_free (own->name);
  own->name = tag->name != NULL ? dz_tag_name_clean (tag->name) : NULL;
  if (!dz_store_begin (store, N_("Change Tag “%s”"), error))
    return 0;
  id = save_tag (store, own, error);

  return dz_store_end (store, id != 0, error) ? id : 0;
}

static gint64
find_or_add (DzStore *store, GStrv names, gboolean create, GError **error)
{
  gint64 id = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 parent = id;

      if (create)
        id = dz_store_add_tag_named (store, parent, names[i], error);
      else if (!find_named (store, parent, names[i], &id, error))
        return 0;
      if (id == 0)
        return 0;
    }

  return id;
}

gint64
dz_store_find_tag (DzStore *store, const char *path, gboolean create, GError **error)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 id;

  g_return_val_if_fail (store != NULL && path != NULL, 0);

  names = dz_tag_path_split (path);
  if (create && !dz_store_begin (store, N_("Create Tag “%s”"), error))
    return 0;
  if (create)
    dz_store_record_name (store, N_("Create Tag “%s”"), path);
  id = find_or_add (store, names, create, &local_error);
  if (id == 0 && local_error == NULL)
    g_set_error (&local_error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("There is no tag “%s” in the library."), path);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return !create || dz_store_end (store, id != 0, error) ? id : 0;
}

gboolean
dz_store_tag_note (DzStore *store, gint64 note_id, gint64 tag_id, gboolean tagged, GError **error)
{
  g_autoptr (DzTag) tag = NULL;
  gboolean ok;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, N_("Add Tag “%s”"), error))
    return FALSE;
  tag = dz_store_load_tag (store, tag_id, error);
  if (tag != NULL)
    dz_store_record_name (store, tagged ? N_("Add Tag “%s”") : N_("Take Off Tag “%s”"), tag->name);
  ok = tag != NULL
       && dz_store_run (store, error,
                        tagged ? "INSERT OR IGNORE INTO note_tag (note_id, tag_id)"
                                 " SELECT id, ?2 FROM note WHERE " DZ_STORE_PIECES_OF_1
                               : "DELETE FROM note_tag WHERE tag_id = ?2"
                                 " AND note_id IN (SELECT id FROM note WHERE " DZ_STORE_PIECES_OF_1 ")",
                        "ll", note_id, tag_id);

  return dz_store_end (store, ok, error);
}

GArray *
dz_store_count_tags (DzStore *store, GError **error)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (DzTagCount));
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  g_return_val_if_fail (store != NULL, NULL);

  statement = dz_store_prepare (store, error,
                                TREE " SELECT tag_id, note.report_id, " N_NOTES " FROM note_tag"
                                " JOIN note ON note.id = note_id JOIN tree ON tree.id = tag_id"
                                " WHERE note.removed IS NULL GROUP BY tag_id, note.report_id ORDER BY path, report_id",
                                "");
  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      DzTagCount count = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
                           sqlite3_column_int (statement, 2) };

      g_array_append_val (counts, count);
    }

  return code == SQLITE_DONE ? g_steal_pointer (&counts) : NULL;
}
