/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-quantity.h"

G_BEGIN_DECLS

/* One row of the goal ledger: a goal, what came of it, and the verdict. The goal is missing where an outcome
 * stands alone in a series or where a place states none for a year; the outcome is missing where none is
 * known. Where both are, absence stands for the row. */
typedef struct
{
  DzQuantity *goal;    /* (nullable) owned */
  DzQuantity *outcome; /* (nullable) owned; the latest outcome or estimate for the goal's period, or on the way to it */
  DzQuantity *absence; /* (nullable) owned; no number: what is measured where and when, and the words that say there
                          is no goal; id and paragraph_id 0 where no words say so, report_id 0 without a report */
  GPtrArray *also;     /* (nullable) (element-type DzQuantity) the same goal said again in its report */
  DzPresence presence; /* of the goal */
  DzVerdict verdict;   /* meaningless where there is no goal */
  double gap;          /* outcome minus goal: percentage points for a growth or share, per cent of the goal else; NaN if none and for a rank */
  DzState state;       /* who decided: extracted = the program */
} DzGoal;

DzGoal *dz_goal_new (void);
void dz_goal_free (DzGoal *goal);

/* The quantity that stands for the row: its goal, else its outcome, else its absence. */
const DzQuantity *dz_goal_get_main (const DzGoal *goal);

/* TRUE if the goal of the row was said in this quantity: as its main wording or once more. */
gboolean dz_goal_is_said_in (const DzGoal *goal, gint64 quantity_id);

/* One indicator, measure and period for which the lower place, the upper place or both set a goal. */
typedef struct
{
  char *lower_place;
  char *upper_place;
  DzQuantity *lower;        /* (nullable) owned */
  DzQuantity *upper;        /* (nullable) owned */
  DzPresence lower_presence;
  DzPresence upper_presence;
  double gap;               /* middle of lower minus middle of upper, as the upper runs (against “下降3%”, “下降4%” is a point more);
                               percentage points; NaN for a level, a rank and where not comparable */
} DzAmplification;

void dz_amplification_free (DzAmplification *amplification);

/* Two statements about the same place, indicator, measure and period that cannot both be right. */
typedef struct
{
  DzQuantity *first;  /* owned; the one told earlier */
  DzQuantity *second; /* owned */
  DzDiscrepancyKind kind;
  double difference;  /* second minus first: percentage points for a growth or share, per cent of the first else */
} DzDiscrepancy;

void dz_discrepancy_free (DzDiscrepancy *discrepancy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzGoal, dz_goal_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzAmplification, dz_amplification_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzDiscrepancy, dz_discrepancy_free)

G_END_DECLS
