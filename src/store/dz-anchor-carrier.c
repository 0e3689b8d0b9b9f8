/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-anchor-carrier.h"

#include <string.h>

#include "core/dz-shingles.h"
#include "core/dz-text.h"
#include "store/dz-anchor.h"

/* Of the runs that tell which paragraph came of which. */
#define RUN_LENGTH 3
/* What stands around words, on either side. */
#define CONTEXT_LENGTH 32
/* Around words whose paragraph is known, and where it is not. */
#define MIN_CONTEXT 6
#define MIN_CONTEXT_ELSEWHERE 32
/* A paragraph came of another if this share of the shorter one is in both. */
#define MIN_DESCENT 0.5
/* A whole paragraph is the same with a slip mended if this share of the two is in both, and none fits nearly so well. */
#define MIN_SAME 0.7
#define CLEARLY 0.1

typedef struct
{
  const DzParagraph *paragraph;
  gunichar *chars;
  int length;
  DzShingles *shingles;
} Text;

struct _DzAnchorCarrier
{
  const GPtrArray *before;
  const GPtrArray *now;
  GHashTable *standing; /* ids in both; the keys are borrowed from now */
  GPtrArray *gone;      /* (element-type Text) of before */
  GPtrArray *fresh;     /* (element-type Text) of now */
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

/* Where they may stand, and how far what stands around them is the same. */
typedef struct
{
  const Text *text;
  int start;
  int left;
  int right;
} Find;

static Text *
text_new (const DzParagraph *paragraph)
{
  Text *text = g_new0 (Text, 1);
  glong length;

  text->paragraph = paragraph;
  text->chars = g_utf8_to_ucs4_fast (paragraph->text, -1, &length);
  text->length = (int) length;
  text->shingles = dz_shingles_new (RUN_LENGTH);
  dz_shingles_add (text->shingles, paragraph->text);

  return text;
}

static void
text_free (gpointer data)
{
  Text *text = data;

  g_free (text->chars);
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
list_others (const GPtrArray *paragraphs, GHashTable *ids)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (text_free);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      if (!g_hash_table_contains (ids, &paragraph->id))
        g_ptr_array_add (texts, text_new (paragraph));
    }

  return texts;
}

DzAnchorCarrier *
dz_anchor_carrier_new (const GPtrArray *before, const GPtrArray *now)
{
  DzAnchorCarrier *carrier = g_new0 (DzAnchorCarrier, 1);
  g_autoptr (GHashTable) old_ids = index_ids (before);

  carrier->before = before;
  carrier->now = now;
  carrier->standing = index_ids (now);
  carrier->gone = list_others (before, carrier->standing);
  carrier->fresh = list_others (now, old_ids);

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
  g_free (carrier);
}

void
dz_anchor_place_clear (DzAnchorPlace *place)
{
  g_clear_pointer (&place->quote, g_free);
  g_clear_pointer (&place->prefix, g_free);
  g_clear_pointer (&place->suffix, g_free);
}

static double
get_best (const GPtrArray *texts, const Text *text, const Text *but)
{
  double best = 0;

  for (guint i = 0; i < texts->len; i++)
    {
      const Text *other = g_ptr_array_index (texts, i);

      if (other != but)
        best = MAX (best, dz_shingles_get_containment (other->shingles, text->shingles));
    }

  return best;
}

/* A divided paragraph has several descendants, and a joined one several ancestors. But what one of two that are worded
 * alike has in common with the descendant of the other is no descent: it must have more to show than that. */
static gboolean
is_descendant (const DzAnchorCarrier *carrier, const Text *old, const Text *fresh)
{
  double enough = MIN_DESCENT * MIN (dz_shingles_count (old->shingles), dz_shingles_count (fresh->shingles));
  double same = dz_shingles_get_resemblance (old->shingles, fresh->shingles);

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

  while (find->left < MIN (CONTEXT_LENGTH, MIN (words->start, find->start))
         && words->chars[words->start - find->left - 1] == find->text->chars[find->start - find->left - 1])
    find->left++;
  while (find->right < MIN (CONTEXT_LENGTH, MIN (words->length - words->end, find->text->length - end))
         && words->chars[words->end + find->right] == find->text->chars[end + find->right])
    find->right++;
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
  return is_complete (find->left, words->start) && is_complete (find->right, words->length - words->end);
}

/* Cheap, before the texts are searched. */
static gboolean
says_enough (const Words *words, const Find *find)
{
  if (words->owner == NULL)
    return is_whole_context (words, find);

  return find->left + find->right >= MIN_CONTEXT || is_closed (words, find);
}

/* Outside what came of their paragraph only words with all their context are believed. */
static gboolean
is_at_home (const DzAnchorCarrier *carrier, const Words *words, const Find *find)
{
  if (words->owner == NULL || is_descendant (carrier, words->owner, find->text))
    return TRUE;

  return is_whole_context (words, find) && find->left + find->right >= MIN_CONTEXT_ELSEWHERE;
}

/* With what stands around them they stood just once, and do now; words that were lost before stood nowhere. */
static gboolean
is_unique (const DzAnchorCarrier *carrier, const Words *words, const Find *find)
{
  const gunichar *first = words->chars + words->start - find->left;
  int length = find->left + words->end - words->start + find->right;
  g_autofree char *whole = g_ucs4_to_utf8 (first, length, NULL, NULL, NULL);

  return count_words (carrier->before, whole) == (words->owner != NULL ? 1 : 0)
         && count_words (carrier->now, whole) == 1;
}

static void
find_in (const DzAnchorCarrier *carrier, const Words *words, const Text *text, Find *found, int *n_found)
{
  int length = words->end - words->start;

  for (int i = 0; i + length <= text->length; i++)
    {
      Find find = { text, i, 0, 0 };

      if (memcmp (text->chars + i, words->chars + words->start, (gsize) length * sizeof (gunichar)) != 0)
        continue;
      measure (words, &find);
      if (!says_enough (words, &find) || !is_unique (carrier, words, &find) || !is_at_home (carrier, words, &find))
        continue;
      if (*n_found == 0 || find.left + find.right > found->left + found->right)
        *found = find;
      (*n_found)++;
    }
}

/* Two places that both look right: neither is, unless one has all that stood around the words. */
static gboolean
is_decided (const Words *words, const Find *found, int n_found)
{
  return n_found == 1 || (n_found > 1 && is_whole_context (words, found));
}

static gboolean
find_words (const DzAnchorCarrier *carrier, const Words *words, Find *found)
{
  int n_found = 0;

  for (guint i = 0; words->end > words->start && i < carrier->fresh->len; i++)
    find_in (carrier, words, g_ptr_array_index (carrier->fresh, i), found, &n_found);

  return is_decided (words, found, n_found);
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

/* The one paragraph that is the old one with a slip mended. NULL where there is none, and where any other paragraph,
 * before or now, is nearly as alike: of two that are worded alike neither is taken, also where one of them fits best. */
static const Text *
find_same (const DzAnchorCarrier *carrier, const Text *old)
{
  const Text *found = NULL;
  double best = 0;

  for (guint i = 0; i < carrier->fresh->len; i++)
    {
      const Text *text = g_ptr_array_index (carrier->fresh, i);
      double same = dz_shingles_get_resemblance (old->shingles, text->shingles);

      if (same <= best)
        continue;
      best = same;
      found = text;
    }
  if (best < MIN_SAME || best < get_best (carrier->gone, found, old) + CLEARLY
      || best < get_best (carrier->fresh, old, found) + CLEARLY)
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

static DzNoteAnchor
carry (const DzAnchorCarrier *carrier, const Words *words, DzAnchorPlace *place)
{
  Find found = { NULL, 0, 0, 0 };
  const Text *same;

  if (find_words (carrier, words, &found))
    return take_words (words, &found, place);
  same = is_whole (place) && words->owner != NULL ? find_same (carrier, words->owner) : NULL;
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
