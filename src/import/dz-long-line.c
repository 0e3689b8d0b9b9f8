/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dz-line.h"

#include <string.h>

#include "core/dz-char.h"
#include "core/dz-enumerator.h"

#define LONG_LENGTH 300    /* code points: no paragraph set line by line with blanks inside is longer */
#define ENDLESS_LENGTH 1500 /* a piece beyond this is looked through for enumerated headings */

/* What stands between two paragraphs of a text that lost its line ends: the indent of the next one, two
 * ideographic spaces wide, or what web pages leave in its place. One blank alone stands inside names. */
static gboolean
is_break (const char *start, const char *end)
{
  int n_blanks = 0;
  int n_ideographic = 0;
  gboolean has_hard = FALSE;
  gboolean has_other = FALSE;

  for (; start < end; start = g_utf8_next_char (start), n_blanks++)
    {
      gunichar c = g_utf8_get_char (start);

      n_ideographic += c == 0x3000;
      has_hard = has_hard || c == 0xa0;
      has_other = has_other || c == '\t' || g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
    }

  return has_other || ((n_ideographic > 0 || has_hard) && n_blanks > 1);
}

static void
add_piece (GPtrArray *pieces, const char *start, const char *end)
{
  if (end > start)
    g_ptr_array_add (pieces, g_strndup (start, (gsize) (end - start)));
}

static GPtrArray *
cut_at_blanks (const char *text)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;
  const char *p = text;

  while (*p != '\0')
    {
      const char *blank = p;

      if (!dz_char_is_blank (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      while (*p != '\0' && dz_char_is_blank (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (is_break (blank, p))
        {
          add_piece (pieces, start, blank);
          start = p;
        }
    }
  add_piece (pieces, start, p);

  return pieces;
}

/* Where a piece without any break inside takes up a numbered heading after the end of a sentence. */
static void
cut_at_enumerators (GPtrArray *pieces, const char *piece)
{
  const char *start = piece;
  gunichar previous = 0;

  for (const char *p = piece; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (dz_char_ends_sentence (previous))
        {
          DzEnumerator enumerator = dz_enumerator_parse (p);

          if (enumerator.kind == DZ_ENUMERATOR_HAN || enumerator.kind == DZ_ENUMERATOR_HAN_PAREN)
            {
              add_piece (pieces, start, p);
              start = p;
            }
        }
      if (!dz_char_is_blank (c))
        previous = c;
    }
  add_piece (pieces, start, start + strlen (start));
}

static const char *
find_after (const char *text, const char *needle)
{
  const char *found = strstr (text, needle);

  return found != NULL ? found + strlen (needle) : NULL;
}

/* The dash of “——2024年…会议上”, which follows the title without a blank. */
static const char *
find_dateline (const char *piece)
{
  for (const char *p = piece; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *q = p;

      while (g_unichar_type (g_utf8_get_char (q)) == G_UNICODE_DASH_PUNCTUATION)
        q = g_utf8_next_char (q);
      if (q > p && dz_char_get_digit (g_utf8_get_char (q)) >= 0 && strstr (q, "会议") != NULL)
        return p;
    }

  return NULL;
}

/* Title, date and meeting, speaker and salutation run together at the head of such texts. */
static void
cut_front (GPtrArray *pieces, const char *piece)
{
  const char *dateline = find_dateline (piece);
  const char *meeting = find_after (dateline != NULL ? dateline : piece, "会议上");
  const char *salutation;
  const char *start = piece;

  if (dateline != NULL)
    {
      add_piece (pieces, start, dateline);
      start = dateline;
      if (meeting != NULL && *meeting != '\0' && !dz_char_is_pause (g_utf8_get_char (meeting)))
        {
          add_piece (pieces, start, meeting);
          start = meeting;
        }
    }
  salutation = strstr (start, "各位代表");
  if (salutation != NULL && salutation > start
      && dz_char_is_pause (g_utf8_get_char (salutation + strlen ("各位代表"))))
    {
      add_piece (pieces, start, salutation);
      start = salutation;
    }
  add_piece (pieces, start, start + strlen (start));
}

GPtrArray *
dz_long_line_cut (const char *text)
{
  g_autoptr (GPtrArray) at_blanks = NULL;
  g_autoptr (GPtrArray) pieces = NULL;
  gboolean in_front = TRUE;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) < LONG_LENGTH || g_utf8_strlen (text, -1) < LONG_LENGTH)
    return NULL;

  at_blanks = cut_at_blanks (text);
  pieces = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < at_blanks->len; i++)
    {
      const char *piece = g_ptr_array_index (at_blanks, i);

      if (strlen (piece) > 3 * ENDLESS_LENGTH)
        cut_at_enumerators (pieces, piece);
      else if (in_front)
        cut_front (pieces, piece);
      else
        g_ptr_array_add (pieces, g_strdup (piece));
      in_front = in_front && i < 8 && strlen (piece) < 3 * LONG_LENGTH && strstr (piece, "各位代表") == NULL;
    }
  if (pieces->len < 2)
    return NULL;

  return g_steal_pointer (&pieces);
}
