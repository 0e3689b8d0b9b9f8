/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-char.h"

#include <string.h>

gboolean
dz_char_is_blank (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= 0x09 && c <= 0x0d);
  if (c >= 0x4e00 && c <= 0x9fff)
    return FALSE;

  return c == 0x3000 || c == 0xfeff || g_unichar_isspace (c) || g_unichar_iszerowidth (c) ||
         g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

gboolean
dz_char_is_han (gunichar c)
{
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c == 0x3007
         || (c >= 0x20000 && c <= 0x3ffff) || (c >= 0xf900 && c <= 0xfaff);
}

gboolean
dz_char_ends_sentence (gunichar c)
{
  return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == '!' || c == '?' || c == 0xff61;
}

gboolean
dz_char_is_pause (gunichar c)
{
  return dz_char_ends_sentence (c) || c == 0xff0c || c == ',' || c == 0x3001 || c == 0xff1b || c == ';' ||
         c == 0xff1a || c == ':';
}

int
dz_char_get_digit (gunichar c)
{
  static const char *const digits = "〇一二三四五六七八九";
  const char *p = digits;

  if (c < 0x80 || (c >= 0xff10 && c <= 0xff19))
    return g_unichar_digit_value (c);
  if (c == 0x25cb || c == 0x96f6 || c == 0x25ef) /* ○ 零 ◯, all written for 〇 */
    return 0;
  for (int value = 0; value < 10; value++, p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) == c)
      return value;

  return -1;
}

char *
dz_char_dup_trimmed (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && dz_char_is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && dz_char_is_blank (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, (gsize) (end - text));
}

char *
dz_char_dup_squeezed (const char *text)
{
  GString *squeezed = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!dz_char_is_blank (c))
        g_string_append_unichar (squeezed, c);
    }

  return g_string_free (squeezed, FALSE);
}
