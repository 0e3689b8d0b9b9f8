/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-token.h"

#include <string.h>

#include "core/dz-text.h"

/* Ids above all code points, for tokens of several characters. */
#define FIRST_WORD_ID 0x110000

struct _DzTokenizer
{
  GHashTable *words; /* (key-type utf8) folded -> id */
};

/* Units of more than one character; after a number any other single Han character is taken for its unit. */
static const char *const long_units[] = {
  "个百分点", "百分点", "平方公里", "平方米", "立方米", "公里", "公顷", "公斤", "千瓦时", "人次", "小时", "分钟", "周年", NULL,
};

/* What may follow a number without being its unit. */
static const char no_units[] = "以左多余至到的和与及或为是在等各第之";

typedef struct
{
  gunichar *chars; /* folded */
  int length;
} FoldedChars;

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static gboolean
is_word_char (gunichar c)
{
  return c < 0x2e80 && g_unichar_isalnum (c);
}

static gboolean
is_one_of (const char *set, gunichar c)
{
  return g_utf8_strchr (set, -1, c) != NULL;
}

static gboolean
is_han (gunichar c)
{
  return c >= 0x4e00 && c <= 0x9fff;
}

/* 1,450.25: a comma only before three digits. */
static int
skip_number (const FoldedChars *text, int i)
{
  for (;;)
    {
      while (i < text->length && is_digit (text->chars[i]))
        i++;
      if (i + 1 < text->length && text->chars[i] == '.' && is_digit (text->chars[i + 1]))
        i++;
      else if (i + 3 < text->length && text->chars[i] == ',' && is_digit (text->chars[i + 1])
               && is_digit (text->chars[i + 2]) && is_digit (text->chars[i + 3]))
        i++;
      else
        return i;
    }
}

static int
match_unit (const FoldedChars *text, int start, const char *unit)
{
  int i = start;

  for (const char *p = unit; *p != '\0'; p = g_utf8_next_char (p), i++)
    if (i >= text->length || text->chars[i] != g_utf8_get_char (p))
      return 0;

  return i - start;
}

static int
skip_unit (const FoldedChars *text, int i)
{
  while (i < text->length && is_one_of ("十百千万亿", text->chars[i]))
    i++;
  if (i == text->length)
    return i;

  for (int u = 0; long_units[u] != NULL; u++)
    {
      int length = match_unit (text, i, long_units[u]);

      if (length > 0)
        return i + length;
    }
  if (is_one_of ("%‰℃", text->chars[i]) || (is_han (text->chars[i]) && !is_one_of (no_units, text->chars[i])))
    return i + 1;
  while (i < text->length && is_word_char (text->chars[i]))
    i++;

  return i;
}

static int
find_token_end (const FoldedChars *text, int i)
{
  if (is_digit (text->chars[i]))
    return skip_unit (text, skip_number (text, i));
  if (!is_word_char (text->chars[i]))
    return i + 1;

  while (i < text->length && is_word_char (text->chars[i]))
    i++;

  return i;
}

static guint
intern_word (DzTokenizer *tokenizer, const gunichar *chars, int length)
{
  char *word = g_ucs4_to_utf8 (chars, length, NULL, NULL, NULL);
  gpointer id = NULL;

  if (g_hash_table_lookup_extended (tokenizer->words, word, NULL, &id))
    {
      g_free (word);
      return GPOINTER_TO_UINT (id);
    }

  id = GUINT_TO_POINTER (FIRST_WORD_ID + g_hash_table_size (tokenizer->words));
  g_hash_table_insert (tokenizer->words, word, id);

  return GPOINTER_TO_UINT (id);
}

DzTokenizer *
dz_tokenizer_new (void)
{
  DzTokenizer *tokenizer = g_new0 (DzTokenizer, 1);

  tokenizer->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return tokenizer;
}

void
dz_tokenizer_free (DzTokenizer *tokenizer)
{
  if (tokenizer == NULL)
    return;

  g_hash_table_unref (tokenizer->words);
  g_free (tokenizer);
}

GArray *
dz_tokenizer_split (DzTokenizer *tokenizer, const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (DzToken));
  glong length = 0;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (text, -1, &length);
  FoldedChars folded = { chars, (int) length };

  for (int i = 0; i < folded.length; i++)
    chars[i] = dz_char_fold (chars[i]);

  for (int i = 0; i < folded.length;)
    {
      int end = find_token_end (&folded, i);
      DzToken token = { end == i + 1 ? chars[i] : intern_word (tokenizer, chars + i, end - i), i, end };

      g_array_append_val (tokens, token);
      i = end;
    }

  return tokens;
}

int
dz_token_get_content (const DzToken *token)
{
  if (token->id >= FIRST_WORD_ID || is_digit (token->id))
    return 2;

  return is_han (token->id) || g_unichar_isalnum (token->id) ? 1 : 0;
}

gboolean
dz_token_is_clause_mark (const DzToken *token)
{
  return token->id < FIRST_WORD_ID && is_one_of ("。，；：！？、,.;:!?", token->id);
}
