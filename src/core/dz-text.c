/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-text.h"

#include <string.h>

int
dz_text_length (const char *text)
{
  return (int) g_utf8_strlen (text, -1);
}

int
dz_text_offset (const char *text, const char *position)
{
  return (int) g_utf8_pointer_to_offset (text, position);
}

char *
dz_text_slice (const char *text, int start, int end)
{
  int length = dz_text_length (text);

  start = CLAMP (start, 0, length);
  end = end < 0 ? length : CLAMP (end, start, length);

  return g_utf8_substring (text, start, end);
}

gunichar
dz_char_fold (gunichar c)
{
  if (c >= 0x4e00 && c <= 0x9fff)
    return c;
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  else if (c == 0x3000)
    c = ' ';

  return g_unichar_tolower (c);
}

static gunichar *
fold_char (gunichar c, glong *length)
{
  char utf8[7] = { 0 };
  g_autofree char *normalized = NULL;

  g_unichar_to_utf8 (c, utf8);
  normalized = g_utf8_normalize (utf8, -1, G_NORMALIZE_NFKC);

  return g_utf8_to_ucs4_fast (normalized != NULL ? normalized : utf8, -1, length);
}

static void
append_folded (GArray *chars, GArray *origin, gunichar c, int offset)
{
  gunichar lower = g_unichar_tolower (c);

  g_array_append_val (chars, lower);
  g_array_append_val (origin, offset);
}

DzFoldedText *
dz_folded_text_new (const char *text)
{
  DzFoldedText *folded = g_new0 (DzFoldedText, 1);
  GArray *chars = g_array_new (TRUE, FALSE, sizeof (gunichar));
  GArray *origin = g_array_new (FALSE, FALSE, sizeof (int));
  int offset = 0;

  g_return_val_if_fail (text != NULL, NULL);

  /* Each code point is folded alone, so that the map to the original stays exact; sequences that only
   * compose together (base and combining mark) are left as they are. */
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      gunichar c = g_utf8_get_char (p);
      glong n_folded = 1;
      g_autofree gunichar *folded_chars = c < 0x80 || (c >= 0x4e00 && c <= 0x9fff) ? NULL : fold_char (c, &n_folded);

      for (glong i = 0; i < n_folded; i++)
        append_folded (chars, origin, folded_chars != NULL ? folded_chars[i] : c, offset);
    }
  g_array_append_val (origin, offset);

  folded->length = (int) chars->len;
  folded->text = g_ucs4_to_utf8 ((gunichar *) (void *) chars->data, chars->len, NULL, NULL, NULL);
  folded->chars = (gunichar *) (void *) g_array_free (chars, FALSE);
  folded->origin = (int *) (void *) g_array_free (origin, FALSE);

  return folded;
}

void
dz_folded_text_free (DzFoldedText *folded)
{
  if (folded == NULL)
    return;

  g_free (folded->text);
  g_free (folded->chars);
  g_free (folded->origin);
  g_free (folded);
}
