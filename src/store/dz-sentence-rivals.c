/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-sentence-chain-private.h"

#include <string.h>

/* Of all characters of two sentences at most this share may be in just one of them. */
#define MAX_APART 0.45
/* So much of one that was altered a little. */
#define MAX_APART_ALTERED 0.05
/* Shorter ones are not known by themselves. */
#define MIN_ALONE 8
/* In one piece at its place, while all of it stands elsewhere. */
#define MOST_IN_PLACE 0.7
/* The next one must be farther by so many. */
#define CLEARLY 4

gboolean
dz_sentence_recurs (const DzSentenceChain *chain, int i)
{
  const DzSentence *one = dz_sentence_get (&chain->before, i);
  int length = dz_sentence_get_length (one);

  for (int k = 0; k < dz_sentence_count (&chain->before); k++)
    {
      const DzSentence *other = dz_sentence_get (&chain->before, k);

      if (k != i && dz_sentence_get_length (other) == length
          && memcmp (chain->before.chars + one->start, chain->before.chars + other->start,
                     (gsize) length * sizeof (gunichar))
                 == 0)
        return TRUE;
    }

  return FALSE;
}

/* Of words that recur, another one is as good: the same to the letter, or altered. */
static gboolean
is_rival (DzSentenceChain *chain, int i, int j)
{
  return dz_sentence_is_free (&chain->now, j)
         && (dz_sentence_is_equal (chain, i, j)
             || (!dz_sentence_is_apart (chain, i, j, MAX_APART) && dz_sentence_recurs (chain, i)));
}

static gboolean
is_rival_before (DzSentenceChain *chain, int i, int j)
{
  return dz_sentence_is_free (&chain->before, i) && dz_sentence_is_equal (chain, i, j);
}

static gboolean
are_equal_there (const DzSentenceChain *chain, int i, int j)
{
  return i >= 0 && j >= 0 && i < dz_sentence_count (&chain->before) && j < dz_sentence_count (&chain->now)
         && dz_sentence_is_equal (chain, i, j);
}

/* Of the same words before others are followed by what follows j, step 1, and i is not. */
static gboolean
has_better_follower (const DzSentenceChain *chain, int i, int j, int step)
{
  if (are_equal_there (chain, i + step, j + step))
    return FALSE;
  for (int k = 0; k < dz_sentence_count (&chain->before); k++)
    if (k != i && dz_sentence_is_equal (chain, k, j) && are_equal_there (chain, k + step, j + step))
      return TRUE;

  return FALSE;
}

/* They stand beside a pair, but what is known on their other side says that another one is the other of
 * either; or right beside one of them stands its like on that side, and not beside the other. */
gboolean
dz_sentence_is_contested (DzSentenceChain *chain, int i, int j, int step)
{
  int other = dz_sentence_get_neighbor (chain, i, -step),
      other_before = dz_sentence_get_neighbor_before (chain, j, -step);

  if ((other != j && is_rival (chain, i, other))
      || (other_before != i && is_rival_before (chain, other_before, j)))
    return TRUE;

  return is_rival (chain, i, j + step) != is_rival_before (chain, i + step, j)
         || has_better_follower (chain, i, j, step);
}

/* To the letter, with other characters around it. */
static gboolean
has_inside (const DzSentenceChain *chain, int i, int j)
{
  const DzSentence *one = dz_sentence_get (&chain->before, i), *other = dz_sentence_get (&chain->now, j);
  int length = dz_sentence_get_length (one);

  for (int at = other->start; at + length <= other->end; at++)
    if (memcmp (chain->before.chars + one->start, chain->now.chars + at, (gsize) length * sizeof (gunichar))
        == 0)
      return TRUE;

  return FALSE;
}

gboolean
dz_sentence_is_inside_other (const DzSentenceChain *chain, int i, int j)
{
  if (dz_sentence_get_length (dz_sentence_get (&chain->before, i)) < MIN_ALONE
      || dz_sentence_has_same_digits (chain, i, j))
    return FALSE;
  for (int k = 0; k < dz_sentence_count (&chain->now); k++)
    if (k != j && chain->is_new[k] && has_inside (chain, i, k))
      return TRUE;

  return FALSE;
}

gboolean
dz_sentence_is_nearly_elsewhere (const DzSentenceChain *chain, int i, int j)
{
  for (int k = 0; k < dz_sentence_count (&chain->now); k++)
    if (k != j && chain->is_new[k] && dz_sentence_is_free (&chain->now, k)
        && !dz_sentence_is_apart (chain, i, k, MAX_APART_ALTERED)
        && dz_sentence_measure_distance ((DzSentenceChain *) chain, i, k) + CLEARLY
               <= dz_sentence_measure_distance ((DzSentenceChain *) chain, i, j)
        && dz_sentence_has_same_digits (chain, i, k))
      return TRUE;

  return FALSE;
}

/* The longest piece that both have to the letter. */
static int
measure_run (const DzSentenceChain *chain, int i, int j)
{
  const DzSentence *one = dz_sentence_get (&chain->before, i), *other = dz_sentence_get (&chain->now, j);
  int longest = 0;

  for (int a = one->start; a < one->end - longest; a++)
    for (int b = other->start, run; b < other->end - longest; b++)
      {
        for (run = 0; a + run < one->end && b + run < other->end
                      && chain->before.chars[a + run] == chain->now.chars[b + run];
             run++)
          continue;
        longest = MAX (longest, run);
      }

  return longest;
}

gboolean
dz_sentence_is_at_both (const DzSentenceChain *chain, int i, int j)
{
  int length = dz_sentence_get_length (dz_sentence_get (&chain->before, i));
  int behind = dz_sentence_get_neighbor (chain, i, 1), before = dz_sentence_get_neighbor (chain, i, -1);

  if (dz_sentence_begins_paragraph (&chain->before, i) == dz_sentence_begins_paragraph (&chain->now, j)
      && dz_sentence_ends_paragraph (&chain->before, i) == dz_sentence_ends_paragraph (&chain->now, j))
    return FALSE;

  for (int k = behind; behind >= 0 && k <= before; k++)
    if (k != j && chain->is_new[k]
        && measure_run (chain, i, k) >= MOST_IN_PLACE * length)
      return TRUE;

  return FALSE;
}

gboolean
dz_sentence_has_rival (const DzSentenceChain *chain, int i, int j, int first_now, int last_now)
{
  if (!dz_sentence_recurs (chain, i))
    return FALSE;
  if (!dz_sentence_is_beside_known (chain, i, j))
    return TRUE;
  for (int other = first_now; other <= last_now; other++)
    if (other != j && is_rival ((DzSentenceChain *) chain, i, other))
      return TRUE;

  return FALSE;
}
