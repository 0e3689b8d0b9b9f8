/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "core/dz-error.h"

static gboolean
read_version (DzStore *store, GError **error)
{
  int version = 0;

  if (!dz_store_configure (store, error) || !dz_store_inspect (store, &version, error))
    return FALSE;
  if (version == DZ_STORE_VERSION || (version > 0 && store->any_version))
    return TRUE;

  if (version == 0)
    g_set_error (error, DZ_ERROR, DZ_ERROR_NOT_A_LIBRARY, _("The library “%s” is empty."), store->path);
  else
    g_set_error (error, DZ_ERROR, DZ_ERROR_READ_ONLY,
                 _("The library “%s” was written by an older version of Duizhao. Open it once where it can be "
                   "written to."),
                 store->path);
  return FALSE;
}

static gboolean
try_open (DzStore *store, const char *file, int flags, GError **error)
{
  int code;

  sqlite3_close (g_steal_pointer (&store->db));
  code = sqlite3_open_v2 (file, &store->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | flags, NULL);
  if (code != SQLITE_OK)
    return dz_store_set_error (store, code, error);

  return read_version (store, error);
}

/* Leaves out what SQLite would have to write first. Only right where nothing can change the file and no
 * commit waits in a -wal file: those would silently be missing. */
static gboolean
open_immutable (DzStore *store, GError **error)
{
  g_autofree char *uri = g_filename_to_uri (store->path, NULL, error);
  g_autofree char *immutable = uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;

  return immutable != NULL && try_open (store, immutable, SQLITE_OPEN_URI, error);
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, error) && g_chmod (to, 0600) == 0;
}

/* Commits that still wait in the -wal file are only seen through a shared memory file, which cannot be
 * made here: so a copy of both is read instead. */
static gboolean
open_copy (DzStore *store, const char *wal, GError **error)
{
  g_autofree char *copy = NULL;
  g_autofree char *copy_wal = NULL;

  store->copy_folder = g_dir_make_tmp ("duizhao-XXXXXX", error);
  if (store->copy_folder == NULL)
    return FALSE;
  copy = g_build_filename (store->copy_folder, "library", NULL);
  copy_wal = g_strconcat (copy, "-wal", NULL);

  return copy_file (store->path, copy, error) && copy_file (wal, copy_wal, error)
         && try_open (store, copy, 0, error);
}

void
dz_store_remove_copy (DzStore *store)
{
  static const char *const names[] = { "library", "library-wal", "library-shm" };

  if (store->copy_folder == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (store->copy_folder, names[i], NULL);

      g_unlink (file);
    }
  g_rmdir (store->copy_folder);
  g_clear_pointer (&store->copy_folder, g_free);
}

static gboolean
is_on_read_only_media (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return faccessat (AT_FDCWD, folder, W_OK, AT_EACCESS) != 0;
}

static gboolean
open_anyhow (DzStore *store, GError **error)
{
  g_autofree char *wal = g_strconcat (store->path, "-wal", NULL);
  g_autoptr (GError) local_error = NULL;
  GStatBuf info;

  if (try_open (store, store->path, 0, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, DZ_ERROR, DZ_ERROR_UNREADABLE)
      && !g_error_matches (local_error, DZ_ERROR, DZ_ERROR_READ_ONLY))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!is_on_read_only_media (store->path) || g_access (store->path, R_OK) != 0)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (g_stat (wal, &info) == 0 && info.st_size > 0)
    return open_copy (store, wal, error);

  return open_immutable (store, error);
}

DzStore *
dz_store_open_read_only (const char *path, gboolean any_version, GError **error)
{
  g_autoptr (DzStore) store = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("There is no library at “%s” yet."), path);
      return NULL;
    }
  if (!dz_store_check_kind (path, error))
    return NULL;
  store = g_new0 (DzStore, 1);
  store->path = g_strdup (path);
  store->mode = DZ_STORE_READ_ONLY;
  store->any_version = any_version;

  return open_anyhow (store, error) ? g_steal_pointer (&store) : NULL;
}
