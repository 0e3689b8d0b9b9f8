/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

/* The report of each source, newest or not. */
#define OWNERS                                                                                                        \
  "SELECT source_id, id AS report_id, 0 AS old FROM report"                                                           \
  " UNION ALL SELECT source_id, report_id, 1 FROM superseded"

static gint64
find_report (DzStore *store, const char *column, const char *hash)
{
  g_autofree char *sql = g_strdup_printf ("SELECT report_id FROM source JOIN (" OWNERS ") ON source_id = source.id"
                                          " WHERE %s = ? ORDER BY old, report_id LIMIT 1",
                                          column);
  gint64 id = 0;

  dz_store_query_int (store, &id, 0, NULL, sql, "t", hash);

  return id;
}

gint64
dz_store_find_content (DzStore *store, const char *sha256)
{
  g_return_val_if_fail (store != NULL && sha256 != NULL, 0);

  return find_report (store, "sha256", sha256);
}

gint64
dz_store_find_text (DzStore *store, const char *text_sha256)
{
  g_return_val_if_fail (store != NULL && text_sha256 != NULL, 0);

  return find_report (store, "text_sha256", text_sha256);
}

gboolean
dz_store_is_superseded (DzStore *store, const char *sha256)
{
  gint64 newest = 0;

  g_return_val_if_fail (store != NULL && sha256 != NULL, FALSE);

  return dz_store_query_int (store, &newest, 0, NULL,
                             "SELECT min (old) FROM source JOIN (" OWNERS ") ON source_id = source.id"
                             " WHERE ?1 IN (sha256, text_sha256)",
                             "t", sha256)
         && newest == 1;
}

static gboolean
is_namesake (const DzReport *one, const DzReport *other)
{
  return one->kind == other->kind && g_strcmp0 (one->place, other->place) == 0
         && dz_report_get_year (one) == dz_report_get_year (other);
}

static gboolean
append_namesake (DzStore *store, gint64 id, const DzReport *report, GArray *ids, GError **error)
{
  g_autoptr (DzReport) read = dz_store_load_report_row (store, id, FALSE, error);
  g_autoptr (DzReport) said = read != NULL ? dz_store_load_report_row (store, id, TRUE, error) : NULL;

  if (said == NULL)
    return FALSE;
  if (is_namesake (read, report) || is_namesake (said, report))
    g_array_append_val (ids, id);

  return TRUE;
}

/* Rows by place and anything that has the year; what the reader corrected is looked at in any case. */
GArray *
dz_store_list_namesakes (DzStore *store, const DzReport *report, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) statement = NULL;
  int year, code;

  g_return_val_if_fail (store != NULL && report != NULL, NULL);

  year = dz_report_get_year (report);
  statement = dz_store_prepare (store, error,
                                "SELECT id FROM report WHERE (place IS ?1 AND (?2 = 0 OR instr (plans, ?2) > 0"
                                " OR instr (reviews, ?2 - 1) > 0 OR instr (coalesce (delivered, ''), ?2) > 0))"
                                " OR id IN (SELECT report_id FROM correction) ORDER BY id",
                                "ti", report->place, year);
  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    if (!append_namesake (store, sqlite3_column_int64 (statement, 0), report, ids, error))
      return NULL;

  return code == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

GArray *
dz_store_list_unhashed (DzStore *store, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  g_return_val_if_fail (store != NULL, NULL);

  statement = dz_store_prepare (store, error, "SELECT id FROM source WHERE text_sha256 IS NULL ORDER BY id", "");
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
dz_store_keep_text_hash (DzStore *store, gint64 source_id, const char *text_sha256, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (store != NULL && text_sha256 != NULL, FALSE);

  if (!dz_store_begin (store, NULL, error))
    return FALSE;
  ok = dz_store_run (store, error, "UPDATE source SET text_sha256 = ? WHERE id = ?", "tl", text_sha256, source_id);

  return dz_store_end (store, ok, error);
}

static gboolean
supersede (DzStore *store, gint64 id, const DzSource *source, GError **error)
{
  return dz_store_run (store, error,
                       "INSERT INTO superseded (source_id, report_id, version) SELECT source_id, id,"
                       " 1 + (SELECT count(*) FROM superseded WHERE report_id = report.id) FROM report WHERE id = ?",
                       "l", id)
         && dz_store_insert_source (store, source, error)
         && dz_store_run (store, error, "UPDATE report SET source_id = ? WHERE id = ?", "ll",
                          (gint64) sqlite3_last_insert_rowid (store->db), id);
}

gboolean
dz_store_add_version (DzStore *store, gint64 id, const DzSource *source, const DzReport *report,
                      const GPtrArray *quantities, DzCarried *carried, GError **error)
{
  g_autoptr (DzReport) row = NULL;
  gboolean ok;

  g_return_val_if_fail (store != NULL && source != NULL && report != NULL && carried != NULL, FALSE);

  *carried = (DzCarried) { 0 };
  if (!dz_store_begin (store, N_("Import New Version"), error))
    return FALSE;
  row = dz_store_load_report_row (store, id, FALSE, error);
  ok = row != NULL && supersede (store, id, source, error)
       && dz_store_write_again (store, id, report, quantities, carried, error)
       && dz_search_index_update (store, FALSE, error);

  return dz_store_end (store, ok, error);
}

GPtrArray *
dz_store_list_lost_rulings (DzStore *store, GError **error)
{
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  g_return_val_if_fail (store != NULL, NULL);

  statement = dz_store_prepare (store, error,
                                "SELECT name || ': ' || quote FROM figure JOIN report ON report.id = report_id"
                                " JOIN source ON source.id = source_id WHERE paragraph_id IS NULL AND EXISTS"
                                " (SELECT 1 FROM ruling WHERE figure.id IN (goal_id, outcome_id))"
                                " GROUP BY report_id, start, quote ORDER BY report_id, start",
                                "");
  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (lost, dz_column_dup (statement, 0));

  return code == SQLITE_DONE ? g_steal_pointer (&lost) : NULL;
}

int
dz_store_count_versions (DzStore *store, gint64 id, GError **error)
{
  gint64 n = 0;

  g_return_val_if_fail (store != NULL, -1);

  if (!dz_store_query_int (store, &n, 0, error, "SELECT count(*) FROM superseded WHERE report_id = ?", "l", id))
    return -1;

  return (int) n + 1;
}

/* References are checked at once: those that point go first. */
gboolean
dz_store_remove_superseded (DzStore *store, gint64 report_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) statement
      = dz_store_prepare (store, error, "SELECT source_id FROM superseded WHERE report_id = ?", "l", report_id);
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  if (code != SQLITE_DONE || !dz_store_run (store, error, "DELETE FROM superseded WHERE report_id = ?", "l", report_id))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!dz_store_run (store, error, "DELETE FROM source WHERE id = ?", "l", g_array_index (ids, gint64, i)))
      return FALSE;

  return TRUE;
}
