/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-glossary-reader.h"

#include <string.h>

#include "core/dz-char.h"
#include "core/dz-enumerator.h"
#include "core/dz-term.h"

#define MAX_HEADING 30  /* code points */
#define MAX_HEADWORD 48

gboolean
dz_glossary_reader_is_heading (const char *text)
{
  static const char *const words[] = { "名词解释", "名词注释", "名词说明", "名词术语", "术语解释", "术语注释",
                                       "用语解释", "用语说明", "词语解释", "词语注释", "有关名词", "相关名词",
                                       "注释",     "有关说明", "概念解释", "名词", NULL };
  g_autofree char *squeezed = dz_char_dup_squeezed (text);
  gunichar last;

  if (*squeezed == '\0' || g_utf8_strlen (squeezed, -1) > MAX_HEADING)
    return FALSE;
  last = g_utf8_get_char (g_utf8_prev_char (squeezed + strlen (squeezed)));
  if (dz_char_ends_sentence (last) || strstr (squeezed, "，") != NULL)
    return FALSE;
  for (gsize i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (squeezed, words[i]);
      const char *rest = found != NULL ? found + strlen (words[i]) : NULL;

      /* nothing but a closing mark, a colon or a bracketed remark may follow */
      if (rest != NULL && (*rest == '\0' || !dz_char_is_han (g_utf8_get_char (rest))))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_colon (gunichar c)
{
  return c == ':' || c == 0xff1a;
}

/* Where the headword ends: at a colon, a double dash, or before 是指 or 指. Colons inside quotes or brackets
 * belong to the word. Returns the start of the definition, NULL if the text is no entry. */
static const char *
find_definition (const char *text, const char **headword_end)
{
  int n_chars = 0;
  int depth = 0;

  for (const char *p = text; *p != '\0' && n_chars <= MAX_HEADWORD; p = g_utf8_next_char (p), n_chars++)
    {
      gunichar c = g_utf8_get_char (p);

      depth += g_utf8_strchr ("“（(《【", -1, c) != NULL;
      depth -= depth > 0 && g_utf8_strchr ("”）)》】", -1, c) != NULL;
      if (n_chars == 0 || depth > 0)
        continue;
      *headword_end = p;
      if (is_colon (c))
        return g_utf8_next_char (p);
      if (g_str_has_prefix (p, "——"))
        return p + strlen ("——");
      if (g_str_has_prefix (p, "，是指") || g_str_has_prefix (p, ",是指") || g_str_has_prefix (p, "是指"))
        return p + (*p == ',' ? 1 : g_str_has_prefix (p, "，") ? 3 : 0);
      if (g_str_has_prefix (p, "，指"))
        return p + strlen ("，");
      if (g_str_has_prefix (p, "，即"))
        return p + strlen ("，");
      if (dz_char_ends_sentence (c))
        return NULL;
    }

  return NULL;
}

/* The enumerator of an entry. A headword may itself begin with a digit, which makes “5.12345热线” look like a
 * decimal: where the number is the one expected, the point is taken as what it is. */
static int
parse_number (const char *text, int expected, int *length)
{
  DzEnumerator enumerator = dz_enumerator_parse (text);
  const char *p = text;
  int number = 0;
  int n_bytes;

  *length = 0;
  if (enumerator.kind == DZ_ENUMERATOR_DIGIT || enumerator.kind == DZ_ENUMERATOR_DIGIT_PAREN
      || enumerator.kind == DZ_ENUMERATOR_HAN_PAREN
      || (enumerator.kind == DZ_ENUMERATOR_HAN && enumerator.number == expected))
    {
      *length = enumerator.length;
      return enumerator.number;
    }
  while (*p != '\0' && dz_char_is_blank (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  n_bytes = g_ascii_isdigit (*p) ? dz_enumerator_parse_number (p, &number) : 0;
  if (n_bytes > 0 && number == expected && (p[n_bytes] == '.' || p[n_bytes] == ' '))
    {
      *length = (int) (p - text) + n_bytes + 1;
      return number;
    }

  return 0;
}

/* Where the entry numbered next begins inside text: its number after the end of a sentence or a blank, and a
 * headword behind it. NULL if it does not. */
static const char *
find_next_entry (const char *text, int next)
{
  gunichar previous = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean after_end
          = dz_char_ends_sentence (previous) || dz_char_is_blank (previous) || previous == 0xff1b;

      if (after_end && !dz_char_is_blank (c))
        {
          const char *headword_end = NULL;
          int length = 0;

          if (parse_number (p, next, &length) == next && find_definition (p + length, &headword_end) != NULL)
            return p;
        }
      previous = c;
    }

  return NULL;
}

static char *
dup_trimmed (const char *start, const char *end)
{
  g_autofree char *text = g_strndup (start, (gsize) (end - start));

  return dz_char_dup_trimmed (text);
}

static void
append_definition (GPtrArray *terms, const char *text, const char *end)
{
  DzTerm *last = terms->len > 0 ? g_ptr_array_index (terms, terms->len - 1) : NULL;
  g_autofree char *more = dup_trimmed (text, end);
  char *definition;

  if (last == NULL || *more == '\0')
    return;
  definition = g_strconcat (last->definition != NULL ? last->definition : "", more, NULL);
  g_free (last->definition);
  last->definition = definition;
}

static void
read_entry (const char *text, const char *end, int paragraph, int number, int length, GPtrArray *terms)
{
  const char *headword_end = NULL;
  const char *definition = find_definition (text + length, &headword_end);
  g_autofree char *headword = NULL;
  g_autofree char *meaning = NULL;
  DzTerm *term;

  if (definition == NULL || definition > end)
    {
      append_definition (terms, text, end);
      return;
    }
  headword = dup_trimmed (text + length, headword_end);
  meaning = dup_trimmed (definition, end);
  term = dz_term_new (number, headword, meaning);
  term->paragraph = paragraph;
  g_ptr_array_add (terms, term);
}

/* A remark in brackets, “(按名词出现先后顺序)”, is neither entry nor definition. */
static gboolean
is_remark (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  gunichar last = *text != '\0' ? g_utf8_get_char (g_utf8_prev_char (text + strlen (text))) : 0;

  return (first == '(' || first == 0xff08) && (last == ')' || last == 0xff09);
}

void
dz_glossary_reader_read (const char *text, int paragraph, gboolean numbered, GPtrArray *terms)
{
  g_return_if_fail (text != NULL && terms != NULL);

  if (is_remark (text))
    return;
  while (text != NULL)
    {
      const DzTerm *last = terms->len > 0 ? g_ptr_array_index (terms, terms->len - 1) : NULL;
      int expected = last != NULL ? last->number + 1 : 1;
      int length = 0;
      int number = parse_number (text, expected, &length);
      const char *next = find_next_entry (text + length, (number > 0 ? number : expected - 1) + 1);

      if (number == 0 && numbered)
        append_definition (terms, text, next != NULL ? next : text + strlen (text));
      else
        read_entry (text, next != NULL ? next : text + strlen (text), paragraph,
                    number > 0 ? number : expected, length, terms);
      text = next;
    }
}
