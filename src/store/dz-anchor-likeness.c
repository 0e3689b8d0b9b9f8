/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-anchor-likeness.h"

/* A slip is at most this long on either side, and so many characters after it must be the same. */
#define SLIP_LENGTH 6
#define RESUME_LENGTH 3
/* A sentence or two put in or taken out, if after it this much is the same. */
#define PART_LENGTH 150
#define RESUME_AFTER_PART 12
/* What a slip and a part count against what is the same. */
#define SLIP_COST 2
#define PART_COST 10
/* A slip in a figure, inside the sentence, may well tell another sentence of the same formula. */
#define FIGURE_COST 8
/* Beyond the end of a sentence this much must be the same to say that it goes on. */
#define BEYOND_LENGTH 4
/* Farther away nothing is learned. */
#define MAX_DISTANCE 200

typedef struct
{
  const gunichar *one;
  int n;
  const gunichar *other;
  int m;
  int step;
} Pair;

gboolean
dz_anchor_ends_sentence (gunichar c)
{
  return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == '\n';
}

static gboolean
is_same (const Pair *pair, int i, int j)
{
  return pair->one[i * pair->step] == pair->other[j * pair->step];
}

/* Both texts go on alike from there. */
static gboolean
resumes (const Pair *pair, int i, int j, int length)
{
  if (i + length > pair->n || j + length > pair->m)
    return FALSE;
  for (int k = 0; k < length; k++)
    if (!is_same (pair, i + k, j + k))
      return FALSE;

  return TRUE;
}

static gboolean
has_digit (const gunichar *chars, int start, int end, int step)
{
  for (int i = start; i < end; i++)
    if (g_unichar_isdigit (chars[i * step]))
      return TRUE;

  return FALSE;
}

static gboolean
step_to (const Pair *pair, int *i, int *j, int a, int b, int length)
{
  if (!resumes (pair, *i + a, *j + b, length))
    return FALSE;
  *i += a;
  *j += b;

  return TRUE;
}

/* Steps over the shortest slip, or over a part that only one has; returns what it costs, 0 where the texts part. */
static int
step_over (const Pair *pair, int *i, int *j)
{
  for (int sum = 1; sum <= 2 * SLIP_LENGTH; sum++)
    for (int a = MAX (0, sum - SLIP_LENGTH); a <= MIN (sum, SLIP_LENGTH); a++)
      if (step_to (pair, i, j, a, sum - a, RESUME_LENGTH))
        return SLIP_COST;
  for (int a = SLIP_LENGTH + 1; a <= PART_LENGTH; a++)
    if (step_to (pair, i, j, a, 0, RESUME_AFTER_PART) || step_to (pair, i, j, 0, a, RESUME_AFTER_PART))
      return PART_COST;

  return 0;
}

DzAnchorSide
dz_anchor_side_measure (const gunichar *one, int n, const gunichar *other, int m, int step)
{
  const Pair pair = { one, n, other, m, step };
  DzAnchorSide side = { 0, FALSE };
  int beyond = -1;
  int i = 0;
  int j = 0;

  while (i < n && j < m && i < MAX_DISTANCE)
    {
      if (!is_same (&pair, i, j))
        {
          int from[] = { i, j };
          int cost = step_over (&pair, &i, &j);

          if (cost == 0)
            break;
          if (beyond < 0 && cost == SLIP_COST
              && (has_digit (one, from[0], i, step) || has_digit (other, from[1], j, step)))
            cost = FIGURE_COST;
          side.n_same -= cost;
          continue;
        }
      side.n_same++;
      beyond += beyond >= 0;
      if (beyond < 0 && dz_anchor_ends_sentence (one[i * step]))
        beyond = 0;
      i++;
      j++;
    }
  side.goes_on = beyond >= BEYOND_LENGTH || (i == n && j == m);

  return side;
}

int
dz_anchor_measure_distance (const gunichar *one, int n, const gunichar *other, int m)
{
  g_autofree int *row = g_new0 (int, m + 1);

  for (int i = 0; i < n; i++)
    {
      int diagonal = 0;

      for (int j = 0; j < m; j++)
        {
          int above = row[j + 1];

          row[j + 1] = one[i] == other[j] ? diagonal + 1 : MAX (above, row[j]);
          diagonal = above;
        }
    }

  return n + m - 2 * row[m];
}
