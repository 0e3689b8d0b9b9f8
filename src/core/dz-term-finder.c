/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-term-finder.h"

#include <string.h>

#include "core/dz-text.h"

/* Beginnings are told apart by this many bits of their first two characters. */
#define N_BUCKETS 4096

typedef struct
{
  gunichar *chars; /* folded */
  int length;
  guint number;
} Term;

struct _DzTermFinder
{
  GArray *terms;                    /* (element-type Term) by bucket, the longer first */
  guint buckets[N_BUCKETS + 1];     /* the first term of each */
  guint8 begins[N_BUCKETS];         /* whether a term of one character, or any, has such a first character */
};

static guint
get_bucket (gunichar first, gunichar second)
{
  return (first * 31 + second) % N_BUCKETS;
}

static guint
get_term_bucket (const Term *term)
{
  return get_bucket (term->chars[0], term->length > 1 ? term->chars[1] : 0);
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const Term *x = a;
  const Term *y = b;
  guint bucket_x = get_term_bucket (x);
  guint bucket_y = get_term_bucket (y);

  if (bucket_x != bucket_y)
    return bucket_x < bucket_y ? -1 : 1;
  if (x->length != y->length)
    return y->length - x->length;

  return (x->number > y->number) - (x->number < y->number);
}

static void
clear_term (gpointer data)
{
  g_free (((Term *) data)->chars);
}

DzTermFinder *
dz_term_finder_new (const char *const *terms, guint n_terms)
{
  DzTermFinder *finder = g_new0 (DzTermFinder, 1);

  finder->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_array_set_clear_func (finder->terms, clear_term);
  for (guint i = 0; i < n_terms; i++)
    {
      g_autoptr (DzFoldedText) folded = dz_folded_text_new (terms[i]);
      Term term = { NULL, folded->length, i };

      if (folded->length == 0)
        continue;
      term.chars = g_steal_pointer (&folded->chars);
      finder->begins[term.chars[0] % N_BUCKETS] = TRUE;
      g_array_append_val (finder->terms, term);
    }
  g_array_sort (finder->terms, compare_terms);
  for (guint bucket = 0, i = 0; bucket <= N_BUCKETS; bucket++)
    {
      while (i < finder->terms->len && get_term_bucket (&g_array_index (finder->terms, Term, i)) < bucket)
        i++;
      finder->buckets[bucket] = i;
    }

  return finder;
}

void
dz_term_finder_free (DzTermFinder *finder)
{
  if (finder == NULL)
    return;

  g_array_unref (finder->terms);
  g_free (finder);
}

/* The longest term of a bucket that stands at a place, NULL if there is none. */
static const Term *
match_bucket (const DzTermFinder *finder, guint bucket, const DzFoldedText *text, int place)
{
  for (guint i = finder->buckets[bucket]; i < finder->buckets[bucket + 1]; i++)
    {
      const Term *term = &g_array_index (finder->terms, Term, i);
      int end = place + term->length;

      if (end <= text->length && text->origin[end - 1] != text->origin[end]
          && memcmp (text->chars + place, term->chars, (gsize) term->length * sizeof (gunichar)) == 0)
        return term;
    }

  return NULL;
}

static const Term *
match_at (const DzTermFinder *finder, const DzFoldedText *text, int place)
{
  gunichar first = text->chars[place];
  const Term *term = NULL;

  if (!finder->begins[first % N_BUCKETS] || (place > 0 && text->origin[place - 1] == text->origin[place]))
    return NULL;
  if (place + 1 < text->length)
    term = match_bucket (finder, get_bucket (first, text->chars[place + 1]), text, place);

  return term != NULL ? term : match_bucket (finder, get_bucket (first, 0), text, place);
}

void
dz_term_finder_find (const DzTermFinder *finder, const char *text, GArray *hits)
{
  g_autoptr (DzFoldedText) folded = NULL;

  g_return_if_fail (finder != NULL && text != NULL && hits != NULL);

  folded = dz_folded_text_new (text);
  for (int i = 0; i < folded->length; i++)
    {
      const Term *term = match_at (finder, folded, i);

      if (term != NULL)
        {
          DzTermHit hit = { folded->origin[i], folded->origin[i + term->length], term->number };

          g_array_append_val (hits, hit);
          i += term->length - 1;
        }
    }
}

/* Terms of a bucket that stand at a place, and not inside the last hit of their own. */
static void
append_bucket (const DzTermFinder *finder, guint bucket, const DzFoldedText *text, int place, int *free_from, GArray *hits)
{
  for (guint i = finder->buckets[bucket]; i < finder->buckets[bucket + 1]; i++)
    {
      const Term *term = &g_array_index (finder->terms, Term, i);
      int end = place + term->length;

      if (place >= free_from[i] && end <= text->length && text->origin[end - 1] != text->origin[end]
          && memcmp (text->chars + place, term->chars, (gsize) term->length * sizeof (gunichar)) == 0)
        {
          DzTermHit hit = { text->origin[place], text->origin[end], term->number };

          g_array_append_val (hits, hit);
          free_from[i] = end;
        }
    }
}

void
dz_term_finder_find_each (const DzTermFinder *finder, const char *text, GArray *hits)
{
  g_autoptr (DzFoldedText) folded = NULL;
  g_autofree int *free_from = NULL;

  g_return_if_fail (finder != NULL && text != NULL && hits != NULL);

  folded = dz_folded_text_new (text);
  free_from = g_new0 (int, finder->terms->len + 1);
  for (int i = 0; i < folded->length; i++)
    {
      guint alone = get_bucket (folded->chars[i], 0);
      guint pair = i + 1 < folded->length ? get_bucket (folded->chars[i], folded->chars[i + 1]) : alone;

      if (!finder->begins[folded->chars[i] % N_BUCKETS] || (i > 0 && folded->origin[i - 1] == folded->origin[i]))
        continue;
      append_bucket (finder, pair, folded, i, free_from, hits);
      if (alone != pair)
        append_bucket (finder, alone, folded, i, free_from, hits);
    }
}
