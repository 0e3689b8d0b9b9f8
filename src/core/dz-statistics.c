/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-statistics.h"

#include <math.h>

/* O ln (O / E), 0 where nothing was observed. */
static double
get_surprise (double observed, double expected)
{
  return observed > 0 ? observed * log (observed / expected) : 0;
}

double
dz_statistics_log_likelihood (double o11, double o12, double o21, double o22)
{
  double n = o11 + o12 + o21 + o22;
  double row = o11 + o12;
  double column = o11 + o21;

  if (o11 < 0 || o12 < 0 || o21 < 0 || o22 < 0 || !(n > 0))
    return NAN;

  return 2
         * (get_surprise (o11, row * column / n) + get_surprise (o12, row * (n - column) / n)
            + get_surprise (o21, (n - row) * column / n) + get_surprise (o22, (n - row) * (n - column) / n));
}

double
dz_statistics_mutual_information (double f_xy, double f_x, double f_y, double n)
{
  return f_xy > 0 && f_x > 0 && f_y > 0 && n > 0 ? log2 (f_xy * n / (f_x * f_y)) : NAN;
}

double
dz_statistics_log_dice (double f_xy, double f_x, double f_y)
{
  return f_xy > 0 && f_x + f_y > 0 ? 14 + log2 (2 * f_xy / (f_x + f_y)) : NAN;
}

double
dz_statistics_log_ratio (double count, double size, double other_count, double other_size)
{
  if (!(size > 0) || !(other_size > 0) || (count <= 0 && other_count <= 0))
    return NAN;

  return log2 ((count > 0 ? count : 0.5) / size) - log2 ((other_count > 0 ? other_count : 0.5) / other_size);
}

double
dz_statistics_percent_difference (double count, double size, double other_count, double other_size)
{
  double other = other_count / other_size;

  if (!(size > 0) || !(other_size > 0) || !(other > 0))
    return NAN;

  return 100 * (count / size - other) / other;
}

double
dz_statistics_keyness (double count, double size, double other_count, double other_size)
{
  double all = count + other_count;
  double sizes = size + other_size;

  if (!(size > 0) || !(other_size > 0) || count < 0 || other_count < 0)
    return NAN;

  return 2
         * (get_surprise (count, size * all / sizes) + get_surprise (other_count, other_size * all / sizes));
}

double
dz_statistics_dispersion (const double *counts, const double *sizes, guint n_parts)
{
  double hits = 0, size = 0, smallest = INFINITY, deviation = 0;

  for (guint i = 0; i < n_parts; i++)
    {
      hits += counts[i];
      size += sizes[i];
      smallest = MIN (smallest, sizes[i]);
    }
  if (n_parts < 2 || !(hits > 0) || !(size > 0))
    return NAN;
  for (guint i = 0; i < n_parts; i++)
    deviation += fabs (counts[i] / hits - sizes[i] / size);

  return deviation / 2 / (1 - smallest / size);
}

double
dz_statistics_per_10000 (double count, double size)
{
  return size > 0 ? 10000 * count / size : NAN;
}
