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
set_file_error (const char *path, int number, GError **error)
{
  DzError code = number == ENOSPC ? DZ_ERROR_FULL : DZ_ERROR_READ_ONLY;

  g_set_error (error, DZ_ERROR, code, _("“%s” cannot be written: %s"), path, g_strerror (number));
  return FALSE;
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;
  int number = errno;

  if (fd >= 0)
    close (fd);

  return ok || set_file_error (path, number, error);
}

/* The new name is only durable once the folder is. */
static gboolean
rename_durably (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  if (!sync_path (from, O_RDONLY, error))
    return FALSE;
  if (g_rename (from, to) != 0)
    return set_file_error (to, errno, error);

  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

static gboolean
run_backup (DzStore *store, sqlite3 *target, const char *path, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", store->db, "main");
  int code = SQLITE_OK;

  while (backup != NULL && code == SQLITE_OK)
    code = g_cancellable_is_cancelled (store->cancellable) ? SQLITE_INTERRUPT
                                                           : sqlite3_backup_step (backup, 1024);
  sqlite3_backup_finish (backup);

  /* A copy is one plain file, whatever mode the library is in. */
  if (code == SQLITE_DONE)
    code = sqlite3_exec (target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) == SQLITE_OK
             ? SQLITE_DONE
             : sqlite3_errcode (target);

  return code == SQLITE_DONE || dz_store_set_error_for_path (path, code, sqlite3_errmsg (target), error);
}

static gboolean
copy_to_temporary (DzStore *store, const char *temporary, const char *path, GError **error)
{
  sqlite3 *target = NULL;
  gboolean ok;
  int code = sqlite3_open_v2 (temporary, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  ok = code == SQLITE_OK ? run_backup (store, target, path, error)
                         : dz_store_set_error_for_path (path, code, sqlite3_errmsg (target), error);
  sqlite3_close (target);

  return ok;
}

gboolean
dz_store_copy_to (DzStore *store, const char *path, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  gboolean ok;

  if (fd < 0)
    return set_file_error (path, errno, error);
  close (fd);

  ok = copy_to_temporary (store, temporary, path, error) && rename_durably (temporary, path, error);
  if (!ok)
    g_unlink (temporary);

  return ok;
}

static gboolean
is_same_file (const char *one, const char *other)
{
  GStatBuf a, b;

  return g_stat (one, &a) == 0 && g_stat (other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

gboolean
dz_store_backup (DzStore *store, const char *path, GError **error)
{
  g_return_val_if_fail (store != NULL && path != NULL, FALSE);

  if (is_same_file (store->path, path))
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("“%s” is the library itself. Choose another name."),
                   path);
      return FALSE;
    }

  return dz_store_copy_to (store, path, error);
}

/* Not its notes and index: those are the reader's to mend, and no reason to keep her from her backup. */
static gboolean
verify_backup (DzStore *backup, GError **error)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);

  if (!dz_store_check_file (backup, messages, error))
    return FALSE;
  if (messages->len == 0)
    return TRUE;

  g_set_error (error, DZ_ERROR, DZ_ERROR_CORRUPT, _("The backup “%s” is damaged: %s"), backup->path,
               (const char *) g_ptr_array_index (messages, 0));
  return FALSE;
}

static char *
dup_free_name (const char *path)
{
  g_autofree char *now = dz_store_dup_now ();
  char *name = g_strdup_printf ("%s.before-restore-%s", path, now);

  for (int i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.before-restore-%s-%d", path, now, i);
    }

  return name;
}

/* A library that still opens is settled first, so that no commit stays behind in its -wal file. That file
 * only stays if another program has the library open, which would go on writing to the one put aside. */
static gboolean
settle (const char *path, GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DzStore) store = dz_store_open (path, DZ_STORE_WRITE, &local_error);
  gboolean opened = store != NULL;

  g_clear_pointer (&store, dz_store_close);
  if (g_error_matches (local_error, DZ_ERROR, DZ_ERROR_BUSY) || (opened && g_file_test (wal, G_FILE_TEST_EXISTS)))
    return dz_store_set_error_for_path (path, SQLITE_BUSY, NULL, error);

  return TRUE;
}

/* The library itself gets a second name where the disk knows that, and leaves its own only when the backup
 * takes it: so there is a library at every moment, also if the power fails between the two. */
static gboolean
keep_file (const char *from, const char *to, const char *suffix, GError **error)
{
  if (suffix[0] == '\0' && link (from, to) == 0)
    return TRUE;

  return g_rename (from, to) == 0 || errno == ENOENT || set_file_error (to, errno, error);
}

/* A damaged library is kept with the files that belong to it. */
static gboolean
put_aside (const char *path, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal", "" };
  g_autofree char *kept = dup_free_name (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!settle (path, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (kept, suffixes[i], NULL);

      if (!keep_file (from, to, suffixes[i], error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dz_store_restore (const char *path, const char *backup, GError **error)
{
  g_autofree char *temporary = NULL;
  g_autoptr (DzStore) store = NULL;
  gboolean ok;

  g_return_val_if_fail (path != NULL && backup != NULL, FALSE);

  if (is_same_file (path, backup))
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("“%s” is the library itself. Choose a backup."), backup);
      return FALSE;
    }
  /* One of an older version is upgraded when the library is opened next. */
  store = dz_store_open_read_only (backup, TRUE, error);
  temporary = g_strconcat (path, ".restored", NULL);
  ok = store != NULL && verify_backup (store, error) && dz_store_copy_to (store, temporary, error)
       && put_aside (path, error) && rename_durably (temporary, path, error);
  if (!ok)
    g_unlink (temporary);

  return ok;
}
