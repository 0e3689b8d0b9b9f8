/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-sentence-chain-private.h"

#include <string.h>

#include "store/dz-stretch.h"

/* Of the sentences that words stand in at least this share must be where they are found. */
#define MIN_SAME 0.6
#define MIN_SAME_OF_KNOWN 0.4
/* Shorter formulas stand everywhere. */
#define LONG_SENTENCE 40
/* Of a sentence. */
#define MOST_OF_IT 0.8
/* Any two have a few characters in common. */
#define WHOLE 1.3

/* Sentences of before and of now that are read side by side: those from first to last, without those that are
 * known to have come from elsewhere, or to have gone there. */
typedef struct
{
  int first;
  int last;
  int first_now;
  int last_now;
} Window;

/* Its text, and where each character of it stands. */
typedef struct
{
  GArray *chars;     /* (element-type gunichar) */
  GArray *positions; /* (element-type int) */
} Reading;

static void
reading_init (Reading *reading)
{
  reading->chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  reading->positions = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
reading_clear (Reading *reading)
{
  g_array_unref (reading->chars);
  g_array_unref (reading->positions);
}

/* With the line feed behind it. */
static void
add_sentence (Reading *reading, const Side *side, int i)
{
  const DzSentence *sentence = dz_sentence_get (side, i);
  int end = i + 1 < dz_sentence_count (side) ? dz_sentence_get (side, i + 1)->start : sentence->end;

  for (int at = sentence->start; at < end; at++)
    {
      g_array_append_val (reading->chars, side->chars[at]);
      g_array_append_val (reading->positions, at);
    }
}

static void
read_window (Reading *reading, const Side *side, int first, int last, int first_other, int last_other)
{
  for (int i = first; i <= last; i++)
    {
      int other = dz_sentence_get (side, i)->other;

      if (other < 0 || (other >= first_other && other <= last_other))
        add_sentence (reading, side, i);
    }
}

/* The index of a position, or -1. */
static int
find_position (const Reading *reading, int position)
{
  for (guint i = 0; i < reading->positions->len; i++)
    if (g_array_index (reading->positions, int, i) == position)
      return (int) i;

  return -1;
}

static int
get_position (const Reading *reading, int i)
{
  return g_array_index (reading->positions, int, i);
}

/* Enough of the sentences from first to last is there with the words. */
static gboolean
is_there (const DzSentenceChain *chain, const DzStretch *stretch, const Reading *then, int start, int end,
          int place, int first, int last, double share)
{
  int from = find_position (then, dz_sentence_get (&chain->before, first)->start);
  int to = find_position (then, dz_sentence_get (&chain->before, last)->end - 1) + 1;

  return dz_stretch_count_same (stretch, start, end, place, from, to) >= share * (to - from);
}

static gboolean
find_in_readings (const DzSentenceChain *chain, const Reading *then, const Reading *today, int start, int end,
                  gboolean known, int *place)
{
  g_autoptr (DzStretch) stretch
      = dz_stretch_new ((const gunichar *) (gpointer) then->chars->data, (int) then->chars->len,
                        (const gunichar *) (gpointer) today->chars->data, (int) today->chars->len);
  int from = find_position (then, start);
  int to = from + end - start;
  int at = 0;

  if (stretch == NULL || from < 0 || to > (int) then->chars->len || get_position (then, to - 1) != end - 1
      || !dz_stretch_find (stretch, from, to, &at)
      || get_position (today, at + to - from - 1) != get_position (today, at) + to - from - 1)
    return FALSE;
  if (!is_there (chain, stretch, then, from, to, at, dz_sentence_find_at (&chain->before, start),
                 dz_sentence_find_at (&chain->before, end - 1), known ? MIN_SAME_OF_KNOWN : MIN_SAME))
    return FALSE;
  *place = get_position (today, at);

  return TRUE;
}

/* known: the sentences of the words are. */
static gboolean
find_in_window (const DzSentenceChain *chain, const Window *window, int start, int end, gboolean known,
                int *place)
{
  Reading then, today;
  gboolean found;

  if (window->last_now < window->first_now)
    return FALSE;

  reading_init (&then);
  reading_init (&today);
  read_window (&then, &chain->before, window->first, window->last, window->first_now, window->last_now);
  read_window (&today, &chain->now, window->first_now, window->last_now, window->first, window->last);
  found = find_in_readings (chain, &then, &today, start, end, known, place);
  reading_clear (&then);
  reading_clear (&today);

  return found;
}

/* The sentences of now that those from first to last have become, all of them and in this order. */
static gboolean
get_known (const DzSentenceChain *chain, int first, int last, Window *window)
{
  for (int i = first; i <= last; i++)
    {
      int other = dz_sentence_get (&chain->before, i)->other;
      int previous = i > first ? dz_sentence_get (&chain->before, i - 1)->other : other;

      if (other < 0 || other < previous || other > previous + 1)
        return FALSE;
    }
  *window = (Window){ first, last, dz_sentence_get (&chain->before, first)->other,
                      dz_sentence_get (&chain->before, last)->other };
  while (window->first > 0 && dz_sentence_get (&chain->before, window->first - 1)->other == window->first_now)
    window->first--;
  while (window->last + 1 < dz_sentence_count (&chain->before)
         && dz_sentence_get (&chain->before, window->last + 1)->other == window->last_now)
    window->last++;

  return TRUE;
}

/* There is such a sentence, and it is not known to be the same to the letter in both. */
static gboolean
is_open (const DzSentenceChain *chain, int i)
{
  int other
      = i >= 0 && i < dz_sentence_count (&chain->before) ? dz_sentence_get (&chain->before, i)->other : 0;

  return i >= 0 && i < dz_sentence_count (&chain->before)
         && (other < 0 || !dz_sentence_is_equal (chain, i, other));
}

static gboolean
is_open_now (const DzSentenceChain *chain, int j)
{
  int other = j >= 0 && j < dz_sentence_count (&chain->now) ? dz_sentence_get (&chain->now, j)->other : 0;

  return j >= 0 && j < dz_sentence_count (&chain->now)
         && (other < 0 || !dz_sentence_is_equal (chain, other, j));
}

/* Also what stands beside them and was edited: a part of them may be there. */
static void
widen (const DzSentenceChain *chain, Window *window)
{
  while (is_open (chain, window->first - 1))
    window->first--;
  while (is_open (chain, window->last + 1))
    window->last++;
  while (is_open_now (chain, window->first_now - 1))
    window->first_now--;
  while (is_open_now (chain, window->last_now + 1))
    window->last_now++;
}

static int
get_other (const Side *side, int i, int n_others)
{
  if (i < 0)
    return -1;

  return i < dz_sentence_count (side) ? dz_sentence_get (side, i)->other : n_others;
}

/* What stands between the next ones on either side that are the same to the letter. */
static Window
get_between (const DzSentenceChain *chain, int first, int last)
{
  Window window = { first, last, 0, 0 };

  while (is_open (chain, window.first - 1))
    window.first--;
  while (is_open (chain, window.last + 1))
    window.last++;
  window.first_now = get_other (&chain->before, window.first - 1, 0) + 1;
  window.last_now = get_other (&chain->before, window.last + 1, dz_sentence_count (&chain->now)) - 1;

  return window;
}

/* What stands between the next ones to a sentence that are known. */
static Window
get_gap (const DzSentenceChain *chain, int i)
{
  Window window = { i, i, 0, 0 };

  while (dz_sentence_is_free (&chain->before, window.first - 1))
    window.first--;
  while (dz_sentence_is_free (&chain->before, window.last + 1))
    window.last++;
  window.first_now = get_other (&chain->before, window.first - 1, 0) + 1;
  window.last_now = get_other (&chain->before, window.last + 1, dz_sentence_count (&chain->now)) - 1;

  return window;
}

gboolean
dz_sentence_is_also_in_place (const DzSentenceChain *chain, int i, int j)
{
  const DzSentence *sentence = dz_sentence_get (&chain->before, i);
  Window window = get_gap (chain, i);
  g_autoptr (DzStretch) stretch = NULL;
  Reading today;
  gboolean is_there;

  reading_init (&today);
  for (int k = window.first_now; k <= window.last_now; k++)
    if (k != j && chain->is_new[k])
      add_sentence (&today, &chain->now, k);
  stretch = dz_stretch_new (chain->before.chars + sentence->start, dz_sentence_get_length (sentence),
                            (const gunichar *) (gpointer) today.chars->data, (int) today.chars->len);
  is_there
      = stretch != NULL && dz_stretch_count_all (stretch) >= MOST_OF_IT * dz_sentence_get_length (sentence);
  reading_clear (&today);

  return is_there;
}

/* The sentences are the same to the letter, one behind the other: the words are where they were in them. */
static gboolean
find_equal (const DzSentenceChain *chain, int first, int last, int start, int end, int *place)
{
  int other = dz_sentence_get (&chain->before, first)->other;

  for (int i = first; i <= last; i++)
    if (dz_sentence_get (&chain->before, i)->other != other + i - first
        || !dz_sentence_is_equal (chain, i, other + i - first))
      return FALSE;
  *place
      = start - dz_sentence_get (&chain->before, first)->start + dz_sentence_get (&chain->now, other)->start;

  return memcmp (chain->before.chars + start, chain->now.chars + *place,
                 (gsize) (end - start) * sizeof (gunichar))
         == 0;
}

/* Of a sentence that is known more stands in both, what it has become and the one beside it, than there is of
 * it: it was not divided. */
static gboolean
is_copy (const DzSentenceChain *chain, int i, int j)
{
  int known
      = dz_sentence_count_same ((DzSentenceChain *) chain, i, dz_sentence_get (&chain->before, i)->other);

  return known + dz_sentence_count_same ((DzSentenceChain *) chain, i, j)
         > WHOLE * dz_sentence_get_length (dz_sentence_get (&chain->before, i));
}

/* The sentences are known; but a part of them may stand in others beside them now of which nothing is known.
 */
static gboolean
find_in_known (const DzSentenceChain *chain, const Window *window, int start, int end, int *place)
{
  Window wide = *window;
  int j;

  widen (chain, &wide);

  if (!find_in_window (chain, &wide, start, end, TRUE, place))
    return find_in_window (chain, window, start, end, TRUE, place);
  j = dz_sentence_find_at (&chain->now, *place);

  return (j >= window->first_now && j <= window->last_now)
         || !is_copy (chain, dz_sentence_find_at (&chain->before, start), j);
}

/* Of the sentences from first to last, those that are the same to the letter are those from first_now to the
 * one that has the last character. */
static gboolean
are_firm_there (const DzSentenceChain *chain, int first, int last, int first_now, int last_position)
{
  int last_now = dz_sentence_find_at (&chain->now, last_position);

  for (int i = first; i <= last; i++)
    {
      int other = dz_sentence_get (&chain->before, i)->other;

      if (!is_open (chain, i) && (other < first_now || other > last_now))
        return FALSE;
    }

  return TRUE;
}

/* Another sentence there that was edited, too, or is gone, is as near to the one of now, and it is not that
 * both became one. */
static gboolean
has_as_near (const DzSentenceChain *chain, const Window *window, int i, int j)
{
  DzSentenceChain *distances = (DzSentenceChain *) chain;
  int same = dz_sentence_count_same (distances, i, j);

  for (int k = window->first; k <= window->last; k++)
    if (k != i && is_open (chain, k)
        && dz_sentence_measure_distance (distances, k, j) <= dz_sentence_measure_distance (distances, i, j)
        && same + dz_sentence_count_same (distances, k, j)
               > WHOLE * dz_sentence_get_length (dz_sentence_get (&chain->now, j)))
      return TRUE;

  return FALSE;
}

/* It is not the sentence of now that its words were found in. */
static gboolean
is_refuted (const DzSentenceChain *chain, const Window *window, int i, int j)
{
  if (!is_open (chain, i))
    return FALSE;

  return dz_sentence_is_formula (chain, i, j) || has_as_near (chain, window, i, j)
         || dz_sentence_is_at_both (chain, i, j)
         || dz_sentence_has_rival (chain, i, j, window->first_now, window->last_now)
         || dz_sentence_is_nearly_elsewhere (chain, i, j) || dz_sentence_is_inside_other (chain, i, j);
}

/* What is found between others is theirs if nothing speaks against it. */
static gboolean
find_unknown (const DzSentenceChain *chain, const Window *window, int start, int end, int *place)
{
  int first = dz_sentence_find_at (&chain->before, start);
  int last = dz_sentence_find_at (&chain->before, end - 1);
  int other;

  if (!find_in_window (chain, window, start, end, FALSE, place))
    return FALSE;
  other = dz_sentence_find_at (&chain->now, *place);

  if (dz_sentence_get_length (dz_sentence_get (&chain->before, first)) >= LONG_SENTENCE
      && dz_sentence_is_also_in_place (chain, first, other))
    return FALSE;

  return !is_refuted (chain, window, first, other)
         && !is_refuted (chain, window, last, dz_sentence_find_at (&chain->now, *place + end - start - 1))
         && are_firm_there (chain, first, last, other, *place + end - start - 1);
}

/* Behind what stood before them, or before what stood behind them, where one of both was carried elsewhere.
 */
static gboolean
find_beside (const DzSentenceChain *chain, const Window *between, int start, int end, int *place)
{
  Window behind = *between, before = *between;
  int other = -1;
  gboolean found;

  if (dz_sentence_recurs (chain, dz_sentence_find_at (&chain->before, start)))
    return FALSE;

  behind.last_now = behind.first_now - 1;
  while (is_open_now (chain, behind.last_now + 1))
    behind.last_now++;
  before.first_now = before.last_now + 1;
  while (is_open_now (chain, before.first_now - 1))
    before.first_now--;
  found = find_unknown (chain, &behind, start, end, place);
  if (!find_unknown (chain, &before, start, end, found ? &other : place))
    return found;

  return !found || other == *place;
}

gboolean
dz_sentence_chain_find (const DzSentenceChain *chain, int start, int end, int *place)
{
  int first = dz_sentence_find_at (&chain->before, start);
  int last = dz_sentence_find_at (&chain->before, end - 1);
  Window window;

  if (end <= start)
    return FALSE;
  if (get_known (chain, first, last, &window))
    return find_equal (chain, first, last, start, end, place)
           || find_in_known (chain, &window, start, end, place);
  window = get_between (chain, first, last);

  return find_unknown (chain, &window, start, end, place) || find_beside (chain, &window, start, end, place);
}
