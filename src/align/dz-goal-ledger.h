/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-goal.h"
#include "core/dz-knowledge.h"
#include "core/dz-report.h"
#include "core/dz-ruling.h"

G_BEGIN_DECLS

/* Goals paired with outcomes for the same place, indicator, measure and period, across units. A goal said
 * several times in one report makes one row: the hardest and fullest wording stands for it. quantities:
 * (element-type DzQuantity) of all reports; reports: (element-type DzReport), which tell who could have
 * reported; rulings: (element-type DzRuling) (nullable) what the reader decided, which goes before the
 * program: the state of such a row is confirmed where both agree, else corrected. Rejected quantities are
 * left out. Returns (element-type DzGoal) sorted by place, indicator, measure, period. Pure. */
GPtrArray *dz_goal_ledger_build (const GPtrArray *quantities, const GPtrArray *reports, const GPtrArray *rulings,
                                 const DzKnowledge *knowledge);

/* By place, indicator, measure, period, report and position. rows: (element-type DzGoal). */
void dz_goal_ledger_sort (GPtrArray *rows);

/* Goals of a lower and an upper place for the same indicator, measure and period side by side, those only one
 * of them set included, with the reason why the other has none. ledger: (element-type DzGoal). lower and
 * upper both NULL: every place that sets goals with every place above it. Returns (element-type
 * DzAmplification) sorted by indicator, measure, period, places. Pure. */
GPtrArray *dz_goal_ledger_amplify (const GPtrArray *ledger, const GPtrArray *reports, const char *lower,
                                   const char *upper, const DzKnowledge *knowledge);

/* Pairs of statements about the same place, indicator, measure and period that cannot both be right, and
 * figures far off the years beside them; the oddest first. quantities: (element-type DzQuantity). Returns
 * (element-type DzDiscrepancy). Pure. */
GPtrArray *dz_goal_ledger_find_discrepancies (const GPtrArray *quantities, const GPtrArray *reports,
                                              const DzKnowledge *knowledge);

G_END_DECLS
