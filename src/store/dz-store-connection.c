/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/dz-error.h"
#include "store/dz-tokenizer-bigram.h"

#define BUSY_TIMEOUT_MS 5000
#define STEPS_BETWEEN_CANCEL_CHECKS 2000

char *
dz_store_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "duizhao", "library.duizhao", NULL);
}

const char *
dz_store_get_path (const DzStore *store)
{
  g_return_val_if_fail (store != NULL, NULL);

  return store->path;
}

static int
on_progress (gpointer data)
{
  DzStore *store = data;

  return g_cancellable_is_cancelled (store->cancellable) ? 1 : 0;
}

void
dz_store_set_cancellable (DzStore *store, GCancellable *cancellable)
{
  g_return_if_fail (store != NULL);

  g_set_object (&store->cancellable, cancellable);
  if (cancellable != NULL)
    sqlite3_progress_handler (store->db, STEPS_BETWEEN_CANCEL_CHECKS, on_progress, store);
  else
    sqlite3_progress_handler (store->db, 0, NULL, NULL);
}

/* A library may come from a stranger: nothing in its schema may reach beyond our own tables. */
static void
distrust_schema (sqlite3 *db)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  /* Until the file is known to be ours, closing it must not write to it. Readers keep this: with more than
   * one connection that checkpoints, SQLite before 3.51.3 can lose a commit. */
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

gboolean
dz_store_configure (DzStore *store, GError **error)
{
  sqlite3_extended_result_codes (store->db, 1);
  sqlite3_busy_timeout (store->db, BUSY_TIMEOUT_MS);
  distrust_schema (store->db);
  if (!dz_tokenizer_bigram_register (store->db))
    return dz_store_set_error (store, SQLITE_ERROR, error);

  return dz_store_run_script (store,
                              "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON;"
                              "PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0",
                              error);
}

gboolean
dz_store_inspect (DzStore *store, int *version, GError **error)
{
  gint64 application_id, user_version, n_tables;

  if (!dz_store_query_int (store, &application_id, 0, error, "PRAGMA application_id", "")
      || !dz_store_query_int (store, &user_version, 0, error, "PRAGMA user_version", "")
      || !dz_store_query_int (store, &n_tables, 0, error, "SELECT count(*) FROM sqlite_schema", ""))
    return FALSE;

  *version = (int) user_version;
  if (application_id != DZ_STORE_APPLICATION_ID && (application_id != 0 || user_version != 0 || n_tables > 0))
    return dz_store_set_error (store, SQLITE_NOTADB, error);
  if (user_version > DZ_STORE_VERSION)
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_TOO_NEW,
                   _("The library “%s” was written by a newer version of Duizhao. Update Duizhao to open it."),
                   store->path);
      return FALSE;
    }

  return TRUE;
}

/* SQLite falls back to a rollback journal where the folder knows no shared memory (some network drives);
 * readers would then block the writer. */
static gboolean
start_wal (DzStore *store, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dz_store_prepare (store, error, "PRAGMA journal_mode = WAL", "");

  if (statement == NULL || dz_store_step (store, statement, error) != SQLITE_ROW)
    return FALSE;
  if (g_strcmp0 (dz_column_text (statement, 0), "wal") == 0)
    return TRUE;

  g_set_error (error, DZ_ERROR, DZ_ERROR_READ_ONLY,
               _("The folder of the library “%s” does not allow safe writing. Move the library to a local disk."),
               store->path);
  return FALSE;
}

gboolean
dz_store_check_kind (const char *path, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0 || S_ISREG (info.st_mode))
    return TRUE;

  g_set_error (error, DZ_ERROR, DZ_ERROR_NOT_A_LIBRARY, _("“%s” is not a file."), path);
  return FALSE;
}

/* The file is made here and not by SQLite, for its mode; -wal and -shm inherit it. An existing file is
 * never opened beside SQLite: closing a descriptor would drop the locks of our other connections. */
static gboolean
create_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_READ_ONLY, _("The folder “%s” cannot be created: %s"), folder,
                   g_strerror (errno));
      return FALSE;
    }

  fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0 && errno != EEXIST)
    {
      g_set_error (error, DZ_ERROR, errno == ENOSPC ? DZ_ERROR_FULL : DZ_ERROR_READ_ONLY,
                   _("The library “%s” cannot be created: %s"), path, g_strerror (errno));
      return FALSE;
    }
  if (fd >= 0)
    close (fd);

  return TRUE;
}

/* The search index is made of the texts: where a part of it is gone, it is made again. */
static gboolean
mend_search_index (DzStore *store, GError **error)
{
  gint64 n_parts = 0;

  if (!dz_store_query_int (store, &n_parts, 0, error,
                           "SELECT count (*) FROM sqlite_schema WHERE name IN ('search_segment', 'search_page',"
                           " 'search_document', 'search_insert', 'search_delete', 'search_update')",
                           ""))
    return FALSE;

  return n_parts == 6 || dz_store_rebuild_search_index (store, error);
}

static gboolean
open_for_writing (DzStore *store, GError **error)
{
  int version = 0;
  int code = sqlite3_open_v2 (store->path, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (code != SQLITE_OK)
    return dz_store_set_error (store, code, error);
  if (!dz_store_configure (store, error) || !dz_store_inspect (store, &version, error))
    return FALSE;
  if (sqlite3_db_readonly (store->db, "main") == 1)
    return dz_store_set_error (store, SQLITE_READONLY, error);
  if (version < DZ_STORE_VERSION && !dz_store_migrate (store, version, NULL, error))
    return FALSE;
  if (!dz_store_trust_schema (store, error) || !start_wal (store, error))
    return FALSE;
  sqlite3_db_config (store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  return mend_search_index (store, error);
}

DzStore *
dz_store_open (const char *path, DzStoreMode mode, GError **error)
{
  g_autoptr (DzStore) store = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (mode == DZ_STORE_READ_ONLY)
    return dz_store_open_read_only (path, FALSE, error);

  if (!dz_store_check_kind (path, error) || !create_file (path, error))
    return NULL;
  store = g_new0 (DzStore, 1);
  store->path = g_strdup (path);
  store->mode = mode;

  return open_for_writing (store, error) ? g_steal_pointer (&store) : NULL;
}

/* A library at rest is one plain file that can be copied, and read from media that cannot be written. This
 * fails, harmlessly, while another connection has it open. */
static void
leave_wal (DzStore *store)
{
  sqlite3_progress_handler (store->db, 0, NULL, NULL);
  sqlite3_busy_timeout (store->db, 0);
  sqlite3_exec (store->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
}

static gboolean
may_checkpoint (DzStore *store)
{
  int no_checkpoint = 1;

  sqlite3_db_config (store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, -1, &no_checkpoint);

  return store->mode == DZ_STORE_WRITE && no_checkpoint == 0;
}

void
dz_store_close (DzStore *store)
{
  if (store == NULL)
    return;

  while (store->depth > 0)
    dz_store_rollback (store);
  if (store->db != NULL && may_checkpoint (store))
    leave_wal (store);
  sqlite3_close (store->db);
  dz_search_index_memory_free (store->search_memory);
  dz_store_remove_copy (store);
  g_clear_object (&store->cancellable);
  g_free (store->path);
  g_free (store);
}

void
dz_store_release_memory (DzStore *store)
{
  g_return_if_fail (store != NULL);

  sqlite3_db_release_memory (store->db);
}
