/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <string.h>

#include "store/dz-query-matcher.h"
#include "store/dz-search-index.h"

/* One pass over what may have hits. */
typedef struct
{
  DzStore *store;
  const DzSearchScope *scope; /* never NULL */
  DzQueryMatcher *matcher;
  GArray *reports; /* (element-type gint64) that may have hits, ascending */
  guint n_begun;   /* of them */
  sqlite3_stmt *statement; /* the texts of one report */
  sqlite3_stmt *headings; /* of a paragraph, where the scope asks for them */
  GArray *spans;          /* (element-type DzTextSpan) the hits in the text at hand */
} Pass;

enum
{
  COLUMN_PARAGRAPH,
  COLUMN_REPORT,
  COLUMN_NUMBER,
  COLUMN_TEXT,
  COLUMN_KIND,
  COLUMN_NOTE,
};

static const DzSearchScope everywhere = { 0 };

/* Ids, and what begins with one. */
static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
pass_clear (Pass *pass)
{
  g_clear_pointer (&pass->matcher, dz_query_matcher_free);
  g_clear_pointer (&pass->reports, g_array_unref);
  g_clear_pointer (&pass->statement, sqlite3_finalize);
  g_clear_pointer (&pass->headings, sqlite3_finalize);
  g_clear_pointer (&pass->spans, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

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
             || (report->place != NULL && g_strv_contains ((const char *const *) scope->places, report->place)))
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

static gboolean
names_reports (const DzSearchScope *scope)
{
  return scope->reports != NULL || scope->places != NULL || scope->level != DZ_LEVEL_UNKNOWN || scope->first_year != 0
         || scope->last_year != 0;
}

/* The condition that keeps to the reports of the scope; NULL on error. */
static char *
dup_report_condition (DzStore *store, const DzSearchScope *scope, const char *column, GError **error)
{
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GString) condition = NULL;

  if (!names_reports (scope))
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

/* Of a note: it has the tag bound as ?2 or one below it. */
#define HAS_TAG                                                                                                       \
  "note.id IN (SELECT note_id FROM note_tag WHERE tag_id IN (WITH RECURSIVE below (id) AS (SELECT ?2 UNION"           \
  " SELECT tag.id FROM tag JOIN below ON tag.parent_id = below.id WHERE tag.removed IS NULL) SELECT id FROM below))"

/* The texts of the report bound as ?1. */
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
                          " WHERE report_id = ?1 AND kind IN ('body', 'heading', 'glossary')%s%s ORDER BY position",
                          part,
                          scope->tag != NULL
                            ? " AND id IN (SELECT paragraph_id FROM note WHERE note.removed IS NULL AND " HAS_TAG ")"
                            : "");
}

/* DzCandidateFunc */
static gboolean
choose_reports (const DzTextMatcher *literal, gpointer data, GArray **ids, GError **error)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (DzTermCount));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!dz_search_index_count (data, literal, counts, found, error))
    return FALSE;
  for (guint i = 0; i < counts->len; i++)
    g_array_append_val (found, g_array_index (counts, DzTermCount, i).report_id);
  g_array_sort (found, compare_ids);
  *ids = g_steal_pointer (&found);

  return TRUE;
}

static gboolean
list_all_reports (DzStore *store, GArray *ids, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dz_store_prepare (store, error, "SELECT id FROM report ORDER BY id", "");
  int code = SQLITE_ERROR;

  while (statement != NULL && (code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }

  return code == SQLITE_DONE;
}

/* Sets ids to those of the reports that the scope names, ascending; NULL for all. */
static gboolean
list_scope (DzStore *store, const DzSearchScope *scope, GArray **ids, GError **error)
{
  g_autoptr (GPtrArray) reports = NULL;

  if (!names_reports (scope))
    return TRUE;
  if ((reports = dz_store_list_reports_in_scope (store, scope, error)) == NULL)
    return FALSE;
  *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < reports->len; i++)
    g_array_append_val (*ids, ((const DzReport *) g_ptr_array_index (reports, i))->id);
  g_array_sort (*ids, compare_ids);

  return TRUE;
}

/* Elements begin with an id; keeps those with one of the scope. */
static void
keep_scope (GArray *elements, const GArray *scope)
{
  guint size = g_array_get_element_size (elements);
  guint kept = 0;

  for (guint i = 0; scope != NULL && i < elements->len; i++)
    if (g_array_binary_search ((GArray *) scope, elements->data + (gsize) i * size, compare_ids, NULL))
      memmove (elements->data + (gsize) size * kept++, elements->data + (gsize) size * i, size);
  if (scope != NULL)
    g_array_set_size (elements, kept);
}

/* The index chooses reports that may have hits: it folds as the matcher does. Notes are in no index. */
static gboolean
choose_texts (Pass *pass, GError **error)
{
  g_autoptr (GArray) scope = NULL;

  if (!list_scope (pass->store, pass->scope, &scope, error))
    return FALSE;
  if (!pass->scope->notes_only
      && !dz_query_matcher_choose (pass->matcher, choose_reports, pass->store, &pass->reports, error))
    return FALSE;
  if (pass->reports == NULL)
    {
      pass->reports = g_array_new (FALSE, FALSE, sizeof (gint64));
      if (!list_all_reports (pass->store, pass->reports, error))
        return FALSE;
    }
  keep_scope (pass->reports, scope);

  return TRUE;
}

static gboolean
prepare_pass (Pass *pass, GError **error)
{
  g_autofree char *sql = dup_sql (pass->scope);

  if ((pass->statement = dz_store_prepare_many (pass->store, error, sql)) == NULL)
    return FALSE;
  if (pass->scope->tag != NULL)
    sqlite3_bind_int64 (pass->statement, 2, dz_store_find_tag (pass->store, pass->scope->tag, FALSE, NULL));
  if (pass->scope->one_part)
    sqlite3_bind_text (pass->statement, 3, dz_part_get_nick (pass->scope->part), -1, SQLITE_STATIC);
  if (!pass->scope->headings_only)
    return TRUE;
  pass->headings = dz_store_prepare_many (pass->store, error,
                                          "SELECT start, \"end\" FROM section WHERE paragraph_id = ?");

  return pass->headings != NULL;
}

static gboolean
pass_init (Pass *pass, DzStore *store, const DzQuery *query, const DzSearchScope *scope, GError **error)
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
keep_headings (Pass *pass, GError **error)
{
  g_autoptr (GArray) headings = g_array_new (FALSE, FALSE, sizeof (DzTextSpan));
  int code;

  if (g_strcmp0 (dz_column_text (pass->statement, COLUMN_KIND), "heading") == 0)
    return TRUE;
  sqlite3_reset (pass->headings);
  sqlite3_bind_int64 (pass->headings, 1, sqlite3_column_int64 (pass->statement, COLUMN_PARAGRAPH));
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

/* Goes on to the next text and its hits, which may be none: SQLITE_ROW; else SQLITE_DONE, or an error. */
static int
pass_step (Pass *pass, GError **error)
{
  int code = SQLITE_DONE;

  if (pass->n_begun > 0)
    code = dz_store_step (pass->store, pass->statement, error);
  while (code == SQLITE_DONE && pass->n_begun < pass->reports->len)
    {
      sqlite3_reset (pass->statement);
      sqlite3_bind_int64 (pass->statement, 1, g_array_index (pass->reports, gint64, pass->n_begun++));
      code = dz_store_step (pass->store, pass->statement, error);
    }
  if (code != SQLITE_ROW)
    return code;
  g_array_set_size (pass->spans, 0);
  if (!dz_store_check_cancelled (pass->store, error)
      || dz_query_matcher_find (pass->matcher, dz_column_text (pass->statement, COLUMN_TEXT), pass->spans, error) < 0
      || (pass->headings != NULL && pass->spans->len > 0 && !keep_headings (pass, error)))
    return SQLITE_ERROR;

  return SQLITE_ROW;
}

/* Hits with numbers of first … last - 1 among all; seen counts those of the texts before. */
static void
take_hits (Pass *pass, guint seen, guint first, guint last, GPtrArray *hits)
{
  const char *text = dz_column_text (pass->statement, COLUMN_TEXT);

  for (guint i = 0; i < pass->spans->len; i++)
    {
      DzSearchHit *hit;

      if (seen + i < first || seen + i >= last)
        continue;
      hit = dz_search_hit_new (text, &g_array_index (pass->spans, DzTextSpan, i));
      hit->paragraph_id = sqlite3_column_int64 (pass->statement, COLUMN_PARAGRAPH);
      hit->report_id = sqlite3_column_int64 (pass->statement, COLUMN_REPORT);
      hit->number = sqlite3_column_int (pass->statement, COLUMN_NUMBER);
      hit->note_id = sqlite3_column_int64 (pass->statement, COLUMN_NOTE);
      g_ptr_array_add (hits, hit);
    }
}

GPtrArray *
dz_store_search_query (DzStore *store, const DzQuery *query, const DzSearchScope *scope, guint offset, guint max,
                       GError **error)
{
  g_auto (Pass) pass = { 0 };
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_search_hit_free);
  guint last = max > 0 && max < G_MAXUINT - offset ? offset + max : G_MAXUINT;
  guint seen = 0;
  int code = SQLITE_DONE;

  g_return_val_if_fail (store != NULL && query != NULL, NULL);

  if (!pass_init (&pass, store, query, scope, error) || !choose_texts (&pass, error))
    return NULL;
  while (seen < last && (code = pass_step (&pass, error)) == SQLITE_ROW)
    {
      take_hits (&pass, seen, offset, last, hits);
      seen += pass.spans->len;
    }

  return code == SQLITE_DONE || code == SQLITE_ROW ? g_steal_pointer (&hits) : NULL;
}

/* What only texts can tell: the hits in the reports of the pass are appended. */
static gboolean
count_texts (Pass *pass, GArray *counts, GError **error)
{
  guint first = counts->len;
  int code;

  /* A pass that never began has no statement to step. */
  if (pass->reports->len == 0)
    return TRUE;
  while ((code = pass_step (pass, error)) == SQLITE_ROW)
    {
      DzTermCount count = { sqlite3_column_int64 (pass->statement, COLUMN_REPORT), (int) pass->spans->len };

      if (count.count == 0)
        continue;
      if (counts->len > first && g_array_index (counts, DzTermCount, counts->len - 1).report_id == count.report_id)
        g_array_index (counts, DzTermCount, counts->len - 1).count += count.count;
      else
        g_array_append_val (counts, count);
    }

  return code == SQLITE_DONE;
}

/* One string in whole reports: the index knows how often. */
static gboolean
count_by_index (Pass *pass, GArray *counts, GError **error)
{
  g_autoptr (GArray) scope = NULL;

  pass->reports = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!list_scope (pass->store, pass->scope, &scope, error)
      || !dz_search_index_count (pass->store, dz_query_matcher_get_literal (pass->matcher), counts, pass->reports, error))
    return FALSE;
  keep_scope (pass->reports, scope);
  keep_scope (counts, scope);
  if (!count_texts (pass, counts, error))
    return FALSE;
  g_array_sort (counts, compare_ids);

  return TRUE;
}

GArray *
dz_store_count_query (DzStore *store, const DzQuery *query, const DzSearchScope *scope, GError **error)
{
  g_auto (Pass) pass = { 0 };
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (DzTermCount));
  gboolean whole, ok;

  g_return_val_if_fail (store != NULL && query != NULL, NULL);

  if (!pass_init (&pass, store, query, scope, error))
    return NULL;
  whole = !pass.scope->one_part && !pass.scope->headings_only && !pass.scope->notes_only && pass.scope->tag == NULL;
  if (whole && dz_query_matcher_get_literal (pass.matcher) != NULL)
    ok = count_by_index (&pass, counts, error);
  else
    ok = choose_texts (&pass, error) && count_texts (&pass, counts, error);

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
dz_store_visit_texts (DzStore *store, const DzSearchScope *scope, DzTextFunc visit, gpointer data, GError **error)
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
      visit (sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1), sqlite3_column_int (statement, 2),
             dz_column_text (statement, 3), data);

  return code == SQLITE_DONE;
}
