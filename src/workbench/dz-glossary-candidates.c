/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-glossary-candidates.h"

#include <math.h>
#include <string.h>

#include "core/dz-statistics.h"
#include "core/dz-text.h"
#include "extract/dz-ngram.h"

#define MIN_QUOTED 2

typedef struct
{
  GHashTable *counts; /* text (owned) -> how often it stands between quotation marks */
  gint64 characters;
} Quoted;

static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static void
take_text (gint64 report_id, gint64 paragraph_id, int number, const char *text, gpointer data)
{
  Quoted *quoted = data;

  quoted->characters += dz_text_length (text);
  for (const char *open = strstr (text, "“"); open != NULL;)
    {
      const char *start = open + strlen ("“");
      const char *close = strstr (start, "”");
      const char *next = strstr (start, "“");

      if (close != NULL && (next == NULL || close < next))
        {
          g_autofree char *inside = g_strndup (start, (gsize) (close - start));
          int length = dz_text_length (inside);

          if (length > DZ_NGRAM_MAX && length <= DZ_CANDIDATE_MAX && is_plain (inside))
            {
              int count = GPOINTER_TO_INT (g_hash_table_lookup (quoted->counts, inside)) + 1;

              g_hash_table_insert (quoted->counts, g_steal_pointer (&inside), GINT_TO_POINTER (count));
            }
        }
      open = next;
    }
}

/* The score of dz_term_candidates_load() without what is not known. */
static void
add_quoted (GPtrArray *rows, const Quoted *quoted)
{
  GHashTableIter iter;
  gpointer text, count;

  g_hash_table_iter_init (&iter, quoted->counts);
  while (g_hash_table_iter_next (&iter, &text, &count))
    {
      DzNgramRow *row;

      if (GPOINTER_TO_INT (count) < MIN_QUOTED)
        continue;
      row = g_new0 (DzNgramRow, 1);
      row->text = g_strdup (text);
      row->count = row->other_count = GPOINTER_TO_INT (count);
      row->per_10000 = row->other_per_10000 = dz_statistics_per_10000 (row->count, (double) quoted->characters);
      row->cohesion = row->left = row->right = NAN;
      row->score = log2 (dz_text_length (text)) * log2 (row->count) * 4;
      g_ptr_array_add (rows, row);
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const DzNgramRow *x = *(const DzNgramRow *const *) a;
  const DzNgramRow *y = *(const DzNgramRow *const *) b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;

  return strcmp (x->text, y->text);
}

/* (element-type utf8, folded) */
static GHashTable *
list_dismissed (const DzGlossary *glossary)
{
  GHashTable *dismissed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < glossary->words->len; i++)
    {
      const DzTermWord *word = glossary->words->pdata[i];

      if (word->kind == DZ_TERM_WORD_DISMISSED)
        g_hash_table_add (dismissed, dz_term_dup_fold (word->headword));
    }

  return dismissed;
}

/* Words of two characters are mostly those of any text, and what begins with a digit is a number or a date:
 * only quotation marks make them terms. */
static gboolean
is_common (const DzNgramRow *row)
{
  return row->other_count == 0
         && (dz_text_length (row->text) == 2 || g_unichar_isdigit (g_utf8_get_char (row->text)));
}

GPtrArray *
dz_glossary_candidates_load (DzStore *store, const DzGlossary *glossary, const DzSearchScope *scope,
                             int min_count, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) counts = NULL;
  g_autoptr (GHashTable) dismissed = NULL;
  Quoted quoted = { NULL };

  g_return_val_if_fail (store != NULL && glossary != NULL, NULL);

  rows = dz_term_candidates_load (store, scope, min_count, error);
  quoted.counts = counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (rows == NULL || !dz_store_visit_texts (store, scope, take_text, &quoted, error))
    return NULL;

  add_quoted (rows, &quoted);
  dismissed = list_dismissed (glossary);
  for (guint i = rows->len; i > 0; i--)
    {
      const DzNgramRow *row = rows->pdata[i - 1];
      g_autofree char *fold = dz_term_dup_fold (row->text);

      if (is_common (row) || dz_glossary_find (glossary, row->text) != NULL
          || g_hash_table_contains (dismissed, fold))
        g_ptr_array_remove_index (rows, i - 1);
    }
  g_ptr_array_sort (rows, compare_rows);

  return g_steal_pointer (&rows);
}
