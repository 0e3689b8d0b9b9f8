/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-goal.h"
#include "core/dz-knowledge.h"
#include "core/dz-report.h"
#include "core/dz-ruling.h"

G_BEGIN_DECLS

/* Goals paired with outcomes for the same place, indicator, measure and period, across units.
 * quantities: (element-type DzQuantity) of all reports; reports: (element-type DzReport), which tell who
 * could have reported; rulings: (element-type DzRuling) (nullable) what the reader decided, which goes before the
 * program: the state of such a row is confirmed where both agree, else corrected. Rejected quantities are left out.
 * Returns (element-type DzGoal) sorted by place, indicator, measure, period. Pure. */
GPtrArray *dz_goal_ledger_build (const GPtrArray *quantities, const GPtrArray *reports, const GPtrArray *rulings,
                                 const DzKnowledge *knowledge);

/* Goals of two places for the same indicator, measure and period side by side, those only one of them set
 * included. Returns (element-type DzAmplification) sorted by indicator, measure, period. Pure. */
GPtrArray *dz_goal_ledger_amplify (const GPtrArray *quantities, const char *lower, const char *upper,
                                   const DzKnowledge *knowledge);

G_END_DECLS
