/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-sentence-chain-private.h"

#include <string.h>

#include "store/dz-anchor-likeness.h"

/* Shorter ones are not known by themselves. */
#define MIN_ALONE 8
/* Of all characters of two sentences at most so many may be in just one of them: between two that are known, beside one, and
 * anywhere. */
#define MAX_APART_BETWEEN 0.5
#define MAX_APART_BESIDE 0.45
#define MAX_APART_ALONE 0.3
/* The next one must be farther by so many. */
#define CLEARLY 4

static void
side_init (Side *side, const gunichar *chars, int length)
{
  DzSentence one = { 1, 1, 0, -1 };

  side->chars = chars;
  side->sentences = g_array_new (FALSE, FALSE, sizeof (DzSentence));
  for (int i = 1; i < length; i++)
    {
      gboolean line_ends = chars[i] == '\n';

      one.end = line_ends ? i : i + 1;
      if (dz_anchor_ends_sentence (chars[i]) && one.end > one.start)
        g_array_append_val (side->sentences, one);
      if (dz_anchor_ends_sentence (chars[i]))
        one.start = i + 1;
      one.paragraph += line_ends;
    }
}

static gboolean
is_equal (const DzSentenceChain *chain, int i, int j)
{
  const DzSentence *a = dz_sentence_get (&chain->before, i);
  const DzSentence *b = dz_sentence_get (&chain->now, j);

  return dz_sentence_get_length (a) == dz_sentence_get_length (b)
         && memcmp (chain->before.chars + a->start, chain->now.chars + b->start,
                    (gsize) dz_sentence_get_length (a) * sizeof (gunichar)) == 0;
}

static void
pair (DzSentenceChain *chain, int i, int j)
{
  dz_sentence_get (&chain->before, i)->other = j;
  dz_sentence_get (&chain->now, j)->other = i;
}

int
dz_sentence_find_first (const Side *side, int paragraph)
{
  int low = 0, high = dz_sentence_count (side);

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (dz_sentence_get (side, middle)->paragraph < paragraph)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
pair_standing (DzSentenceChain *chain, const GArray *standing)
{
  for (int j = 0; j < dz_sentence_count (&chain->now); j++)
    {
      int paragraph = dz_sentence_get (&chain->now, j)->paragraph;
      int old = g_array_index (standing, int, paragraph);
      int i = old >= 0 ? dz_sentence_find_first (&chain->before, old) + j - dz_sentence_find_first (&chain->now, paragraph) : -1;

      if (dz_sentence_is_free (&chain->before, i) && is_equal (chain, i, j))
        pair (chain, i, j);
    }
}

/* They stand beside a pair, step 1: behind it; or both begin the text, or end it. */
static gboolean
is_beside (const DzSentenceChain *chain, int i, int j, int step)
{
  int a = i - step, b = j - step;
  gboolean no_a = a < 0 || a >= dz_sentence_count (&chain->before);
  gboolean no_b = b < 0 || b >= dz_sentence_count (&chain->now);

  if (no_a || no_b)
    return no_a && no_b;

  return dz_sentence_get (&chain->before, a)->other == b;
}

/* From pair to pair. */
static gboolean
pair_equal_neighbors (DzSentenceChain *chain, int step)
{
  int n = dz_sentence_count (&chain->before);
  gboolean changed = FALSE;

  for (int k = 0; k < n; k++)
    {
      int i = step > 0 ? k : n - 1 - k;
      int a = i - step;
      int j = a < 0 ? 0 : a >= n ? dz_sentence_count (&chain->now) - 1 : dz_sentence_get (&chain->before, a)->other + step;

      if (a >= 0 && a < n && dz_sentence_get (&chain->before, a)->other < 0)
        continue;
      if (!dz_sentence_is_free (&chain->before, i) || !dz_sentence_is_free (&chain->now, j) || !is_equal (chain, i, j))
        continue;
      pair (chain, i, j);
      changed = TRUE;
    }

  return changed;
}

static char *
dup_key (const Side *side, int i)
{
  const DzSentence *sentence = dz_sentence_get (side, i);

  return g_ucs4_to_utf8 (side->chars + sentence->start, dz_sentence_get_length (sentence), NULL, NULL, NULL);
}

/* Index plus 1 of each text that is free, -1 where there are several. */
static GHashTable *
index_free (const Side *side)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < dz_sentence_count (side); i++)
    {
      char *key = dz_sentence_is_free (side, i) && dz_sentence_get_length (dz_sentence_get (side, i)) >= MIN_ALONE ? dup_key (side, i) : NULL;

      if (key != NULL)
        g_hash_table_insert (index, key, GINT_TO_POINTER (g_hash_table_contains (index, key) ? -1 : i + 1));
    }

  return index;
}

static gboolean
pair_unique (DzSentenceChain *chain)
{
  g_autoptr (GHashTable) before = index_free (&chain->before);
  g_autoptr (GHashTable) now = index_free (&chain->now);
  GHashTableIter iter;
  gpointer key, value;
  gboolean changed = FALSE;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      int i = GPOINTER_TO_INT (value) - 1;
      int j = GPOINTER_TO_INT (g_hash_table_lookup (now, key)) - 1;

      if (i < 0 || j < 0)
        continue;
      pair (chain, i, j);
      changed = TRUE;
    }

  return changed;
}

static int
measure_distance (DzSentenceChain *chain, int i, int j)
{
  const DzSentence *a = dz_sentence_get (&chain->before, i);
  const DzSentence *b = dz_sentence_get (&chain->now, j);
  gint64 key = (gint64) i << 32 | j;
  gpointer known = g_hash_table_lookup (chain->distances, &key);
  int distance = GPOINTER_TO_INT (known) - 1;

  if (known != NULL)
    return distance;
  distance = dz_anchor_measure_distance (chain->before.chars + a->start, dz_sentence_get_length (a), chain->now.chars + b->start,
                                         dz_sentence_get_length (b));
  g_hash_table_insert (chain->distances, g_memdup2 (&key, sizeof key), GINT_TO_POINTER (distance + 1));

  return distance;
}

static gboolean
is_apart (const DzSentenceChain *chain, int i, int j, double share)
{
  int n = dz_sentence_get_length (dz_sentence_get (&chain->before, i));
  int m = dz_sentence_get_length (dz_sentence_get (&chain->now, j));
  int limit = (int) (share * (n + m));

  return ABS (n - m) > limit || measure_distance ((DzSentenceChain *) chain, i, j) > limit;
}

/* Another of before, also one that is known, or another of now that is free, is nearer than distance; beside: only those that
 * stand beside a pair count. */
static gboolean
has_nearer (DzSentenceChain *chain, int i, int j, int distance)
{
  int n = dz_sentence_get_length (dz_sentence_get (&chain->before, i));
  int m = dz_sentence_get_length (dz_sentence_get (&chain->now, j));

  for (int k = 0; k < dz_sentence_count (&chain->before); k++)
    if (k != i && ABS (dz_sentence_get_length (dz_sentence_get (&chain->before, k)) - m) < distance && measure_distance (chain, k, j) < distance)
      return TRUE;
  for (int k = 0; k < dz_sentence_count (&chain->now); k++)
    if (k != j && dz_sentence_is_free (&chain->now, k) && ABS (dz_sentence_get_length (dz_sentence_get (&chain->now, k)) - n) < distance
        && measure_distance (chain, i, k) < distance)
      return TRUE;

  return FALSE;
}

/* Between two pairs, however it was edited. */
static gboolean
pair_between (DzSentenceChain *chain)
{
  gboolean changed = FALSE;

  for (int i = 0; i < dz_sentence_count (&chain->before); i++)
    {
      int j = i > 0 ? dz_sentence_get (&chain->before, i - 1)->other + 1 : 0;

      if (!dz_sentence_is_free (&chain->before, i) || !dz_sentence_is_free (&chain->now, j) || !is_beside (chain, i, j, 1)
          || !is_beside (chain, i, j, -1) || is_apart (chain, i, j, MAX_APART_BETWEEN)
          || has_nearer (chain, i, j, measure_distance (chain, i, j) - CLEARLY))
        continue;
      pair (chain, i, j);
      changed = TRUE;
    }

  return changed;
}

/* What stands on the other side of a pair of neighbours, and may be the same as well. */
static int
get_neighbor (const DzSentenceChain *chain, int i, int step)
{
  int a = i - step;

  if (a < 0)
    return 0;
  if (a >= dz_sentence_count (&chain->before))
    return dz_sentence_count (&chain->now) - 1;

  return dz_sentence_get (&chain->before, a)->other >= 0 ? dz_sentence_get (&chain->before, a)->other + step : -1;
}

/* The two beside a pair on its other side are as near: either could be the one. */
static gboolean
has_rival_beside (DzSentenceChain *chain, int i, int j, int step)
{
  int distance = measure_distance (chain, i, j) + CLEARLY;
  int other = get_neighbor (chain, i, -step);

  if (other != j && dz_sentence_is_free (&chain->now, other) && measure_distance (chain, i, other) < distance)
    return TRUE;
  other = j + step < dz_sentence_count (&chain->now) && j + step >= 0 ? dz_sentence_get (&chain->now, j + step)->other - step : -1;
  if (other != i && dz_sentence_is_free (&chain->before, other) && measure_distance (chain, other, j) < distance)
    return TRUE;
  /* The next one of before slipped into its place. */
  if (dz_sentence_is_free (&chain->before, i + step) && measure_distance (chain, i + step, j) < distance)
    return TRUE;

  return dz_sentence_is_free (&chain->now, j + step) && measure_distance (chain, i, j + step) < distance;
}

static gboolean
pair_beside (DzSentenceChain *chain, int step)
{
  gboolean changed = FALSE;

  for (int i = 0; i < dz_sentence_count (&chain->before); i++)
    {
      int j = get_neighbor (chain, i, step);

      if (!dz_sentence_is_free (&chain->before, i) || !dz_sentence_is_free (&chain->now, j) || !is_beside (chain, i, j, step)
          || is_apart (chain, i, j, MAX_APART_BESIDE) || has_rival_beside (chain, i, j, step)
          || has_nearer (chain, i, j, measure_distance (chain, i, j)))
        continue;
      pair (chain, i, j);
      changed = TRUE;
    }

  return changed;
}

/* The next digit of a sentence from *at on; 0 for none. */
static gunichar
take_digit (const Side *side, const DzSentence *sentence, int *at)
{
  while (sentence->start + *at < sentence->end)
    {
      gunichar c = side->chars[sentence->start + (*at)++];

      if (g_unichar_isdigit (c))
        return c;
    }

  return 0;
}

gboolean
dz_sentence_has_same_digits (const DzSentenceChain *chain, int i, int j)
{
  int a = 0, b = 0;
  gunichar one, other;

  do
    {
      one = take_digit (&chain->before, dz_sentence_get (&chain->before, i), &a);
      other = take_digit (&chain->now, dz_sentence_get (&chain->now, j), &b);
      if (one != other)
        return FALSE;
    }
  while (one != 0);

  return TRUE;
}

/* The next sentence that is known, step 1: behind it; count or -1 for the end of the text. */
static int
find_known (const Side *side, int i, int step)
{
  do
    i += step;
  while (dz_sentence_is_free (side, i));

  return i;
}

gboolean
dz_sentence_is_in_place (const DzSentenceChain *chain, int i, int j)
{
  return is_beside (chain, find_known (&chain->before, i, -1) + 1, find_known (&chain->now, j, -1) + 1, 1)
         || is_beside (chain, find_known (&chain->before, i, 1) - 1, find_known (&chain->now, j, 1) - 1, -1);
}

static gboolean
pair_nearest (DzSentenceChain *chain)
{
  gboolean changed = FALSE;

  for (int i = 0; i < dz_sentence_count (&chain->before); i++)
    for (int j = 0; j < dz_sentence_count (&chain->now) && dz_sentence_is_free (&chain->before, i); j++)
      {
        if (!dz_sentence_is_free (&chain->now, j) || dz_sentence_get_length (dz_sentence_get (&chain->before, i)) < MIN_ALONE
            || (!dz_sentence_has_same_digits (chain, i, j) && !dz_sentence_is_in_place (chain, i, j)) || is_apart (chain, i, j, MAX_APART_ALONE)
            || has_nearer (chain, i, j, measure_distance (chain, i, j) + CLEARLY))
          continue;
        pair (chain, i, j);
        changed = TRUE;
      }

  return changed;
}

/* Two that are one now, as the paragraph between them was closed. */
static void
pair_joined (DzSentenceChain *chain)
{
  for (int i = 0; i + 1 < dz_sentence_count (&chain->before); i++)
    {
      const DzSentence *a = dz_sentence_get (&chain->before, i);
      const DzSentence *b = dz_sentence_get (&chain->before, i + 1);

      for (int j = 0; j < dz_sentence_count (&chain->now) && dz_sentence_is_free (&chain->before, i) && dz_sentence_is_free (&chain->before, i + 1); j++)
        {
          const DzSentence *both = dz_sentence_get (&chain->now, j);
          const gunichar *chars = chain->now.chars + both->start;

          if (both->other >= 0 || dz_sentence_get_length (both) != dz_sentence_get_length (a) + dz_sentence_get_length (b) || dz_sentence_get_length (both) < MIN_ALONE
              || memcmp (chars, chain->before.chars + a->start, (gsize) dz_sentence_get_length (a) * sizeof *chars) != 0
              || memcmp (chars + dz_sentence_get_length (a), chain->before.chars + b->start, (gsize) dz_sentence_get_length (b) * sizeof *chars) != 0)
            continue;
          pair (chain, i, j);
          dz_sentence_get (&chain->before, i + 1)->other = j;
        }
    }
}

DzSentenceChain *
dz_sentence_chain_new (const gunichar *before, int length_before, const gunichar *now, int length_now,
                       const GArray *standing)
{
  DzSentenceChain *chain = g_new0 (DzSentenceChain, 1);

  side_init (&chain->before, before, length_before);
  side_init (&chain->now, now, length_now);
  chain->distances = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  pair_standing (chain, standing);
  do
    while (pair_equal_neighbors (chain, 1) || pair_equal_neighbors (chain, -1) || pair_unique (chain))
      continue;
  while (pair_between (chain) || pair_beside (chain, 1) || pair_beside (chain, -1) || pair_nearest (chain));
  pair_joined (chain);

  return chain;
}

void
dz_sentence_chain_free (DzSentenceChain *chain)
{
  if (chain == NULL)
    return;

  g_array_unref (chain->before.sentences);
  g_array_unref (chain->now.sentences);
  g_hash_table_unref (chain->distances);
  g_free (chain);
}
