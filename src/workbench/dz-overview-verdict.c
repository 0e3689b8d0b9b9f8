/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "align/dz-verdict.h"

/* “0.3 points”, “5%”, “1 place” */
static char *
dup_amount (double amount, DzMeasure measure)
{
  double rounded = round (fabs (amount) * 100) / 100;
  gulong n = rounded == 1 ? 1 : 2; /* 1.5 is more than one */
  g_autofree char *number = dz_number_dup_text (rounded);

  if (measure == DZ_MEASURE_GROWTH || measure == DZ_MEASURE_SHARE)
    /* Translators: an amount in percentage points. */
    return g_strdup_printf (ngettext ("%s point", "%s points", n), number);
  if (measure == DZ_MEASURE_RANK)
    /* Translators: an amount in places of a ranking. */
    return g_strdup_printf (ngettext ("%s place", "%s places", n), number);

  return g_strconcat (number, "%", NULL);
}

static char *
dup_distance (const DzVerdictReason *reason, DzMeasure measure)
{
  g_autofree char *amount = NULL;

  if (reason->short_of <= 1e-9 && reason->beyond <= 1e-9)
    return g_strdup (_ ("as set"));

  amount = dup_amount (reason->short_of > 0 ? reason->short_of : reason->beyond, measure);
  if (reason->short_of > 0 && reason->direction == DZ_DIRECTION_NONE)
    /* Translators: the outcome is so much away from the goal: “2 points off” */
    return g_strdup_printf (_ ("%s off"), amount);

  /* Translators: the outcome is so much worse, or better, than the goal: “2 points short” */
  return g_strdup_printf (reason->short_of > 0 ? _ ("%s short") : _ ("%s better"), amount);
}

static char *
dup_judged (const DzGoal *goal, const DzKnowledge *knowledge)
{
  DzVerdictReason reason = dz_verdict_explain (goal->goal, goal->outcome, knowledge);
  DzMeasure measure = goal->goal->measure;
  g_autofree char *distance = NULL;
  g_autofree char *met = NULL;
  g_autofree char *nearly = NULL;
  g_autofree char *over = NULL;

  if (reason.tolerance == NULL || reason.verdict == DZ_VERDICT_NOT_COMPARABLE)
    return g_strdup (_ ("the units do not convert"));

  distance = dup_distance (&reason, measure);
  met = dup_amount (reason.tolerance->met, measure);
  nearly = dup_amount (reason.tolerance->nearly, measure);
  over = dup_amount (reason.tolerance->over, measure);

  /* Translators: how far the outcome is from the goal, then the tolerances: “0.2 points short; met up to 0.3
   * points, nearly met up to 0.8 points short, over-fulfilled from 1 points better” */
  return g_strdup_printf (_ ("%s; met up to %s, nearly met up to %s short, over-fulfilled from %s better"),
                          distance, met, nearly, over);
}

static const char *
explain_missing (DzVerdict verdict)
{
  switch (verdict)
    {
    case DZ_VERDICT_NOT_DUE:
      return _ ("no report could tell yet");
    case DZ_VERDICT_NO_REPORT:
      return _ ("the report that would tell is not in the library");
    case DZ_VERDICT_NOT_REPORTED:
      return _ ("the next report does not tell");
    case DZ_VERDICT_DROPPED:
      return _ ("neither outcome nor a new goal after a series of goals");
    case DZ_VERDICT_NOT_COMPARABLE:
      return _ ("the report states several goals under this name");
    default:
      return "";
    }
}

/* What the reader ruled need not follow from the rules: then no rule is named for it. */
static gboolean
is_against_rules (const DzGoal *goal, const DzKnowledge *knowledge)
{
  return goal->state == DZ_STATE_CORRECTED
         && (goal->outcome == NULL || dz_verdict_judge (goal->goal, goal->outcome, knowledge) != goal->verdict);
}

char *
dz_overview_dup_verdict_reason (const DzGoal *goal, const DzKnowledge *knowledge)
{
  g_return_val_if_fail (goal != NULL && knowledge != NULL, NULL);

  if (goal->goal == NULL)
    return g_strdup ("");
  if (is_against_rules (goal, knowledge))
    return g_strdup (_ ("as you decided"));
  if (goal->verdict == DZ_VERDICT_CHANGED)
    return g_strdup (_ ("a later report set it anew before it was due"));
  if (goal->verdict == DZ_VERDICT_IN_PROGRESS)
    return g_strdup (_ ("due later; the outcome is on the way to it"));
  if (goal->outcome == NULL)
    return g_strdup (explain_missing (goal->verdict));

  return dup_judged (goal, knowledge);
}
