/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dz-line.h"

#include <string.h>

#include "core/dz-char.h"
#include "core/dz-source.h"

void
dz_line_free (DzLine *line)
{
  if (line == NULL)
    return;

  g_free (line->text);
  g_array_unref (line->bolds);
  g_free (line);
}

static void
add_bold (GArray *bolds, int start, int end)
{
  DzBoldRun run = { start, end };

  if (end > start)
    g_array_append_val (bolds, run);
}

/* Takes ** out of text; an odd mark is open to the end. */
static char *
strip_bold_marks (const char *text, GArray *bolds)
{
  GString *plain = g_string_sized_new (strlen (text));
  int n_chars = 0;
  int opened = -1;

  for (const char *p = text; *p != '\0';)
    {
      if (p[0] == '*' && p[1] == '*')
        {
          if (opened >= 0)
            add_bold (bolds, opened, n_chars);
          opened = opened >= 0 ? -1 : n_chars;
          p += 2;
          continue;
        }
      g_string_append_unichar (plain, g_utf8_get_char (p));
      p = g_utf8_next_char (p);
      n_chars++;
    }
  if (opened >= 0)
    add_bold (bolds, opened, n_chars);

  return g_string_free (plain, FALSE);
}

static void
shift_bolds (GArray *bolds, int by, int length)
{
  for (guint i = 0; i < bolds->len; i++)
    {
      DzBoldRun *run = &g_array_index (bolds, DzBoldRun, i);

      run->start = CLAMP (run->start - by, 0, length);
      run->end = CLAMP (run->end - by, 0, length);
    }
}

static int
count_columns (const char *text, const char *end)
{
  int columns = 0;

  for (; text < end; text = g_utf8_next_char (text))
    columns += *text == '\t' ? 8 : g_unichar_iswide_cjk (g_utf8_get_char (text)) ? 2 : 1;

  return columns;
}

static const char *
find_text (const char *text)
{
  while (*text != '\0' && dz_char_is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* NULL for a blank line. */
static DzLine *
line_new (const char *text, int number)
{
  g_autoptr (GArray) bolds = g_array_new (FALSE, FALSE, sizeof (DzBoldRun));
  g_autofree char *plain = strip_bold_marks (text, bolds);
  const char *first = find_text (plain);
  DzLine *line;

  if (*first == '\0')
    return NULL;

  line = g_new0 (DzLine, 1);
  line->number = number;
  line->text = dz_char_dup_trimmed (first);
  line->length = (int) g_utf8_strlen (line->text, -1);
  line->width = count_columns (line->text, line->text + strlen (line->text));
  line->indent = count_columns (plain, first);
  shift_bolds (bolds, (int) g_utf8_pointer_to_offset (plain, first), line->length);
  line->bolds = g_steal_pointer (&bolds);

  return line;
}

static void
add_line (GPtrArray *lines, const char *text, int number, int *gap)
{
  g_autoptr (GPtrArray) pieces = dz_long_line_cut (text);
  const char *whole[] = { text };
  guint n_pieces = pieces != NULL ? pieces->len : 1;

  for (guint i = 0; i < n_pieces; i++)
    {
      DzLine *line = line_new (pieces != NULL ? g_ptr_array_index (pieces, i) : whole[0], number);

      if (line == NULL)
        {
          *gap += pieces == NULL;
          continue;
        }
      line->gap = *gap;
      line->whole = pieces != NULL;
      *gap = pieces != NULL ? 1 : 0;
      g_ptr_array_add (lines, line);
    }
}

/* Returns where the line ends and sets the start of the next; NULL at the end of the text. */
static const char *
find_line_end (const char *p, const char **next, gboolean *is_page)
{
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029)
        break;
    }
  *is_page = *p == '\f';
  if (*p == '\0')
    *next = NULL;
  else
    *next = p[0] == '\r' && p[1] == '\n' ? p + 2 : g_utf8_next_char (p);

  return p;
}

GPtrArray *
dz_line_list_new (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_line_free);
  const char *start = text;
  gboolean is_page = FALSE;
  int number = 1;
  int gap = 0;

  g_return_val_if_fail (text != NULL, lines);

  while (start != NULL)
    {
      const char *next = NULL;
      const char *end = find_line_end (start, &next, &is_page);
      g_autofree char *line = g_strndup (start, (gsize) (end - start));

      add_line (lines, line, number, &gap);
      gap += is_page;
      number += !is_page;
      start = next;
    }

  return lines;
}
