/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-axis.h"

#include <math.h>

/* The nice numbers, best first, and the weights of simplicity, coverage and density from the paper;
 * legibility, its fourth part, is the same for all here and left out. */
static const double nice[] = { 1, 5, 2, 2.5, 4, 3 };

#define W_SIMPLICITY 0.25
#define W_COVERAGE 0.2
#define W_DENSITY 0.5

typedef struct
{
  double low;
  double high;
  int target;
  double score;
  double min;
  double max;
  double step;
  gboolean whole; /* ticks at whole numbers only */
} Search;

static gboolean
holds_zero (double min, double max, double step)
{
  double rest = fabs (fmod (min, step));

  return min <= 0 && max >= 0 && MIN (rest, step - rest) < step * 1e-9;
}

static double
simplicity (gsize i, int j, gboolean zero)
{
  return 1 - (double) i / (G_N_ELEMENTS (nice) - 1) - j + 1 + (zero ? 1 : 0);
}

static double
coverage (const Search *search, double min, double max)
{
  double range = 0.1 * (search->high - search->low);

  return 1 - 0.5 * (pow (search->high - max, 2) + pow (search->low - min, 2)) / (range * range);
}

static double
coverage_max (const Search *search, double span)
{
  double range = search->high - search->low;
  double half = (span - range) / 2;

  return span > range ? 1 - half * half / pow (0.1 * range, 2) : 1;
}

static double
density (const Search *search, int k, double min, double max)
{
  double r = (k - 1) / (max - min);
  double wanted = (search->target - 1) / (MAX (max, search->high) - MIN (min, search->low));

  return 2 - MAX (r / wanted, wanted / r);
}

static double
density_max (const Search *search, int k)
{
  return k >= search->target ? 2 - (double) (k - 1) / (search->target - 1) : 1;
}

static gboolean
is_whole (double value)
{
  return fabs (value - round (value)) < 1e-9;
}

static void
try_starts (Search *search, gsize i, int j, int k, double step)
{
  double unit = step / j;
  double first = floor (search->high / step) * j - (k - 1) * j;
  double last = ceil (search->low / step) * j;

  for (double start = first; start <= last; start++)
    {
      double min = start * unit;
      double max = min + step * (k - 1);
      double score = W_SIMPLICITY * simplicity (i, j, holds_zero (min, max, step))
                     + W_COVERAGE * coverage (search, min, max) + W_DENSITY * density (search, k, min, max);

      if (score > search->score && (!search->whole || (is_whole (min) && is_whole (step))))
        {
          search->score = score;
          search->min = min;
          search->max = max;
          search->step = step;
        }
    }
}

/* Steps of nice[i] × j × a power of ten that give k ticks; larger powers only cover worse, so stop there. */
static void
try_steps (Search *search, gsize i, int j, int k)
{
  double simple = W_SIMPLICITY * simplicity (i, j, TRUE);
  double dense = W_DENSITY * density_max (search, k);
  double delta = (search->high - search->low) / (k + 1) / j / nice[i];

  for (int z = (int) ceil (log10 (delta)); z < 300; z++)
    {
      double step = j * nice[i] * pow (10, z);

      if (simple + dense + W_COVERAGE * coverage_max (search, step * (k - 1)) < search->score)
        return;
      try_starts (search, i, j, k, step);
    }
}

static void
search_ticks (Search *search)
{
  for (int j = 1; j <= 5; j++)
    for (gsize i = 0; i < G_N_ELEMENTS (nice); i++)
      {
        double simple = W_SIMPLICITY * simplicity (i, j, TRUE);

        if (simple + W_COVERAGE + W_DENSITY < search->score)
          return;
        for (int k = 2; k <= DZ_AXIS_MAX_TICKS; k++)
          {
            if (simple + W_COVERAGE + W_DENSITY * density_max (search, k) < search->score)
              break;
            try_steps (search, i, j, k);
          }
      }
}

/* That a value needs where ticks lie step apart. */
static int
count_decimals (double value, double step)
{
  int decimals = 0;

  while (decimals < 9 && fabs (value - round (value)) > 1e-6 * step)
    {
      value *= 10;
      step *= 10;
      decimals++;
    }

  return decimals;
}

static void
init_axis (DzAxis *axis, Search search)
{
  search_ticks (&search);

  axis->logarithmic = FALSE;
  axis->n_ticks = 0;
  axis->decimals = MAX (count_decimals (search.step, search.step), count_decimals (search.min, search.step));
  for (double i = 0;
       axis->n_ticks < DZ_AXIS_MAX_TICKS && search.min + i * search.step < search.max + search.step / 2; i++)
    {
      double tick = search.min + i * search.step;

      axis->ticks[axis->n_ticks++] = fabs (tick) < search.step * 1e-9 ? 0 : tick;
    }
  axis->min = MIN (search.min, search.low);
  axis->max = MAX (search.max, search.high);
}

void
dz_axis_init (DzAxis *axis, double low, double high, int target)
{
  Search search = { MIN (low, high), MAX (low, high), MAX (target, 2), -HUGE_VAL };

  g_return_if_fail (axis != NULL);
  g_return_if_fail (isfinite (low) && isfinite (high));

  if (search.high - search.low <= fabs (search.high) * 1e-9)
    {
      double pad = search.high != 0 ? fabs (search.high) * 0.1 : 1;

      search.low -= pad;
      search.high += pad;
    }
  init_axis (axis, search);
}

void
dz_axis_init_for_counts (DzAxis *axis, double low, double high, int target)
{
  Search search = { MIN (low, high), MAX (low, high), MAX (target, 2), -HUGE_VAL, .whole = TRUE };

  g_return_if_fail (axis != NULL);
  g_return_if_fail (isfinite (low) && isfinite (high));

  search.high = MAX (search.high, search.low + 1); /* nothing was counted: room for one */
  init_axis (axis, search);
}

#define MOST_LINEAR 1e4

void
dz_axis_init_for_range (DzAxis *axis, double low, double high, int target)
{
  int first, last, every;

  g_return_if_fail (axis != NULL);

  if (!(low > 0 && high / low > MOST_LINEAR))
    {
      dz_axis_init (axis, low, high, target);
      return;
    }

  first = (int) floor (log10 (low) + 1e-9);
  last = (int) ceil (log10 (high) - 1e-9);
  every = MAX (1, (last - first + MAX (target, 2) - 1) / MAX (target, 2));
  *axis = (DzAxis){ .min = pow (10, first), .max = pow (10, last), .logarithmic = TRUE };
  for (int power = first; power <= last && axis->n_ticks < DZ_AXIS_MAX_TICKS; power += every)
    axis->ticks[axis->n_ticks++] = pow (10, power);
}

double
dz_axis_map (const DzAxis *axis, double value, double start, double end)
{
  if (axis->logarithmic)
    return start
           + (log10 (MAX (value, axis->min)) - log10 (axis->min)) / (log10 (axis->max) - log10 (axis->min))
                 * (end - start);

  return start + (value - axis->min) / (axis->max - axis->min) * (end - start);
}

/* “2.5×10⁹” */
static char *
dup_power_text (double value)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  int power = (int) floor (log10 (fabs (value)) + 1e-9);
  g_autofree char *mantissa = g_strdup_printf ("%.3g", value / pow (10, power));
  GString *text = g_string_new (mantissa);

  g_string_append (text, power < 0 ? "×10⁻" : "×10");
  if (ABS (power) >= 10)
    g_string_append (text, digits[ABS (power) / 10 % 10]);
  g_string_append (text, digits[ABS (power) % 10]);

  return g_string_free (text, FALSE);
}

char *
dz_axis_dup_tick_text (const DzAxis *axis, int tick)
{
  double value = 0;

  g_return_val_if_fail (tick >= 0 && tick < axis->n_ticks, NULL);

  value = axis->ticks[tick];
  if (value != 0 && MAX (fabs (axis->min), fabs (axis->max)) >= 1e9)
    return dup_power_text (value);
  if (axis->logarithmic)
    return g_strdup_printf ("%'.*f", value < 1 ? (int) ceil (-log10 (value) - 1e-9) : 0, value);

  return g_strdup_printf ("%'.*f", axis->decimals, value);
}
