/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-quantity.h"

G_BEGIN_DECLS

/* TRUE if the two state the same kind of value in units that can be converted. */
gboolean dz_verdict_can_compare (const DzQuantity *goal, const DzQuantity *outcome, const DzKnowledge *knowledge);

/* Outcome minus goal as in DzGoal.gap: from the nearer end where the goal is a range, 0 inside it; a rise
 * counts against a goal that names a fall, and a fall against a rise. NaN for a rank and where they cannot be
 * compared. */
double dz_verdict_get_gap (const DzQuantity *goal, const DzQuantity *outcome, const DzKnowledge *knowledge);

/* Over-fulfilled, met, nearly met or missed, by the indicator's direction, the goal's limiting word and the
 * tolerances of verdicts.tsv; not comparable where the units do not convert. An indicator that has no
 * direction, with a goal that names no bound, is met inside the tolerance on either side and never
 * over-fulfilled. */
DzVerdict dz_verdict_judge (const DzQuantity *goal, const DzQuantity *outcome, const DzKnowledge *knowledge);

/* How a verdict came about. */
typedef struct
{
  DzVerdict verdict;
  const DzTolerance *tolerance; /* NULL: the rules say nothing about such goals */
  DzDirection direction;        /* what counts as better here; none: any deviation is a shortfall */
  double short_of;              /* how far the outcome falls short, in the measure of the tolerance; below 0: not at all */
  double beyond;                /* how far it goes beyond the goal; below 0: not at all */
} DzVerdictReason;

DzVerdictReason dz_verdict_explain (const DzQuantity *goal, const DzQuantity *outcome,
                                    const DzKnowledge *knowledge);

G_END_DECLS
