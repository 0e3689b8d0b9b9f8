/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-quantity.h"

G_BEGIN_DECLS

/* One row of the goal ledger: a goal, what came of it, and the verdict. The goal may be missing where
 * an outcome stands alone in a series; the outcome is missing where none is known. Never both. */
typedef struct
{
  DzQuantity *goal;    /* (nullable) owned */
  DzQuantity *outcome; /* (nullable) owned; the latest outcome or estimate for the goal's period, or on the way to it */
  DzVerdict verdict;   /* meaningless where there is no goal */
  double gap;          /* outcome minus goal: percentage points for a growth or share, per cent of the goal else; NaN if none and for a rank */
  DzState state;       /* who decided: extracted = the program */
} DzGoal;

DzGoal *dz_goal_new (void);
void dz_goal_free (DzGoal *goal);

/* The quantity that stands for the row: its goal, else its outcome. */
const DzQuantity *dz_goal_get_main (const DzGoal *goal);

/* One indicator, measure and period for which the lower place, the upper place or both set a goal. */
typedef struct
{
  DzQuantity *lower; /* (nullable) owned */
  DzQuantity *upper; /* (nullable) owned */
  double gap;        /* middle of lower minus middle of upper, percentage points; NaN where not comparable */
} DzAmplification;

void dz_amplification_free (DzAmplification *amplification);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzGoal, dz_goal_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzAmplification, dz_amplification_free)

G_END_DECLS
