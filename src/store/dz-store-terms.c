/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "store/dz-text-matcher.h"

gboolean
dz_store_load_terms (DzStore *store, gint64 report_id, GPtrArray *terms, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  statement = dz_store_prepare (store, error,
                                "SELECT term.id, term.report_id, term.number, headword, key, definition, position"
                                " FROM term LEFT JOIN paragraph ON paragraph.id = term.paragraph_id"
                                " WHERE ?1 IS NULL OR term.report_id = ?1 ORDER BY term.report_id, term.id",
                                "n", report_id);
  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      g_autofree char *headword = dz_column_dup (statement, 3);
      g_autofree char *definition = dz_column_dup (statement, 5);
      DzTerm *term = dz_term_new (sqlite3_column_int (statement, 2), headword, definition);

      term->id = sqlite3_column_int64 (statement, 0);
      term->report_id = sqlite3_column_int64 (statement, 1);
      g_free (term->key);
      term->key = dz_column_dup (statement, 4);
      term->paragraph = sqlite3_column_int (statement, 6) - 1;
      g_ptr_array_add (terms, term);
    }

  return code == SQLITE_DONE;
}

/* A string whose bytes sort as Chinese readers expect, by pinyin; the text itself where ICU has no rules. */
static char *
dup_sort_key (UCollator *collator, const char *text)
{
  gsize capacity = strlen (text) + 1;
  g_autofree UChar *wide = g_new (UChar, capacity);
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  int32_t key_length;
  char *key;

  u_strFromUTF8 (wide, (int32_t) capacity, &length, text, -1, &status);
  if (collator == NULL || U_FAILURE (status))
    return g_strdup (text);

  key_length = ucol_getSortKey (collator, wide, length, NULL, 0);
  key = g_malloc0 (key_length + 1);
  ucol_getSortKey (collator, wide, length, (uint8_t *) key, key_length);

  return key;
}

typedef struct
{
  char *key;
  DzTerm *term; /* owned by the array that is sorted */
  guint order;
} SortEntry;

static int
compare_entries (gconstpointer one, gconstpointer other)
{
  const SortEntry *a = one;
  const SortEntry *b = other;
  int order = strcmp (a->key, b->key);

  if (order == 0)
    order = strcmp (a->term->key, b->term->key);

  return order != 0 ? order : (int) a->order - (int) b->order;
}

static void
clear_entry (gpointer data)
{
  g_free (((SortEntry *) data)->key);
}

static void
sort_by_pinyin (GPtrArray *terms)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open ("zh", &status);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (SortEntry));

  if (U_FAILURE (status))
    g_clear_pointer (&collator, ucol_close);
  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < terms->len; i++)
    {
      SortEntry entry = { NULL, g_ptr_array_index (terms, i), i };

      entry.key = dup_sort_key (collator, entry.term->key);
      g_array_append_val (entries, entry);
    }

  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    terms->pdata[i] = g_array_index (entries, SortEntry, i).term;
  g_clear_pointer (&collator, ucol_close);
}

GPtrArray *
dz_store_list_terms (DzStore *store, gint64 report, GError **error)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_term_free);

  g_return_val_if_fail (store != NULL, NULL);

  if (!dz_store_load_terms (store, report, terms, error))
    return NULL;
  sort_by_pinyin (terms);

  return g_steal_pointer (&terms);
}

static GArray *
start_counts (DzStore *store, GHashTable *rows, GError **error)
{
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, error);
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (DzTermCount));

  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      DzTermCount count = { ((const DzReport *) g_ptr_array_index (reports, i))->id, 0 };

      g_array_append_val (counts, count);
      g_hash_table_insert (rows, g_memdup2 (&count.report_id, sizeof count.report_id), GUINT_TO_POINTER (i));
    }
  if (reports == NULL)
    g_clear_pointer (&counts, g_array_unref);

  return counts;
}

/* The body of reports that may have a hit; NULL on error. */
static char *
dup_body_sql (DzStore *store, const DzTextMatcher *matcher, GError **error)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (DzTermCount));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) sql = g_string_new ("SELECT id, report_id, number, text FROM paragraph WHERE kind = 'body'"
                                          " AND report_id IN (");

  if (!dz_search_index_count (store, matcher, FALSE, counts, ids, error))
    return NULL;
  for (guint i = 0; i < counts->len; i++)
    g_array_append_val (ids, g_array_index (counts, DzTermCount, i).report_id);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (sql, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (sql, ')');

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
count_hits (DzStore *store, const char *text, GHashTable *rows, GArray *counts, GError **error)
{
  g_autoptr (DzTextMatcher) matcher = dz_text_matcher_new (text);
  g_autofree char *sql = dup_body_sql (store, matcher, error);
  g_autoptr (sqlite3_stmt) statement = sql != NULL ? dz_store_prepare_many (store, error, sql) : NULL;
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      gint64 report_id = sqlite3_column_int64 (statement, 1);
      gpointer row;

      if (g_hash_table_lookup_extended (rows, &report_id, NULL, &row))
        g_array_index (counts, DzTermCount, GPOINTER_TO_UINT (row)).count
          += dz_text_matcher_find (matcher, dz_column_text (statement, 3), NULL);
    }

  return code == SQLITE_DONE;
}

GPtrArray *
dz_store_count_term (DzStore *store, const char *text, GError **error)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) counts = NULL;
  GPtrArray *result;

  g_return_val_if_fail (store != NULL && text != NULL, NULL);

  counts = start_counts (store, rows, error);
  if (counts == NULL || !count_hits (store, text, rows, counts, error))
    return NULL;

  result = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < counts->len; i++)
    g_ptr_array_add (result, g_memdup2 (&g_array_index (counts, DzTermCount, i), sizeof (DzTermCount)));

  return result;
}

GPtrArray *
dz_store_count_headword (DzStore *store, const char *headword, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *form = NULL;
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GPtrArray) others = NULL;

  g_return_val_if_fail (store != NULL && headword != NULL, NULL);

  key = dz_term_dup_key (headword);
  form = dz_term_dup_form (headword);
  counts = dz_store_count_term (store, key, error);
  if (counts == NULL || g_str_equal (form, key))
    return g_steal_pointer (&counts);
  if ((others = dz_store_count_term (store, form, error)) == NULL)
    return NULL;

  /* Both list all reports in the same order. */
  for (guint i = 0; i < counts->len && i < others->len; i++)
    ((DzTermCount *) g_ptr_array_index (counts, i))->count += ((DzTermCount *) g_ptr_array_index (others, i))->count;

  return g_steal_pointer (&counts);
}
