/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-note-anchor.h"

#include <string.h>

#include "core/dz-text.h"

#define CONTEXT_LENGTH 32
/* First words that stand for a whole paragraph. */
#define FIRST_WORDS_LENGTH 48

static const char *const nicks[] = { "placed", "moved", "orphan" };

const char *
dz_note_anchor_get_nick (DzNoteAnchor anchor)
{
  return nicks[anchor];
}

gboolean
dz_note_anchor_from_nick (const char *nick, DzNoteAnchor *anchor)
{
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_strcmp0 (nick, nicks[i]) == 0)
      {
        *anchor = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_whole (const DzNote *note)
{
  return note->start == -1 && note->end == -1;
}

static gboolean
is_inside (const DzNote *note, const char *text)
{
  return is_whole (note) || (note->start >= 0 && note->start < note->end && note->end <= dz_text_length (text));
}

gboolean
dz_note_anchor_set (DzNote *note, const char *text)
{
  if (!is_inside (note, text))
    return FALSE;

  g_free (note->quote);
  g_free (note->prefix);
  g_free (note->suffix);
  if (is_whole (note))
    {
      note->quote = dz_text_slice (text, 0, FIRST_WORDS_LENGTH);
      note->prefix = g_strdup ("");
      note->suffix = g_strdup ("");
    }
  else
    {
      note->quote = dz_text_slice (text, note->start, note->end);
      note->prefix = dz_text_slice (text, note->start - CONTEXT_LENGTH, note->start);
      note->suffix = dz_text_slice (text, note->end, note->end + CONTEXT_LENGTH);
    }

  return TRUE;
}

gboolean
dz_note_anchor_holds (const DzNote *note, const char *text)
{
  g_autofree char *slice = NULL;

  if (!is_inside (note, text))
    return FALSE;
  if (is_whole (note))
    return g_str_has_prefix (text, note->quote);
  slice = dz_text_slice (text, note->start, note->end);

  return strcmp (slice, note->quote) == 0;
}

/* Where words stand if they stand just once; NULL else. */
static const char *
find_once (const GPtrArray *paragraphs, const char *words, const DzParagraph **where)
{
  const char *found = NULL;

  for (guint i = 0; *words != '\0' && i < paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      for (const char *p = paragraph->text; (p = strstr (p, words)) != NULL; p = g_utf8_next_char (p))
        {
          if (found != NULL)
            return NULL;
          found = p;
          *where = paragraph;
        }
    }

  return found;
}

void
dz_note_anchor_search (DzNote *note, const GPtrArray *paragraphs)
{
  g_autofree char *context = g_strconcat (note->prefix, note->quote, note->suffix, NULL);
  const DzParagraph *paragraph = NULL;
  const char *found = find_once (paragraphs, note->quote, &paragraph);

  if (found == NULL && *note->quote != '\0')
    {
      found = find_once (paragraphs, context, &paragraph);
      found = found != NULL ? found + strlen (note->prefix) : NULL;
    }

  note->anchor = found != NULL ? DZ_NOTE_MOVED : DZ_NOTE_ORPHAN;
  note->paragraph_id = found != NULL ? paragraph->id : 0;
  if (found != NULL && !is_whole (note))
    {
      note->start = dz_text_offset (paragraph->text, found);
      note->end = note->start + dz_text_length (note->quote);
    }
}
