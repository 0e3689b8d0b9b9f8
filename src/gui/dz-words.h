/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-verdict-mark.h"
#include "core/dz-goal.h"
#include "core/dz-knowledge.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* The words the window shows for values of the core, in the reader's language. Strings are static unless
 * “dup”. */

/* “● Met”, or “–” where the row has no goal. (transfer full) */
char *dz_goal_dup_verdict_text (const DzGoal *goal);
/* “+0.5 pp”, “−3%”, or "" where there is none. (transfer full) */
char *dz_goal_dup_gap_text (const DzGoal *goal);

/* A difference as a reader says it: percentage points for growth and share, places for a rank, else per cent;
 * "" for NaN. (transfer full) */
char *dz_words_dup_gap_text (double gap, DzMeasure measure);

const char *dz_measure_get_label (DzMeasure measure);
/* Who decided: “Program”, “Confirmed by You” … */
const char *dz_state_get_label (DzState state);

/* “地区生产总值 · growth”, as timeline and charts say it. (transfer full) */
char *dz_quantity_dup_measured_text (const DzQuantity *quantity, const DzKnowledge *knowledge);

/* Why there is a goal, or none: “No goal set” … */
const char *dz_presence_get_label (DzPresence presence);
/* “One digit differs” … */
const char *dz_discrepancy_kind_get_label (DzDiscrepancyKind kind);

/* TRUE if the reader's language is Chinese: names from the knowledge files are shown as written there. */
gboolean dz_words_are_chinese (void);

G_END_DECLS
