/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-sentence-chain.h"

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
/* One of two places of words in a sentence is better by so many characters. */
#define BETTER 3

typedef struct
{
  const gunichar *chars;
  GArray *sentences; /* (element-type DzSentence) */
} Side;

struct _DzSentenceChain
{
  Side before;
  Side now;
  GHashTable *distances; /* of pairs that were measured, key is a GINT64 */
};

static DzSentence *
get (const Side *side, int i)
{
  return &g_array_index (side->sentences, DzSentence, i);
}

static int
count (const Side *side)
{
  return (int) side->sentences->len;
}

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

static int
get_length (const DzSentence *sentence)
{
  return sentence->end - sentence->start;
}

static gboolean
is_equal (const DzSentenceChain *chain, int i, int j)
{
  const DzSentence *a = get (&chain->before, i);
  const DzSentence *b = get (&chain->now, j);

  return get_length (a) == get_length (b)
         && memcmp (chain->before.chars + a->start, chain->now.chars + b->start,
                    (gsize) get_length (a) * sizeof (gunichar)) == 0;
}

static gboolean
is_free (const Side *side, int i)
{
  return i >= 0 && i < count (side) && get (side, i)->other < 0;
}

static void
pair (DzSentenceChain *chain, int i, int j)
{
  get (&chain->before, i)->other = j;
  get (&chain->now, j)->other = i;
}

static int
find_first (const Side *side, int paragraph)
{
  int low = 0, high = count (side);

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (get (side, middle)->paragraph < paragraph)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
pair_standing (DzSentenceChain *chain, const GArray *standing)
{
  for (int j = 0; j < count (&chain->now); j++)
    {
      int paragraph = get (&chain->now, j)->paragraph;
      int old = g_array_index (standing, int, paragraph);
      int i = old >= 0 ? find_first (&chain->before, old) + j - find_first (&chain->now, paragraph) : -1;

      if (is_free (&chain->before, i) && is_equal (chain, i, j))
        pair (chain, i, j);
    }
}

/* They stand beside a pair, step 1: behind it; or both begin the text, or end it. */
static gboolean
is_beside (const DzSentenceChain *chain, int i, int j, int step)
{
  int a = i - step, b = j - step;
  gboolean no_a = a < 0 || a >= count (&chain->before);
  gboolean no_b = b < 0 || b >= count (&chain->now);

  if (no_a || no_b)
    return no_a && no_b;

  return get (&chain->before, a)->other == b;
}

/* From pair to pair. */
static gboolean
pair_equal_neighbors (DzSentenceChain *chain, int step)
{
  int n = count (&chain->before);
  gboolean changed = FALSE;

  for (int k = 0; k < n; k++)
    {
      int i = step > 0 ? k : n - 1 - k;
      int a = i - step;
      int j = a < 0 ? 0 : a >= n ? count (&chain->now) - 1 : get (&chain->before, a)->other + step;

      if (a >= 0 && a < n && get (&chain->before, a)->other < 0)
        continue;
      if (!is_free (&chain->before, i) || !is_free (&chain->now, j) || !is_equal (chain, i, j))
        continue;
      pair (chain, i, j);
      changed = TRUE;
    }

  return changed;
}

static char *
dup_key (const Side *side, int i)
{
  const DzSentence *sentence = get (side, i);

  return g_ucs4_to_utf8 (side->chars + sentence->start, get_length (sentence), NULL, NULL, NULL);
}

/* Index plus 1 of each text that is free, -1 where there are several. */
static GHashTable *
index_free (const Side *side)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < count (side); i++)
    {
      char *key = is_free (side, i) && get_length (get (side, i)) >= MIN_ALONE ? dup_key (side, i) : NULL;

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
  const DzSentence *a = get (&chain->before, i);
  const DzSentence *b = get (&chain->now, j);
  gint64 key = (gint64) i << 32 | j;
  gpointer known = g_hash_table_lookup (chain->distances, &key);
  int distance = GPOINTER_TO_INT (known) - 1;

  if (known != NULL)
    return distance;
  distance = dz_anchor_measure_distance (chain->before.chars + a->start, get_length (a), chain->now.chars + b->start,
                                         get_length (b));
  g_hash_table_insert (chain->distances, g_memdup2 (&key, sizeof key), GINT_TO_POINTER (distance + 1));

  return distance;
}

static gboolean
is_apart (const DzSentenceChain *chain, int i, int j, double share)
{
  int n = get_length (get (&chain->before, i));
  int m = get_length (get (&chain->now, j));
  int limit = (int) (share * (n + m));

  return ABS (n - m) > limit || measure_distance ((DzSentenceChain *) chain, i, j) > limit;
}

/* Another of before, also one that is known, or another of now that is free, is nearer than distance; beside: only those that
 * stand beside a pair count. */
static gboolean
has_nearer (DzSentenceChain *chain, int i, int j, int distance)
{
  int n = get_length (get (&chain->before, i));
  int m = get_length (get (&chain->now, j));

  for (int k = 0; k < count (&chain->before); k++)
    if (k != i && ABS (get_length (get (&chain->before, k)) - m) < distance && measure_distance (chain, k, j) < distance)
      return TRUE;
  for (int k = 0; k < count (&chain->now); k++)
    if (k != j && is_free (&chain->now, k) && ABS (get_length (get (&chain->now, k)) - n) < distance
        && measure_distance (chain, i, k) < distance)
      return TRUE;

  return FALSE;
}

/* Between two pairs, however it was edited. */
static gboolean
pair_between (DzSentenceChain *chain)
{
  gboolean changed = FALSE;

  for (int i = 0; i < count (&chain->before); i++)
    {
      int j = i > 0 ? get (&chain->before, i - 1)->other + 1 : 0;

      if (!is_free (&chain->before, i) || !is_free (&chain->now, j) || !is_beside (chain, i, j, 1)
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
  if (a >= count (&chain->before))
    return count (&chain->now) - 1;

  return get (&chain->before, a)->other >= 0 ? get (&chain->before, a)->other + step : -1;
}

/* The two beside a pair on its other side are as near: either could be the one. */
static gboolean
has_rival_beside (DzSentenceChain *chain, int i, int j, int step)
{
  int distance = measure_distance (chain, i, j) + CLEARLY;
  int other = get_neighbor (chain, i, -step);

  if (other != j && is_free (&chain->now, other) && measure_distance (chain, i, other) < distance)
    return TRUE;
  other = j + step < count (&chain->now) && j + step >= 0 ? get (&chain->now, j + step)->other - step : -1;
  if (other != i && is_free (&chain->before, other) && measure_distance (chain, other, j) < distance)
    return TRUE;
  /* The next one of before slipped into its place. */
  if (is_free (&chain->before, i + step) && measure_distance (chain, i + step, j) < distance)
    return TRUE;

  return is_free (&chain->now, j + step) && measure_distance (chain, i, j + step) < distance;
}

static gboolean
pair_beside (DzSentenceChain *chain, int step)
{
  gboolean changed = FALSE;

  for (int i = 0; i < count (&chain->before); i++)
    {
      int j = get_neighbor (chain, i, step);

      if (!is_free (&chain->before, i) || !is_free (&chain->now, j) || !is_beside (chain, i, j, step)
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

/* So formulas differ that recur. */
static gboolean
has_same_digits (const DzSentenceChain *chain, int i, int j)
{
  int a = 0, b = 0;
  gunichar one, other;

  do
    {
      one = take_digit (&chain->before, get (&chain->before, i), &a);
      other = take_digit (&chain->now, get (&chain->now, j), &b);
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
  while (is_free (side, i));

  return i;
}

/* Of what is known the next ones before them are the same, or the next ones behind them. */
static gboolean
is_in_place (const DzSentenceChain *chain, int i, int j)
{
  return is_beside (chain, find_known (&chain->before, i, -1) + 1, find_known (&chain->now, j, -1) + 1, 1)
         || is_beside (chain, find_known (&chain->before, i, 1) - 1, find_known (&chain->now, j, 1) - 1, -1);
}

static gboolean
pair_nearest (DzSentenceChain *chain)
{
  gboolean changed = FALSE;

  for (int i = 0; i < count (&chain->before); i++)
    for (int j = 0; j < count (&chain->now) && is_free (&chain->before, i); j++)
      {
        if (!is_free (&chain->now, j) || get_length (get (&chain->before, i)) < MIN_ALONE
            || (!has_same_digits (chain, i, j) && !is_in_place (chain, i, j)) || is_apart (chain, i, j, MAX_APART_ALONE)
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
  for (int i = 0; i + 1 < count (&chain->before); i++)
    {
      const DzSentence *a = get (&chain->before, i);
      const DzSentence *b = get (&chain->before, i + 1);

      for (int j = 0; j < count (&chain->now) && is_free (&chain->before, i) && is_free (&chain->before, i + 1); j++)
        {
          const DzSentence *both = get (&chain->now, j);
          const gunichar *chars = chain->now.chars + both->start;

          if (both->other >= 0 || get_length (both) != get_length (a) + get_length (b) || get_length (both) < MIN_ALONE
              || memcmp (chars, chain->before.chars + a->start, (gsize) get_length (a) * sizeof *chars) != 0
              || memcmp (chars + get_length (a), chain->before.chars + b->start, (gsize) get_length (b) * sizeof *chars) != 0)
            continue;
          pair (chain, i, j);
          get (&chain->before, i + 1)->other = j;
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

/* The sentence that has a character. */
static int
find_sentence (const Side *side, int position)
{
  int low = 0, high = count (side);

  while (low + 1 < high)
    {
      int middle = (low + high) / 2;

      if (get (side, middle)->start <= position)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* The stretch of now that the sentences from first to last have become, all of them and in this order; widened to those
 * that became one with them. */
static gboolean
get_stretch (const DzSentenceChain *chain, int *first, int *last, int *first_now, int *last_now)
{
  for (int i = *first; i <= *last; i++)
    {
      int other = get (&chain->before, i)->other;

      if (other < 0 || (i > *first && (other < get (&chain->before, i - 1)->other
                                       || other > get (&chain->before, i - 1)->other + 1)))
        return FALSE;
    }
  *first_now = get (&chain->before, *first)->other;
  *last_now = get (&chain->before, *last)->other;
  while (*first > 0 && get (&chain->before, *first - 1)->other == *first_now)
    (*first)--;
  while (*last + 1 < count (&chain->before) && get (&chain->before, *last + 1)->other == *last_now)
    (*last)++;

  return TRUE;
}

/* How many characters around the words are the same, in order, if they stand at place of the stretch. */
static int
measure_place (const gunichar *old, int n, int start, int length, const gunichar *fresh, int m, int place)
{
  int before = dz_anchor_measure_distance (old, start, fresh, place);
  int after = dz_anchor_measure_distance (old + start + length, n - start - length, fresh + place + length,
                                          m - place - length);

  return -(before + after);
}

gboolean
dz_sentence_chain_find (const DzSentenceChain *chain, int start, int end, int *place)
{
  int first = find_sentence (&chain->before, start);
  int last = find_sentence (&chain->before, end - 1);
  int best = G_MININT / 2, second = G_MININT / 2;
  int first_now, last_now, from, to, origin;

  if (end <= start || !get_stretch (chain, &first, &last, &first_now, &last_now))
    return FALSE;
  origin = get (&chain->before, first)->start;
  from = get (&chain->now, first_now)->start;
  to = get (&chain->now, last_now)->end;
  for (int at = from; at + end - start <= to; at++)
    {
      int score;

      if (memcmp (chain->now.chars + at, chain->before.chars + start, (gsize) (end - start) * sizeof (gunichar)) != 0)
        continue;
      score = measure_place (chain->before.chars + origin, get (&chain->before, last)->end - origin, start - origin,
                             end - start, chain->now.chars + from, to - from, at - from);
      second = MAX (second, MIN (best, score));
      if (score <= best)
        continue;
      second = best;
      best = score;
      *place = at;
    }

  if (best <= G_MININT / 2 || (best < 0 && best < second + BETTER))
    return FALSE;

  /* They stand where they stand when the sentences are read side by side, and not where their like stands. */
  return -best < BETTER
                     + dz_anchor_measure_distance (chain->before.chars + origin, get (&chain->before, last)->end - origin,
                                                   chain->now.chars + from, to - from);
}

/* A sentence that became another one may have lost a part to the next one, or have taken it up: room for so many characters. */
static gboolean
may_share (const Side *side, int whole, const Side *other_side, int part, int neighbor, int length)
{
  return is_free (other_side, neighbor) && get_length (get (side, whole)) >= get_length (get (other_side, part)) + length;
}

/* Where the sentences are known they are not those, or they have become others. */
static gboolean
contradicts (const DzSentenceChain *chain, int first, int last, int first_now, int last_now, int length)
{
  for (int i = first; i <= last; i++)
    {
      int other = get (&chain->before, i)->other;

      if (other < 0 || (other >= first_now && other <= last_now))
        continue;
      if (!(other == first_now - 1 && may_share (&chain->before, i, &chain->now, other, first_now, length))
          && !(other == last_now + 1 && may_share (&chain->before, i, &chain->now, other, last_now, length)))
        return TRUE;
    }
  for (int j = first_now; j <= last_now; j++)
    {
      int i = get (&chain->now, j)->other;

      if (i < 0 || (i >= first && i <= last) || get (&chain->before, first)->other == j)
        continue;
      if (!(i == first - 1 && may_share (&chain->now, j, &chain->before, i, first, length))
          && !(i == last + 1 && may_share (&chain->now, j, &chain->before, i, last, length)))
        return TRUE;
    }

  return FALSE;
}

/* Of a paragraph of before, what stands in one of now. */
static int
count_in (const DzSentenceChain *chain, int paragraph, int paragraph_now)
{
  int n = 0;

  for (int i = find_first (&chain->before, paragraph); i < count (&chain->before); i++)
    {
      const DzSentence *sentence = get (&chain->before, i);

      if (sentence->paragraph != paragraph)
        break;
      if (sentence->other >= 0 && get (&chain->now, sentence->other)->paragraph == paragraph_now)
        n += get_length (sentence);
    }

  return n;
}

/* Nothing is known of either, nor of their paragraphs; they do not stand between the same ones, and their figures differ. */
static gboolean
is_other_formula (const DzSentenceChain *chain, int i, int j)
{
  return is_free (&chain->before, i) && is_free (&chain->now, j)
         && count_in (chain, get (&chain->before, i)->paragraph, get (&chain->now, j)->paragraph) == 0
         && !has_same_digits (chain, i, j) && !is_in_place (chain, i, j);
}

gboolean
dz_sentence_chain_forbids (const DzSentenceChain *chain, int start, int end, int place)
{
  int first = find_sentence (&chain->before, start);
  int last = find_sentence (&chain->before, end - 1);
  int first_now = find_sentence (&chain->now, place);
  int last_now = find_sentence (&chain->now, place + end - start - 1);

  return contradicts (chain, first, last, first_now, last_now, end - start)
         || is_other_formula (chain, first, first_now) || is_other_formula (chain, last, last_now);
}

static int
measure_paragraph (const Side *side, int paragraph)
{
  int n = 0;

  for (int i = find_first (side, paragraph); i < count (side) && get (side, i)->paragraph == paragraph; i++)
    n += get_length (get (side, i));

  return n;
}

int
dz_sentence_chain_find_paragraph (const DzSentenceChain *chain, int paragraph)
{
  int length = measure_paragraph (&chain->before, paragraph);

  for (int i = find_first (&chain->before, paragraph); i < count (&chain->before); i++)
    {
      const DzSentence *sentence = get (&chain->before, i);
      int now = sentence->other >= 0 ? get (&chain->now, sentence->other)->paragraph : -1;

      if (sentence->paragraph != paragraph)
        break;
      if (now >= 0 && 3 * count_in (chain, paragraph, now) > 2 * MAX (length, measure_paragraph (&chain->now, now)))
        return now;
    }

  return -1;
}
