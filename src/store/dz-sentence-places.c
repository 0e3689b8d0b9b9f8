/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-sentence-chain-private.h"

int
dz_sentence_find_at (const Side *side, int position)
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

/* Where the sentences are known they are not those, or they have become others. */
static gboolean
contradicts (const DzSentenceChain *chain, int first, int last, int first_now, int last_now)
{
  for (int i = first; i <= last; i++)
    {
      int other = dz_sentence_get (&chain->before, i)->other;

      if (other >= 0 && (other < first_now || other > last_now))
        return TRUE;
    }
  for (int j = first_now; j <= last_now; j++)
    {
      int i = dz_sentence_get (&chain->now, j)->other;

      if (i >= 0 && (i < first || i > last) && dz_sentence_get (&chain->before, first)->other != j)
        return TRUE;
    }

  return FALSE;
}

/* Nothing is known of either, and one there is nearer to another one of before, or it is at its place as
 * well, or to the letter inside one elsewhere. */
static gboolean
is_doubtful (const DzSentenceChain *chain, int i, int j)
{
  return dz_sentence_is_free (&chain->before, i) && dz_sentence_is_free (&chain->now, j)
         && (dz_sentence_has_nearer ((DzSentenceChain *) chain, i, j)
             || dz_sentence_is_also_in_place (chain, i, j) || dz_sentence_is_inside_other (chain, i, j));
}

/* Nothing is known of either, nor of their paragraphs; and their figures differ, where they do not stand
 * between the same ones, or where only one of them begins or ends its paragraph. */
static gboolean
is_other_formula (const DzSentenceChain *chain, int i, int j)
{
  return dz_sentence_is_free (&chain->before, i) && dz_sentence_is_free (&chain->now, j)
         && (dz_sentence_is_formula (chain, i, j)
             || (dz_sentence_count_in (chain, dz_sentence_get (&chain->before, i)->paragraph,
                                       dz_sentence_get (&chain->now, j)->paragraph)
                     == 0
                 && !dz_sentence_has_same_digits (chain, i, j) && !dz_sentence_is_in_place (chain, i, j)));
}

gboolean
dz_sentence_chain_forbids (const DzSentenceChain *chain, int start, int end, int place)
{
  int first = dz_sentence_find_at (&chain->before, start);
  int last = dz_sentence_find_at (&chain->before, end - 1);
  int first_now = dz_sentence_find_at (&chain->now, place);
  int last_now = dz_sentence_find_at (&chain->now, place + end - start - 1);

  return contradicts (chain, first, last, first_now, last_now) || is_doubtful (chain, first, first_now)
         || is_other_formula (chain, first, first_now) || is_other_formula (chain, last, last_now);
}

/* The characters of a paragraph's sentences that are known. */
static int
count_known (const Side *side, int paragraph)
{
  int n = 0;

  for (int i = dz_sentence_find_first (side, paragraph); i < dz_sentence_count (side); i++)
    {
      const DzSentence *sentence = dz_sentence_get (side, i);

      if (sentence->paragraph != paragraph)
        break;
      n += sentence->other >= 0 ? dz_sentence_get_length (sentence) : 0;
    }

  return n;
}

gboolean
dz_sentence_chain_forbids_paragraph (const DzSentenceChain *chain, int paragraph, int paragraph_now)
{
  int first = dz_sentence_find_first (&chain->before, paragraph);
  int first_now = dz_sentence_find_first (&chain->now, paragraph_now);
  int there = dz_sentence_count_in (chain, paragraph, paragraph_now);

  if (count_known (&chain->before, paragraph) > 2 * there
      || count_known (&chain->now, paragraph_now) > 2 * there)
    return TRUE;

  return there == 0 && (is_other_formula (chain, first, first_now) || is_doubtful (chain, first, first_now));
}

static int
measure_paragraph (const Side *side, int paragraph)
{
  int n = 0;

  for (int i = dz_sentence_find_first (side, paragraph);
       i < dz_sentence_count (side) && dz_sentence_get (side, i)->paragraph == paragraph; i++)
    n += dz_sentence_get_length (dz_sentence_get (side, i));

  return n;
}

int
dz_sentence_chain_find_paragraph (const DzSentenceChain *chain, int paragraph)
{
  int length = measure_paragraph (&chain->before, paragraph);

  for (int i = dz_sentence_find_first (&chain->before, paragraph); i < dz_sentence_count (&chain->before);
       i++)
    {
      const DzSentence *sentence = dz_sentence_get (&chain->before, i);
      int now = sentence->other >= 0 ? dz_sentence_get (&chain->now, sentence->other)->paragraph : -1;

      if (sentence->paragraph != paragraph)
        break;
      if (now >= 0
          && 3 * dz_sentence_count_in (chain, paragraph, now)
                 > 2 * MAX (length, measure_paragraph (&chain->now, now)))
        return now;
    }

  return -1;
}
