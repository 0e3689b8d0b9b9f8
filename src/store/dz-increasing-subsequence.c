/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-increasing-subsequence.h"

/* How many of the lasts are smaller. */
static int
count_smaller (const int *lasts, int n, int value)
{
  int low = 0, high = n;

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (lasts[middle] < value)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

void
dz_increasing_subsequence_find (const int *values, int n, gboolean *members)
{
  g_autofree int *lasts = g_new (int, n + 1);  /* by length: the least that a subsequence so long ends with */
  g_autofree int *ranks = g_new0 (int, n + 1); /* how long one is at most that ends with it */
  int length = 0, next = G_MAXINT;

  for (int i = 0; i < n; i++)
    {
      int smaller = values[i] >= 0 ? count_smaller (lasts, length, values[i]) : 0;

      members[i] = FALSE;
      if (values[i] < 0)
        continue;
      lasts[smaller] = values[i];
      ranks[i] = smaller + 1;
      length = MAX (length, smaller + 1);
    }

  for (int i = n - 1; i >= 0; i--)
    if (ranks[i] == length && length > 0 && values[i] < next)
      {
        members[i] = TRUE;
        next = values[i];
        length--;
      }
}
