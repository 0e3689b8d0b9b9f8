/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"

/* The report of each source, newest or not. */
#define OWNERS                                                                                                        \
  "SELECT source_id, id AS report_id, 0 AS old FROM report"                                                           \
  " UNION ALL SELECT source_id, report_id, 1 FROM superseded"

static gint64
find_report (DzStore *store, const char *column, const char *hash)
{
  g_autofree char *sql = g_strdup_printf ("SELECT report_id FROM source JOIN (" OWNERS
                                          ") ON source_id = source.id"
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
  ok = dz_store_run (store, error, "UPDATE source SET text_sha256 = ? WHERE id = ?", "tl", text_sha256,
                     source_id);

  return dz_store_end (store, ok, error);
}

/* Versions keep their numbers for ever: that of the newest is the one of 1 … n that no earlier text has. In a
 * query on report. */
#define NUMBER_OF_NEWEST                                                                                              \
  "(SELECT (count(*) + 1) * (count(*) + 2) / 2 - coalesce (sum (version), 0) FROM superseded WHERE report_id = report.id)"

static gboolean
supersede (DzStore *store, gint64 id, GError **error)
{
  return dz_store_run (store, error,
                       "INSERT INTO superseded (source_id, report_id, version) SELECT source_id, id, " NUMBER_OF_NEWEST
                       " FROM report WHERE id = ?",
                       "l", id);
}

static gboolean
set_source (DzStore *store, gint64 id, gint64 source_id, GError **error)
{
  return dz_store_run (store, error, "UPDATE report SET source_id = ? WHERE id = ?", "ll", source_id, id);
}

/* The number of the version that comes back is free before the one that goes takes its own. */
static gboolean
swap_sources (DzStore *store, gint64 id, gint64 source_id, GError **error)
{
  gint64 newest = 0;
  gint64 number = 0;

  return dz_store_query_int (store, &newest, 0, error, "SELECT source_id FROM report WHERE id = ?", "l", id)
         && dz_store_query_int (store, &number, 0, error,
                                "SELECT " NUMBER_OF_NEWEST " FROM report WHERE id = ?", "l", id)
         && dz_store_run (store, error, "DELETE FROM superseded WHERE source_id = ?", "l", source_id)
         && dz_store_run (store, error,
                          "INSERT INTO superseded (source_id, report_id, version) VALUES (?, ?, ?)", "lll",
                          newest, id, number)
         && set_source (store, id, source_id, error);
}

/* source: a new one; or else the row of an earlier one. */
static gboolean
take_text (DzStore *store, gint64 id, const DzSource *source, gint64 source_id, GError **error)
{
  if (source == NULL)
    return swap_sources (store, id, source_id, error);

  return supersede (store, id, error) && dz_store_insert_source (store, source, error)
         && set_source (store, id, sqlite3_last_insert_rowid (store->db), error);
}

static gboolean
change_text (DzStore *store, gint64 id, const DzSource *source, gint64 source_id, const DzReport *report,
             const GPtrArray *quantities, DzCarried *carried, GError **error)
{
  g_autoptr (DzReport) row = dz_store_load_report_row (store, id, TRUE, error);
  g_autofree char *name = row != NULL ? dz_report_dup_name (row) : NULL;

  if (row == NULL)
    return FALSE;
  /* Translators: the label of a change for the menu, with the name of a report. */
  dz_store_record_name (store, source != NULL ? N_("Import New Version of “%s”") : N_("Return to Earlier Text of “%s”"),
                        name);

  return take_text (store, id, source, source_id, error)
         && dz_store_write_again (store, id, report, quantities, carried, error)
         && dz_search_index_update (store, FALSE, error);
}

gboolean
dz_store_add_version (DzStore *store, gint64 id, const DzSource *source, const DzReport *report,
                      const GPtrArray *quantities, DzCarried *carried, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (store != NULL && source != NULL && report != NULL && carried != NULL, FALSE);

  *carried = (DzCarried) { 0 };
  /* The short label stands in steps of older libraries. */
  if (!dz_store_begin (store, N_("Import New Version"), error))
    return FALSE;
  ok = change_text (store, id, source, 0, report, quantities, carried, error);

  return dz_store_end (store, ok, error);
}

gboolean
dz_store_return_to_version (DzStore *store, gint64 id, gint64 source_id, const DzReport *report,
                            const GPtrArray *quantities, DzCarried *carried, GError **error)
{
  gint64 n = 0;
  gboolean ok;

  g_return_val_if_fail (store != NULL && report != NULL && carried != NULL, FALSE);

  *carried = (DzCarried) { 0 };
  if (!dz_store_begin (store, N_("Return to Earlier Text of “%s”"), error))
    return FALSE;
  ok = dz_store_query_int (store, &n, 0, error,
                           "SELECT count(*) FROM superseded WHERE source_id = ? AND report_id = ?", "ll",
                           source_id, id);
  if (ok && n == 0)
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("The report has no such earlier text."));
      ok = FALSE;
    }
  ok = ok && change_text (store, id, NULL, source_id, report, quantities, carried, error);

  return dz_store_end (store, ok, error);
}

void
dz_text_version_free (DzTextVersion *version)
{
  if (version == NULL)
    return;

  g_free (version->name);
  g_free (version->imported);
  g_free (version);
}

GPtrArray *
dz_store_list_versions (DzStore *store, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_text_version_free);
  g_autoptr (sqlite3_stmt) row = NULL;
  int code;

  g_return_val_if_fail (store != NULL, NULL);

  row = dz_store_prepare (store, error,
                          "SELECT version, source_id, name, imported, 0 FROM superseded JOIN source ON source.id = source_id"
                          " WHERE report_id = ?1 UNION ALL SELECT " NUMBER_OF_NEWEST ", source_id, name, imported, 1"
                          " FROM report JOIN source ON source.id = source_id WHERE report.id = ?1 ORDER BY 1",
                          "l", id);
  if (row == NULL)
    return NULL;
  while ((code = dz_store_step (store, row, error)) == SQLITE_ROW)
    {
      DzTextVersion *version = g_new0 (DzTextVersion, 1);

      version->number = sqlite3_column_int (row, 0);
      version->source_id = sqlite3_column_int64 (row, 1);
      version->name = dz_column_dup (row, 2);
      version->imported = dz_column_dup (row, 3);
      version->is_read = sqlite3_column_int (row, 4) != 0;
      g_ptr_array_add (versions, version);
    }

  return code == SQLITE_DONE ? g_steal_pointer (&versions) : NULL;
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
  if (code != SQLITE_DONE
      || !dz_store_run (store, error, "DELETE FROM superseded WHERE report_id = ?", "l", report_id))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!dz_store_run (store, error, "DELETE FROM source WHERE id = ?", "l", g_array_index (ids, gint64, i)))
      return FALSE;

  return TRUE;
}
