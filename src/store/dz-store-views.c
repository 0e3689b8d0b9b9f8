/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/dz-error.h"

static DzSavedView *
read_view (sqlite3_stmt *statement)
{
  DzSavedView *view = dz_saved_view_new ();
  const char *content = dz_column_text (statement, 2);
  g_autoptr (GError) error = NULL;

  view->id = sqlite3_column_int64 (statement, 0);
  view->name = dz_column_dup (statement, 1);
  view->modified = dz_column_dup (statement, 3);

  if (!dz_saved_view_read_content (view, content != NULL ? content : "", &error))
    view->damage = g_strdup (error->message);

  return view;
}

GPtrArray *
dz_store_list_views (DzStore *store, GError **error)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_saved_view_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  g_return_val_if_fail (store != NULL, NULL);

  statement = dz_store_prepare (store, error,
                                "SELECT id, name, content, modified FROM saved_view ORDER BY name", "");
  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (views, read_view (statement));

  return code == SQLITE_DONE ? g_steal_pointer (&views) : NULL;
}

static void
set_no_view (GError **error)
{
  g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("This view is no longer in the library."));
}

static gboolean
check_name (DzStore *store, const DzSavedView *view, GError **error)
{
  gint64 n_namesakes = 0;

  if (view->name == NULL || *view->name == '\0')
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID, _("A saved view needs a name."));
      return FALSE;
    }
  if (!dz_store_query_int (store, &n_namesakes, 0, error,
                           "SELECT count(*) FROM saved_view WHERE name = ? AND id <> ?", "tl", view->name,
                           view->id))
    return FALSE;
  if (n_namesakes > 0)
    g_set_error (error, DZ_ERROR, DZ_ERROR_AMBIGUOUS, _("There is a saved view “%s” already."), view->name);

  return n_namesakes == 0;
}

static gboolean
write_view (DzStore *store, const DzSavedView *view, gint64 *id, GError **error)
{
  g_autofree char *content = dz_saved_view_dup_content (view);
  g_autofree char *now = dz_store_dup_now ();

  *id = view->id;
  if (!check_name (store, view, error))
    return FALSE;
  if (view->id == 0)
    {
      if (!dz_store_run (store, error, "INSERT INTO saved_view (name, content, modified) VALUES (?, ?, ?)", "ttt",
                         view->name, content, now))
        return FALSE;
      *id = sqlite3_last_insert_rowid (store->db);
      return TRUE;
    }
  if (!dz_store_run (store, error, "UPDATE saved_view SET name = ?, content = ?, modified = ? WHERE id = ?",
                     "tttl", view->name, content, now, view->id))
    return FALSE;
  if (sqlite3_changes (store->db) == 0)
    set_no_view (error);

  return sqlite3_changes (store->db) > 0;
}

gint64
dz_store_save_view (DzStore *store, const DzSavedView *view, GError **error)
{
  gint64 id = 0;
  gboolean ok;

  g_return_val_if_fail (store != NULL && view != NULL, 0);

  if (!dz_store_begin (store, view->id == 0 ? N_("Save View") : N_("Replace Saved View"), error))
    return 0;
  ok = write_view (store, view, &id, error);

  return dz_store_end (store, ok, error) ? id : 0;
}

static gboolean
write_name (DzStore *store, const DzSavedView *view, GError **error)
{
  if (!check_name (store, view, error)
      || !dz_store_run (store, error, "UPDATE saved_view SET name = ? WHERE id = ?", "tl", view->name, view->id))
    return FALSE;
  if (sqlite3_changes (store->db) == 0)
    set_no_view (error);

  return sqlite3_changes (store->db) > 0;
}

gboolean
dz_store_rename_view (DzStore *store, gint64 id, const char *name, GError **error)
{
  DzSavedView view = { .id = id, .name = (char *) name };
  gboolean ok;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, N_("Rename Saved View"), error))
    return FALSE;
  ok = write_name (store, &view, error);

  return dz_store_end (store, ok, error);
}

gboolean
dz_store_remove_view (DzStore *store, gint64 id, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, N_("Delete Saved View"), error))
    return FALSE;
  ok = dz_store_run (store, error, "DELETE FROM saved_view WHERE id = ?", "l", id);
  if (ok && sqlite3_changes (store->db) == 0)
    {
      set_no_view (error);
      ok = FALSE;
    }

  return dz_store_end (store, ok, error);
}

gboolean
dz_store_check_views (DzStore *store, GPtrArray *messages, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  statement = dz_store_prepare (store, error,
                                "SELECT id, name, content, modified FROM saved_view ORDER BY id", "");
  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      g_autoptr (DzSavedView) view = read_view (statement);

      if (view->damage != NULL)
        g_ptr_array_add (messages, g_strdup (view->damage));
    }

  return code == SQLITE_DONE;
}
