/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-anchor-carrier-private.h"

#include <string.h>

#include "store/dz-anchor-likeness.h"

/* What stands around words that were lost before, on either side. */
#define CONTEXT_LENGTH 32
/* So much around words must be the same where their paragraph is known, and where it is not. */
#define MIN_CONTEXT 6
#define MIN_CONTEXT_ELSEWHERE 32
/* So much, slips aside and beyond their sentence, tells wherever it is. */
#define MUCH_CONTEXT 40
#define MIN_LETTERS_ELSEWHERE 32
/* To the letter, in what came of their paragraph. */
#define MIN_LETTERS 10
/* A sentence shorter than this tells nothing by itself. */
#define MIN_SENTENCE 8
/* Of two places, one is better by so many characters around the words, or neither is. */
#define BETTER 3

static int
count_in (const char *text, const char *words)
{
  int n = 0;

  for (const char *p = text; (p = strstr (p, words)) != NULL; p = g_utf8_next_char (p))
    n++;

  return n;
}

static int
count_words (const GPtrArray *paragraphs, const char *words)
{
  int n = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    n += count_in (((const DzParagraph *) g_ptr_array_index (paragraphs, i))->text, words);

  return n;
}

static void
measure (const Words *words, Find *find)
{
  int end = find->start + words->end - words->start;
  int limit = words->owner != NULL ? G_MAXINT : CONTEXT_LENGTH;

  while (find->left < MIN (limit, MIN (words->start, find->start))
         && words->chars[words->start - find->left - 1] == find->text->chars[find->start - find->left - 1])
    find->left++;
  while (find->right < MIN (limit, MIN (words->length - words->end, find->text->length - end))
         && words->chars[words->end + find->right] == find->text->chars[end + find->right])
    find->right++;
}

/* Words that were lost before know nothing of what stood around their context. */
static DzAnchorSide
compare_side (const Words *words, const Text *text, int start, gboolean after)
{
  const gunichar *one = words->chars + (after ? words->end : words->start - 1);
  const gunichar *other = text->chars + (after ? start + words->end - words->start : start - 1);
  const Stream *stream = words->owner != NULL ? words->owner->stream : NULL;
  const gunichar *first = stream != NULL ? stream->chars : words->chars;
  int length = stream != NULL ? stream->length : words->length;
  int n = (int) (after ? first + length - one : one - first + 1);
  int m
      = (int) (after ? text->stream->chars + text->stream->length - other : other - text->stream->chars + 1);

  return dz_anchor_side_measure (one, n, other, m, after ? 1 : -1);
}

static void
compare_around (const Words *words, Find *find)
{
  DzAnchorSide before = compare_side (words, find->text, find->start, FALSE);
  DzAnchorSide after = compare_side (words, find->text, find->start, TRUE);

  find->likeness = before.n_same + after.n_same;
  find->goes_on = before.goes_on || after.goes_on;
}

/* All that is known of a side is the same. */
static gboolean
is_complete (int side, int known)
{
  return side == MIN (known, CONTEXT_LENGTH);
}

/* Both sides are the same as far as both texts go, so that a divided paragraph shows as such. */
static gboolean
is_closed (const Words *words, const Find *find)
{
  int after = find->text->length - find->start - (words->end - words->start);

  return is_complete (find->left, MIN (words->start, find->start))
         && is_complete (find->right, MIN (words->length - words->end, after));
}

/* The same on both sides as far as it is known. */
static gboolean
is_whole_context (const Words *words, const Find *find)
{
  return is_complete (MIN (find->left, CONTEXT_LENGTH), words->start)
         && is_complete (MIN (find->right, CONTEXT_LENGTH), words->length - words->end);
}

/* With so much of what stands around them they stood just once, and do now; words that were lost before stood
 * nowhere. */
static gboolean
is_unique (const DzAnchorCarrier *carrier, const Words *words, int left, int right)
{
  g_autofree char *whole = g_ucs4_to_utf8 (words->chars + words->start - left,
                                           left + words->end - words->start + right, NULL, NULL, NULL);

  return count_words (carrier->before, whole) == (words->owner != NULL ? 1 : 0)
         && count_words (carrier->now, whole) == 1;
}

/* Their whole sentence, or the sentences they stand in, is the same to the letter, and there is one of it. */
static gboolean
is_sentence (const DzAnchorCarrier *carrier, const Words *words, const Find *find)
{
  int left = 0;
  int right = 0;

  while (left < words->start && !dz_anchor_ends_sentence (words->chars[words->start - left - 1]))
    left++;
  while (words->end + right < words->length
         && (words->end + right == words->start
             || !dz_anchor_ends_sentence (words->chars[words->end + right - 1])))
    right++;
  if (left > find->left || right > find->right || left + words->end - words->start + right < MIN_SENTENCE)
    return FALSE;

  return is_unique (carrier, words, left, right);
}

static gboolean
is_like_at_home (const Words *words, const Find *find)
{
  return is_closed (words, find) || find->left + find->right >= MIN_LETTERS
         || (find->likeness >= MIN_CONTEXT && find->goes_on);
}

/* In what came of their paragraph, slips around the words are forgiven, but what goes on beyond their
 * sentence must tell that it is theirs, and not one that has other figures. Elsewhere only a whole sentence
 * is believed, or words with all their context. */
static gboolean
is_credible (const DzAnchorCarrier *carrier, const Words *words, const Find *find)
{
  if (words->owner == NULL)
    return is_whole_context (words, find) && is_unique (carrier, words, find->left, find->right);
  if (is_like_at_home (words, find) && dz_anchor_carrier_is_home (carrier, words->owner, find->text))
    return TRUE;
  if (find->likeness >= MUCH_CONTEXT && find->left + find->right >= MIN_LETTERS_ELSEWHERE && find->goes_on)
    return TRUE;
  if (is_sentence (carrier, words, find))
    return TRUE;

  return is_whole_context (words, find) && find->left + find->right >= MIN_CONTEXT_ELSEWHERE
         && is_unique (carrier, words, MIN (find->left, CONTEXT_LENGTH), MIN (find->right, CONTEXT_LENGTH));
}

static gboolean
stand_at (const Words *words, const Text *text, int at)
{
  gsize size = (gsize) (words->end - words->start) * sizeof (gunichar);

  return memcmp (text->chars + at, words->chars + words->start, size) == 0;
}

/* Every place of the words, credible or not. (element-type Find) */
static GArray *
list_places (const Words *words, const GPtrArray *texts, gboolean of_now)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Find));

  for (guint i = 0; words->end > words->start && i < texts->len; i++)
    {
      const Text *text = g_ptr_array_index (texts, i);

      for (int at = 0; !(of_now && text->is_one_of_several) && at + words->end - words->start <= text->length;
           at++)
        {
          Find find = { text, at, 0, 0, 0, FALSE };

          if (stand_at (words, text, at))
            g_array_append_val (places, find);
        }
    }

  return places;
}

static int
compare_with (const Words *words, const Find *place)
{
  Find find = { place->text, place->start, 0, 0, 0, FALSE };

  compare_around (words, &find);

  return find.likeness;
}

static Words
get_words (const Find *place, int length)
{
  return (Words){ place->text->chars, place->text->length, place->start, place->start + length, place->text };
}

/* One of the others fits a place clearly better than these words do, with so much likeness: it is not theirs.
 */
static gboolean
is_of_others (const GArray *others, const Words *words, const Find *place, int likeness)
{
  for (guint i = 0; i < others->len; i++)
    {
      const Find *other = &g_array_index (others, Find, i);
      Words same = get_words (other, words->end - words->start);

      if ((other->text != words->owner || other->start != words->start)
          && compare_with (&same, place) >= likeness + BETTER)
        return TRUE;
    }

  return FALSE;
}

/* Another place is as good, and is not that of the same words elsewhere in the text before. */
static gboolean
has_second (const Words *words, const GArray *places, const GArray *others, const Find *best)
{
  for (guint i = 0; i < places->len; i++)
    {
      const Find *place = &g_array_index (places, Find, i);

      if ((place->text != best->text || place->start != best->start)
          && place->likeness + BETTER > best->likeness
          && !is_of_others (others, words, place, place->likeness))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_better_place (const Words *words, const GArray *places, const Find *but, int likeness)
{
  for (guint i = 0; i < places->len; i++)
    {
      const Find *place = &g_array_index (places, Find, i);

      if ((place->text != but->text || place->start != but->start)
          && compare_with (words, place) >= likeness + BETTER)
        return TRUE;
    }

  return FALSE;
}

/* The same words elsewhere in the text before fit the place as well, and none better: it may be theirs. */
static gboolean
has_rival (const Words *words, const GArray *places, const GArray *others, const Find *find)
{
  for (guint i = 0; i < others->len; i++)
    {
      const Find *other = &g_array_index (others, Find, i);
      Words same = get_words (other, words->end - words->start);
      int likeness;

      if (other->text == words->owner && other->start == words->start)
        continue;
      likeness = compare_with (&same, find);
      if (likeness + BETTER > find->likeness && !has_better_place (&same, places, find, likeness))
        return TRUE;
    }

  return FALSE;
}

gboolean
dz_anchor_carrier_find_words (const DzAnchorCarrier *carrier, const Words *words, Find *found)
{
  g_autoptr (GArray) places = list_places (words, carrier->fresh, TRUE);
  g_autoptr (GArray) others = list_places (words, carrier->gone, FALSE);
  Find *best = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      Find *place = &g_array_index (places, Find, i);

      measure (words, place);
      compare_around (words, place);
      if (best == NULL || place->likeness > best->likeness)
        best = place;
    }
  if (best == NULL || !is_credible (carrier, words, best) || has_second (words, places, others, best)
      || (words->owner != NULL && has_rival (words, places, others, best)))
    return FALSE;
  *found = *best;

  return TRUE;
}
