/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-verdict.h"

#include <math.h>

#include "align/dz-figure-difference.h"
#include "align/dz-figure-direction.h"

/* Below this two figures of a report are the same. */
#define EPSILON 1e-9

gboolean
dz_verdict_can_compare (const DzQuantity *goal, const DzQuantity *outcome, const DzKnowledge *knowledge)
{
  return goal->measure == outcome->measure && dz_figure_is_comparable (goal, outcome, knowledge);
}

static gboolean
counts_in_points (DzMeasure measure)
{
  return measure == DZ_MEASURE_GROWTH || measure == DZ_MEASURE_SHARE;
}

/* In points, in places, or in per cent of the goal; a goal of none is met by none. */
static double
scale (const DzQuantity *goal, double difference, double base, const DzKnowledge *knowledge)
{
  if (counts_in_points (goal->measure))
    return difference * dz_figure_get_points (goal, knowledge);
  if (goal->measure == DZ_MEASURE_RANK || difference == 0)
    return difference;

  return fabs (base) > EPSILON ? 100 * difference / fabs (base) : NAN;
}

static double
get_middle (const DzQuantity *quantity)
{
  return (quantity->low + quantity->high) / 2;
}

/* In the goal's unit, and as the goal runs. An outcome need not say again that it is a fall of so many. */
static double
get_value (const DzQuantity *goal, const DzQuantity *outcome, const DzKnowledge *knowledge)
{
  double value = get_middle (outcome) * dz_figure_get_factor (outcome, goal, knowledge);

  return dz_figure_get_sign (goal, outcome, knowledge) < 0 ? -value : value;
}

double
dz_verdict_get_gap (const DzQuantity *goal, const DzQuantity *outcome, const DzKnowledge *knowledge)
{
  double value;

  g_return_val_if_fail (goal != NULL && outcome != NULL && knowledge != NULL, NAN);

  if (goal->measure == DZ_MEASURE_RANK || !dz_verdict_can_compare (goal, outcome, knowledge))
    return NAN;

  value = get_value (goal, outcome, knowledge);
  if (value < goal->low)
    return scale (goal, value - goal->low, goal->low, knowledge);
  if (value > goal->high)
    return scale (goal, value - goal->high, goal->high, knowledge);

  return 0;
}

/* A bound in the goal's own words goes before the indicator's direction. */
static DzDirection
get_direction (const DzQuantity *goal, const DzQuantity *outcome, const DzKnowledge *knowledge)
{
  const DzIndicator *indicator
      = goal->indicator_key != NULL ? dz_knowledge_find_indicator (knowledge, goal->indicator_key) : NULL;

  if (goal->measure == DZ_MEASURE_RANK || goal->modifier == DZ_MODIFIER_AT_MOST)
    return DZ_DIRECTION_LESS;
  /* “下降 5%”: the figure tells how much less, so more of it is better. */
  if (dz_figure_tells_fall (goal, knowledge)
      || (!counts_in_points (goal->measure) && dz_figure_tells_fall (outcome, knowledge)))
    return DZ_DIRECTION_MORE;
  if (indicator == NULL)
    return DZ_DIRECTION_MORE;
  if (indicator->direction == DZ_DIRECTION_NONE
      && (goal->modifier == DZ_MODIFIER_AT_LEAST || goal->modifier == DZ_MODIFIER_MORE_THAN))
    return DZ_DIRECTION_MORE;

  return indicator->direction;
}

/* Fills how far the outcome falls short and goes beyond. */
static void
measure (DzVerdictReason *reason, const DzQuantity *goal, double value, const DzKnowledge *knowledge)
{
  double below = scale (goal, goal->low - value, goal->low, knowledge);
  double above = scale (goal, value - goal->high, goal->high, knowledge);

  reason->short_of = reason->direction == DZ_DIRECTION_LESS ? above : below;
  reason->beyond = reason->direction == DZ_DIRECTION_LESS ? below : above;
  if (reason->direction == DZ_DIRECTION_NONE)
    {
      reason->short_of = MAX (below, above);
      reason->beyond = -reason->short_of;
    }
}

/* “近 500” is still a little less than 500. */
static gboolean
just_misses (const DzVerdictReason *reason, const DzQuantity *outcome)
{
  return reason->direction == DZ_DIRECTION_MORE && outcome->modifier == DZ_MODIFIER_NEARLY
         && fabs (reason->short_of) < EPSILON && reason->tolerance->met < EPSILON;
}

static DzVerdict
decide (const DzVerdictReason *reason, const DzQuantity *outcome)
{
  if (!isfinite (reason->short_of) || !isfinite (reason->beyond))
    return DZ_VERDICT_NOT_COMPARABLE;
  if (reason->short_of > reason->tolerance->nearly + EPSILON)
    return DZ_VERDICT_MISSED;
  if (reason->short_of > reason->tolerance->met + EPSILON || just_misses (reason, outcome))
    return DZ_VERDICT_NEARLY_MET;
  if (reason->direction != DZ_DIRECTION_NONE && reason->beyond >= reason->tolerance->over - EPSILON)
    return DZ_VERDICT_OVER_FULFILLED;

  return DZ_VERDICT_MET;
}

DzVerdictReason
dz_verdict_explain (const DzQuantity *goal, const DzQuantity *outcome, const DzKnowledge *knowledge)
{
  DzVerdictReason reason = { .verdict = DZ_VERDICT_NOT_COMPARABLE, .short_of = NAN, .beyond = NAN };

  g_return_val_if_fail (goal != NULL && outcome != NULL && knowledge != NULL, reason);

  reason.tolerance = dz_knowledge_find_tolerance (knowledge, goal->measure, goal->modifier);
  reason.direction = get_direction (goal, outcome, knowledge);
  if (reason.tolerance == NULL || !dz_verdict_can_compare (goal, outcome, knowledge))
    return reason;

  measure (&reason, goal, get_value (goal, outcome, knowledge), knowledge);
  reason.verdict = decide (&reason, outcome);

  return reason;
}

DzVerdict
dz_verdict_judge (const DzQuantity *goal, const DzQuantity *outcome, const DzKnowledge *knowledge)
{
  return dz_verdict_explain (goal, outcome, knowledge).verdict;
}
