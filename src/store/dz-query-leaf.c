/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-query-part.h"

#include <string.h>

#include "core/dz-text.h"

/* Fills the bytes of spans from index on, which are ascending, by their characters. */
static void
place_spans (const char *text, GArray *spans, guint index)
{
  int offset = 0;

  for (guint i = index; i < spans->len; i++)
    {
      DzTextSpan *span = &g_array_index (spans, DzTextSpan, i);

      for (; offset < span->start; offset++)
        text = g_utf8_next_char (text);
      span->first = text;
      for (; offset < span->end; offset++)
        text = g_utf8_next_char (text);
      span->last = text;
    }
}

/* Hits are whole characters of the original, as those of DzTextMatcher. */
static void
find_chars (const DzQueryOptions *options, const DzQueryPart *part, DzQueryFolded *folded, GArray *spans)
{
  const gunichar *wanted = (const gunichar *) (gconstpointer) part->chars->data;
  guint length = part->chars->len;
  guint first = spans->len;

  dz_query_folded_need_chars (options, folded);
  for (guint i = 0; length > 0 && i + length <= folded->chars->len; i++)
    {
      const gunichar *at = &g_array_index (folded->chars, gunichar, i);
      const int *origin = &g_array_index (folded->origin, int, i);
      DzTextSpan span = { 0 };

      if (at[0] != wanted[0] || memcmp (at, wanted, length * sizeof *at) != 0)
        continue;
      if ((i > 0 && origin[-1] == origin[0])
          || (i + length < folded->chars->len && origin[length - 1] == origin[length]))
        continue;
      span.start = origin[0];
      span.end = origin[length - 1] + 1;
      g_array_append_val (spans, span);
      i += length - 1;
    }
  place_spans (folded->text, spans, first);
}

static gboolean
has_solid (const DzQueryPart *part, const char *text)
{
  for (guint i = 0; part->solid != NULL && i < part->solid->len; i++)
    if (strstr (text, g_ptr_array_index (part->solid, i)) == NULL)
      return FALSE;

  return TRUE;
}

/* A pattern finds the same in the text as in the text folded by width: every character is still one when it
 * is folded, and none becomes one of those that the pattern names. */
static gboolean
is_plain (const char *text, const char *named)
{
  const char *next;

  for (; *text != '\0'; text = next)
    {
      gunichar folded[DZ_TEXT_FOLD_MAX];
      gunichar c;

      next = text + 3;
      if (dz_query_read_han (text) != 0)
        continue;
      c = g_utf8_get_char_validated (text, -1);
      if (c >= (gunichar) -2 || dz_text_fold_char (c, folded) != 1
          || (folded[0] != c && g_utf8_strchr (named, -1, folded[0]) != NULL))
        return FALSE;
      next = g_utf8_next_char (text);
    }

  return TRUE;
}

static gboolean
find_pattern (const DzQueryOptions *options, const DzQueryPart *part, DzQueryFolded *folded, GArray *spans,
              GError **error)
{
  g_autofree char *text = NULL;
  guint first = spans->len;
  guint kept = first;

  if (!has_solid (part, folded->text))
    return TRUE;
  if (options->folding == DZ_QUERY_FOLD_NONE || (part->named != NULL && is_plain (folded->text, part->named)))
    return dz_expression_find (part->regex, folded->text, spans, error) >= 0;
  dz_query_folded_need_chars (options, folded);
  text = g_ucs4_to_utf8 ((const gunichar *) (gconstpointer) folded->chars->data, folded->chars->len, NULL,
                         NULL, NULL);
  if (text == NULL || dz_expression_find (part->regex, text, spans, error) < 0)
    return text == NULL;
  for (guint i = first; i < spans->len; i++)
    {
      DzTextSpan span = g_array_index (spans, DzTextSpan, i);

      span.start = g_array_index (folded->origin, int, span.start);
      span.end = g_array_index (folded->origin, int, span.end - 1) + 1;
      if (kept == first || span.start >= g_array_index (spans, DzTextSpan, kept - 1).end)
        g_array_index (spans, DzTextSpan, kept++) = span;
    }
  g_array_set_size (spans, kept);
  place_spans (folded->text, spans, first);

  return TRUE;
}

/* spans is empty. */
static void
find_strings (const DzQueryPart *part, const DzQueryFolded *folded, GArray *spans)
{
  g_autoptr (GArray) hits = g_array_sized_new (FALSE, FALSE, sizeof (DzTermHit), DZ_QUERY_USUAL_HITS);

  dz_term_finder_find_each (part->finder, folded->text, hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const DzTermHit *hit = &g_array_index (hits, DzTermHit, i);
      DzTextSpan span = { hit->start, hit->end, hit->first, hit->last };

      g_array_append_val (spans, span);
    }
  dz_text_spans_drop_overlaps (spans);
}

gboolean
dz_query_part_find_leaf (const DzQueryPart *part, const DzQueryOptions *options, DzQueryFolded *folded,
                         GArray *spans, GError **error)
{
  if (part->literal != NULL)
    dz_text_matcher_find (part->literal, folded->text, spans);
  else if (part->finder != NULL)
    find_strings (part, folded, spans);
  else if (part->chars != NULL)
    find_chars (options, part, folded, spans);
  else if (part->node->kind == DZ_QUERY_NODE_PATTERN)
    return find_pattern (options, part, folded, spans, error);
  else
    return dz_expression_find (part->regex, folded->text, spans, error) >= 0;

  return TRUE;
}
