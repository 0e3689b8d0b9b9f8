/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-plain-text.h"

#include <wchar.h>

#include "core/dz-text.h"

G_STATIC_ASSERT (sizeof (wchar_t) == sizeof (gunichar));

gboolean
dz_plain_text_is_stop (DzStop stop, gunichar c)
{
  if (c == 0x3002 || c == '!' || c == '?')
    return TRUE;

  return stop == DZ_STOP_CLAUSE && (c == ',' || c == ';' || c == ':' || c == 0x2014 || c == 0x2026);
}

static void
mark_stops (DzPlainText *self)
{
  for (int stop = DZ_STOP_SENTENCE; stop <= DZ_STOP_CLAUSE; stop++)
    self->stops[stop] = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < self->length; i++)
    {
      if (!dz_plain_text_is_stop (DZ_STOP_CLAUSE, self->chars[i]))
        continue;
      g_array_append_val (self->stops[DZ_STOP_CLAUSE], i);
      if (dz_plain_text_is_stop (DZ_STOP_SENTENCE, self->chars[i]))
        g_array_append_val (self->stops[DZ_STOP_SENTENCE], i);
    }
}

DzPlainText *
dz_plain_text_new (const char *text)
{
  g_autoptr (DzFoldedText) folded = NULL;
  g_autofree gunichar *original = NULL;
  DzPlainText *self;

  g_return_val_if_fail (text != NULL, NULL);

  folded = dz_folded_text_new (text);
  original = g_utf8_to_ucs4_fast (text, -1, NULL);
  self = g_new0 (DzPlainText, 1);
  self->chars = g_new0 (gunichar, folded->length + 1);
  self->raw = g_new0 (gunichar, folded->length + 1);
  self->origin = g_new0 (int, folded->length + 1);

  for (int i = 0; i < folded->length; i++)
    {
      gunichar c = folded->chars[i];

      if (g_unichar_isspace (c) || c == '*' || c == 0x200b || c == 0xfeff)
        continue;
      self->chars[self->length] = c;
      self->raw[self->length] = original[folded->origin[i]];
      self->origin[self->length] = folded->origin[i];
      self->length++;
    }
  mark_stops (self);

  return self;
}

void
dz_plain_text_free (DzPlainText *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->stops[DZ_STOP_SENTENCE]);
  g_array_unref (self->stops[DZ_STOP_CLAUSE]);
  g_free (self->chars);
  g_free (self->raw);
  g_free (self->origin);
  g_free (self);
}

int
dz_plain_text_get_start (const DzPlainText *self, int position)
{
  g_assert (position >= 0 && position < self->length);

  return self->origin[position];
}

int
dz_plain_text_get_end (const DzPlainText *self, int position)
{
  g_assert (position > 0 && position <= self->length);

  return self->origin[position - 1] + 1;
}

char *
dz_plain_text_dup_raw (const DzPlainText *self, int start, int end)
{
  GString *raw = g_string_new (NULL);

  /* A character that folds to several stands once. */
  for (int i = MAX (start, 0); i < MIN (end, self->length); i++)
    if (i == start || self->origin[i] != self->origin[i - 1])
      g_string_append_unichar (raw, self->raw[i]);

  return g_string_free (raw, FALSE);
}

gboolean
dz_plain_text_has (const DzPlainText *self, int position, int limit, const char *word)
{
  const char *p = word;

  if (position < 0)
    return FALSE;
  for (; *p != '\0'; p = g_utf8_next_char (p), position++)
    if (position >= limit || self->chars[position] != g_utf8_get_char (p))
      return FALSE;

  return TRUE;
}

int
dz_plain_text_find (const DzPlainText *self, int start, int end, const char *word)
{
  const wchar_t *chars = (const wchar_t *) self->chars;
  wchar_t first = (wchar_t) g_utf8_get_char (word);

  for (int i = MAX (start, 0); i < end; i++)
    {
      const wchar_t *found = wmemchr (chars + i, first, (size_t) (end - i));

      if (found == NULL)
        break;
      i = (int) (found - chars);
      if (dz_plain_text_has (self, i, end, word))
        return i;
    }

  return -1;
}

int
dz_plain_text_find_last (const DzPlainText *self, int start, int end, const char *word)
{
  gunichar first = g_utf8_get_char (word);

  for (int i = end - 1; i >= MAX (start, 0); i--)
    if (self->chars[i] == first && dz_plain_text_has (self, i, end, word))
      return i;

  return -1;
}

/* The number of stops before position. */
static guint
count_stops (const GArray *stops, int position)
{
  guint low = 0;
  guint high = stops->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (stops, int, middle) < position)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

int
dz_plain_text_find_stop (const DzPlainText *self, DzStop stop, int position)
{
  guint i = count_stops (self->stops[stop], position);

  return i < self->stops[stop]->len ? g_array_index (self->stops[stop], int, i) : self->length;
}

int
dz_plain_text_find_stop_before (const DzPlainText *self, DzStop stop, int position)
{
  guint i = count_stops (self->stops[stop], position);

  return i > 0 ? g_array_index (self->stops[stop], int, i - 1) : -1;
}
