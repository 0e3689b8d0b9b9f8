/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-search-pass.h"

#include <string.h>

#include "store/dz-search-scan.h"

static const DzSearchScope everywhere = { 0 };

int
dz_search_compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

void
dz_search_pass_clear (DzSearchPass *pass)
{
  g_clear_pointer (&pass->matcher, dz_query_matcher_free);
  g_clear_pointer (&pass->reports, g_array_unref);
  g_clear_pointer (&pass->statement, sqlite3_finalize);
  g_clear_pointer (&pass->headings, sqlite3_finalize);
  g_clear_pointer (&pass->spans, g_array_unref);
}

gboolean
dz_search_scope_names_reports (const DzSearchScope *scope)
{
  return scope->reports != NULL || scope->places != NULL || scope->level != DZ_LEVEL_UNKNOWN
         || scope->first_year != 0 || scope->last_year != 0;
}

/* Of a note: it has the tag bound as ?2 or one below it. */
#define HAS_TAG                                                                                             \
  "note.id IN (SELECT note_id FROM note_tag WHERE tag_id IN (WITH RECURSIVE below (id) AS (SELECT ?2 UNION" \
  " SELECT tag.id FROM tag JOIN below ON tag.parent_id = below.id WHERE tag.removed IS NULL) SELECT id FROM below))"

/* All kinds: comparing them here costs more than handing them over. */
static char *
dup_sql_of_stretch (const DzSearchScope *scope)
{
  return g_strdup_printf ("SELECT 0, report_id, 0, text, kind, 0 FROM paragraph WHERE id BETWEEN ?1 AND ?2%s",
                          scope->one_part ? " AND paragraph.part = ?3" : "");
}

/* The texts of the report bound as ?1 in order. */
static char *
dup_sql (const DzSearchScope *scope)
{
  const char *part = scope->one_part ? " AND paragraph.part = ?3" : "";

  if (scope->notes_only)
    return g_strdup_printf ("SELECT note.paragraph_id, note.report_id, paragraph.number, note.body, paragraph.kind, note.id"
                            " FROM note LEFT JOIN paragraph ON paragraph.id = note.paragraph_id"
                            " WHERE note.report_id = ?1 AND note.body IS NOT NULL AND note.removed IS NULL%s%s"
                            " ORDER BY paragraph.position, note.start, note.id",
                            part, scope->tag != NULL ? " AND " HAS_TAG : "");

  return g_strdup_printf ("SELECT id, report_id, number, text, kind, 0 FROM paragraph"
                          " WHERE kind IN ('body', 'heading', 'glossary') AND report_id = ?1%s%s ORDER BY position",
                          part,
                          scope->tag != NULL
                            ? " AND id IN (SELECT paragraph_id FROM note WHERE note.removed IS NULL AND " HAS_TAG ")"
                            : "");
}

/* DzCandidateFunc. What a pattern names may be a part of a character. */
static gboolean
choose_reports (const DzTextMatcher *literal, gpointer data, GArray **ids, GError **error)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (DzTermCount));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!dz_search_index_count (data, literal, TRUE, counts, found, error))
    return FALSE;
  for (guint i = 0; i < counts->len; i++)
    g_array_append_val (found, g_array_index (counts, DzTermCount, i).report_id);
  g_array_sort (found, dz_search_compare_ids);
  *ids = g_steal_pointer (&found);

  return TRUE;
}

gboolean
dz_search_pass_list_scope (DzSearchPass *pass, GArray **ids, GError **error)
{
  g_autoptr (GPtrArray) reports = NULL;

  if (!dz_search_scope_names_reports (pass->scope))
    return TRUE;
  if ((reports = dz_store_list_reports_in_scope (pass->store, pass->scope, error)) == NULL)
    return FALSE;
  *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < reports->len; i++)
    g_array_append_val (*ids, ((const DzReport *) g_ptr_array_index (reports, i))->id);
  g_array_sort (*ids, dz_search_compare_ids);

  return TRUE;
}

void
dz_search_pass_keep (GArray *elements, const GArray *scope)
{
  guint size = g_array_get_element_size (elements);
  guint kept = 0;

  for (guint i = 0; scope != NULL && i < elements->len; i++)
    if (g_array_binary_search ((GArray *) scope, elements->data + (gsize) i * size, dz_search_compare_ids,
                               NULL))
      memmove (elements->data + (gsize) size * kept++, elements->data + (gsize) size * i, size);
  if (scope != NULL)
    g_array_set_size (elements, kept);
}

/* The index chooses reports that may have hits: it folds as the matcher does. Notes are in no index. */
gboolean
dz_search_pass_choose (DzSearchPass *pass, GError **error)
{
  g_autoptr (GArray) scope = NULL;

  if (!dz_search_pass_list_scope (pass, &scope, error))
    return FALSE;
  if (!pass->scope->notes_only
      && !dz_query_matcher_choose (pass->matcher, choose_reports, pass->store, &pass->reports, error))
    return FALSE;
  if (pass->reports == NULL)
    {
      pass->reports = g_array_new (FALSE, FALSE, sizeof (gint64));
      if (!dz_store_list_ids (pass->store, pass->reports, error, "SELECT id FROM report ORDER BY id"))
        return FALSE;
    }
  dz_search_pass_keep (pass->reports, scope);

  return TRUE;
}

sqlite3_stmt *
dz_search_pass_prepare_texts (const DzSearchPass *pass, DzStore *store, gboolean stretch, GError **error)
{
  g_autofree char *sql = stretch ? dup_sql_of_stretch (pass->scope) : dup_sql (pass->scope);
  sqlite3_stmt *statement = dz_store_prepare_many (store, error, sql);

  if (statement != NULL && pass->scope->tag != NULL)
    sqlite3_bind_int64 (statement, 2, dz_store_find_tag (store, pass->scope->tag, FALSE, NULL));
  if (statement != NULL && pass->scope->one_part)
    sqlite3_bind_text (statement, 3, dz_part_get_nick (pass->scope->part), -1, SQLITE_STATIC);

  return statement;
}

static gboolean
prepare_pass (DzSearchPass *pass, GError **error)
{
  if ((pass->statement = dz_search_pass_prepare_texts (pass, pass->store, FALSE, error)) == NULL)
    return FALSE;
  if (!pass->scope->headings_only)
    return TRUE;
  pass->headings = dz_store_prepare_many (pass->store, error,
                                          "SELECT start, \"end\" FROM section WHERE paragraph_id = ?");

  return pass->headings != NULL;
}

gboolean
dz_search_pass_init (DzSearchPass *pass, DzStore *store, const DzQuery *query, const DzSearchScope *scope,
                     GError **error)
{
  pass->store = store;
  pass->scope = scope != NULL ? scope : &everywhere;
  pass->spans = g_array_new (FALSE, FALSE, sizeof (DzTextSpan));
  pass->matcher = dz_query_matcher_new (query, error);

  return pass->matcher != NULL && prepare_pass (pass, error);
}

static gboolean
is_inside (const DzTextSpan *span, const GArray *headings)
{
  for (guint i = 0; i < headings->len; i++)
    {
      const DzTextSpan *heading = &g_array_index (headings, DzTextSpan, i);

      if (span->start >= heading->start && span->end <= heading->end)
        return TRUE;
    }

  return FALSE;
}

/* Keeps the hits inside a heading, in a paragraph that is more than that. */
static gboolean
keep_headings (DzSearchPass *pass, GError **error)
{
  g_autoptr (GArray) headings = g_array_new (FALSE, FALSE, sizeof (DzTextSpan));
  int code;

  if (g_strcmp0 (dz_column_text (pass->statement, DZ_SEARCH_COLUMN_KIND), "heading") == 0)
    return TRUE;
  sqlite3_reset (pass->headings);
  sqlite3_bind_int64 (pass->headings, 1, sqlite3_column_int64 (pass->statement, DZ_SEARCH_COLUMN_PARAGRAPH));
  while ((code = dz_store_step (pass->store, pass->headings, error)) == SQLITE_ROW)
    {
      DzTextSpan heading = { sqlite3_column_int (pass->headings, 0), sqlite3_column_int (pass->headings, 1) };

      g_array_append_val (headings, heading);
    }
  for (guint i = pass->spans->len; i > 0; i--)
    if (!is_inside (&g_array_index (pass->spans, DzTextSpan, i - 1), headings))
      g_array_remove_index (pass->spans, i - 1);

  return code == SQLITE_DONE;
}

/* Leaves of the reports that are not begun those that have hits. */
static gboolean
narrow (DzSearchPass *pass, GError **error)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (DzTermCount));

  if (pass->headings != NULL)
    return TRUE;
  if (!dz_search_scan_count (pass, counts, error))
    return FALSE;
  g_array_set_size (pass->reports, pass->n_begun);
  for (guint i = 0; i < counts->len; i++)
    g_array_append_val (pass->reports, g_array_index (counts, DzTermCount, i).report_id);

  return TRUE;
}

int
dz_search_pass_step (DzSearchPass *pass, GError **error)
{
  int code = SQLITE_DONE;

  if (pass->n_begun > 0)
    code = dz_store_step (pass->store, pass->statement, error);
  while (code == SQLITE_DONE && pass->n_begun < pass->reports->len)
    {
      sqlite3_reset (pass->statement);
      if (pass->n_alone > 0 && pass->n_begun >= pass->n_alone)
        {
          pass->n_alone = 0;
          if (!narrow (pass, error))
            return SQLITE_ERROR;
          continue;
        }
      sqlite3_bind_int64 (pass->statement, 1, g_array_index (pass->reports, gint64, pass->n_begun++));
      code = dz_store_step (pass->store, pass->statement, error);
    }
  if (code != SQLITE_ROW)
    return code;
  g_array_set_size (pass->spans, 0);
  if (!dz_store_check_cancelled (pass->store, error)
      || dz_query_matcher_find (pass->matcher, dz_column_text (pass->statement, DZ_SEARCH_COLUMN_TEXT),
                                pass->spans, error)
           < 0
      || (pass->headings != NULL && pass->spans->len > 0 && !keep_headings (pass, error)))
    return SQLITE_ERROR;

  return SQLITE_ROW;
}

static gboolean
count_one_by_one (DzSearchPass *pass, GArray *counts, GError **error)
{
  guint first = counts->len;
  int code;

  /* A pass that never began has no statement to step. */
  if (pass->reports->len == 0)
    return TRUE;
  while ((code = dz_search_pass_step (pass, error)) == SQLITE_ROW)
    {
      DzTermCount count
        = { sqlite3_column_int64 (pass->statement, DZ_SEARCH_COLUMN_REPORT), (int) pass->spans->len };

      if (count.count == 0)
        continue;
      if (counts->len > first
          && g_array_index (counts, DzTermCount, counts->len - 1).report_id == count.report_id)
        g_array_index (counts, DzTermCount, counts->len - 1).count += count.count;
      else
        g_array_append_val (counts, count);
    }

  return code == SQLITE_DONE;
}

gboolean
dz_search_pass_count (DzSearchPass *pass, GArray *counts, GError **error)
{
  if (pass->n_begun >= pass->reports->len)
    return TRUE;

  return pass->headings != NULL ? count_one_by_one (pass, counts, error)
                                : dz_search_scan_count (pass, counts, error);
}
