/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"

/* The one table that maps SQLite's primary result codes. Messages take the library's path. */
static const struct
{
  int code;
  DzError error;
  const char *message;
} cases[] = {
  { SQLITE_FULL, DZ_ERROR_FULL,
    N_("There is no space left to write the library “%s”. Free some space and try again.") },
  { SQLITE_READONLY, DZ_ERROR_READ_ONLY, N_("The library “%s” cannot be written to.") },
  { SQLITE_BUSY, DZ_ERROR_BUSY, N_("Another program is using the library “%s”. Close it and try again.") },
  { SQLITE_LOCKED, DZ_ERROR_BUSY, N_("Another program is using the library “%s”. Close it and try again.") },
  { SQLITE_CORRUPT, DZ_ERROR_CORRUPT, N_("The library “%s” is damaged. Restore it from a backup.") },
  { SQLITE_NOTADB, DZ_ERROR_NOT_A_LIBRARY, N_("“%s” is not a library of Duizhao.") },
  { SQLITE_CANTOPEN, DZ_ERROR_UNREADABLE, N_("The library “%s” cannot be opened.") },
  { SQLITE_PERM, DZ_ERROR_UNREADABLE, N_("The library “%s” cannot be opened: permission denied.") },
  { SQLITE_IOERR, DZ_ERROR_FAILED, N_("The disk failed while reading or writing the library “%s”.") },
  { SQLITE_PROTOCOL, DZ_ERROR_BUSY, N_("Another program is using the library “%s”. Close it and try again.") },
  { SQLITE_TOOBIG, DZ_ERROR_TOO_LARGE, N_("A text is too large for the library “%s”.") },
};

gboolean
dz_store_set_error_for_path (const char *path, int code, const char *detail, GError **error)
{
  int primary = code & 0xff;

  if (primary == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The operation was cancelled."));
      return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (cases[i].code == primary)
      {
        g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        message = g_strdup_printf (_(cases[i].message), path);
#pragma GCC diagnostic pop
        g_set_error_literal (error, DZ_ERROR, cases[i].error, message);
        return FALSE;
      }

  g_set_error (error, DZ_ERROR, DZ_ERROR_FAILED,
               /* Translators: the path of the library, then what its database said. */
               _("The library “%s” could not do this: %s"), path, detail);
  return FALSE;
}

gboolean
dz_store_set_error (DzStore *store, int code, GError **error)
{
  return dz_store_set_error_for_path (store->path, code, sqlite3_errmsg (store->db), error);
}

gboolean
dz_store_check_cancelled (DzStore *store, GError **error)
{
  if (!g_cancellable_is_cancelled (store->cancellable))
    return TRUE;

  return dz_store_set_error (store, SQLITE_INTERRUPT, error);
}
