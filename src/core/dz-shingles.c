/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-shingles.h"

#include "core/dz-text.h"

#define MAX_SIZE 8

struct _DzShingles
{
  int size;
  gunichar last[MAX_SIZE]; /* the last letters, oldest first */
  int n_last;
  GArray *runs;    /* (element-type guint64) hashes */
  gboolean sorted; /* ascending, each once */
};

DzShingles *
dz_shingles_new (int size)
{
  DzShingles *shingles = NULL;

  g_return_val_if_fail (size >= 1 && size <= MAX_SIZE, NULL);

  shingles = g_new0 (DzShingles, 1);
  shingles->size = size;
  shingles->runs = g_array_new (FALSE, FALSE, sizeof (guint64));

  return shingles;
}

void
dz_shingles_free (DzShingles *shingles)
{
  if (shingles == NULL)
    return;

  g_array_unref (shingles->runs);
  g_free (shingles);
}

/* FNV-1a over whole code points: two runs of a report fall together once in 10¹³ pairs. */
static guint64
hash_run (const DzShingles *shingles)
{
  guint64 hash = 14695981039346656037u;

  for (int i = 0; i < shingles->size; i++)
    hash = (hash ^ shingles->last[i]) * 1099511628211u;

  return hash;
}

static void
add_letter (DzShingles *shingles, gunichar letter)
{
  guint64 run;

  if (shingles->n_last == shingles->size)
    for (int i = 1; i < shingles->size; i++)
      shingles->last[i - 1] = shingles->last[i];
  else
    shingles->n_last++;
  shingles->last[shingles->n_last - 1] = letter;
  if (shingles->n_last < shingles->size)
    return;

  run = hash_run (shingles);
  g_array_append_val (shingles->runs, run);
}

void
dz_shingles_add (DzShingles *shingles, const char *text)
{
  g_return_if_fail (shingles != NULL && text != NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = dz_char_fold (g_utf8_get_char (p));

      if (g_unichar_isalnum (c))
        add_letter (shingles, c);
    }
  shingles->sorted = FALSE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return (one > other) - (one < other);
}

static void
sort (DzShingles *shingles)
{
  guint n = 0;

  if (shingles->sorted)
    return;

  g_array_sort (shingles->runs, compare);
  for (guint i = 0; i < shingles->runs->len; i++)
    {
      guint64 run = g_array_index (shingles->runs, guint64, i);

      if (n == 0 || g_array_index (shingles->runs, guint64, n - 1) != run)
        g_array_index (shingles->runs, guint64, n++) = run;
    }
  g_array_set_size (shingles->runs, n);
  shingles->sorted = TRUE;
}

guint
dz_shingles_count (DzShingles *shingles)
{
  g_return_val_if_fail (shingles != NULL, 0);

  sort (shingles);

  return shingles->runs->len;
}

static gboolean
contains (const DzShingles *shingles, const guint64 *run)
{
  return g_array_binary_search (shingles->runs, run, compare, NULL);
}

/* third may be NULL. */
static guint
count_common (DzShingles *one, DzShingles *other, DzShingles *third)
{
  guint n = 0;

  for (guint i = 0, j = 0; i < one->runs->len && j < other->runs->len;)
    {
      const guint64 *run = &g_array_index (one->runs, guint64, i);
      int order = compare (run, &g_array_index (other->runs, guint64, j));

      n += order == 0 && (third == NULL || !contains (third, run));
      i += order <= 0;
      j += order >= 0;
    }

  return n;
}

guint
dz_shingles_count_common (DzShingles *one, DzShingles *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, 0);

  sort (one);
  sort (other);

  return count_common (one, other, NULL);
}

guint
dz_shingles_count_common_without (DzShingles *one, DzShingles *other, DzShingles *third)
{
  g_return_val_if_fail (one != NULL && other != NULL && third != NULL, 0);

  sort (one);
  sort (other);
  sort (third);

  return count_common (one, other, third);
}

double
dz_shingles_get_resemblance (DzShingles *one, DzShingles *other)
{
  guint common = dz_shingles_count_common (one, other);
  guint either = dz_shingles_count (one) + dz_shingles_count (other) - common;

  return either > 0 ? (double) common / either : 0;
}

double
dz_shingles_get_containment (DzShingles *one, DzShingles *other)
{
  guint smaller = MIN (dz_shingles_count (one), dz_shingles_count (other));

  return smaller > 0 ? (double) dz_shingles_count_common (one, other) / smaller : 0;
}
