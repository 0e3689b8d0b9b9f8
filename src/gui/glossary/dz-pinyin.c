/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-pinyin.h"

#include <unicode/ustring.h>
#include <unicode/utrans.h>

struct _DzPinyin
{
  UTransliterator *transliterator;
  GHashTable *initials; /* code point -> letter */
};

DzPinyin *
dz_pinyin_new (void)
{
  static const UChar id[] = u"Han-Latin; Latin-ASCII; Lower";
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *transliterator;
  DzPinyin *pinyin;

  transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE (status))
    return NULL;

  pinyin = g_new0 (DzPinyin, 1);
  pinyin->transliterator = transliterator;
  pinyin->initials = g_hash_table_new (NULL, NULL);

  return pinyin;
}

void
dz_pinyin_free (DzPinyin *pinyin)
{
  if (pinyin == NULL)
    return;

  utrans_close (pinyin->transliterator);
  g_hash_table_unref (pinyin->initials);
  g_free (pinyin);
}

/* The first letter of one Han character, 0 if it has none. */
static char
transliterate (DzPinyin *pinyin, gunichar character)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar buffer[32];
  int32_t length = 0;
  int32_t limit;

  u_strFromUTF32 (buffer, G_N_ELEMENTS (buffer), &length, (const UChar32 *) &character, 1, &status);
  limit = length;
  utrans_transUChars (pinyin->transliterator, buffer, &length, G_N_ELEMENTS (buffer), 0, &limit, &status);
  if (U_FAILURE (status) || length == 0 || buffer[0] >= 128 || !g_ascii_isalpha (buffer[0]))
    return 0;

  return (char) buffer[0];
}

static char
initial_of (DzPinyin *pinyin, gunichar character)
{
  gpointer known;
  char initial;

  if (character < 128)
    return g_ascii_isalnum (character) ? g_ascii_tolower ((char) character) : 0;
  if (pinyin == NULL || !g_unichar_isalpha (character))
    return 0;
  if (g_hash_table_lookup_extended (pinyin->initials, GUINT_TO_POINTER (character), NULL, &known))
    return (char) GPOINTER_TO_INT (known);

  initial = transliterate (pinyin, character);
  g_hash_table_insert (pinyin->initials, GUINT_TO_POINTER (character), GINT_TO_POINTER (initial));

  return initial;
}

char *
dz_pinyin_dup_initials (DzPinyin *pinyin, const char *text)
{
  GString *initials = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, g_string_free (initials, FALSE));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      char initial = initial_of (pinyin, g_utf8_get_char (p));

      if (initial != 0)
        g_string_append_c (initials, initial);
    }

  return g_string_free (initials, FALSE);
}
