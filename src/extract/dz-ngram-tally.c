/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-ngram-tally.h"

#include "core/dz-text.h"
#include "extract/dz-ngram.h"

#define CODE_BITS 21
#define ROOT 0
#define N_FIRST 0x10000

/* A step of the trie: from a node by a character to another. */
typedef struct
{
  guint64 key; /* node and character */
  guint32 node; /* 0: nothing stands here, for no step leads to the root */
} Step;

struct _DzNgramTally
{
  Step *steps; /* by their keys; a power of two of them, at most half of them used */
  guint n_slots;
  guint32 *first; /* where steps from the root lead, by character; those beyond are among the others */
  GArray *ends;   /* (element-type guint32) of each node, 1 + the n-gram that ends there; 0: none does */
  GArray *counts; /* (element-type int) of each n-gram */
  GArray *chars;  /* (element-type gunichar) the text at hand */
};

/* Where the step is, or would be. */
static Step *
find_slot (const DzNgramTally *tally, guint64 key)
{
  guint64 mixed = key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint slot = (guint) (mixed >> 32) & (tally->n_slots - 1);

  while (tally->steps[slot].node != 0 && tally->steps[slot].key != key)
    slot = (slot + 1) & (tally->n_slots - 1);

  return &tally->steps[slot];
}

/* The node that a step leads to, 0 where there is none. */
static inline guint32
follow (const DzNgramTally *tally, guint32 node, gunichar c)
{
  if (node == ROOT && c < N_FIRST)
    return tally->first[c];

  return find_slot (tally, (guint64) node << CODE_BITS | c)->node;
}

static guint32
add_step (DzNgramTally *tally, guint32 node, gunichar c)
{
  guint32 end = 0;
  guint32 next = follow (tally, node, c);
  Step *step;

  if (next != 0)
    return next;
  next = tally->ends->len;
  g_array_append_val (tally->ends, end);
  if (node == ROOT && c < N_FIRST)
    return tally->first[c] = next;
  step = find_slot (tally, (guint64) node << CODE_BITS | c);
  step->key = (guint64) node << CODE_BITS | c;
  step->node = next;

  return next;
}

static void
add_ngram (DzNgramTally *tally, const DzNgram *ngram, guint index)
{
  guint32 node = ROOT;

  for (const char *p = ngram->text; *p != '\0'; p = g_utf8_next_char (p))
    node = add_step (tally, node, g_utf8_get_char (p));
  g_array_index (tally->ends, guint32, node) = index + 1;
}

DzNgramTally *
dz_ngram_tally_new (const GPtrArray *ngrams)
{
  DzNgramTally *tally = g_new0 (DzNgramTally, 1);
  guint n_steps = 1;
  guint32 end = 0;

  g_return_val_if_fail (ngrams != NULL, NULL);

  for (guint i = 0; i < ngrams->len; i++)
    n_steps += (guint) ((const DzNgram *) g_ptr_array_index (ngrams, i))->length;
  for (tally->n_slots = 16; tally->n_slots < 2 * n_steps;)
    tally->n_slots *= 2;
  tally->steps = g_new0 (Step, tally->n_slots);
  tally->first = g_new0 (guint32, N_FIRST);
  tally->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  tally->counts = g_array_new (FALSE, TRUE, sizeof (int));
  tally->chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_array_append_val (tally->ends, end);
  g_array_set_size (tally->counts, ngrams->len);
  for (guint i = 0; i < ngrams->len; i++)
    add_ngram (tally, g_ptr_array_index (ngrams, i), i);

  return tally;
}

void
dz_ngram_tally_free (DzNgramTally *tally)
{
  if (tally == NULL)
    return;

  g_free (tally->steps);
  g_free (tally->first);
  g_array_unref (tally->ends);
  g_array_unref (tally->counts);
  g_array_unref (tally->chars);
  g_free (tally);
}

void
dz_ngram_tally_add (DzNgramTally *tally, const char *text)
{
  g_return_if_fail (tally != NULL && text != NULL);

  g_array_set_size (tally->chars, 0);
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = dz_char_fold (g_utf8_get_char (text));

      g_array_append_val (tally->chars, c);
    }
  for (guint i = 0; i < tally->chars->len; i++)
    {
      guint32 node = ROOT;

      for (guint j = i; j < tally->chars->len; j++)
        {
          guint32 end;

          if ((node = follow (tally, node, g_array_index (tally->chars, gunichar, j))) == 0)
            break;
          if ((end = g_array_index (tally->ends, guint32, node)) != 0)
            g_array_index (tally->counts, int, end - 1)++;
        }
    }
}

int
dz_ngram_tally_get (const DzNgramTally *tally, guint index)
{
  g_return_val_if_fail (tally != NULL && index < tally->counts->len, 0);

  return g_array_index (tally->counts, int, index);
}
