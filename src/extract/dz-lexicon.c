/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-lexicon.h"

#include "extract/dz-word-trie.h"

static const char *const kind_names[DZ_N_WORD_KINDS] = {
  "growth", "growth_noun", "reach",      "link",      "verb",  "scope", "time",    "rank_verb",
  "cut",    "goal",        "count_verb", "size_noun", "stage", "noun",  "holder",  "flow",
  "manner", "area",        "no_area",    "generic",   "stock", "sized", "compare", "state",
  "empty",
};

struct _DzLexicon
{
  gatomicrefcount references;
  DzKnowledge *knowledge;
  DzWordTrie *kinds[DZ_N_WORD_KINDS];
  DzWordTrie *units;
  DzWordTrie *indicators;
  DzWordTrie *hardness;
  DzWordTrie *places;
  DzWordTrie *modifiers_before;
  DzWordTrie *modifiers_after;
};

static DzWordTrie *
compile_words (const GPtrArray *words)
{
  DzWordTrie *trie = dz_word_trie_new ();

  for (guint i = 0; i < words->len; i++)
    dz_word_trie_add (trie, g_ptr_array_index (words, i), g_ptr_array_index (words, i));

  return trie;
}

static DzWordTrie *
compile_units (const GPtrArray *units)
{
  DzWordTrie *trie = dz_word_trie_new ();

  for (guint i = 0; i < units->len; i++)
    {
      const DzUnit *unit = g_ptr_array_index (units, i);

      dz_word_trie_add (trie, unit->unit, unit);
    }

  return trie;
}

static DzWordTrie *
compile_indicators (const GPtrArray *indicators)
{
  DzWordTrie *trie = dz_word_trie_new ();

  for (guint i = 0; i < indicators->len; i++)
    {
      const DzIndicator *indicator = g_ptr_array_index (indicators, i);

      dz_word_trie_add (trie, indicator->name, indicator);
      for (int j = 0; indicator->aliases[j] != NULL; j++)
        dz_word_trie_add (trie, indicator->aliases[j], indicator);
    }

  return trie;
}

static DzWordTrie *
compile_hardness (const GPtrArray *words)
{
  DzWordTrie *trie = dz_word_trie_new ();

  for (guint i = 0; i < words->len; i++)
    {
      const DzHardness *hardness = g_ptr_array_index (words, i);

      dz_word_trie_add (trie, hardness->wording, hardness);
    }

  return trie;
}

/* Full names only: 西湖 or 新城 alone is more often something else than the district. */
static DzWordTrie *
compile_places (const GPtrArray *places)
{
  DzWordTrie *trie = dz_word_trie_new ();

  for (guint i = 0; i < places->len; i++)
    {
      const DzPlace *place = g_ptr_array_index (places, i);

      dz_word_trie_add (trie, place->name, place);
    }

  return trie;
}

static DzWordTrie *
compile_modifiers (const GPtrArray *words, gboolean before)
{
  DzWordTrie *trie = dz_word_trie_new ();

  for (guint i = 0; i < words->len; i++)
    {
      const DzModifierWord *word = g_ptr_array_index (words, i);

      if (word->before == before)
        dz_word_trie_add (trie, word->wording, word);
    }

  return trie;
}

static DzLexicon *
compile (const DzKnowledge *knowledge)
{
  DzLexicon *self = g_new0 (DzLexicon, 1);

  g_atomic_ref_count_init (&self->references);
  self->knowledge = dz_knowledge_ref ((DzKnowledge *) knowledge);
  for (int i = 0; i < DZ_N_WORD_KINDS; i++)
    self->kinds[i] = compile_words (dz_knowledge_get_words (knowledge, kind_names[i]));
  self->units = compile_units (dz_knowledge_get_units (knowledge));
  self->indicators = compile_indicators (dz_knowledge_get_indicators (knowledge));
  self->hardness = compile_hardness (dz_knowledge_get_hardness (knowledge));
  self->places = compile_places (dz_knowledge_get_places (knowledge));
  self->modifiers_before = compile_modifiers (dz_knowledge_get_modifier_words (knowledge), TRUE);
  self->modifiers_after = compile_modifiers (dz_knowledge_get_modifier_words (knowledge), FALSE);

  return self;
}

/* Compiling takes longer than reading a short report, and every report is read with the same knowledge. */
DzLexicon *
dz_lexicon_new (const DzKnowledge *knowledge)
{
  static GMutex mutex;
  static DzLexicon *last;
  DzLexicon *self;

  g_return_val_if_fail (knowledge != NULL, NULL);

  g_mutex_lock (&mutex);
  if (last == NULL || last->knowledge != knowledge)
    {
      dz_lexicon_free (last);
      last = compile (knowledge);
    }
  self = last;
  g_atomic_ref_count_inc (&self->references);
  g_mutex_unlock (&mutex);

  return self;
}

void
dz_lexicon_free (DzLexicon *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  for (int i = 0; i < DZ_N_WORD_KINDS; i++)
    dz_word_trie_free (self->kinds[i]);
  dz_word_trie_free (self->units);
  dz_word_trie_free (self->indicators);
  dz_word_trie_free (self->hardness);
  dz_word_trie_free (self->places);
  dz_word_trie_free (self->modifiers_before);
  dz_word_trie_free (self->modifiers_after);
  dz_knowledge_unref (self->knowledge);
  g_free (self);
}

const DzKnowledge *
dz_lexicon_get_knowledge (const DzLexicon *self)
{
  return self->knowledge;
}

int
dz_lexicon_match (const DzLexicon *self, DzWordKind kind, const DzPlainText *text, int position, int limit)
{
  return dz_word_trie_match (self->kinds[kind], text->chars, position, limit, NULL);
}

int
dz_lexicon_match_back (const DzLexicon *self, DzWordKind kind, const DzPlainText *text, int position,
                       int limit)
{
  return dz_word_trie_match_back (self->kinds[kind], text->chars, position, limit);
}

gboolean
dz_lexicon_contains (const DzLexicon *self, DzWordKind kind, const DzPlainText *text, int start, int end)
{
  for (int i = start; i < end; i++)
    if (dz_lexicon_match (self, kind, text, i, end) > 0)
      return TRUE;

  return FALSE;
}

int
dz_lexicon_match_unit (const DzLexicon *self, const DzPlainText *text, int position, const DzUnit **unit)
{
  return dz_word_trie_match (self->units, text->chars, position, text->length, (gconstpointer *) unit);
}

int
dz_lexicon_match_indicator (const DzLexicon *self, const DzPlainText *text, int position, int limit,
                            const DzIndicator **indicator)
{
  return dz_word_trie_match (self->indicators, text->chars, position, limit, (gconstpointer *) indicator);
}

int
dz_lexicon_match_hardness (const DzLexicon *self, const DzPlainText *text, int position, int limit,
                           const DzHardness **hardness)
{
  return dz_word_trie_match (self->hardness, text->chars, position, limit, (gconstpointer *) hardness);
}

int
dz_lexicon_match_place (const DzLexicon *self, const DzPlainText *text, int position, int limit,
                        const DzPlace **place)
{
  return dz_word_trie_match (self->places, text->chars, position, limit, (gconstpointer *) place);
}

int
dz_lexicon_match_place_back (const DzLexicon *self, const DzPlainText *text, int position, int limit)
{
  return dz_word_trie_match_back (self->places, text->chars, position, limit);
}

int
dz_lexicon_match_modifier_before (const DzLexicon *self, const DzPlainText *text, int position, int limit,
                                  DzModifier *modifier)
{
  int length = dz_word_trie_match_back (self->modifiers_before, text->chars, position, limit);
  gconstpointer word = NULL;

  if (length > 0
      && dz_word_trie_match (self->modifiers_before, text->chars, position - length, position, &word)
             == length)
    *modifier = ((const DzModifierWord *) word)->modifier;

  return length;
}

int
dz_lexicon_match_modifier_after (const DzLexicon *self, const DzPlainText *text, int position,
                                 DzModifier *modifier)
{
  gconstpointer word = NULL;
  int length = dz_word_trie_match (self->modifiers_after, text->chars, position, text->length, &word);

  if (length > 0)
    *modifier = ((const DzModifierWord *) word)->modifier;

  return length;
}
