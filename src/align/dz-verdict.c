/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-verdict.h"

#include <math.h>
#include <string.h>

/* Below this two figures of a report are the same. */
#define EPSILON 1e-9

/* 1 if they are written alike; the factor that turns the outcome's unit into the goal's; NaN if there is
 * none. */
static double
get_factor (const DzQuantity *goal, const DzQuantity *outcome, const DzKnowledge *knowledge)
{
  const char *goal_unit = goal->unit != NULL ? goal->unit : "";
  const char *outcome_unit = outcome->unit != NULL ? outcome->unit : "";
  const DzUnit *from;
  const DzUnit *to;

  if (g_str_equal (goal_unit, outcome_unit))
    return 1;

  to = dz_knowledge_find_unit (knowledge, goal_unit);
  from = dz_knowledge_find_unit (knowledge, outcome_unit);
  if (from == NULL || to == NULL || !g_str_equal (from->family, to->family))
    return NAN;

  return from->factor / to->factor;
}

gboolean
dz_verdict_can_compare (const DzQuantity *goal, const DzQuantity *outcome, const DzKnowledge *knowledge)
{
  return goal->measure == outcome->measure && isfinite (get_factor (goal, outcome, knowledge));
}

static gboolean
counts_in_points (DzMeasure measure)
{
  return measure == DZ_MEASURE_GROWTH || measure == DZ_MEASURE_SHARE;
}

/* In points, in places, or in per cent of the goal; a goal of none is met by none. */
static double
scale (const DzQuantity *goal, double difference, double base)
{
  if (counts_in_points (goal->measure) || goal->measure == DZ_MEASURE_RANK || difference == 0)
    return difference;

  return fabs (base) > EPSILON ? 100 * difference / fabs (base) : NAN;
}

static double
get_middle (const DzQuantity *quantity)
{
  return (quantity->low + quantity->high) / 2;
}

static const char *const falling_words[] = { "下降", "降低", "压减", "减少", "压降", "缩减", "压缩", "削减", NULL };

/* “下降 5%”: the figure tells how much less, so more of it is better. */
static gboolean
tells_a_fall (const DzQuantity *quantity)
{
  for (int i = 0; quantity->wording != NULL && falling_words[i] != NULL; i++)
    if (strstr (quantity->wording, falling_words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* “下降 5%” against “增长 2%”: the signs differ though both figures are positive. */
static double
get_sign (const DzQuantity *goal, const DzQuantity *outcome)
{
  return goal->measure == DZ_MEASURE_GROWTH && tells_a_fall (goal) != tells_a_fall (outcome) ? -1 : 1;
}

double
dz_verdict_get_gap (const DzQuantity *goal, const DzQuantity *outcome, const DzKnowledge *knowledge)
{
  double factor;
  double value;

  g_return_val_if_fail (goal != NULL && outcome != NULL && knowledge != NULL, NAN);

  factor = get_factor (goal, outcome, knowledge);
  if (goal->measure != outcome->measure || !isfinite (factor) || goal->measure == DZ_MEASURE_RANK)
    return NAN;

  value = get_middle (outcome) * factor * get_sign (goal, outcome);
  if (value < goal->low)
    return scale (goal, value - goal->low, goal->low);
  if (value > goal->high)
    return scale (goal, value - goal->high, goal->high);

  return 0;
}

/* A bound in the goal's own words goes before the indicator's direction. */
static DzDirection
get_direction (const DzQuantity *goal, const DzKnowledge *knowledge)
{
  const DzIndicator *indicator
      = goal->indicator_key != NULL ? dz_knowledge_find_indicator (knowledge, goal->indicator_key) : NULL;

  if (goal->measure == DZ_MEASURE_RANK || goal->modifier == DZ_MODIFIER_AT_MOST)
    return DZ_DIRECTION_LESS;
  if (goal->measure == DZ_MEASURE_GROWTH && tells_a_fall (goal))
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
measure (DzVerdictReason *reason, const DzQuantity *goal, double value)
{
  double below = scale (goal, goal->low - value, goal->low);
  double above = scale (goal, value - goal->high, goal->high);

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
  reason.direction = get_direction (goal, knowledge);
  if (reason.tolerance == NULL || !dz_verdict_can_compare (goal, outcome, knowledge))
    return reason;

  measure (&reason, goal, get_middle (outcome) * get_factor (goal, outcome, knowledge) * get_sign (goal, outcome));
  reason.verdict = decide (&reason, outcome);

  return reason;
}

DzVerdict
dz_verdict_judge (const DzQuantity *goal, const DzQuantity *outcome, const DzKnowledge *knowledge)
{
  return dz_verdict_explain (goal, outcome, knowledge).verdict;
}
