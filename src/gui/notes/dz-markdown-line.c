/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-markdown-line.h"

#include <string.h>

typedef struct
{
  const char *text;
  GArray *spans;
} Line;

static void
add (const Line *line, DzMarkdownStyle style, int start, int end)
{
  DzMarkdownSpan span = { style, start, end };

  if (start < end)
    g_array_append_val (line->spans, span);
}

/* “**words**”: neither blank inside at the signs nor empty. Returns the bytes taken, 0 for none. */
static int
take_pair (const Line *line, int at, const char *sign, DzMarkdownStyle style)
{
  int length = strlen (sign);
  const char *words = line->text + at + length;
  const char *end;

  if (!g_str_has_prefix (line->text + at, sign) || *words == '\0' || g_ascii_isspace (*words))
    return 0;
  end = strstr (words, sign);
  if (end == NULL || end == words || g_ascii_isspace (end[-1]))
    return 0;

  add (line, DZ_MARKDOWN_SIGN, at, at + length);
  add (line, style, at + length, end - line->text);
  add (line, DZ_MARKDOWN_SIGN, end - line->text, end - line->text + length);

  return end - line->text + length - at;
}

static int
take_link (const Line *line, int at)
{
  const char *words = line->text + at;
  const char *middle = *words == '[' ? strstr (words, "](") : NULL;
  const char *end = middle != NULL ? strchr (middle, ')') : NULL;

  if (end == NULL || middle == words + 1)
    return 0;

  add (line, DZ_MARKDOWN_SIGN, at, at + 1);
  add (line, DZ_MARKDOWN_LINK, at + 1, middle - line->text);
  add (line, DZ_MARKDOWN_SIGN, middle - line->text, end + 1 - line->text);

  return end + 1 - words;
}

static int
take_inline (const Line *line, int at)
{
  static const struct
  {
    const char *sign;
    DzMarkdownStyle style;
  } pairs[] = { { "`", DZ_MARKDOWN_CODE }, { "**", DZ_MARKDOWN_BOLD }, { "__", DZ_MARKDOWN_BOLD },
                { "*", DZ_MARKDOWN_ITALIC } };
  int taken = take_link (line, at);

  for (guint i = 0; taken == 0 && i < G_N_ELEMENTS (pairs); i++)
    taken = take_pair (line, at, pairs[i].sign, pairs[i].style);

  return taken;
}

/* “- ”, “* ”, “1. ” and “# ” at the beginning. Returns the bytes taken. */
static int
take_beginning (const Line *line)
{
  const char *text = line->text;
  int n = strspn (text, " ");
  int digits = strspn (text + n, "0123456789");
  int hashes = strspn (text, "#");

  if (hashes > 0 && hashes <= 6 && text[hashes] == ' ')
    {
      add (line, DZ_MARKDOWN_SIGN, 0, hashes + 1);
      add (line, DZ_MARKDOWN_HEADING, hashes + 1, strlen (text));
      return hashes + 1;
    }
  if ((text[n] != '\0' && strchr ("-*+", text[n]) != NULL && text[n + 1] == ' ')
      || (digits > 0 && text[n + digits] == '.' && text[n + digits + 1] == ' '))
    {
      add (line, DZ_MARKDOWN_ITEM, 0, strlen (text));
      return n + digits + 2;
    }

  return 0;
}

GArray *
dz_markdown_line_list_spans (const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DzMarkdownSpan));
  const Line line = { text, spans };
  int at;

  g_return_val_if_fail (text != NULL, spans);

  for (at = take_beginning (&line); text[at] != '\0';)
    {
      int taken = take_inline (&line, at);

      at += taken > 0 ? taken : (int) (g_utf8_next_char (text + at) - (text + at));
    }

  return spans;
}
