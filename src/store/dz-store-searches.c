/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"

#define SEARCHES "SELECT id, name, content, modified FROM saved_search ORDER BY name"

static DzSavedSearch *
read_search (sqlite3_stmt *statement, GError **error)
{
  g_autoptr (DzSavedSearch) search = dz_saved_search_new ();
  const char *content = dz_column_text (statement, 2);

  search->id = sqlite3_column_int64 (statement, 0);
  search->name = dz_column_dup (statement, 1);
  search->modified = dz_column_dup (statement, 3);

  return dz_saved_search_read_content (search, content != NULL ? content : "", error)
           ? g_steal_pointer (&search)
           : NULL;
}

/* One that cannot be read is left out: dz_store_check() tells of it, and the others are there. */
GPtrArray *
dz_store_list_searches (DzStore *store, GError **error)
{
  g_autoptr (GPtrArray) searches = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_saved_search_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code = SQLITE_ERROR;

  g_return_val_if_fail (store != NULL, NULL);

  statement = dz_store_prepare (store, error, SEARCHES, "");
  while (statement != NULL && (code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      DzSavedSearch *search = read_search (statement, NULL);

      if (search != NULL)
        g_ptr_array_add (searches, search);
    }

  return code == SQLITE_DONE ? g_steal_pointer (&searches) : NULL;
}

static gboolean
check_name (DzStore *store, const DzSavedSearch *search, GError **error)
{
  gint64 n_namesakes = 0;

  if (search->name == NULL || *search->name == '\0')
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID, _("A saved search needs a name."));
      return FALSE;
    }
  if (!dz_store_query_int (store, &n_namesakes, 0, error,
                           "SELECT count(*) FROM saved_search WHERE name = ? AND id <> ?", "tl", search->name,
                           search->id))
    return FALSE;
  if (n_namesakes > 0)
    g_set_error (error, DZ_ERROR, DZ_ERROR_AMBIGUOUS, _ ("There is a saved search “%s” already."),
                 search->name);

  return n_namesakes == 0;
}

/* TRUE if the last statement changed a row. */
static gboolean
check_changed (DzStore *store, GError **error)
{
  if (sqlite3_changes (store->db) > 0)
    return TRUE;
  g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("This search is no longer in the library."));

  return FALSE;
}

static gboolean
write_search (DzStore *store, const DzSavedSearch *search, gint64 *id, GError **error)
{
  g_autofree char *content = dz_saved_search_dup_content (search);
  g_autofree char *now = dz_store_dup_now ();

  *id = search->id;
  if (!check_name (store, search, error))
    return FALSE;
  if (search->id != 0)
    return dz_store_run (store, error,
                         "UPDATE saved_search SET name = ?, content = ?, modified = ? WHERE id = ?", "tttl",
                         search->name, content, now, search->id)
           && check_changed (store, error);
  if (!dz_store_run (store, error, "INSERT INTO saved_search (name, content, modified) VALUES (?, ?, ?)",
                     "ttt", search->name, content, now))
    return FALSE;
  *id = sqlite3_last_insert_rowid (store->db);

  return TRUE;
}

gint64
dz_store_save_search (DzStore *store, const DzSavedSearch *search, GError **error)
{
  gint64 id = 0;
  gboolean ok;

  g_return_val_if_fail (store != NULL && search != NULL, 0);

  if (!dz_store_begin (store, search->id == 0 ? N_("Save Search") : N_("Replace Saved Search"), error))
    return 0;
  ok = write_search (store, search, &id, error);

  return dz_store_end (store, ok, error) ? id : 0;
}

gboolean
dz_store_remove_search (DzStore *store, gint64 id, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, N_("Delete Saved Search"), error))
    return FALSE;
  ok = dz_store_run (store, error, "DELETE FROM saved_search WHERE id = ?", "l", id)
       && check_changed (store, error);

  return dz_store_end (store, ok, error);
}

gboolean
dz_store_check_searches (DzStore *store, GPtrArray *messages, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dz_store_prepare (store, error, SEARCHES, "");
  int code = SQLITE_ERROR;

  while (statement != NULL && (code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (DzSavedSearch) search = read_search (statement, &local_error);

      if (search == NULL)
        g_ptr_array_add (messages, g_strdup (local_error->message));
    }

  return code == SQLITE_DONE;
}
