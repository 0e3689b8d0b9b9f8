/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-anchor-carrier-private.h"

#include "core/dz-text.h"
#include "store/dz-anchor.h"

/* Of the runs that tell which paragraph came of which. */
#define RUN_LENGTH 3
/* The next paragraph must be farther by half and so many characters. */
#define CLEARLY 4

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

/* How often each text stands there. */
static GHashTable *
count_texts (const GPtrArray *paragraphs, GHashTable *ids)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      DzParagraph *paragraph = g_ptr_array_index (paragraphs, i);
      int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, paragraph->text));

      if (ids == NULL || g_hash_table_contains (ids, &paragraph->id))
        g_hash_table_insert (counts, paragraph->text, GINT_TO_POINTER (n + 1));
    }

  return counts;
}

/* Those whose ids are not known. What recurs more often than so is one of several: before, in the text; and
 * now, where it is the double of one that stands. */
static GPtrArray *
list_others (const Stream *stream, const GPtrArray *paragraphs, GHashTable *ids, GHashTable *counts,
             int limit)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (text_free);
  int start = 1;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      if (!g_hash_table_contains (ids, &paragraph->id))
        {
          Text *text = text_new (stream, start, paragraph);

          text->is_one_of_several = GPOINTER_TO_INT (g_hash_table_lookup (counts, paragraph->text)) > limit;
          g_ptr_array_add (texts, text);
        }
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
    g_hash_table_insert (indices, &((DzParagraph *) g_ptr_array_index (before, i))->id,
                         GINT_TO_POINTER (i + 1));
  for (guint i = 0; i < now->len; i++)
    {
      int index
          = GPOINTER_TO_INT (g_hash_table_lookup (indices, &((DzParagraph *) g_ptr_array_index (now, i))->id))
            - 1;

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
  g_autoptr (GHashTable) counts = count_texts (before, NULL);
  g_autoptr (GHashTable) counts_standing = count_texts (now, old_ids);

  carrier->before = before;
  carrier->now = now;
  carrier->standing = index_ids (now);
  stream_init (&carrier->stream_before, before);
  stream_init (&carrier->stream_now, now);
  carrier->gone = list_others (&carrier->stream_before, before, carrier->standing, counts, 1);
  carrier->fresh = list_others (&carrier->stream_now, now, old_ids, counts_standing, 0);
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

/* The one paragraph that is the old one with slips mended. NULL where there is none, and where any other
 * paragraph, before or now, is nearly as near: of two that are worded alike neither is taken. */
static const Text *
find_same (const DzAnchorCarrier *carrier, const Text *old)
{
  const Text *found = NULL;
  int best = old->length / 3 + 1;

  for (guint i = 0; i < carrier->fresh->len; i++)
    {
      const Text *text = g_ptr_array_index (carrier->fresh, i);
      int distance = dz_anchor_carrier_get_distance (carrier, old, text);

      if (distance >= best || text->is_one_of_several)
        continue;
      best = distance;
      found = text;
    }
  if (found == NULL || dz_anchor_carrier_get_nearest (carrier, old, found, FALSE) < best + best / 2 + CLEARLY
      || dz_anchor_carrier_get_nearest (carrier, old, found, TRUE) < best + best / 2 + CLEARLY)
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

  /* Of several paragraphs that are the same only what stands beside them tells. */
  if (words->owner != NULL && words->owner->is_one_of_several)
    return FALSE;

  return dz_anchor_carrier_find_words (carrier, words, found)
         && (words->owner == NULL
             || !dz_sentence_chain_forbids (carrier->chain, position, position + length,
                                            get_start (found->text) + found->start));
}

static int
find_index (const GPtrArray *paragraphs, const DzParagraph *paragraph)
{
  guint index = 0;

  return g_ptr_array_find ((GPtrArray *) paragraphs, paragraph, &index) ? (int) index : -1;
}

static const Text *
find_text (const GPtrArray *texts, const DzParagraph *paragraph)
{
  for (guint i = 0; i < texts->len; i++)
    if (((const Text *) g_ptr_array_index (texts, i))->paragraph == paragraph)
      return g_ptr_array_index (texts, i);

  return NULL;
}

/* The paragraph that has its sentences, or that is the old one with slips mended. */
static const Text *
find_whole (const DzAnchorCarrier *carrier, const Text *owner)
{
  int paragraph = find_index (carrier->before, owner->paragraph);
  int now = dz_sentence_chain_find_paragraph (carrier->chain, paragraph);
  const Text *same
      = now >= 0 ? find_text (carrier->fresh, g_ptr_array_index (carrier->now, (guint) now)) : NULL;

  if (same != NULL || owner->is_one_of_several)
    return same;
  same = find_same (carrier, owner);
  if (same == NULL
      || dz_sentence_chain_forbids_paragraph (carrier->chain, paragraph,
                                              find_index (carrier->now, same->paragraph)))
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
