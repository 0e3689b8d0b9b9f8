/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include "store/dz-text-matcher.h"

#define CONTEXT_LENGTH 24
#define SEARCHED_KINDS "'body', 'heading', 'glossary'"

void
dz_search_hit_free (DzSearchHit *hit)
{
  if (hit == NULL)
    return;

  g_free (hit->left);
  g_free (hit->hit);
  g_free (hit->right);
  g_free (hit);
}

/* The index only chooses paragraphs that may have a hit: it folds as the matcher does. */
sqlite3_stmt *
dz_store_prepare_search (DzStore *store, const DzTextMatcher *matcher, const char *kinds, const char *order,
                         GError **error)
{
  g_autofree char *index_query = dz_text_matcher_dup_index_query (matcher);
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;

  sql = g_strdup_printf ("SELECT id, report_id, number, text FROM paragraph WHERE %s kind IN (%s)"
                         " %s",
                         index_query != NULL ? "id IN (SELECT rowid FROM paragraph_index WHERE paragraph_index MATCH ?1) AND"
                                             : "",
                         kinds, order);
  statement = dz_store_prepare_many (store, error, sql);
  if (statement != NULL && index_query != NULL)
    sqlite3_bind_text (statement, 1, index_query, -1, SQLITE_TRANSIENT);

  return statement;
}

/* Up to so many characters before a place in a text. */
static char *
dup_left (const char *text, const char *place)
{
  const char *start = place;

  for (int i = 0; i < CONTEXT_LENGTH && start > text; i++)
    start = g_utf8_prev_char (start);

  return g_strndup (start, place - start);
}

static char *
dup_right (const char *place)
{
  const char *end = place;

  for (int i = 0; i < CONTEXT_LENGTH && *end != '\0'; i++)
    end = g_utf8_next_char (end);

  return g_strndup (place, end - place);
}

static void
add_hits (sqlite3_stmt *statement, const char *text, const GArray *spans, GPtrArray *hits)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const DzTextSpan *span = &g_array_index (spans, DzTextSpan, i);
      DzSearchHit *hit = g_new0 (DzSearchHit, 1);

      hit->paragraph_id = sqlite3_column_int64 (statement, 0);
      hit->report_id = sqlite3_column_int64 (statement, 1);
      hit->number = sqlite3_column_int (statement, 2);
      hit->start = span->start;
      hit->end = span->end;
      hit->left = dup_left (text, span->first);
      hit->hit = g_strndup (span->first, span->last - span->first);
      hit->right = dup_right (span->last);
      g_ptr_array_add (hits, hit);
    }
}

static gboolean
collect_hits (DzStore *store, const DzTextMatcher *matcher, guint max, GPtrArray *hits, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dz_store_prepare_search (store, matcher, SEARCHED_KINDS,
                                                               "ORDER BY report_id, position", error);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DzTextSpan));
  int code = SQLITE_DONE;

  if (statement == NULL)
    return FALSE;
  while (hits->len < max && (code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      g_autofree char *text = dz_column_dup (statement, 3);

      if (!dz_store_check_cancelled (store, error))
        return FALSE;
      g_array_set_size (spans, 0);
      dz_text_matcher_find (matcher, text, spans);
      add_hits (statement, text, spans, hits);
    }
  if (hits->len > max)
    g_ptr_array_set_size (hits, (int) max);

  return code == SQLITE_DONE || code == SQLITE_ROW;
}

GPtrArray *
dz_store_search (DzStore *store, const char *query, int max, GError **error)
{
  g_autoptr (DzTextMatcher) matcher = NULL;
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_search_hit_free);

  g_return_val_if_fail (store != NULL && query != NULL, NULL);

  matcher = dz_text_matcher_new (query);
  if (!dz_text_matcher_is_empty (matcher)
      && !collect_hits (store, matcher, max > 0 ? (guint) max : G_MAXUINT, hits, error))
    return NULL;

  return g_steal_pointer (&hits);
}

gint64
dz_store_count_hits (DzStore *store, const char *query, GError **error)
{
  g_autoptr (DzTextMatcher) matcher = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  gint64 n_hits = 0;
  int code;

  g_return_val_if_fail (store != NULL && query != NULL, -1);

  matcher = dz_text_matcher_new (query);
  if (dz_text_matcher_is_empty (matcher))
    return 0;
  statement = dz_store_prepare_search (store, matcher, SEARCHED_KINDS, "", error);
  if (statement == NULL)
    return -1;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    n_hits += dz_text_matcher_find (matcher, dz_column_text (statement, 3), NULL);

  return code == SQLITE_DONE ? n_hits : -1;
}

gboolean
dz_store_rebuild_search_index (DzStore *store, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, NULL, error))
    return FALSE;
  ok = dz_store_create_search_index (store, error);

  return dz_store_end (store, ok, error);
}
