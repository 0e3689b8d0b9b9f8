/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Everything that was read from a file, and what is known of the file beside its content, which has a
 * checksum of its own. The columns are named, so that a later version of the library can add others. */
static const char *const queries[] = {
  "SELECT name, sha256, size, encoding, n_replaced, stated_place, stated_level, stated_year, stated_kind, imported"
  " FROM source WHERE id = (SELECT source_id FROM report WHERE id = ?)",
  "SELECT kind, title, place, parent, level, delivered, meeting, speaker, reviews, plans FROM report WHERE id = ?",
  "SELECT id, position, number, kind, part, section, line, text FROM paragraph WHERE report_id = ? ORDER BY id",
  "SELECT position, level, parent, part, text, paragraph_id, start, \"end\" FROM section WHERE report_id = ?"
  " ORDER BY id",
  "SELECT number, headword, key, definition, paragraph_id FROM term WHERE report_id = ? ORDER BY id",
  "SELECT id, paragraph_id, start, \"end\", sentence_start, sentence_end, indicator_key, indicator, low, high, unit,"
  " modifier, measure, status, period, place, wording, hardness, state, doubts FROM quantity WHERE report_id = ?"
  " ORDER BY id",
};

/* Type and length go before the bytes, so that no two rows look the same; numbers go as text, which SQLite
 * writes the same everywhere, except that it may round: their own eight bytes follow. */
static void
add_value (GChecksum *checksum, sqlite3_stmt *statement, int column)
{
  int type = sqlite3_column_type (statement, column);
  double number = type == SQLITE_FLOAT ? sqlite3_column_double (statement, column) : 0;
  const char *text = dz_column_text (statement, column);
  int length = sqlite3_column_bytes (statement, column);
  guint64 bits;
  g_autofree char *head = NULL;

  memcpy (&bits, &number, sizeof bits);
  head = g_strdup_printf ("%d %d %" G_GUINT64_FORMAT "\n", type, length, bits);
  g_checksum_update (checksum, (const guchar *) head, (gssize) strlen (head));
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, length);
}

static gboolean
add_rows (DzStore *store, gint64 report_id, const char *query, GChecksum *checksum, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dz_store_prepare (store, error, query, "l", report_id);
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      add_value (checksum, statement, i);

  return code == SQLITE_DONE;
}

char *
dz_store_dup_digest (DzStore *store, gint64 report_id, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!add_rows (store, report_id, queries[i], checksum, error))
      return NULL;

  return g_strdup (g_checksum_get_string (checksum));
}

gboolean
dz_store_write_digest (DzStore *store, gint64 report_id, GError **error)
{
  g_autofree char *digest = dz_store_dup_digest (store, report_id, error);

  return digest != NULL
         && dz_store_run (store, error, "UPDATE report SET digest = ? WHERE id = ?", "tl", digest, report_id);
}

static GArray *
list_ids (DzStore *store, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) statement = dz_store_prepare (store, error, "SELECT id FROM report ORDER BY id", "");
  int code;

  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }

  return code == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

gboolean
dz_store_write_digests (DzStore *store, GError **error)
{
  g_autoptr (GArray) ids = list_ids (store, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!dz_store_write_digest (store, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}

/* A report that came back by undoing what an older version removed has none. */
static gboolean
check_digest (DzStore *store, gint64 id, const char *name, const char *expected, GPtrArray *messages,
              GError **error)
{
  g_autofree char *digest = dz_store_dup_digest (store, id, error);

  if (digest == NULL)
    return FALSE;
  if (strcmp (digest, expected) != 0)
    g_ptr_array_add (messages, g_strdup_printf (_("What was read from “%s” is not what was stored. Rebuild the library."),
                                                name));

  return TRUE;
}

gboolean
dz_store_check_digests (DzStore *store, GPtrArray *messages, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  statement = dz_store_prepare (store, error,
                                "SELECT report.id, name, digest FROM report JOIN source ON source.id = source_id"
                                " WHERE digest IS NOT NULL ORDER BY report.id",
                                "");
  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    if (!check_digest (store, sqlite3_column_int64 (statement, 0), dz_column_text (statement, 1),
                       dz_column_text (statement, 2), messages, error))
      return FALSE;

  return code == SQLITE_DONE;
}
