/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include "store/dz-anchor.h"

/* Both tables have the same columns for it. */
static const char *const tables[] = { "note", "figure" };

static gboolean
is_lost (const GArray *lost, gint64 id)
{
  for (guint i = 0; i < lost->len; i++)
    if (g_array_index (lost, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static GPtrArray *
load_remaining (DzStore *store, gint64 report_id, const GArray *lost, GError **error)
{
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_paragraph_free);

  if (!dz_store_load_paragraphs (store, report_id, paragraphs, error))
    return NULL;
  for (guint i = paragraphs->len; i-- > 0;)
    if (is_lost (lost, ((const DzParagraph *) g_ptr_array_index (paragraphs, i))->id))
      g_ptr_array_remove_index (paragraphs, i);

  return g_steal_pointer (&paragraphs);
}

static gboolean
move_one (DzStore *store, const char *table, sqlite3_stmt *row, const GPtrArray *paragraphs, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET paragraph_id = ?, anchor = ?, start = ?, \"end\" = ?"
                                          " WHERE id = ?",
                                          table);
  gint64 paragraph_id = 0;
  int start = sqlite3_column_int (row, 2);
  int end = sqlite3_column_int (row, 3);
  DzNoteAnchor anchor;

  anchor = dz_anchor_search (paragraphs, dz_column_text (row, 4), dz_column_text (row, 5), dz_column_text (row, 6),
                             &paragraph_id, &start, &end);

  return dz_store_run (store, error, sql, "ntiil", paragraph_id, dz_anchor_get_nick (anchor), start, end,
                       (gint64) sqlite3_column_int64 (row, 0));
}

/* Orphans look again: what was lost may be back. */
static gboolean
move_rows (DzStore *store, const char *table, gint64 report_id, const GArray *lost, const GPtrArray *paragraphs,
           GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, paragraph_id, start, \"end\", quote, prefix, suffix FROM %s"
                                          " WHERE report_id = ?",
                                          table);
  g_autoptr (sqlite3_stmt) row = dz_store_prepare (store, error, sql, "l", report_id);
  int code;

  if (row == NULL)
    return FALSE;
  while ((code = dz_store_step (store, row, error)) == SQLITE_ROW)
    {
      gint64 paragraph_id = sqlite3_column_int64 (row, 1);

      if (paragraph_id != 0 && !is_lost (lost, paragraph_id))
        continue;
      if (!move_one (store, table, row, paragraphs, error))
        return FALSE;
    }

  return code == SQLITE_DONE;
}

gboolean
dz_store_move_anchors (DzStore *store, gint64 report_id, const GArray *lost, GError **error)
{
  g_autoptr (GPtrArray) paragraphs = load_remaining (store, report_id, lost, error);

  if (paragraphs == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!move_rows (store, tables[i], report_id, lost, paragraphs, error))
      return FALSE;

  return TRUE;
}
