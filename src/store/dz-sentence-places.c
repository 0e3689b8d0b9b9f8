/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-sentence-chain-private.h"

#include <string.h>

#include "store/dz-anchor-likeness.h"

/* One of two places of words in a sentence is better by so many characters. */
#define BETTER 3

/* The sentence that has a character. */
static int
find_sentence (const Side *side, int position)
{
  int low = 0, high = dz_sentence_count (side);

  while (low + 1 < high)
    {
      int middle = (low + high) / 2;

      if (dz_sentence_get (side, middle)->start <= position)
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
      int other = dz_sentence_get (&chain->before, i)->other;

      if (other < 0 || (i > *first && (other < dz_sentence_get (&chain->before, i - 1)->other
                                       || other > dz_sentence_get (&chain->before, i - 1)->other + 1)))
        return FALSE;
    }
  *first_now = dz_sentence_get (&chain->before, *first)->other;
  *last_now = dz_sentence_get (&chain->before, *last)->other;
  while (*first > 0 && dz_sentence_get (&chain->before, *first - 1)->other == *first_now)
    (*first)--;
  while (*last + 1 < dz_sentence_count (&chain->before) && dz_sentence_get (&chain->before, *last + 1)->other == *last_now)
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
  origin = dz_sentence_get (&chain->before, first)->start;
  from = dz_sentence_get (&chain->now, first_now)->start;
  to = dz_sentence_get (&chain->now, last_now)->end;
  for (int at = from; at + end - start <= to; at++)
    {
      int score;

      if (memcmp (chain->now.chars + at, chain->before.chars + start, (gsize) (end - start) * sizeof (gunichar)) != 0)
        continue;
      score = measure_place (chain->before.chars + origin, dz_sentence_get (&chain->before, last)->end - origin, start - origin,
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
                     + dz_anchor_measure_distance (chain->before.chars + origin, dz_sentence_get (&chain->before, last)->end - origin,
                                                   chain->now.chars + from, to - from);
}

/* A sentence that became another one may have lost a part to the next one, or have taken it up: room for so many characters. */
static gboolean
may_share (const Side *side, int whole, const Side *other_side, int part, int neighbor, int length)
{
  return dz_sentence_is_free (other_side, neighbor) && dz_sentence_get_length (dz_sentence_get (side, whole)) >= dz_sentence_get_length (dz_sentence_get (other_side, part)) + length;
}

/* Where the sentences are known they are not those, or they have become others. */
static gboolean
contradicts (const DzSentenceChain *chain, int first, int last, int first_now, int last_now, int length)
{
  for (int i = first; i <= last; i++)
    {
      int other = dz_sentence_get (&chain->before, i)->other;

      if (other < 0 || (other >= first_now && other <= last_now))
        continue;
      if (!(other == first_now - 1 && may_share (&chain->before, i, &chain->now, other, first_now, length))
          && !(other == last_now + 1 && may_share (&chain->before, i, &chain->now, other, last_now, length)))
        return TRUE;
    }
  for (int j = first_now; j <= last_now; j++)
    {
      int i = dz_sentence_get (&chain->now, j)->other;

      if (i < 0 || (i >= first && i <= last) || dz_sentence_get (&chain->before, first)->other == j)
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

  for (int i = dz_sentence_find_first (&chain->before, paragraph); i < dz_sentence_count (&chain->before); i++)
    {
      const DzSentence *sentence = dz_sentence_get (&chain->before, i);

      if (sentence->paragraph != paragraph)
        break;
      if (sentence->other >= 0 && dz_sentence_get (&chain->now, sentence->other)->paragraph == paragraph_now)
        n += dz_sentence_get_length (sentence);
    }

  return n;
}

/* Nothing is known of either, nor of their paragraphs; they do not stand between the same ones, and their figures differ. */
static gboolean
is_other_formula (const DzSentenceChain *chain, int i, int j)
{
  return dz_sentence_is_free (&chain->before, i) && dz_sentence_is_free (&chain->now, j)
         && count_in (chain, dz_sentence_get (&chain->before, i)->paragraph, dz_sentence_get (&chain->now, j)->paragraph) == 0
         && !dz_sentence_has_same_digits (chain, i, j) && !dz_sentence_is_in_place (chain, i, j);
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

  for (int i = dz_sentence_find_first (side, paragraph); i < dz_sentence_count (side) && dz_sentence_get (side, i)->paragraph == paragraph; i++)
    n += dz_sentence_get_length (dz_sentence_get (side, i));

  return n;
}

int
dz_sentence_chain_find_paragraph (const DzSentenceChain *chain, int paragraph)
{
  int length = measure_paragraph (&chain->before, paragraph);

  for (int i = dz_sentence_find_first (&chain->before, paragraph); i < dz_sentence_count (&chain->before); i++)
    {
      const DzSentence *sentence = dz_sentence_get (&chain->before, i);
      int now = sentence->other >= 0 ? dz_sentence_get (&chain->now, sentence->other)->paragraph : -1;

      if (sentence->paragraph != paragraph)
        break;
      if (now >= 0 && 3 * count_in (chain, paragraph, now) > 2 * MAX (length, measure_paragraph (&chain->now, now)))
        return now;
    }

  return -1;
}
