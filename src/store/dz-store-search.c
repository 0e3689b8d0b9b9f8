/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#define CONTEXT_LENGTH 24

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

DzSearchHit *
dz_search_hit_new (const char *text, const DzTextSpan *span)
{
  DzSearchHit *hit = g_new0 (DzSearchHit, 1);

  hit->start = span->start;
  hit->end = span->end;
  hit->left = dup_left (text, span->first);
  hit->hit = g_strndup (span->first, span->last - span->first);
  hit->right = dup_right (span->last);

  return hit;
}

/* NULL without an error: there is nothing to search for. */
static DzQuery *
parse_literal (const char *words)
{
  const DzQueryOptions options = { DZ_QUERY_LITERAL, DZ_QUERY_FOLD_WIDTH, NULL };

  return dz_query_parse (words, &options, NULL);
}

GPtrArray *
dz_store_search (DzStore *store, const char *words, int max, GError **error)
{
  g_autoptr (DzQuery) query = NULL;

  g_return_val_if_fail (store != NULL && words != NULL, NULL);

  if ((query = parse_literal (words)) == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) dz_search_hit_free);

  return dz_store_search_query (store, query, NULL, 0, (guint) MAX (max, 0), error);
}

gint64
dz_store_count_hits (DzStore *store, const char *words, GError **error)
{
  g_autoptr (DzQuery) query = NULL;

  g_return_val_if_fail (store != NULL && words != NULL, -1);

  return (query = parse_literal (words)) != NULL ? dz_store_count_query_hits (store, query, NULL, error) : 0;
}

gboolean
dz_store_rebuild_search_index (DzStore *store, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, NULL, error))
    return FALSE;
  ok = dz_store_create_search_index (store, error);
  store->index_damaged = store->index_damaged && !ok;

  return dz_store_end (store, ok, error);
}

gboolean
dz_store_is_index_damaged (const DzStore *store)
{
  g_return_val_if_fail (store != NULL, FALSE);

  return store->index_damaged;
}
