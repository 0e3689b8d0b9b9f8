/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-figure-difference.h"

#include <math.h>
#include <string.h>

#include "align/dz-figure-direction.h"

/* How much “about”, “more than” and “nearly” leave open, as a part of the figure. */
static const double about_room = 0.05;
static const double beyond_room = 0.5;
static const double nearly_room = 0.1;
/* Zeros at the end of a round figure (2000) may be rounding up to this part of it. */
static const double round_room = 0.05;

typedef struct
{
  double low;
  double high;
} Interval;

double
dz_figure_get_factor (const DzQuantity *from, const DzQuantity *to, const DzKnowledge *knowledge)
{
  const char *from_unit = from->unit != NULL ? from->unit : "";
  const char *to_unit = to->unit != NULL ? to->unit : "";
  const DzUnit *a;
  const DzUnit *b;

  if (g_str_equal (from_unit, to_unit))
    return 1;

  a = dz_knowledge_find_unit (knowledge, from_unit);
  b = dz_knowledge_find_unit (knowledge, to_unit);
  if (a == NULL || b == NULL || !g_str_equal (a->family, b->family))
    return NAN;

  return a->factor / b->factor;
}

double
dz_figure_get_points (const DzQuantity *quantity, const DzKnowledge *knowledge)
{
  const DzUnit *unit = quantity->unit != NULL ? dz_knowledge_find_unit (knowledge, quantity->unit) : NULL;

  return unit != NULL && g_str_equal (unit->family, "percent") ? unit->factor : 1;
}

/* The place value of the last digit printed. */
static double
get_step (double value)
{
  g_autofree char *text = dz_number_dup_text (value);
  const char *point = strchr (text, '.');

  return point != NULL ? pow (10, -(double) strlen (point + 1)) : 1;
}

/* The place value of the last digit that is not a zero at the end. */
static double
get_round_step (double value)
{
  g_autofree char *text = dz_number_dup_text (value);
  double step = get_step (value);

  if (strchr (text, '.') != NULL)
    return step;
  for (gsize length = strlen (text); length > 1 && text[length - 1] == '0'; length--)
    step *= 10;

  return step;
}

static double
get_rounding (double value)
{
  double own = get_step (value) / 2;
  double round = MIN (get_round_step (value) / 2, fabs (value) * round_room);

  return MAX (own, round);
}

static Interval
get_interval (const DzQuantity *quantity, double factor)
{
  /* Some round down where they should round up: 7.4 for 7.48. */
  double cut = MIN (get_step (quantity->high) / 2, fabs (quantity->high) * round_room);
  Interval interval
      = { quantity->low - get_rounding (quantity->low), quantity->high + get_rounding (quantity->high) + cut };
  double size = MAX (fabs (quantity->low), fabs (quantity->high));

  switch (quantity->modifier)
    {
    case DZ_MODIFIER_ABOUT:
      interval.low -= size * about_room;
      interval.high += size * about_room;
      break;
    case DZ_MODIFIER_AT_LEAST:
    case DZ_MODIFIER_MORE_THAN:
      interval.high += size * beyond_room;
      break;
    case DZ_MODIFIER_NEARLY:
      interval.low -= size * nearly_room;
      break;
    case DZ_MODIFIER_AT_MOST:
      interval.low -= size * beyond_room;
      break;
    case DZ_MODIFIER_EXACT:
    case DZ_MODIFIER_RANGE:
    default:
      break;
    }

  return (Interval){ interval.low * factor, interval.high * factor };
}

gboolean
dz_figure_is_comparable (const DzQuantity *first, const DzQuantity *second, const DzKnowledge *knowledge)
{
  return isfinite (dz_figure_get_factor (second, first, knowledge));
}

/* Binary noise of a conversion is no difference. */
static gboolean
is_close (double a, double b)
{
  return fabs (a - b) <= 1e-9 * MAX (fabs (a), fabs (b));
}

/* Of a fall seen as a rise: -3 for “下降3%”. */
static double
get_low (const DzQuantity *quantity, int sign)
{
  return sign < 0 ? -quantity->high : quantity->low;
}

static double
get_high (const DzQuantity *quantity, int sign)
{
  return sign < 0 ? -quantity->low : quantity->high;
}

gboolean
dz_figure_is_same (const DzQuantity *first, const DzQuantity *second, const DzKnowledge *knowledge)
{
  double factor = dz_figure_get_factor (second, first, knowledge);
  int sign = dz_figure_get_sign (first, second, knowledge);

  return sign != 0 && isfinite (factor) && is_close (first->low, get_low (second, sign) * factor)
         && is_close (first->high, get_high (second, sign) * factor);
}

gboolean
dz_figure_agrees (const DzQuantity *first, const DzQuantity *second, const DzKnowledge *knowledge)
{
  double factor = dz_figure_get_factor (second, first, knowledge);
  int sign = dz_figure_get_sign (first, second, knowledge);
  Interval a = get_interval (first, 1);
  Interval b = get_interval (second, isfinite (factor) ? factor : 1);

  if (!isfinite (factor) || sign == 0)
    return FALSE;
  if (sign < 0)
    b = (Interval){ -b.high, -b.low };

  return a.low <= b.high && b.low <= a.high;
}

/* A figure printed to so many digits is not rounded for a rounder one. */
#define MANY_DIGITS 3

/* How many digits stand before the zeros at the end. */
static int
count_digits (double value)
{
  return value != 0 ? (int) floor (log10 (fabs (value) / get_round_step (value)) + 1e-9) + 1 : 1;
}

/* TRUE if both are single numbers limited by the same word, of which neither can be the other rounded.
 * “超100” leaves open how much more. */
static gboolean
are_printed_alike (const DzQuantity *first, const DzQuantity *second, double factor)
{
  double step = get_round_step (first->low);
  double other = get_round_step (second->low);

  return factor == 1 && first->modifier == second->modifier && first->modifier != DZ_MODIFIER_AT_LEAST
         && first->modifier != DZ_MODIFIER_MORE_THAN && first->modifier != DZ_MODIFIER_AT_MOST
         && first->low == first->high && second->low == second->high
         && (step == other
             || (get_step (first->low) == get_step (second->low)
                 && count_digits (step > other ? first->low : second->low) >= MANY_DIGITS));
}

gboolean
dz_figure_contradicts (const DzQuantity *first, const DzQuantity *second, const DzKnowledge *knowledge)
{
  double factor = dz_figure_get_factor (second, first, knowledge);
  int sign = dz_figure_get_sign (first, second, knowledge);

  if (!isfinite (factor) || sign == 0)
    return FALSE;
  if (sign > 0 && are_printed_alike (first, second, factor))
    return first->low != second->low;

  return !dz_figure_agrees (first, second, knowledge);
}

/* TRUE if longer is shorter with one digit more. */
static gboolean
has_one_more (const char *longer, const char *shorter)
{
  gsize same = 0;

  while (shorter[same] != '\0' && longer[same] == shorter[same])
    same++;

  return longer[same] != '.' && g_str_equal (longer + same + 1, shorter + same);
}

/* One digit replaced, or two neighbours exchanged; short figures differ by one digit as a matter of course. */
static gboolean
has_one_other (const char *a, const char *b)
{
  gsize length = strlen (a);
  gsize first = 0;

  if (length < 3)
    return FALSE;
  while (first < length && a[first] == b[first])
    first++;
  if (first == length || a[first] == '.' || b[first] == '.')
    return FALSE;
  if (g_str_equal (a + first + 1, b + first + 1))
    return TRUE;

  return first + 1 < length && a[first] == b[first + 1] && a[first + 1] == b[first]
         && g_str_equal (a + first + 2, b + first + 2);
}

static gboolean
differs_by_one_digit (double first, double second)
{
  g_autofree char *a = dz_number_dup_text (first);
  g_autofree char *b = dz_number_dup_text (second);
  gsize length = strlen (a);
  gsize other = strlen (b);

  if (length == other)
    return has_one_other (a, b);
  if (length == other + 1)
    return has_one_more (a, b);

  return other == length + 1 && has_one_more (b, a);
}

static gboolean
is_power_of_ten (double ratio)
{
  double power = log10 (fabs (ratio));

  return fabs (power) > 0.5 && fabs (power - round (power)) < 1e-6;
}

DzDiscrepancyKind
dz_figure_compare (const DzQuantity *first, const DzQuantity *second, const DzKnowledge *knowledge)
{
  double factor = dz_figure_get_factor (second, first, knowledge);
  gboolean single = first->low == first->high && second->low == second->high;

  if (!single || first->low == 0 || second->low == 0 || dz_figure_get_sign (first, second, knowledge) < 0)
    return DZ_DISCREPANCY_VALUE;
  if (is_power_of_ten (second->low * factor / first->low))
    return DZ_DISCREPANCY_FACTOR;
  if (factor == 1 && differs_by_one_digit (first->low, second->low))
    return DZ_DISCREPANCY_DIGIT;

  return DZ_DISCREPANCY_VALUE;
}

double
dz_figure_get_difference (const DzQuantity *first, const DzQuantity *second, const DzKnowledge *knowledge)
{
  double factor = dz_figure_get_factor (second, first, knowledge);
  double base = (first->low + first->high) / 2;
  int sign = dz_figure_get_sign (first, second, knowledge);
  double difference = sign != 0 ? sign * (second->low + second->high) / 2 * factor - base : NAN;

  if (first->measure == DZ_MEASURE_RANK)
    return difference;
  if (first->measure == DZ_MEASURE_GROWTH || first->measure == DZ_MEASURE_SHARE)
    return difference * dz_figure_get_points (first, knowledge);

  return base != 0 ? 100 * difference / fabs (base) : NAN;
}
