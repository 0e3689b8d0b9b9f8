/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-sentence.h"

static gboolean
ends_clause (gunichar c)
{
  return dz_plain_text_is_stop (DZ_STOP_CLAUSE, c);
}

static gboolean
opens (gunichar c)
{
  return c == '(' || c == 0x201c || c == 0x300a;
}

static gboolean
closes (gunichar c)
{
  return c == ')' || c == 0x201d || c == 0x300b;
}

gboolean
dz_is_punctuation (gunichar c)
{
  return c == 0 || ends_clause (c) || c == 0x3001 || c == ')' || c == '(';
}

/* Never further than these, so that a text without stops stays linear. */
#define MAX_SENTENCE 1200
#define MAX_CLAUSE 300

void
dz_sentence_find (const DzPlainText *text, int position, int *start, int *end)
{
  int first = MAX (0, position - MAX_SENTENCE);
  int last = MIN (text->length, position + MAX_SENTENCE);

  *start = MAX (first, dz_plain_text_find_stop_before (text, DZ_STOP_SENTENCE, position) + 1);
  if (*start > 0 && *start < position && closes (text->chars[*start]))
    (*start)++;

  *end = MIN (last, dz_plain_text_find_stop (text, DZ_STOP_SENTENCE, position));
  if (*end < last)
    (*end)++;
  if (*end < last && closes (text->chars[*end]))
    (*end)++;
}

int
dz_clause_find_start (const DzPlainText *text, int position, int limit)
{
  if (position <= limit)
    return position;

  limit = MAX (limit, position - MAX_CLAUSE);

  return MAX (limit, dz_plain_text_find_stop_before (text, DZ_STOP_CLAUSE, position) + 1);
}

int
dz_clause_find_end (const DzPlainText *text, int position, int limit)
{
  if (position >= limit)
    return position;

  return MIN (limit, dz_plain_text_find_stop (text, DZ_STOP_CLAUSE, position));
}

int
dz_item_find_start (const DzPlainText *text, int position, int limit)
{
  int depth = 0;

  for (; position > limit; position--)
    {
      gunichar c = text->chars[position - 1];

      if (depth == 0 && (c == 0x3001 || ends_clause (c)))
        break;
      depth += closes (c) ? 1 : opens (c) && depth > 0 ? -1 : 0;
    }

  return position;
}

int
dz_item_find_end (const DzPlainText *text, int position, int limit)
{
  int depth = 0;

  for (; position < limit; position++)
    {
      gunichar c = text->chars[position];

      if (depth == 0 && (c == 0x3001 || ends_clause (c)))
        break;
      depth += opens (c) ? 1 : closes (c) && depth > 0 ? -1 : 0;
    }

  return position;
}
