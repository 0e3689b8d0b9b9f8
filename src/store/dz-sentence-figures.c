/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-sentence-chain-private.h"

#include "store/dz-anchor-likeness.h"

/* So many say that figures are others. */
#define MANY_DIGITS 3
/* What is put in or taken out by one slip of the hand. */
#define SLIP 2

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

gboolean
dz_sentence_begins_paragraph (const Side *side, int i)
{
  return i == 0 || dz_sentence_get (side, i - 1)->paragraph != dz_sentence_get (side, i)->paragraph;
}

gboolean
dz_sentence_ends_paragraph (const Side *side, int i)
{
  return i + 1 == dz_sentence_count (side)
         || dz_sentence_get (side, i + 1)->paragraph != dz_sentence_get (side, i)->paragraph;
}

/* Of a paragraph of before, what stands in one of now. */
int
dz_sentence_count_in (const DzSentenceChain *chain, int paragraph, int paragraph_now)
{
  int n = 0;

  for (int i = dz_sentence_find_first (&chain->before, paragraph); i < dz_sentence_count (&chain->before);
       i++)
    {
      const DzSentence *sentence = dz_sentence_get (&chain->before, i);

      if (sentence->paragraph != paragraph)
        break;
      if (sentence->other >= 0 && dz_sentence_get (&chain->now, sentence->other)->paragraph == paragraph_now)
        n += dz_sentence_get_length (sentence);
    }

  return n;
}

static int
copy_some (const Side *side, int i, gboolean digits, gunichar *some)
{
  const DzSentence *sentence = dz_sentence_get (side, i);
  int n = 0;

  for (int at = sentence->start; at < sentence->end; at++)
    if (!g_unichar_isdigit (side->chars[at]) == !digits)
      some[n++] = side->chars[at];

  return n;
}

/* Digits of a sentence of before and of one of now, or all but these: n and m, and how many are in just one,
 * in order. */
static int
compare_some (const DzSentenceChain *chain, int i, int j, gboolean digits, int *n, int *m)
{
  g_autofree gunichar *one
      = g_new (gunichar, dz_sentence_get_length (dz_sentence_get (&chain->before, i)) + 1);
  g_autofree gunichar *other
      = g_new (gunichar, dz_sentence_get_length (dz_sentence_get (&chain->now, j)) + 1);

  *n = copy_some (&chain->before, i, digits, one);
  *m = copy_some (&chain->now, j, digits, other);

  return dz_anchor_measure_distance (one, *n, other, *m);
}

/* Other figures are not just some that only one has; and the words are the same but for one slip. */
static gboolean
has_other_figures (const DzSentenceChain *chain, int i, int j)
{
  int n, m;

  return compare_some (chain, i, j, TRUE, &n, &m) > ABS (n - m)
         && compare_some (chain, i, j, FALSE, &n, &m) <= SLIP;
}

/* More digits differ than not. */
gboolean
dz_sentence_has_most_other_figures (const DzSentenceChain *chain, int i, int j)
{
  int n, m;
  int apart = compare_some (chain, i, j, TRUE, &n, &m);

  return MIN (n, m) >= MANY_DIGITS && 2 * apart > n + m;
}

gboolean
dz_sentence_is_formula (const DzSentenceChain *chain, int i, int j)
{
  gboolean ends_alike
      = dz_sentence_begins_paragraph (&chain->before, i) == dz_sentence_begins_paragraph (&chain->now, j)
        && dz_sentence_ends_paragraph (&chain->before, i) == dz_sentence_ends_paragraph (&chain->now, j);

  return dz_sentence_has_most_other_figures (chain, i, j)
         || (!ends_alike
             && dz_sentence_count_in (chain, dz_sentence_get (&chain->before, i)->paragraph,
                                      dz_sentence_get (&chain->now, j)->paragraph)
                    == 0
             && has_other_figures (chain, i, j));
}
