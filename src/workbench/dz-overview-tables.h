/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-table.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* The tables both programs write: the same columns from the command line and from the window. Sentences are
 * read by the caller, who knows how; NULL where there is none. */

DzTable *dz_goals_table_new (void);
void dz_goals_table_add (DzTable *table, const DzGoal *goal, const DzOverview *overview,
                         const char *goal_sentence, const char *outcome_sentence);

DzTable *dz_amplification_table_new (void);
void dz_amplification_table_add (DzTable *table, const DzAmplification *row, const DzOverview *overview,
                                 const char *lower_sentence, const char *upper_sentence);

DzTable *dz_discrepancies_table_new (void);
void dz_discrepancies_table_add (DzTable *table, const DzDiscrepancy *row, const DzOverview *overview,
                                 const char *first_sentence, const char *second_sentence);

G_END_DECLS
