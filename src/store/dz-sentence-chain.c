/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-sentence-chain-private.h"

#include <string.h>

#include "store/dz-anchor-likeness.h"
#include "store/dz-increasing-subsequence.h"

/* Shorter ones are not known by themselves. */
#define MIN_ALONE 8
/* Of all characters of two sentences at most so many may be in just one of them: between two that are known,
 * beside one, and anywhere. */
#define MAX_APART_BETWEEN 0.5
#define MAX_APART_BESIDE 0.45
#define MAX_APART_ALONE 0.3
/* So much of one that was altered a little. */
#define MAX_APART_ALTERED 0.05
/* Formulas of one sentence are shorter. */
#define LONG_PARAGRAPH 40
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

gboolean
dz_sentence_is_equal (const DzSentenceChain *chain, int i, int j)
{
  const DzSentence *a = dz_sentence_get (&chain->before, i);
  const DzSentence *b = dz_sentence_get (&chain->now, j);

  return dz_sentence_get_length (a) == dz_sentence_get_length (b)
         && memcmp (chain->before.chars + a->start, chain->now.chars + b->start,
                    (gsize) dz_sentence_get_length (a) * sizeof (gunichar))
                == 0;
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
      int i = old >= 0 ? dz_sentence_find_first (&chain->before, old) + j
                             - dz_sentence_find_first (&chain->now, paragraph)
                       : -1;

      if (dz_sentence_is_free (&chain->before, i) && dz_sentence_is_equal (chain, i, j))
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

/* What stands beside a pair of neighbours on its other side: -1 where nothing is known. */
int
dz_sentence_get_neighbor (const DzSentenceChain *chain, int i, int step)
{
  int a = i - step;

  if (a < 0)
    return 0;
  if (a >= dz_sentence_count (&chain->before))
    return dz_sentence_count (&chain->now) - 1;

  return dz_sentence_get (&chain->before, a)->other >= 0 ? dz_sentence_get (&chain->before, a)->other + step
                                                         : -1;
}

/* The same, of a sentence of now. */
int
dz_sentence_get_neighbor_before (const DzSentenceChain *chain, int j, int step)
{
  int b = j - step;

  if (b < 0)
    return 0;
  if (b >= dz_sentence_count (&chain->now))
    return dz_sentence_count (&chain->before) - 1;

  return dz_sentence_get (&chain->now, b)->other >= 0 ? dz_sentence_get (&chain->now, b)->other + step : -1;
}

static char *
dup_key (const Side *side, int i)
{
  const DzSentence *sentence = dz_sentence_get (side, i);

  return g_ucs4_to_utf8 (side->chars + sentence->start, dz_sentence_get_length (sentence), NULL, NULL, NULL);
}

/* Index plus 1 of each text, -1 where there are several. */
static GHashTable *
index_texts (const Side *side)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < dz_sentence_count (side); i++)
    {
      char *key = dz_sentence_get_length (dz_sentence_get (side, i)) >= MIN_ALONE ? dup_key (side, i) : NULL;

      if (key != NULL)
        g_hash_table_insert (index, key, GINT_TO_POINTER (g_hash_table_contains (index, key) ? -1 : i + 1));
    }

  return index;
}

/* Which sentence of now is that of before, by their texts alone, and which are new. */
static void
find_unique (DzSentenceChain *chain)
{
  g_autoptr (GHashTable) before = index_texts (&chain->before);
  g_autoptr (GHashTable) now = index_texts (&chain->now);

  chain->unique = g_new (int, dz_sentence_count (&chain->before) + 1);
  chain->is_new = g_new0 (gboolean, dz_sentence_count (&chain->now) + 1);
  for (int i = 0; i < dz_sentence_count (&chain->before); i++)
    chain->unique[i] = -1;
  for (int j = 0; j < dz_sentence_count (&chain->now); j++)
    {
      g_autofree char *key = dup_key (&chain->now, j);
      int i = GPOINTER_TO_INT (g_hash_table_lookup (before, key)) - 1;

      chain->is_new[j] = i == -1;
      if (i >= 0 && GPOINTER_TO_INT (g_hash_table_lookup (now, key)) == j + 1)
        chain->unique[i] = j;
    }
}

int
dz_sentence_measure_distance (DzSentenceChain *chain, int i, int j)
{
  const DzSentence *a = dz_sentence_get (&chain->before, i);
  const DzSentence *b = dz_sentence_get (&chain->now, j);
  gint64 key = (gint64) i * dz_sentence_count (&chain->now) + j;
  gpointer known = g_hash_table_lookup (chain->distances, &key);
  int distance = GPOINTER_TO_INT (known) - 1;

  if (known != NULL)
    return distance;
  distance = dz_anchor_measure_distance (chain->before.chars + a->start, dz_sentence_get_length (a),
                                         chain->now.chars + b->start, dz_sentence_get_length (b));
  g_hash_table_insert (chain->distances, g_memdup2 (&key, sizeof key), GINT_TO_POINTER (distance + 1));

  return distance;
}

gboolean
dz_sentence_is_apart (const DzSentenceChain *chain, int i, int j, double share)
{
  int n = dz_sentence_get_length (dz_sentence_get (&chain->before, i));
  int m = dz_sentence_get_length (dz_sentence_get (&chain->now, j));
  int limit = (int) (share * (n + m));

  return ABS (n - m) > limit || dz_sentence_measure_distance ((DzSentenceChain *) chain, i, j) > limit;
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
      int j = a < 0    ? 0
              : a >= n ? dz_sentence_count (&chain->now) - 1
                       : dz_sentence_get (&chain->before, a)->other + step;

      if (a >= 0 && a < n && dz_sentence_get (&chain->before, a)->other < 0)
        continue;
      if (!dz_sentence_is_free (&chain->before, i) || !dz_sentence_is_free (&chain->now, j)
          || !dz_sentence_is_equal (chain, i, j) || dz_sentence_is_contested (chain, i, j, step)
          || dz_sentence_is_at_both (chain, i, j))
        continue;
      pair (chain, i, j);
      changed = TRUE;
    }

  return changed;
}

static gboolean
is_altered (DzSentenceChain *chain, int i, int j)
{
  return dz_sentence_is_free (&chain->now, j) && !dz_sentence_is_apart (chain, i, j, MAX_APART_ALTERED);
}

/* It stands beside what it stood beside. */
gboolean
dz_sentence_is_beside_known (const DzSentenceChain *chain, int i, int j)
{
  return dz_sentence_get_neighbor (chain, i, 1) == j || dz_sentence_get_neighbor (chain, i, -1) == j;
}

/* Another one that is free is the same but for a slip or two: either may be a copy that was put there. */
static gboolean
has_altered (DzSentenceChain *chain, int i, int j)
{
  for (int other = 0; other < dz_sentence_count (&chain->now); other++)
    if (other != j && chain->is_new[other] && is_altered (chain, i, other))
      return TRUE;

  return FALSE;
}

static gboolean
pair_unique (DzSentenceChain *chain, int i)
{
  int j = chain->unique[i];

  if (j < 0 || !dz_sentence_is_free (&chain->before, i) || !dz_sentence_is_free (&chain->now, j)
      || (!dz_sentence_is_beside_known (chain, i, j) && has_altered (chain, i, j))
      || dz_sentence_is_at_both (chain, i, j))
    return FALSE;
  pair (chain, i, j);

  return TRUE;
}

static gboolean
are_same_there (const DzSentenceChain *chain, int i, int j)
{
  gboolean no_i = i < 0 || i >= dz_sentence_count (&chain->before);
  gboolean no_j = j < 0 || j >= dz_sentence_count (&chain->now);

  return no_i || no_j ? no_i && no_j : dz_sentence_is_equal (chain, i, j);
}

/* With the same to the letter on both sides. */
static gboolean
is_untouched (const DzSentenceChain *chain, int i)
{
  int j = chain->unique[i];

  return j >= 0 && are_same_there (chain, i - 1, j - 1) && are_same_there (chain, i + 1, j + 1);
}

/* Those that keep their order with all that are known; untouched: only these, so that they are settled before
 * any other. */
static gboolean
pair_unique_in_order (DzSentenceChain *chain, gboolean untouched)
{
  int n = dz_sentence_count (&chain->before);
  g_autofree int *others = g_new (int, n + 1);
  g_autofree gboolean *members = g_new0 (gboolean, n + 1);
  gboolean changed = FALSE;

  for (int i = 0; i < n; i++)
    others[i] = dz_sentence_is_free (&chain->before, i) ? chain->unique[i]
                                                        : dz_sentence_get (&chain->before, i)->other;
  dz_increasing_subsequence_find (others, n, members);
  for (int i = 0; i < n; i++)
    changed |= members[i] && (!untouched || is_untouched (chain, i)) && pair_unique (chain, i);

  return changed;
}

/* Those that were carried elsewhere. */
static gboolean
pair_unique_elsewhere (DzSentenceChain *chain)
{
  gboolean changed = FALSE;

  for (int i = 0; i < dz_sentence_count (&chain->before); i++)
    changed |= chain->unique[i] >= 0 && !dz_sentence_is_also_in_place (chain, i, chain->unique[i])
               && pair_unique (chain, i);

  return changed;
}

/* Of a sentence that was doubled one is as good as the other. */
static gboolean
are_doubles (const DzSentenceChain *chain, int j, int k)
{
  const DzSentence *a = dz_sentence_get (&chain->now, j);
  const DzSentence *b = dz_sentence_get (&chain->now, k);
  int n = dz_sentence_get_length (a);

  return n == dz_sentence_get_length (b)
         && memcmp (chain->now.chars + a->start, chain->now.chars + b->start, (gsize) n * sizeof (gunichar))
                == 0;
}

/* Another of before, also one that is known, or another of now that is free, is nearer than distance; beside:
 * only those that stand beside a pair count. */
static gboolean
has_nearer (DzSentenceChain *chain, int i, int j, int distance)
{
  int n = dz_sentence_get_length (dz_sentence_get (&chain->before, i));
  int m = dz_sentence_get_length (dz_sentence_get (&chain->now, j));

  for (int k = 0; k < dz_sentence_count (&chain->before); k++)
    if (k != i && ABS (dz_sentence_get_length (dz_sentence_get (&chain->before, k)) - m) < distance
        && dz_sentence_measure_distance (chain, k, j) < distance)
      return TRUE;
  for (int k = 0; k < dz_sentence_count (&chain->now); k++)
    if (k != j && dz_sentence_is_free (&chain->now, k)
        && ABS (dz_sentence_get_length (dz_sentence_get (&chain->now, k)) - n) < distance
        && dz_sentence_measure_distance (chain, i, k) < distance && !are_doubles (chain, j, k))
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

      if (!dz_sentence_is_free (&chain->before, i) || !dz_sentence_is_free (&chain->now, j)
          || !is_beside (chain, i, j, 1) || !is_beside (chain, i, j, -1)
          || dz_sentence_is_apart (chain, i, j, MAX_APART_BETWEEN) || dz_sentence_is_formula (chain, i, j)
          || has_nearer (chain, i, j, dz_sentence_measure_distance (chain, i, j) - CLEARLY)
          || dz_sentence_is_inside_other (chain, i, j))
        continue;
      pair (chain, i, j);
      changed = TRUE;
    }

  return changed;
}

/* The two beside a pair on its other side are as near: either could be the one. */
static gboolean
has_rival_beside (DzSentenceChain *chain, int i, int j, int step)
{
  int distance = dz_sentence_measure_distance (chain, i, j) + CLEARLY;
  int other = dz_sentence_get_neighbor (chain, i, -step);

  if (other != j && dz_sentence_is_free (&chain->now, other)
      && dz_sentence_measure_distance (chain, i, other) < distance)
    return TRUE;
  other = j + step < dz_sentence_count (&chain->now) && j + step >= 0
              ? dz_sentence_get (&chain->now, j + step)->other - step
              : -1;
  if (other != i && dz_sentence_is_free (&chain->before, other)
      && dz_sentence_measure_distance (chain, other, j) < distance)
    return TRUE;
  /* The next one of before slipped into its place. */
  if (dz_sentence_is_free (&chain->before, i + step)
      && dz_sentence_measure_distance (chain, i + step, j) < distance)
    return TRUE;

  return dz_sentence_is_free (&chain->now, j + step)
         && dz_sentence_measure_distance (chain, i, j + step) < distance;
}

static gboolean
pair_beside (DzSentenceChain *chain, int step)
{
  gboolean changed = FALSE;

  for (int i = 0; i < dz_sentence_count (&chain->before); i++)
    {
      int j = dz_sentence_get_neighbor (chain, i, step);

      if (!dz_sentence_is_free (&chain->before, i) || !dz_sentence_is_free (&chain->now, j)
          || !is_beside (chain, i, j, step) || dz_sentence_is_apart (chain, i, j, MAX_APART_BESIDE)
          || dz_sentence_is_formula (chain, i, j) || has_rival_beside (chain, i, j, step)
          || has_nearer (chain, i, j, dz_sentence_measure_distance (chain, i, j))
          || dz_sentence_is_inside_other (chain, i, j) || dz_sentence_is_at_both (chain, i, j))
        continue;
      pair (chain, i, j);
      changed = TRUE;
    }

  return changed;
}

gboolean
dz_sentence_has_nearer (DzSentenceChain *chain, int i, int j)
{
  int distance = dz_sentence_measure_distance (chain, i, j);
  int m = dz_sentence_get_length (dz_sentence_get (&chain->now, j));

  for (int k = 0; k < dz_sentence_count (&chain->before); k++)
    if (k != i && ABS (dz_sentence_get_length (dz_sentence_get (&chain->before, k)) - m) < distance
        && dz_sentence_measure_distance (chain, k, j) < distance)
      return TRUE;

  return FALSE;
}

int
dz_sentence_count_same (DzSentenceChain *chain, int i, int j)
{
  int n = dz_sentence_get_length (dz_sentence_get (&chain->before, i));
  int m = dz_sentence_get_length (dz_sentence_get (&chain->now, j));

  return (n + m - dz_sentence_measure_distance (chain, i, j)) / 2;
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

/* Both are a whole paragraph, and a long one, of which not most figures are others. */
static gboolean
is_long_paragraph (const DzSentenceChain *chain, int i, int j)
{
  return dz_sentence_get_length (dz_sentence_get (&chain->before, i)) >= LONG_PARAGRAPH
         && dz_sentence_begins_paragraph (&chain->before, i) && dz_sentence_ends_paragraph (&chain->before, i)
         && dz_sentence_begins_paragraph (&chain->now, j) && dz_sentence_ends_paragraph (&chain->now, j)
         && !dz_sentence_has_most_other_figures (chain, i, j);
}

static gboolean
fits_elsewhere (const DzSentenceChain *chain, int i, int j)
{
  return dz_sentence_has_same_digits (chain, i, j) || dz_sentence_is_in_place (chain, i, j)
         || is_long_paragraph (chain, i, j);
}

static gboolean
pair_nearest (DzSentenceChain *chain, gboolean in_place)
{
  gboolean changed = FALSE;

  for (int i = 0; i < dz_sentence_count (&chain->before); i++)
    for (int j = 0; j < dz_sentence_count (&chain->now) && dz_sentence_is_free (&chain->before, i); j++)
      {
        if (!dz_sentence_is_free (&chain->now, j)
            || dz_sentence_get_length (dz_sentence_get (&chain->before, i)) < MIN_ALONE
            || (in_place && !dz_sentence_is_in_place (chain, i, j)) || !fits_elsewhere (chain, i, j)
            || dz_sentence_is_apart (chain, i, j, MAX_APART_ALONE)
            || has_nearer (chain, i, j, dz_sentence_measure_distance (chain, i, j) + CLEARLY)
            || dz_sentence_has_most_other_figures (chain, i, j) || dz_sentence_is_also_in_place (chain, i, j)
            || dz_sentence_is_inside_other (chain, i, j))
          continue;
        pair (chain, i, j);
        changed = TRUE;
      }

  return changed;
}

/* Two one behind the other before are now one. */
static gboolean
is_joined (const DzSentenceChain *chain, int i, int j)
{
  const DzSentence *a = dz_sentence_get (&chain->before, i);
  const DzSentence *b = dz_sentence_get (&chain->before, i + 1);
  const DzSentence *both = dz_sentence_get (&chain->now, j);
  const gunichar *chars = chain->now.chars + both->start;
  gsize n = (gsize) dz_sentence_get_length (a), m = (gsize) dz_sentence_get_length (b);

  return (gsize) dz_sentence_get_length (both) == n + m && n + m >= MIN_ALONE
         && memcmp (chars, chain->before.chars + a->start, n * sizeof *chars) == 0
         && memcmp (chars + n, chain->before.chars + b->start, m * sizeof *chars) == 0;
}

/* Of lines that recur any two may be those. */
static gboolean
has_other_joined (const DzSentenceChain *chain, int i, int j)
{
  for (int k = 0; k + 1 < dz_sentence_count (&chain->before); k++)
    if (k != i && is_joined (chain, k, j))
      return TRUE;

  return FALSE;
}

/* Two that are one now, as the paragraph between them was closed. */
static gboolean
pair_joined (DzSentenceChain *chain)
{
  gboolean changed = FALSE;

  for (int i = 0; i + 1 < dz_sentence_count (&chain->before); i++)
    for (int j = 0; j < dz_sentence_count (&chain->now) && dz_sentence_is_free (&chain->before, i)
                    && dz_sentence_is_free (&chain->before, i + 1);
         j++)
      {
        if (!dz_sentence_is_free (&chain->now, j) || !is_joined (chain, i, j) || has_other_joined (chain, i, j))
          continue;
        pair (chain, i, j);
        dz_sentence_get (&chain->before, i + 1)->other = j;
        changed = TRUE;
      }

  return changed;
}

DzSentenceChain *
dz_sentence_chain_new (const gunichar *before, int length_before, const gunichar *now, int length_now,
                       const GArray *standing)
{
  DzSentenceChain *chain = g_new0 (DzSentenceChain, 1);

  side_init (&chain->before, before, length_before);
  side_init (&chain->now, now, length_now);
  chain->distances = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  find_unique (chain);
  pair_standing (chain, standing);
  do
    while (pair_unique_in_order (chain, TRUE) || pair_unique_in_order (chain, FALSE)
           || pair_equal_neighbors (chain, 1) || pair_equal_neighbors (chain, -1) || pair_joined (chain))
      continue;
  while (pair_between (chain) || pair_beside (chain, 1) || pair_beside (chain, -1)
         || pair_unique_elsewhere (chain) || pair_nearest (chain, TRUE) || pair_nearest (chain, FALSE));

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
  g_free (chain->unique);
  g_free (chain->is_new);
  g_free (chain);
}
