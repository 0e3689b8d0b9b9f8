/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-term-finder.h"

#include <string.h>

#include "core/dz-text.h"

/* Beginnings are told apart by this many values of their first two characters. */
#define N_BUCKETS 4096
/* By so many the places are left out where nothing begins. */
#define N_PAIRS 65536

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
  guint8 pairs[N_PAIRS / 8];        /* bits: longer terms begin with such two characters */
  guint8 alone[N_BUCKETS];          /* there is a term of one such character */
  gboolean any_alone;
};

static guint
get_bucket (gunichar first, gunichar second)
{
  return (first * 31 + second) % N_BUCKETS;
}

static guint
get_pair (gunichar first, gunichar second)
{
  guint mixed = first * 40503u + second * 2654435u;

  return (mixed ^ mixed >> 16) % N_PAIRS;
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

static void
note_beginning (DzTermFinder *finder, const Term *term)
{
  guint pair;

  if (term->length == 1)
    {
      finder->alone[term->chars[0] % N_BUCKETS] = finder->any_alone = TRUE;
      return;
    }
  pair = get_pair (term->chars[0], term->chars[1]);
  finder->pairs[pair / 8] |= (guint8) (1 << pair % 8);
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
      note_beginning (finder, &term);
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

/* The character at a place in the text, and the two that it begins with when it is folded; the second 0 where
 * it is one. */
typedef struct
{
  const char *at;
  const char *next;
  gunichar first;
  gunichar second;
} Place;

/* A character of three bytes. */
static inline gunichar
decode (const char *text)
{
  const guchar *bytes = (const guchar *) text;

  return (gunichar) (bytes[0] & 0x0f) << 12 | (gunichar) (bytes[1] & 0x3f) << 6 | (bytes[2] & 0x3f);
}

/* The common Han character at a place, of which texts are full and each is itself; 0 for any other. */
static inline gunichar
read_han (const char *text)
{
  const guchar *bytes = (const guchar *) text;
  gunichar c;

  if (bytes[0] < 0xe4 || bytes[0] > 0xe9 || (bytes[1] & 0xc0) != 0x80 || (bytes[2] & 0xc0) != 0x80)
    return 0;
  c = decode (text);

  return c >= 0x4e00 ? c : 0;
}

/* Punctuation marks and full-width forms, which are frequent, too. */
static inline gboolean
is_mark (const char *text)
{
  const guchar *bytes = (const guchar *) text;

  return (bytes[0] == 0xe3 || bytes[0] == 0xef) && (bytes[1] & 0xc0) == 0x80 && (bytes[2] & 0xc0) == 0x80;
}

/* The byte after the character at text, which folds to n_folded. A byte that is no UTF-8 is a character of
 * its own. */
static const char *
fold_at (const char *text, gunichar *folded, int *n_folded)
{
  gunichar c = read_han (text);

  *n_folded = 1;
  if (c != 0)
    {
      folded[0] = c;
      return text + 3;
    }
  if (is_mark (text))
    {
      *n_folded = dz_text_fold_char (decode (text), folded);
      return text + 3;
    }
  c = (guchar) *text < 0x80 ? (gunichar) *text : g_utf8_get_char_validated (text, -1);
  if (c >= (gunichar) -2)
    {
      folded[0] = 0xfffd;
      return text + 1;
    }
  *n_folded = dz_text_fold_char (c, folded);

  return g_utf8_next_char (text);
}

static Place
look_closer (const char *at)
{
  gunichar folded[DZ_TEXT_FOLD_MAX];
  Place place = { at, at, 0, 0 };
  int n_folded;

  if (*at == '\0')
    return place;
  place.next = fold_at (at, folded, &n_folded);
  place.first = folded[0];
  place.second = n_folded > 1 ? folded[1] : 0;

  return place;
}

static inline Place
look_at (const char *at)
{
  gunichar c = read_han (at);

  return c != 0 ? (Place){ at, at + 3, c, 0 } : look_closer (at);
}

/* second: of the two characters that stand at a place when it is folded, the second. */
static inline gboolean
may_begin (const DzTermFinder *finder, gunichar first, gunichar second)
{
  guint pair = get_pair (first, second);

  return (finder->pairs[pair / 8] & 1 << pair % 8) || (finder->any_alone && finder->alone[first % N_BUCKETS]);
}

static gboolean
match_term (const Term *term, const char *text, int offset, DzTermHit *hit)
{
  gunichar folded[DZ_TEXT_FOLD_MAX];
  const char *at = text;
  int n_chars = 0;
  int matched = 0;

  for (; matched < term->length && *at != '\0'; n_chars++)
    {
      int n_folded;

      at = fold_at (at, folded, &n_folded);
      if (n_folded > term->length - matched || folded[0] != term->chars[matched]
          || (n_folded > 1
              && memcmp (folded, term->chars + matched, (gsize) n_folded * sizeof (gunichar)) != 0))
        return FALSE;
      matched += n_folded;
    }
  *hit = (DzTermHit){ offset, offset + n_chars, term->number, text, at };

  return matched == term->length;
}

/* The longest term of a bucket that stands at a place. */
static gboolean
match_bucket (const DzTermFinder *finder, guint bucket, const char *text, int offset, DzTermHit *hit)
{
  for (guint i = finder->buckets[bucket]; i < finder->buckets[bucket + 1]; i++)
    if (match_term (&g_array_index (finder->terms, Term, i), text, offset, hit))
      return TRUE;

  return FALSE;
}

void
dz_term_finder_find (const DzTermFinder *finder, const char *text, GArray *hits)
{
  Place place;
  int offset = 0;

  g_return_if_fail (finder != NULL && text != NULL && hits != NULL);

  place = look_at (text);
  while (*place.at != '\0')
    {
      Place next = look_at (place.next);
      gunichar second = place.second != 0 ? place.second : next.first;
      DzTermHit hit;

      if (may_begin (finder, place.first, second)
          && (match_bucket (finder, get_bucket (place.first, second), place.at, offset, &hit)
              || match_bucket (finder, get_bucket (place.first, 0), place.at, offset, &hit)))
        {
          g_array_append_val (hits, hit);
          next = look_at (hit.last);
          offset = hit.end - 1;
        }
      place = next;
      offset++;
    }
}

/* Terms of a bucket that stand at a place, and not inside the last hit of their own. */
static void
append_bucket (const DzTermFinder *finder, guint bucket, const char *text, int offset, int *free_from,
               GArray *hits)
{
  for (guint i = finder->buckets[bucket]; i < finder->buckets[bucket + 1]; i++)
    {
      DzTermHit hit;

      if (offset < free_from[i] || !match_term (&g_array_index (finder->terms, Term, i), text, offset, &hit))
        continue;
      g_array_append_val (hits, hit);
      free_from[i] = hit.end;
    }
}

void
dz_term_finder_find_each (const DzTermFinder *finder, const char *text, GArray *hits)
{
  g_autofree int *free_from = NULL;
  int offset = 0;
  Place place;

  g_return_if_fail (finder != NULL && text != NULL && hits != NULL);

  free_from = g_new0 (int, finder->terms->len + 1);
  for (place = look_at (text); *place.at != '\0'; offset++)
    {
      Place next = look_at (place.next);
      gunichar second = place.second != 0 ? place.second : next.first;

      if (may_begin (finder, place.first, second))
        {
          guint bucket = get_bucket (place.first, second);
          guint alone = get_bucket (place.first, 0);

          append_bucket (finder, bucket, place.at, offset, free_from, hits);
          if (alone != bucket)
            append_bucket (finder, alone, place.at, offset, free_from, hits);
        }
      place = next;
    }
}
