/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-anchor.h"

#include <string.h>

#include "core/dz-text.h"

#define CONTEXT_LENGTH 32
/* First words that stand for a whole paragraph. */
#define FIRST_WORDS_LENGTH 48
/* The context of one side says enough from this length on. */
#define MIN_SIDE_LENGTH 6

static const char *const nicks[] = { "placed", "moved", "orphan" };

const char *
dz_anchor_get_nick (DzNoteAnchor anchor)
{
  return nicks[anchor];
}

gboolean
dz_anchor_from_nick (const char *nick, DzNoteAnchor *anchor)
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
is_whole (int start, int end)
{
  return start == -1 && end == -1;
}

static gboolean
is_inside (const char *text, int start, int end)
{
  return is_whole (start, end) || (start >= 0 && start < end && end <= dz_text_length (text));
}

gboolean
dz_anchor_describe (const char *text, int start, int end, char **quote, char **prefix, char **suffix)
{
  gboolean whole = is_whole (start, end);

  if (!is_inside (text, start, end))
    return FALSE;

  g_free (*quote);
  g_free (*prefix);
  g_free (*suffix);
  *quote = whole ? dz_text_slice (text, 0, FIRST_WORDS_LENGTH) : dz_text_slice (text, start, end);
  *prefix = whole ? g_strdup ("") : dz_text_slice (text, start - CONTEXT_LENGTH, start);
  *suffix = whole ? g_strdup ("") : dz_text_slice (text, end, end + CONTEXT_LENGTH);

  return TRUE;
}

gboolean
dz_anchor_holds (const char *text, int start, int end, const char *quote)
{
  g_autofree char *slice = NULL;

  if (!is_inside (text, start, end))
    return FALSE;
  if (is_whole (start, end))
    return g_str_has_prefix (text, quote);
  slice = dz_text_slice (text, start, end);

  return strcmp (slice, quote) == 0;
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

/* The quote between the two, if they stand together just once. */
static const char *
find_between (const GPtrArray *paragraphs, const char *before, const char *quote, const char *after,
              const DzParagraph **where)
{
  g_autofree char *words = g_strconcat (before, quote, after, NULL);
  const char *found = find_once (paragraphs, words, where);

  return found != NULL ? found + strlen (before) : NULL;
}

static gboolean
says_enough (const char *side)
{
  return dz_text_length (side) >= MIN_SIDE_LENGTH;
}

static const char *
find_quote (const GPtrArray *paragraphs, const char *quote, const char *prefix, const char *suffix,
            const DzParagraph **where)
{
  const char *found = find_once (paragraphs, quote, where);

  if (found == NULL)
    found = find_between (paragraphs, prefix, quote, suffix, where);
  if (found == NULL && says_enough (suffix))
    found = find_between (paragraphs, "", quote, suffix, where);
  if (found == NULL && says_enough (prefix))
    found = find_between (paragraphs, prefix, quote, "", where);

  return found;
}

DzNoteAnchor
dz_anchor_search (const GPtrArray *paragraphs, const char *quote, const char *prefix, const char *suffix,
                  gint64 *paragraph_id, int *start, int *end)
{
  const DzParagraph *paragraph = NULL;
  const char *found = *quote != '\0' ? find_quote (paragraphs, quote, prefix, suffix, &paragraph) : NULL;

  if (found == NULL)
    return DZ_NOTE_ORPHAN;

  *paragraph_id = paragraph->id;
  if (!is_whole (*start, *end))
    {
      *start = dz_text_offset (paragraph->text, found);
      *end = *start + dz_text_length (quote);
    }

  return DZ_NOTE_MOVED;
}
