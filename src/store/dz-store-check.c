/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"
#include "store/dz-anchor.h"

static gboolean
check_integrity (DzStore *store, GPtrArray *messages, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dz_store_prepare (store, error, "PRAGMA integrity_check", "");
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    if (g_strcmp0 (dz_column_text (statement, 0), "ok") != 0)
      g_ptr_array_add (messages, g_strdup_printf (_("The file is damaged: %s"), dz_column_text (statement, 0)));

  return code == SQLITE_DONE;
}

static gboolean
check_references (DzStore *store, GPtrArray *messages, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dz_store_prepare (store, error, "PRAGMA foreign_key_check", "");
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (messages,
                     /* Translators: table and row number of the library file. */
                     g_strdup_printf (_("Row %2$lld of “%1$s” points to something that is not there."),
                                      dz_column_text (statement, 0), sqlite3_column_int64 (statement, 1)));

  return code == SQLITE_DONE;
}

gboolean
dz_store_check_file (DzStore *store, GPtrArray *messages, GError **error)
{
  return check_integrity (store, messages, error) && check_references (store, messages, error);
}

/* A bit that turned inside a stored file leaves the pages of the database whole: only the file's own checksum
 * shows it. */
static gboolean
check_source (DzStore *store, gint64 source_id, const char *name, const char *sha256, GPtrArray *messages,
              GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DzSource) source = dz_store_load_file (store, source_id, &local_error);

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (source == NULL || g_strcmp0 (source->sha256, sha256) != 0)
    g_ptr_array_add (messages, g_strdup_printf (_("The stored file “%s” is damaged."), name));

  return TRUE;
}

/* Those of earlier versions too. */
static gboolean
check_sources (DzStore *store, GPtrArray *messages, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dz_store_prepare (store, error, "SELECT id, name, sha256 FROM source", "");
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    if (!check_source (store, sqlite3_column_int64 (statement, 0), dz_column_text (statement, 1),
                       dz_column_text (statement, 2), messages, error))
      return FALSE;

  return code == SQLITE_DONE;
}

/* Every figure must stand inside its sentence, and that inside its paragraph. */
static gboolean
check_spans (DzStore *store, GPtrArray *messages, GError **error)
{
  gint64 n_wrong = 0;

  if (!dz_store_query_int (store, &n_wrong, 0, error,
                           "SELECT count(*) FROM quantity AS q JOIN paragraph AS p ON p.id = q.paragraph_id"
                           " WHERE q.report_id <> p.report_id OR q.start < 0 OR q.\"end\" <= q.start"
                           " OR q.\"end\" > length(p.text) OR q.sentence_start > q.start"
                           " OR q.sentence_start < 0 OR q.sentence_end < q.\"end\""
                           " OR q.sentence_end > length(p.text) OR q.low > q.high",
                           ""))
    return FALSE;
  if (n_wrong > 0)
    g_ptr_array_add (messages,
                     g_strdup_printf (ngettext ("%d figure does not stand in its paragraph. Rebuild the library.",
                                                "%d figures do not stand in their paragraphs. Rebuild the library.",
                                                (gulong) n_wrong),
                                      (int) n_wrong));

  return TRUE;
}

static gboolean
check_notes (DzStore *store, GPtrArray *messages, GError **error)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, error);

  if (notes == NULL)
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (notes, i);
      g_autofree char *text = NULL;

      if (note->anchor == DZ_NOTE_ORPHAN)
        continue;
      text = dz_store_dup_paragraph_text (store, note->paragraph_id, NULL);
      if (text == NULL || !dz_anchor_holds (text, note->start, note->end, note->quote))
        g_ptr_array_add (messages, g_strdup_printf (_("The note on “%s” does not stand at its passage."), note->quote));
    }

  return TRUE;
}

GPtrArray *
dz_store_check (DzStore *store, GError **error)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (store != NULL, NULL);

  if (!dz_store_check_file (store, messages, error) || !check_sources (store, messages, error)
      || !dz_store_check_digests (store, messages, error)
      || !check_spans (store, messages, error) || !dz_search_index_check (store, messages, error)
      || !check_notes (store, messages, error) || !dz_store_check_words (store, messages, error)
      || !dz_store_check_views (store, messages, error) || !dz_store_check_searches (store, messages, error))
    return NULL;

  return g_steal_pointer (&messages);
}
