/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-text-matcher.h"

#include <string.h>

#include "core/dz-text.h"
#include "store/dz-tokenizer-bigram.h"

/* A part of a long query narrows the choice enough. */
#define MAX_RUN 32
#define MAX_RUNS 8

struct _DzTextMatcher
{
  gunichar *chars; /* the folded query */
  int length;
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

/* The end of a hit that begins at text, NULL if there is none; n_chars counts the text's characters. */
static const char *
match_at (const DzTextMatcher *matcher, const char *text, int *n_chars)
{
  int matched = 0;

  *n_chars = 0;
  while (matched < matcher->length && *text != '\0')
    {
      gunichar folded[DZ_TEXT_FOLD_MAX];
      int n_folded = dz_text_fold_char (g_utf8_get_char (text), folded);

      if (n_folded > matcher->length - matched
          || memcmp (folded, matcher->chars + matched, n_folded * sizeof *folded) != 0)
        return NULL;
      matched += n_folded;
      text = g_utf8_next_char (text);
      (*n_chars)++;
    }

  return matched == matcher->length ? text : NULL;
}

int
dz_text_matcher_find (const DzTextMatcher *matcher, const char *text, GArray *spans)
{
  int n_found = 0;
  int offset = 0;

  g_return_val_if_fail (matcher != NULL && text != NULL, 0);

  while (matcher->length > 0 && *text != '\0')
    {
      int n_chars;
      const char *end = match_at (matcher, text, &n_chars);
      DzTextSpan span = { offset, offset + n_chars };

      if (end != NULL && spans != NULL)
        g_array_append_val (spans, span);
      n_found += end != NULL;
      offset += end != NULL ? n_chars : 1;
      text = end != NULL ? end : g_utf8_next_char (text);
    }

  return n_found;
}

static void
append_run (GString *query, const gunichar *chars, int length)
{
  g_string_append (query, query->len > 0 ? " AND \"" : "\"");
  for (int i = 0; i < MIN (length, MAX_RUN); i++)
    g_string_append_unichar (query, chars[i]);
  g_string_append (query, length == 1 ? "\" *" : "\"");
}

/* A run of Han inside the query is a part of a run of Han in every text with a hit, so its pairs are in the
 * index. A word of letters or digits may be a part of a longer one there, so it cannot be asked for. */
char *
dz_text_matcher_dup_index_query (const DzTextMatcher *matcher)
{
  g_autoptr (GString) query = g_string_new (NULL);
  int n_runs = 0;

  for (int i = 0; i < matcher->length && n_runs < MAX_RUNS; i++)
    {
      int start = i;

      while (i < matcher->length && dz_unichar_is_han (matcher->chars[i]))
        i++;
      if (i == start)
        continue;
      append_run (query, matcher->chars + start, i - start);
      n_runs++;
    }

  return query->len > 0 ? g_string_free (g_steal_pointer (&query), FALSE) : NULL;
}
