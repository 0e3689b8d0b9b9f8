/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-text-matcher.h"

#include <string.h>

#include "core/dz-text.h"

struct _DzTextMatcher
{
  gunichar *chars; /* the folded query */
  int length;
  char first[7]; /* its first character, UTF-8 */
};

DzTextMatcher *
dz_text_matcher_new (const char *query)
{
  DzTextMatcher *matcher = g_new0 (DzTextMatcher, 1);
  g_autofree char *valid = NULL;
  g_autoptr (DzFoldedText) folded = NULL;
  int start = 0;
  int end;

  g_return_val_if_fail (query != NULL, NULL);

  valid = g_utf8_make_valid (query, -1);
  folded = dz_folded_text_new (valid);
  end = folded->length;
  while (start < end && g_unichar_isspace (folded->chars[start]))
    start++;
  while (end > start && g_unichar_isspace (folded->chars[end - 1]))
    end--;
  matcher->length = end - start;
  matcher->chars = g_memdup2 (folded->chars + start, (end - start) * sizeof (gunichar));
  if (matcher->length > 0)
    g_unichar_to_utf8 (matcher->chars[0], matcher->first);

  return matcher;
}

void
dz_text_matcher_free (DzTextMatcher *matcher)
{
  if (matcher == NULL)
    return;

  g_free (matcher->chars);
  g_free (matcher);
}

gboolean
dz_text_matcher_is_empty (const DzTextMatcher *matcher)
{
  return matcher->length == 0;
}

/* The character at text and the byte after it; 0xfffd for a byte that is none. */
static gunichar
read_char (const char *text, const char **next)
{
  gunichar c = g_utf8_get_char_validated (text, -1);

  if (c >= (gunichar) -2)
    {
      *next = text + 1;
      return 0xfffd;
    }
  *next = g_utf8_next_char (text);

  return c;
}

/* The end of a hit that begins at text, NULL if there is none; n_chars counts the text's characters. */
static const char *
match_at (const DzTextMatcher *matcher, const char *text, int *n_chars)
{
  int matched = 0;

  *n_chars = 0;
  while (matched < matcher->length && *text != '\0')
    {
      gunichar folded[DZ_TEXT_FOLD_MAX];
      int n_folded = dz_text_fold_char (read_char (text, &text), folded);

      if (n_folded > matcher->length - matched
          || memcmp (folded, matcher->chars + matched, n_folded * sizeof *folded) != 0)
        return NULL;
      matched += n_folded;
      (*n_chars)++;
    }

  return matched == matcher->length ? text : NULL;
}

/* The byte after the character at text if a glance tells that no hit begins there; NULL where one must look
 * closer. Nearly all characters of a report are ASCII or common Han, which fold to one character. */
static const char *
skip_char (const DzTextMatcher *matcher, const char *text)
{
  guchar lead = (guchar) text[0];

  if (lead < 0x80)
    return (gunichar) g_ascii_tolower ((char) lead) != matcher->chars[0] ? text + 1 : NULL;
  /* U+4E00 … U+9FFF */
  if (lead < 0xe4 || lead > 0xe9 || (lead == 0xe4 && (guchar) text[1] < 0xb8))
    return NULL;
  if (text[1] == '\0' || text[2] == '\0' || memcmp (text, matcher->first, 3) == 0)
    return NULL;

  return text + 3;
}

int
dz_text_matcher_find (const DzTextMatcher *matcher, const char *text, GArray *spans)
{
  int n_found = 0;

  g_return_val_if_fail (matcher != NULL && text != NULL, 0);

  for (int offset = 0; matcher->length > 0 && *text != '\0'; offset++)
    {
      const char *next = skip_char (matcher, text);
      const char *end = NULL;
      int n_chars = 0;

      if (next == NULL)
        {
          end = match_at (matcher, text, &n_chars);
          read_char (text, &next);
        }
      if (end != NULL)
        {
          DzTextSpan span = { offset, offset + n_chars, text, end };

          if (spans != NULL)
            g_array_append_val (spans, span);
          n_found++;
          offset += n_chars - 1;
          next = end;
        }
      text = next;
    }

  return n_found;
}

const gunichar *
dz_text_matcher_get_chars (const DzTextMatcher *matcher, int *length)
{
  g_return_val_if_fail (matcher != NULL && length != NULL, NULL);

  *length = matcher->length;

  return matcher->chars;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const DzTextSpan *x = a;
  const DzTextSpan *y = b;

  return x->start != y->start ? x->start - y->start : y->end - x->end;
}

void
dz_text_spans_drop_overlaps (GArray *spans)
{
  guint kept = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      DzTextSpan span = g_array_index (spans, DzTextSpan, i);

      if (kept == 0 || span.start >= g_array_index (spans, DzTextSpan, kept - 1).end)
        g_array_index (spans, DzTextSpan, kept++) = span;
    }
  g_array_set_size (spans, kept);
}
