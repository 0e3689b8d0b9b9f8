/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-search-index.h"
#include "store/dz-search-pass.h"
#include "store/dz-store-private.h"

/* Reports that are searched one by one before the others are looked through at once. */
#define LOOK_ALONE 64

static const DzSearchScope everywhere = { 0 };

static gboolean
has_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return ids == NULL;
}

static gboolean
is_in_scope (const DzSearchScope *scope, const DzReport *report)
{
  int year = dz_report_get_year (report);

  return has_id (scope->reports, report->id)
         && (scope->places == NULL
             || (report->place != NULL
                 && g_strv_contains ((const char *const *) scope->places, report->place)))
         && (scope->level == DZ_LEVEL_UNKNOWN || scope->level == report->level)
         && (scope->first_year == 0 || year >= scope->first_year)
         && (scope->last_year == 0 || (year != 0 && year <= scope->last_year));
}

GPtrArray *
dz_store_list_reports_in_scope (DzStore *store, const DzSearchScope *scope, GError **error)
{
  g_autoptr (GPtrArray) reports = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  if ((reports = dz_store_list_reports (store, error)) == NULL)
    return NULL;
  for (guint i = reports->len; scope != NULL && i > 0; i--)
    if (!is_in_scope (scope, g_ptr_array_index (reports, i - 1)))
      g_ptr_array_remove_index (reports, i - 1);

  return g_steal_pointer (&reports);
}

/* The condition that keeps to the reports of the scope; NULL on error. */
static char *
dup_report_condition (DzStore *store, const DzSearchScope *scope, const char *column, GError **error)
{
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GString) condition = NULL;

  if (!dz_search_scope_names_reports (scope))
    return g_strdup ("");
  if ((reports = dz_store_list_reports_in_scope (store, scope, error)) == NULL)
    return NULL;
  condition = g_string_new (NULL);
  g_string_append_printf (condition, " AND %s IN (", column);
  for (guint i = 0; i < reports->len; i++)
    g_string_append_printf (condition, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            ((const DzReport *) g_ptr_array_index (reports, i))->id);
  g_string_append_c (condition, ')');

  return g_string_free (g_steal_pointer (&condition), FALSE);
}

/* What the index counts is all there is in a report, and no less. */
static gboolean
is_indexed (const DzSearchPass *pass)
{
  const DzSearchScope *scope = pass->scope;

  return !scope->one_part && !scope->headings_only && !scope->notes_only && scope->tag == NULL
         && dz_query_matcher_get_literal (pass->matcher) != NULL;
}

/* Hits with numbers of first … last - 1 among all; seen counts those of the texts before. */
static void
take_hits (DzSearchPass *pass, guint seen, guint first, guint last, GPtrArray *hits)
{
  const char *text = dz_column_text (pass->statement, DZ_SEARCH_COLUMN_TEXT);

  for (guint i = 0; i < pass->spans->len; i++)
    {
      DzSearchHit *hit;

      if (seen + i < first || seen + i >= last)
        continue;
      hit = dz_search_hit_new (text, &g_array_index (pass->spans, DzTextSpan, i));
      hit->paragraph_id = sqlite3_column_int64 (pass->statement, DZ_SEARCH_COLUMN_PARAGRAPH);
      hit->report_id = sqlite3_column_int64 (pass->statement, DZ_SEARCH_COLUMN_REPORT);
      hit->number = sqlite3_column_int (pass->statement, DZ_SEARCH_COLUMN_NUMBER);
      hit->note_id = sqlite3_column_int64 (pass->statement, DZ_SEARCH_COLUMN_NOTE);
      g_ptr_array_add (hits, hit);
    }
}

GPtrArray *
dz_store_search_query (DzStore *store, const DzQuery *query, const DzSearchScope *scope, guint offset,
                       guint max, GError **error)
{
  g_auto (DzSearchPass) pass = { 0 };
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_search_hit_free);
  guint last = max > 0 && max < G_MAXUINT - offset ? offset + max : G_MAXUINT;
  guint seen = 0;
  int code = SQLITE_DONE;

  g_return_val_if_fail (store != NULL && query != NULL, NULL);

  if (!dz_search_pass_init (&pass, store, query, scope, error) || !dz_search_pass_choose (&pass, error))
    return NULL;
  /* Where hits are rare, all processors look for the reports that have them. */
  pass.n_alone = is_indexed (&pass) ? 0 : LOOK_ALONE;
  while (seen < last && (code = dz_search_pass_step (&pass, error)) == SQLITE_ROW)
    {
      take_hits (&pass, seen, offset, last, hits);
      seen += pass.spans->len;
    }

  return code == SQLITE_DONE || code == SQLITE_ROW ? g_steal_pointer (&hits) : NULL;
}

/* One string in whole reports: the index knows how often. */
static gboolean
count_by_index (DzSearchPass *pass, GArray *counts, GError **error)
{
  g_autoptr (GArray) scope = NULL;

  pass->reports = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!dz_search_pass_list_scope (pass, &scope, error)
      || !dz_search_index_count (pass->store, dz_query_matcher_get_literal (pass->matcher), FALSE, counts,
                                 pass->reports, error))
    return FALSE;
  dz_search_pass_keep (pass->reports, scope);
  dz_search_pass_keep (counts, scope);
  if (!dz_search_pass_count (pass, counts, error))
    return FALSE;
  g_array_sort (counts, dz_search_compare_ids);

  return TRUE;
}

GArray *
dz_store_count_query (DzStore *store, const DzQuery *query, const DzSearchScope *scope, GError **error)
{
  g_auto (DzSearchPass) pass = { 0 };
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (DzTermCount));
  gboolean ok;

  g_return_val_if_fail (store != NULL && query != NULL, NULL);

  if (!dz_search_pass_init (&pass, store, query, scope, error))
    return NULL;
  if (is_indexed (&pass))
    ok = count_by_index (&pass, counts, error);
  else
    ok = dz_search_pass_choose (&pass, error) && dz_search_pass_count (&pass, counts, error);

  return ok ? g_steal_pointer (&counts) : NULL;
}

gint64
dz_store_count_query_hits (DzStore *store, const DzQuery *query, const DzSearchScope *scope, GError **error)
{
  g_autoptr (GArray) counts = dz_store_count_query (store, query, scope, error);
  gint64 n_hits = 0;

  if (counts == NULL)
    return -1;
  for (guint i = 0; i < counts->len; i++)
    n_hits += g_array_index (counts, DzTermCount, i).count;

  return n_hits;
}

GArray *
dz_store_count_characters (DzStore *store, const DzSearchScope *scope, GError **error)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (DzTermCount));
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *reports = NULL;
  g_autofree char *sql = NULL;
  int code;

  g_return_val_if_fail (store != NULL, NULL);

  scope = scope != NULL ? scope : &everywhere;
  if ((reports = dup_report_condition (store, scope, "report_id", error)) == NULL)
    return NULL;
  sql = g_strdup_printf ("SELECT report_id, sum (length (text)) FROM paragraph"
                         " WHERE kind IN ('body', 'heading', 'glossary')%s%s GROUP BY report_id",
                         reports, scope->one_part ? " AND part = ?" : "");
  if ((statement = dz_store_prepare_many (store, error, sql)) == NULL)
    return NULL;
  if (scope->one_part)
    sqlite3_bind_text (statement, 1, dz_part_get_nick (scope->part), -1, SQLITE_STATIC);
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      DzTermCount count = { sqlite3_column_int64 (statement, 0), sqlite3_column_int (statement, 1) };

      g_array_append_val (counts, count);
    }

  return code == SQLITE_DONE ? g_steal_pointer (&counts) : NULL;
}

gboolean
dz_store_visit_texts (DzStore *store, const DzSearchScope *scope, DzTextFunc visit, gpointer data,
                      GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *reports = NULL;
  g_autofree char *sql = NULL;
  int code;

  g_return_val_if_fail (store != NULL && visit != NULL, FALSE);

  scope = scope != NULL ? scope : &everywhere;
  if ((reports = dup_report_condition (store, scope, "report_id", error)) == NULL)
    return FALSE;
  sql = g_strdup_printf ("SELECT report_id, id, number, text FROM paragraph"
                         " WHERE kind IN ('body', 'heading', 'glossary')%s%s ORDER BY report_id, position",
                         reports, scope->one_part ? " AND part = ?" : "");
  if ((statement = dz_store_prepare_many (store, error, sql)) == NULL)
    return FALSE;
  if (scope->one_part)
    sqlite3_bind_text (statement, 1, dz_part_get_nick (scope->part), -1, SQLITE_STATIC);
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    if (!dz_store_check_cancelled (store, error))
      return FALSE;
    else
      visit (sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
             sqlite3_column_int (statement, 2), dz_column_text (statement, 3), data);

  return code == SQLITE_DONE;
}
