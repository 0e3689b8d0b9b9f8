/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"

/* A file that was deleted while it is open takes every write, and takes them with it when it is closed. */
static gboolean
check_in_place (DzStore *store, GError **error)
{
  int has_moved = 0;

  if (sqlite3_file_control (store->db, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved) != SQLITE_OK || !has_moved)
    return TRUE;

  g_set_error (error, DZ_ERROR, DZ_ERROR_READ_ONLY,
               _("The library “%s” was moved or deleted while it was open. Put it back, then open it again."),
               store->path);
  return FALSE;
}

static gboolean
begin_outermost (DzStore *store, const char *label, GError **error)
{
  if (store->mode == DZ_STORE_READ_ONLY)
    return dz_store_set_error (store, SQLITE_READONLY, error);
  if (!check_in_place (store, error) || !dz_store_run_script (store, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (label != NULL && !dz_store_record_begin (store, label, error))
    {
      dz_store_run_script (store, "ROLLBACK", NULL);
      return FALSE;
    }

  return TRUE;
}

static gboolean
run_savepoint (DzStore *store, const char *verb, int depth, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("%s level_%d", verb, depth);

  return dz_store_run_script (store, sql, error);
}

gboolean
dz_store_begin (DzStore *store, const char *label, GError **error)
{
  gboolean begun;

  g_return_val_if_fail (store != NULL, FALSE);

  begun = store->depth == 0 ? begin_outermost (store, label, error)
                            : run_savepoint (store, "SAVEPOINT", store->depth, error);
  store->depth += begun;

  return begun;
}

/* SQLite rolls back by itself when a write is interrupted or the disk is full. */
static gboolean
is_gone (DzStore *store)
{
  return sqlite3_get_autocommit (store->db) != 0;
}

gboolean
dz_store_commit (DzStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL && store->depth > 0, FALSE);

  if (is_gone (store))
    {
      dz_store_rollback (store);
      g_set_error (error, DZ_ERROR, DZ_ERROR_FAILED, _("The change was not written to the library “%s”."),
                   store->path);
      return FALSE;
    }

  if (store->depth > 1)
    {
      if (run_savepoint (store, "RELEASE", store->depth - 1, error))
        {
          store->depth--;
          return TRUE;
        }
      dz_store_rollback (store);
      return FALSE;
    }

  if (!dz_store_record_end (store, error) || !dz_store_run_script (store, "COMMIT", error))
    {
      dz_store_rollback (store);
      return FALSE;
    }
  store->depth = 0;
  store->n_commits++;

  return TRUE;
}

void
dz_store_rollback (DzStore *store)
{
  g_return_if_fail (store != NULL && store->depth > 0);

  store->depth--;
  if (store->depth == 0)
    dz_store_record_abandon (store);
  if (is_gone (store))
    return;

  /* Neither may be stopped half way by the reader's cancelling. */
  sqlite3_progress_handler (store->db, 0, NULL, NULL);
  if (store->depth == 0)
    {
      dz_store_run_script (store, "ROLLBACK", NULL);
    }
  else
    {
      run_savepoint (store, "ROLLBACK TO", store->depth, NULL);
      run_savepoint (store, "RELEASE", store->depth, NULL);
    }
  dz_store_set_cancellable (store, store->cancellable);
}

gboolean
dz_store_end (DzStore *store, gboolean ok, GError **error)
{
  if (ok)
    return dz_store_commit (store, error);

  dz_store_rollback (store);
  return FALSE;
}
