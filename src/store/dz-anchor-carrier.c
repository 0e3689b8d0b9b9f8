/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-anchor-carrier.h"

#include <string.h>

#include "core/dz-shingles.h"
#include "core/dz-text.h"
#include "store/dz-anchor-likeness.h"
#include "store/dz-anchor.h"
#include "store/dz-sentence-chain.h"

/* Of the runs that tell which paragraph came of which. */
#define RUN_LENGTH 3
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
/* A paragraph came of another if this share of the shorter one is in both. */
#define MIN_DESCENT 0.5
#define MIN_DESCENT_RUNS 6
/* Paragraphs with less in common are not compared to the letter. */
#define MIN_RESEMBLANCE 0.3
/* The next paragraph must be farther by half and so many characters. */
#define CLEARLY 4

/* All paragraphs of a text, one behind the other: what stands around words goes on in the next one. */
typedef struct
{
  gunichar *chars;
  int length;
} Stream;

typedef struct
{
  const DzParagraph *paragraph;
  const Stream *stream;
  const gunichar *chars; /* in the stream */
  int length;
  DzShingles *shingles;
} Text;

struct _DzAnchorCarrier
{
  const GPtrArray *before;
  const GPtrArray *now;
  Stream stream_before;
  Stream stream_now;
  GHashTable *standing; /* ids in both; the keys are borrowed from now */
  GPtrArray *gone;      /* (element-type Text) of before */
  GPtrArray *fresh;     /* (element-type Text) of now */
  DzSentenceChain *chain;
  GHashTable *distances; /* of pairs of a Text of gone and one of fresh that were compared */
};

/* Words looked for: those from start to end of text. */
typedef struct
{
  const gunichar *chars;
  int length;
  int start;
  int end;
  const Text *owner; /* NULL where they were lost before */
} Words;

/* Where they may stand, and how far what stands around them is the same to the letter. */
typedef struct
{
  const Text *text;
  int start;
  int left;
  int right;
  int likeness; /* how many characters around them are the same, slips aside */
  gboolean goes_on; /* also beyond their sentence */
} Find;

static void
stream_init (Stream *stream, const GPtrArray *paragraphs)
{
  g_autoptr (GString) all = g_string_new ("\n");
  glong length = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    g_string_append_printf (all, "%s\n", ((const DzParagraph *) g_ptr_array_index (paragraphs, i))->text);
  stream->chars = g_utf8_to_ucs4_fast (all->str, (glong) all->len, &length);
  stream->length = (int) length;
}

static Text *
text_new (const Stream *stream, int start, const DzParagraph *paragraph)
{
  Text *text = g_new0 (Text, 1);

  text->paragraph = paragraph;
  text->stream = stream;
  text->chars = stream->chars + start;
  text->length = dz_text_length (paragraph->text);
  text->shingles = dz_shingles_new (RUN_LENGTH);
  dz_shingles_add (text->shingles, paragraph->text);

  return text;
}

static void
text_free (gpointer data)
{
  Text *text = data;

  dz_shingles_free (text->shingles);
  g_free (text);
}

static GHashTable *
index_ids (const GPtrArray *paragraphs)
{
  GHashTable *ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < paragraphs->len; i++)
    g_hash_table_add (ids, &((DzParagraph *) g_ptr_array_index (paragraphs, i))->id);

  return ids;
}

static GPtrArray *
list_others (const Stream *stream, const GPtrArray *paragraphs, GHashTable *ids)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (text_free);
  int start = 1;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      if (!g_hash_table_contains (ids, &paragraph->id))
        g_ptr_array_add (texts, text_new (stream, start, paragraph));
      start += dz_text_length (paragraph->text) + 1;
    }

  return texts;
}

/* For each paragraph of now the index of the same one before, or -1. (element-type int) */
static GArray *
list_standing (const GPtrArray *before, const GPtrArray *now)
{
  g_autoptr (GHashTable) indices = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *standing = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < before->len; i++)
    g_hash_table_insert (indices, &((DzParagraph *) g_ptr_array_index (before, i))->id, GINT_TO_POINTER (i + 1));
  for (guint i = 0; i < now->len; i++)
    {
      int index = GPOINTER_TO_INT (g_hash_table_lookup (indices, &((DzParagraph *) g_ptr_array_index (now, i))->id)) - 1;

      g_array_append_val (standing, index);
    }

  return standing;
}

DzAnchorCarrier *
dz_anchor_carrier_new (const GPtrArray *before, const GPtrArray *now)
{
  DzAnchorCarrier *carrier = g_new0 (DzAnchorCarrier, 1);
  g_autoptr (GHashTable) old_ids = index_ids (before);
  g_autoptr (GArray) standing = list_standing (before, now);

  carrier->before = before;
  carrier->now = now;
  carrier->standing = index_ids (now);
  stream_init (&carrier->stream_before, before);
  stream_init (&carrier->stream_now, now);
  carrier->gone = list_others (&carrier->stream_before, before, carrier->standing);
  carrier->fresh = list_others (&carrier->stream_now, now, old_ids);
  carrier->distances = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  carrier->chain = dz_sentence_chain_new (carrier->stream_before.chars, carrier->stream_before.length,
                                          carrier->stream_now.chars, carrier->stream_now.length, standing);

  return carrier;
}

void
dz_anchor_carrier_free (DzAnchorCarrier *carrier)
{
  if (carrier == NULL)
    return;

  g_hash_table_unref (carrier->standing);
  g_ptr_array_unref (carrier->gone);
  g_ptr_array_unref (carrier->fresh);
  g_hash_table_unref (carrier->distances);
  dz_sentence_chain_free (carrier->chain);
  g_free (carrier->stream_before.chars);
  g_free (carrier->stream_now.chars);
  g_free (carrier);
}

void
dz_anchor_place_clear (DzAnchorPlace *place)
{
  g_clear_pointer (&place->quote, g_free);
  g_clear_pointer (&place->prefix, g_free);
  g_clear_pointer (&place->suffix, g_free);
}

/* A divided paragraph has several descendants, and a joined one several ancestors. But what one of two that are worded
 * alike has in common with the descendant of the other is no descent: it must have more to show than that. */
static gboolean
is_descendant (const DzAnchorCarrier *carrier, const Text *old, const Text *fresh)
{
  double enough = MIN_DESCENT * MIN (dz_shingles_count (old->shingles), dz_shingles_count (fresh->shingles));
  double same = dz_shingles_get_resemblance (old->shingles, fresh->shingles);

  enough = MAX (enough, MIN_DESCENT_RUNS);
  if (dz_shingles_count_common (old->shingles, fresh->shingles) < enough)
    return FALSE;
  for (guint i = 0; i < carrier->gone->len; i++)
    {
      const Text *other = g_ptr_array_index (carrier->gone, i);

      if (other != old && dz_shingles_get_resemblance (other->shingles, fresh->shingles) >= same
          && dz_shingles_count_common_without (old->shingles, fresh->shingles, other->shingles) < enough)
        return FALSE;
    }

  return TRUE;
}

/* What is not in both, of two paragraphs that have much in common; many where they have not. */
static int
get_distance (const DzAnchorCarrier *carrier, const Text *old, const Text *fresh)
{
  g_autofree char *key = g_strdup_printf ("%p %p", (gconstpointer) old, (gconstpointer) fresh);
  gpointer known = g_hash_table_lookup (carrier->distances, key);
  int distance = GPOINTER_TO_INT (known) - 1;

  if (known != NULL)
    return distance;
  distance = old->length + fresh->length;
  if (dz_shingles_get_containment (old->shingles, fresh->shingles) >= MIN_RESEMBLANCE)
    distance = dz_anchor_measure_distance (old->chars, old->length, fresh->chars, fresh->length);
  g_hash_table_insert (carrier->distances, g_steal_pointer (&key), GINT_TO_POINTER (distance + 1));

  return distance;
}

/* How far the nearest of the others is from old, or from fresh. */
static int
get_nearest (const DzAnchorCarrier *carrier, const Text *old, const Text *fresh, gboolean of_fresh)
{
  const GPtrArray *texts = of_fresh ? carrier->gone : carrier->fresh;
  int nearest = G_MAXINT / 2;

  for (guint i = 0; i < texts->len; i++)
    {
      const Text *text = g_ptr_array_index (texts, i);

      if (text != (of_fresh ? old : fresh))
        nearest = MIN (nearest, of_fresh ? get_distance (carrier, text, fresh) : get_distance (carrier, old, text));
    }

  return nearest;
}

/* What came of a paragraph: it has most of it; or it came of no other as well as of this one, and is clearly the nearest
 * seen from either. */
static gboolean
is_home (const DzAnchorCarrier *carrier, const Text *old, const Text *fresh)
{
  int distance, nearest;

  if (is_descendant (carrier, old, fresh))
    return TRUE;
  distance = get_distance (carrier, old, fresh);
  if (distance >= old->length + fresh->length)
    return FALSE;
  nearest = get_nearest (carrier, old, fresh, TRUE);

  return distance + CLEARLY <= nearest
         || (distance < nearest && distance + CLEARLY <= get_nearest (carrier, old, fresh, FALSE));
}

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
  int m = (int) (after ? text->stream->chars + text->stream->length - other : other - text->stream->chars + 1);

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

/* With so much of what stands around them they stood just once, and do now; words that were lost before stood nowhere. */
static gboolean
is_unique (const DzAnchorCarrier *carrier, const Words *words, int left, int right)
{
  g_autofree char *whole = g_ucs4_to_utf8 (words->chars + words->start - left, left + words->end - words->start + right,
                                           NULL, NULL, NULL);

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
         && (words->end + right == words->start || !dz_anchor_ends_sentence (words->chars[words->end + right - 1])))
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

/* In what came of their paragraph, slips around the words are forgiven, but what goes on beyond their sentence must tell
 * that it is theirs, and not one that has other figures. Elsewhere only a whole sentence is believed, or words with all
 * their context. */
static gboolean
is_credible (const DzAnchorCarrier *carrier, const Words *words, const Find *find)
{
  if (words->owner == NULL)
    return is_whole_context (words, find) && is_unique (carrier, words, find->left, find->right);
  if (is_like_at_home (words, find) && is_home (carrier, words->owner, find->text))
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
list_places (const Words *words, const GPtrArray *texts)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Find));

  for (guint i = 0; words->end > words->start && i < texts->len; i++)
    {
      const Text *text = g_ptr_array_index (texts, i);

      for (int at = 0; at + words->end - words->start <= text->length; at++)
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

/* One of the others fits a place clearly better than these words do, with so much likeness: it is not theirs. */
static gboolean
is_of_others (const GArray *others, const Words *words, const Find *place, int likeness)
{
  for (guint i = 0; i < others->len; i++)
    {
      const Find *other = &g_array_index (others, Find, i);
      Words same = get_words (other, words->end - words->start);

      if ((other->text != words->owner || other->start != words->start) && compare_with (&same, place) >= likeness + BETTER)
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

      if ((place->text != best->text || place->start != best->start) && place->likeness + BETTER > best->likeness
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

      if ((place->text != but->text || place->start != but->start) && compare_with (words, place) >= likeness + BETTER)
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

static gboolean
find_words (const DzAnchorCarrier *carrier, const Words *words, Find *found)
{
  g_autoptr (GArray) places = list_places (words, carrier->fresh);
  g_autoptr (GArray) others = list_places (words, carrier->gone);
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

static const Text *
find_owner (const DzAnchorCarrier *carrier, gint64 id)
{
  for (guint i = 0; id != 0 && i < carrier->gone->len; i++)
    {
      const Text *text = g_ptr_array_index (carrier->gone, i);

      if (text->paragraph->id == id)
        return text;
    }

  return NULL;
}

static gboolean
is_whole (const DzAnchorPlace *place)
{
  return place->start == -1 && place->end == -1;
}

/* The one paragraph that is the old one with slips mended. NULL where there is none, and where any other paragraph, before or
 * now, is nearly as near: of two that are worded alike neither is taken. */
static const Text *
find_same (const DzAnchorCarrier *carrier, const Text *old)
{
  const Text *found = NULL;
  int best = old->length / 3 + 1;

  for (guint i = 0; i < carrier->fresh->len; i++)
    {
      const Text *text = g_ptr_array_index (carrier->fresh, i);
      int distance = get_distance (carrier, old, text);

      if (distance >= best)
        continue;
      best = distance;
      found = text;
    }
  if (found == NULL || get_nearest (carrier, old, found, FALSE) < best + best / 2 + CLEARLY
      || get_nearest (carrier, old, found, TRUE) < best + best / 2 + CLEARLY)
    return NULL;

  return found;
}

static DzNoteAnchor
take_whole (const Text *text, DzAnchorPlace *place)
{
  place->paragraph_id = text->paragraph->id;
  place->start = place->end = -1;
  dz_anchor_describe (text->paragraph->text, -1, -1, &place->quote, &place->prefix, &place->suffix);

  return DZ_NOTE_MOVED;
}

/* A whole paragraph that is now inside another is its first words there. */
static DzNoteAnchor
take_words (const Words *words, const Find *found, DzAnchorPlace *place)
{
  gboolean whole = is_whole (place) && found->start == 0;

  place->paragraph_id = found->text->paragraph->id;
  if (!whole)
    {
      place->start = found->start;
      place->end = found->start + words->end - words->start;
    }

  return DZ_NOTE_MOVED;
}

/* In its stream. */
static int
get_start (const Text *text)
{
  return (int) (text->chars - text->stream->chars);
}

static const Text *
find_fresh (const DzAnchorCarrier *carrier, int position, int *start)
{
  for (guint i = 0; i < carrier->fresh->len; i++)
    {
      const Text *text = g_ptr_array_index (carrier->fresh, i);

      *start = position - get_start (text);
      if (*start >= 0 && *start < text->length)
        return text;
    }

  return NULL;
}

/* By the sentences they stand in, and else by what stands around them. */
static gboolean
find (const DzAnchorCarrier *carrier, const Words *words, Find *found)
{
  int position = words->owner != NULL ? get_start (words->owner) + words->start : 0;
  int length = words->end - words->start;
  int at = 0;

  if (words->owner != NULL && dz_sentence_chain_find (carrier->chain, position, position + length, &at))
    {
      found->text = find_fresh (carrier, at, &found->start);
      return found->text != NULL;
    }

  return find_words (carrier, words, found)
         && (words->owner == NULL
             || !dz_sentence_chain_forbids (carrier->chain, position, position + length,
                                            get_start (found->text) + found->start));
}

/* The paragraph that has its sentences, or that is the old one with slips mended. */
static const Text *
find_whole (const DzAnchorCarrier *carrier, const Text *owner)
{
  const Text *same;
  int paragraph = -1;
  int length;

  for (guint i = 0; i < carrier->before->len && paragraph < 0; i++)
    if (g_ptr_array_index (carrier->before, i) == owner->paragraph)
      paragraph = dz_sentence_chain_find_paragraph (carrier->chain, (int) i);
  for (guint i = 0; paragraph >= 0 && i < carrier->fresh->len; i++)
    if (((const Text *) g_ptr_array_index (carrier->fresh, i))->paragraph == g_ptr_array_index (carrier->now, paragraph))
      return g_ptr_array_index (carrier->fresh, i);
  same = find_same (carrier, owner);
  length = same != NULL ? MIN (owner->length, same->length) : 0;
  if (same == NULL
      || dz_sentence_chain_forbids (carrier->chain, get_start (owner), get_start (owner) + length, get_start (same)))
    return NULL;

  return same;
}

static DzNoteAnchor
carry (const DzAnchorCarrier *carrier, const Words *words, DzAnchorPlace *place)
{
  Find found = { NULL, 0, 0, 0, 0, FALSE };
  const Text *same;

  if (find (carrier, words, &found))
    return take_words (words, &found, place);
  same = is_whole (place) && words->owner != NULL ? find_whole (carrier, words->owner) : NULL;
  if (same != NULL)
    return take_whole (same, place);
  place->paragraph_id = 0;

  return DZ_NOTE_ORPHAN;
}

static DzNoteAnchor
carry_from_text (const DzAnchorCarrier *carrier, const Text *owner, DzAnchorPlace *place)
{
  int start = is_whole (place) ? 0 : place->start;
  Words words = { owner->chars, owner->length, start, start + dz_text_length (place->quote), owner };

  words.end = MIN (words.end, owner->length);

  return carry (carrier, &words, place);
}

static DzNoteAnchor
carry_lost (const DzAnchorCarrier *carrier, DzAnchorPlace *place)
{
  g_autofree char *all = g_strconcat (place->prefix, place->quote, place->suffix, NULL);
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (all, -1, NULL);
  int start = dz_text_length (place->prefix);
  Words words = { chars, dz_text_length (all), start, start + dz_text_length (place->quote), NULL };

  return carry (carrier, &words, place);
}

DzNoteAnchor
dz_anchor_carrier_run (DzAnchorCarrier *carrier, DzAnchorPlace *place)
{
  const Text *owner;

  g_return_val_if_fail (carrier != NULL && place != NULL, DZ_NOTE_ORPHAN);

  if (place->paragraph_id != 0 && g_hash_table_contains (carrier->standing, &place->paragraph_id))
    return DZ_NOTE_PLACED;
  owner = find_owner (carrier, place->paragraph_id);

  return owner != NULL ? carry_from_text (carrier, owner, place) : carry_lost (carrier, place);
}
