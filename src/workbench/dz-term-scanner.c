/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-term-scanner.h"

#include <string.h>

#include "core/dz-term-finder.h"
#include "core/dz-text.h"

/* A finder counts of terms that overlap only one, but each term is to be counted as a search for it alone
 * would. So terms that can overlap are kept in finders of their own; of the words of one term, those that
 * overlap count once. */
typedef struct
{
  DzTermFinder *finder;
  GArray *entries; /* (element-type guint) of each of its words */
} Layer;

struct _DzTermScanner
{
  GPtrArray *layers; /* (element-type Layer) */
  GArray *hits;      /* (element-type DzTermHit) of one layer in one text */
};

static void
layer_free (Layer *layer)
{
  dz_term_finder_free (layer->finder);
  g_array_unref (layer->entries);
  g_free (layer);
}

typedef struct
{
  DzFoldedText *text;
  guint entry;
} Word;

static void
clear_word (gpointer data)
{
  dz_folded_text_free (((Word *) data)->text);
}

static GArray *
list_words (const DzGlossary *glossary)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  g_array_set_clear_func (words, clear_word);
  for (guint i = 0; i < glossary->entries->len; i++)
    {
      g_autoptr (GPtrArray) texts = dz_glossary_entry_list_words (dz_glossary_get_entry (glossary, i));

      for (guint j = 0; j < texts->len; j++)
        {
          Word word = { dz_folded_text_new (texts->pdata[j]), i };

          g_array_append_val (words, word);
        }
    }

  return words;
}

/* Words by their first character. (element-type GArray of guint) */
static GHashTable *
index_words (const GArray *words)
{
  GHashTable *index = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < words->len; i++)
    {
      const DzFoldedText *text = g_array_index (words, Word, i).text;
      gpointer first = GUINT_TO_POINTER (text->length > 0 ? text->chars[0] : 0);
      GArray *list = g_hash_table_lookup (index, first);

      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (index, first, list);
        }
      g_array_append_val (list, i);
    }

  return index;
}

static void
add_conflict (GPtrArray *conflicts, guint one, guint other)
{
  if (one == other)
    return;
  g_array_append_val ((GArray *) conflicts->pdata[one], other);
  g_array_append_val ((GArray *) conflicts->pdata[other], one);
}

/* Entries with a word that can begin inside a word of the other. (element-type GArray of guint) */
static GPtrArray *
find_conflicts (const GArray *words, guint n_entries)
{
  g_autoptr (GHashTable) index = index_words (words);
  GPtrArray *conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < n_entries; i++)
    g_ptr_array_add (conflicts, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      for (int at = 0; at < word->text->length; at++)
        {
          const GArray *list = g_hash_table_lookup (index, GUINT_TO_POINTER (word->text->chars[at]));

          for (guint j = 0; list != NULL && j < list->len; j++)
            {
              const Word *other = &g_array_index (words, Word, g_array_index (list, guint, j));
              int length = MIN (other->text->length, word->text->length - at);

              if (memcmp (word->text->chars + at, other->text->chars, (gsize) length * sizeof (gunichar)) == 0)
                add_conflict (conflicts, word->entry, other->entry);
            }
        }
    }

  return conflicts;
}

/* Each entry goes into the first layer without one that it conflicts with. Returns how many there are. */
static guint
lay_out (const GPtrArray *conflicts, guint *layer_of)
{
  guint n_layers = 0;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const GArray *others = conflicts->pdata[i];
      g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

      for (guint j = 0; j < others->len; j++)
        if (g_array_index (others, guint, j) < i)
          g_hash_table_add (taken, GUINT_TO_POINTER (layer_of[g_array_index (others, guint, j)]));
      for (layer_of[i] = 0; g_hash_table_contains (taken, GUINT_TO_POINTER (layer_of[i]));)
        layer_of[i]++;
      n_layers = MAX (n_layers, layer_of[i] + 1);
    }

  return n_layers;
}

static Layer *
layer_new (const GArray *words, const guint *layer_of, guint number)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  Layer *layer = g_new0 (Layer, 1);

  layer->entries = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (layer_of[word->entry] != number)
        continue;
      g_ptr_array_add (texts, word->text->text);
      g_array_append_val (layer->entries, word->entry);
    }
  layer->finder = dz_term_finder_new ((const char *const *) texts->pdata, texts->len);

  return layer;
}

DzTermScanner *
dz_term_scanner_new (const DzGlossary *glossary)
{
  DzTermScanner *scanner = g_new0 (DzTermScanner, 1);
  g_autoptr (GArray) words = list_words (glossary);
  g_autoptr (GPtrArray) conflicts = find_conflicts (words, glossary->entries->len);
  g_autofree guint *layer_of = g_new0 (guint, conflicts->len + 1);
  guint n_layers = lay_out (conflicts, layer_of);

  scanner->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) layer_free);
  scanner->hits = g_array_new (FALSE, FALSE, sizeof (DzTermHit));
  for (guint i = 0; i < n_layers; i++)
    g_ptr_array_add (scanner->layers, layer_new (words, layer_of, i));

  return scanner;
}

void
dz_term_scanner_free (DzTermScanner *scanner)
{
  if (scanner == NULL)
    return;

  g_ptr_array_unref (scanner->layers);
  g_array_unref (scanner->hits);
  g_free (scanner);
}

void
dz_term_scanner_scan (DzTermScanner *scanner, const char *text, DzTermScanFunc func, gpointer data)
{
  for (guint i = 0; i < scanner->layers->len; i++)
    {
      const Layer *layer = scanner->layers->pdata[i];

      g_array_set_size (scanner->hits, 0);
      dz_term_finder_find (layer->finder, text, scanner->hits);
      for (guint j = 0; j < scanner->hits->len; j++)
        {
          const DzTermHit *hit = &g_array_index (scanner->hits, DzTermHit, j);

          func (g_array_index (layer->entries, guint, hit->term), hit, data);
        }
    }
}
