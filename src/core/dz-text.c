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

static int
fold_any_char (gunichar c, gunichar *folded)
{
  char utf8[7] = { 0 };
  g_autofree char *normalized = NULL;
  int n_folded = 0;

  g_unichar_to_utf8 (c, utf8);
  normalized = g_utf8_normalize (utf8, -1, G_NORMALIZE_NFKC);
  for (const char *p = normalized != NULL ? normalized : utf8; *p != '\0'; p = g_utf8_next_char (p))
    if (n_folded < DZ_TEXT_FOLD_MAX)
      folded[n_folded++] = g_unichar_tolower (g_utf8_get_char (p));

  return n_folded;
}

/* Characters of which reports are full, known to be their own NFKC form. */
static gboolean
is_own_form (gunichar c)
{
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3001 && c <= 0x3011) || (c >= 0x2018 && c <= 0x201f);
}

int
dz_text_fold_char (gunichar c, gunichar *folded)
{
  if (c < 0x80)
    folded[0] = (gunichar) g_ascii_tolower ((char) c);
  else if (is_own_form (c))
    folded[0] = c;
  else if (c >= 0xff01 && c <= 0xff5e)
    folded[0] = (gunichar) g_ascii_tolower ((char) (c - 0xfee0));
  else
    return fold_any_char (c, folded);

  return 1;
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
      gunichar folded_chars[DZ_TEXT_FOLD_MAX];
      int n_folded = dz_text_fold_char (g_utf8_get_char (p), folded_chars);

      g_array_append_vals (chars, folded_chars, n_folded);
      for (int i = 0; i < n_folded; i++)
        g_array_append_val (origin, offset);
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
