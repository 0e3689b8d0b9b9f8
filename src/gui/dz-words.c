/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-words.h"

#include <glib/gi18n.h>
#include <math.h>

static const char *const measures[] = {
  [DZ_MEASURE_LEVEL] = N_ ("Amount"), [DZ_MEASURE_GROWTH] = N_ ("Growth"), [DZ_MEASURE_SHARE] = N_ ("Share"),
  [DZ_MEASURE_RANK] = N_ ("Rank"),   [DZ_MEASURE_RATIO] = N_ ("Ratio"),
};

static const char *const states[] = {
  [DZ_STATE_EXTRACTED] = N_ ("Program"),
  [DZ_STATE_CONFIRMED] = N_ ("Confirmed by You"),
  [DZ_STATE_CORRECTED] = N_ ("Corrected by You"),
  [DZ_STATE_ADDED] = N_ ("Added by You"),
  [DZ_STATE_REJECTED] = N_ ("Rejected by You"),
};

char *
dz_goal_dup_verdict_text (const DzGoal *goal)
{
  g_return_val_if_fail (goal != NULL, NULL);

  if (goal->goal == NULL)
    return g_strdup ("–");

  /* Translators: the verdict's sign, then its word: “● Met”. */
  return g_strdup_printf (C_ ("verdict sign and word", "%s %s"), dz_verdict_get_glyph (goal->verdict),
                          dz_verdict_get_name (goal->verdict));
}

/* One decimal at most, the sign a real minus. */
static char *
dup_signed_number (double value)
{
  g_autofree char *digits = NULL;

  value = round (value * 10) / 10;
  digits = dz_number_dup_text (fabs (value));

  return g_strconcat (value < 0 ? "−" : value > 0 ? "+" : "±", digits, NULL);
}

char *
dz_words_dup_gap_text (double gap, DzMeasure measure)
{
  g_autofree char *number = NULL;

  if (isnan (gap))
    return g_strdup ("");

  number = dup_signed_number (gap);
  if (measure == DZ_MEASURE_RANK)
    return g_steal_pointer (&number);
  if (measure == DZ_MEASURE_GROWTH || measure == DZ_MEASURE_SHARE)
    /* Translators: a gap in percentage points: “+0.5 pp”. */
    return g_strdup_printf (_ ("%s pp"), number);

  /* Translators: a gap in per cent of the goal: “−3%”. */
  return g_strdup_printf (_ ("%s%%"), number);
}

char *
dz_goal_dup_gap_text (const DzGoal *goal)
{
  g_return_val_if_fail (goal != NULL, NULL);

  return goal->goal != NULL ? dz_words_dup_gap_text (goal->gap, goal->goal->measure) : g_strdup ("");
}

const char *
dz_presence_get_label (DzPresence presence)
{
  switch (presence)
    {
    case DZ_PRESENCE_STATED:
      /* Translators: whether a goal is there: the report states one. */
      return _ ("Goal stated");
    case DZ_PRESENCE_ABSENT_STATED:
      /* Translators: the report says in words that it sets no goal. */
      return _ ("Sets none, in words");
    case DZ_PRESENCE_ABSENT_OMITTED:
      /* Translators: the report leaves out a goal that the years beside it state. */
      return _ ("Left out");
    case DZ_PRESENCE_NO_REPORT:
      return _ ("No report");
    case DZ_PRESENCE_NOT_FOUND:
    default:
      /* Translators: whether a goal is there: none was found in the report. */
      return _ ("Not found");
    }
}

const char *
dz_discrepancy_kind_get_label (DzDiscrepancyKind kind)
{
  switch (kind)
    {
    case DZ_DISCREPANCY_DIGIT:
      return _ ("One digit differs");
    case DZ_DISCREPANCY_FACTOR:
      return _ ("Ten times or more");
    case DZ_DISCREPANCY_SERIES:
      return _ ("Out of the series");
    case DZ_DISCREPANCY_REVISED:
      return _ ("Revised later");
    case DZ_DISCREPANCY_VALUE:
    default:
      return _ ("Another value");
    }
}

const char *
dz_measure_get_label (DzMeasure measure)
{
  g_return_val_if_fail (measure < G_N_ELEMENTS (measures), "");

  return _ (measures[measure]);
}

const char *
dz_state_get_label (DzState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), "");

  return _ (states[state]);
}

gboolean
dz_words_are_chinese (void)
{
  const char *const *languages = g_get_language_names ();

  return g_str_has_prefix (languages[0], "zh");
}

char *
dz_quantity_dup_measured_text (const DzQuantity *quantity, const DzKnowledge *knowledge)
{
  const char *indicator;

  g_return_val_if_fail (quantity != NULL, NULL);

  indicator = quantity->indicator_key != NULL ? quantity->indicator_key : quantity->indicator;
  if (knowledge == NULL)
    return g_strdup (indicator != NULL ? indicator : "");

  return dz_overview_dup_indicator_title (indicator, quantity->measure, knowledge);
}
