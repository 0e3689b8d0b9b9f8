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
  gboolean first_alone; /* nothing but itself folds to its first character */
  char *alone;   /* it in UTF-8, where nothing but itself folds to any of its characters; else NULL */
};

/* Blocks, beside the common Han characters themselves, with characters that fold to such: radicals, strokes
 * and what is enclosed or squared, compatibility ideographs. */
static const struct
{
  gunichar first;
  gunichar last;
} other_forms[] = { { 0x2e80, 0x2fdf }, { 0x3036, 0x303a }, { 0x3190, 0x319f }, { 0x3200, 0x33ff },
                    { 0xf900, 0xfaff }, { 0x1f200, 0x1f2ff }, { 0x2f800, 0x2fa1f } };

static gboolean
is_han (gunichar c)
{
  return c >= 0x4e00 && c <= 0x9fff;
}

/* The common Han characters that others fold to, too. */
static gpointer
list_folded_to (gpointer data)
{
  GHashTable *chars = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (other_forms); i++)
    for (gunichar c = other_forms[i].first; c <= other_forms[i].last; c++)
      {
        gunichar folded[DZ_TEXT_FOLD_MAX];

        for (int n = dz_text_fold_char (c, folded); n > 0; n--)
          if (is_han (folded[n - 1]))
            g_hash_table_add (chars, GUINT_TO_POINTER (folded[n - 1]));
      }

  return chars;
}

gboolean
dz_text_char_stands_alone (gunichar c)
{
  static GOnce once = G_ONCE_INIT;

  return is_han (c) && !g_hash_table_contains (g_once (&once, list_folded_to, NULL), GUINT_TO_POINTER (c));
}

static char *
dup_alone (const DzTextMatcher *matcher)
{
  for (int i = 0; i < matcher->length; i++)
    if (!dz_text_char_stands_alone (matcher->chars[i]))
      return NULL;

  return matcher->length > 0 ? g_ucs4_to_utf8 (matcher->chars, matcher->length, NULL, NULL, NULL) : NULL;
}

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
  matcher->alone = dup_alone (matcher);
  matcher->first_alone = matcher->length > 0 && dz_text_char_stands_alone (matcher->chars[0]);

  return matcher;
}

void
dz_text_matcher_free (DzTextMatcher *matcher)
{
  if (matcher == NULL)
    return;

  g_free (matcher->chars);
  g_free (matcher->alone);
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

/* No other character folds to one of the query's, so that its bytes are what must be there. */
static int
find_bytes (const DzTextMatcher *matcher, const char *text, GArray *spans)
{
  gsize length = strlen (matcher->alone);
  int n_found = 0;
  int offset = 0;

  for (const char *hit = text; (hit = strstr (hit, matcher->alone)) != NULL; hit = text)
    {
      n_found++;
      if (spans != NULL)
        {
          DzTextSpan span = { 0, 0, hit, hit + length };

          span.start = offset + (int) g_utf8_strlen (text, hit - text);
          span.end = offset = span.start + matcher->length;
          g_array_append_val (spans, span);
        }
      text = hit + length;
    }

  return n_found;
}

/* Hits begin with the first character as it is. */
static int
find_from_first (const DzTextMatcher *matcher, const char *text, GArray *spans)
{
  const char *counted = text;
  int offset = 0;
  int n_found = 0;

  for (const char *at = text; (at = strstr (at, matcher->first)) != NULL;)
    {
      int n_chars = 0;
      const char *end = match_at (matcher, at, &n_chars);

      if (end != NULL && spans != NULL)
        {
          DzTextSpan span = { offset + (int) g_utf8_strlen (counted, at - counted), 0, at, end };

          span.end = offset = span.start + n_chars;
          counted = end;
          g_array_append_val (spans, span);
        }
      n_found += end != NULL;
      at = end != NULL ? end : at + strlen (matcher->first);
    }

  return n_found;
}

int
dz_text_matcher_find (const DzTextMatcher *matcher, const char *text, GArray *spans)
{
  int n_found = 0;

  g_return_val_if_fail (matcher != NULL && text != NULL, 0);

  if (matcher->alone != NULL)
    return find_bytes (matcher, text, spans);
  if (matcher->first_alone)
    return find_from_first (matcher, text, spans);
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
