/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-stretch.h"

#include <string.h>

/* One of two places is better by so many characters. */
#define BETTER 2
/* Shorter runs are in any two texts. */
#define MIN_RUN 3
/* What was put in or taken out between words and what stood around them is at most so long. */
#define MAX_SHIFT 12

struct _DzStretch
{
  const gunichar *one;
  int n;
  const gunichar *other;
  int m;
  guint16 *before; /* by place in one and in the other: the length of the subsequence before both */
  guint16 *behind;
};

static gsize
get_cell (const DzStretch *stretch, int i, int j)
{
  return (gsize) i * (gsize) (stretch->m + 1) + (gsize) j;
}

static void
fill (DzStretch *stretch)
{
  for (int i = 1; i <= stretch->n; i++)
    for (int j = 1; j <= stretch->m; j++)
      stretch->before[get_cell (stretch, i, j)] = stretch->one[i - 1] == stretch->other[j - 1]
                                                      ? stretch->before[get_cell (stretch, i - 1, j - 1)] + 1
                                                      : MAX (stretch->before[get_cell (stretch, i - 1, j)],
                                                             stretch->before[get_cell (stretch, i, j - 1)]);
  for (int i = stretch->n - 1; i >= 0; i--)
    for (int j = stretch->m - 1; j >= 0; j--)
      stretch->behind[get_cell (stretch, i, j)] = stretch->one[i] == stretch->other[j]
                                                      ? stretch->behind[get_cell (stretch, i + 1, j + 1)] + 1
                                                      : MAX (stretch->behind[get_cell (stretch, i + 1, j)],
                                                             stretch->behind[get_cell (stretch, i, j + 1)]);
}

DzStretch *
dz_stretch_new (const gunichar *one, int n, const gunichar *other, int m)
{
  DzStretch *stretch;
  gsize n_cells = (gsize) (n + 1) * (gsize) (m + 1);

  if (n_cells > DZ_STRETCH_MAX_CELLS || MIN (n, m) >= G_MAXUINT16)
    return NULL;

  stretch = g_new0 (DzStretch, 1);
  stretch->one = one;
  stretch->n = n;
  stretch->other = other;
  stretch->m = m;
  stretch->before = g_new0 (guint16, n_cells);
  stretch->behind = g_new0 (guint16, n_cells);
  fill (stretch);

  return stretch;
}

void
dz_stretch_free (DzStretch *stretch)
{
  if (stretch == NULL)
    return;

  g_free (stretch->before);
  g_free (stretch->behind);
  g_free (stretch);
}

/* The same words elsewhere in one would leave nearly as much if they were those at the place. */
static gboolean
has_other (const DzStretch *stretch, int start, int length, int place, int best)
{
  for (int at = 0; at + length <= stretch->n; at++)
    if (at != start
        && memcmp (stretch->one + at, stretch->one + start, (gsize) length * sizeof (gunichar)) == 0
        && stretch->before[get_cell (stretch, at, place)]
                   + stretch->behind[get_cell (stretch, at + length, place + length)]
               > best - BETTER)
      return TRUE;

  return FALSE;
}

gboolean
dz_stretch_find (const DzStretch *stretch, int start, int end, int *place)
{
  int length = end - start;
  int best = -1, second = -1;

  for (int at = 0; at + length <= stretch->m; at++)
    {
      int same;

      if (memcmp (stretch->other + at, stretch->one + start, (gsize) length * sizeof (gunichar)) != 0)
        continue;
      same = stretch->before[get_cell (stretch, start, at)]
             + stretch->behind[get_cell (stretch, end, at + length)];
      second = MAX (second, MIN (best, same));
      if (same > best)
        {
          second = best;
          best = same;
          *place = at;
        }
    }

  return best >= 0 && (second < 0 || best >= second + BETTER)
         && best + length + BETTER > stretch->behind[get_cell (stretch, 0, 0)]
         && !has_other (stretch, start, length, *place, best);
}

/* For each character of one the place in the other that it has if both are read with the words there, or -1.
 */
static int *
list_places (const DzStretch *stretch, int start, int end, int place)
{
  int *places = g_new (int, stretch->n + 1);

  for (int i = 0; i < stretch->n; i++)
    places[i] = i >= start && i < end ? place + i - start : -1;
  for (int i = start, j = place; i > 0 && j > 0;)
    if (stretch->one[i - 1] == stretch->other[j - 1])
      places[--i] = --j;
    else if (stretch->before[get_cell (stretch, i - 1, j)] >= stretch->before[get_cell (stretch, i, j - 1)])
      i--;
    else
      j--;
  for (int i = end, j = place + end - start; i < stretch->n && j < stretch->m;)
    if (stretch->one[i] == stretch->other[j])
      places[i++] = j++;
    else if (stretch->behind[get_cell (stretch, i + 1, j)] >= stretch->behind[get_cell (stretch, i, j + 1)])
      i++;
    else
      j++;

  return places;
}

int
dz_stretch_count_same (const DzStretch *stretch, int start, int end, int place, int first, int last)
{
  g_autofree int *places = list_places (stretch, start, end, place);
  int n = 0;

  for (int i = first, run; i < last; i += run)
    {
      run = 1;
      while (i + run < last && places[i] >= 0 && places[i + run] == places[i] + run)
        run++;
      if (places[i] >= 0 && (run >= MIN_RUN || run == last - first)
          && ABS (places[i] - place - (i - start)) <= MAX_SHIFT)
        n += run;
    }

  return n;
}

int
dz_stretch_count_all (const DzStretch *stretch)
{
  g_autofree int *places = list_places (stretch, 0, 0, 0);
  int n = 0;

  for (int i = 0, run; i < stretch->n; i += run)
    {
      run = 1;
      while (i + run < stretch->n && places[i] >= 0 && places[i + run] == places[i] + run)
        run++;
      n += places[i] >= 0 && run >= MIN_RUN ? run : 0;
    }

  return n;
}
