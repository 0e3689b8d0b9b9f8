/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/goals/dz-paragraph-texts.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

#define DZ_TYPE_GOAL_ROW (dz_goal_row_get_type ())

/* One row of the ledger as a list item; keeps the overview it borrows from alive. */
G_DECLARE_FINAL_TYPE (DzGoalRow, dz_goal_row, DZ, GOAL_ROW, GObject)

typedef enum
{
  DZ_GOAL_COLUMN_PLACE,
  DZ_GOAL_COLUMN_INDICATOR,
  DZ_GOAL_COLUMN_PERIOD,
  DZ_GOAL_COLUMN_GOAL,
  DZ_GOAL_COLUMN_OUTCOME,
  DZ_GOAL_COLUMN_VERDICT,
  DZ_GOAL_COLUMN_GAP,
  DZ_GOAL_COLUMN_GOAL_SENTENCE,
  DZ_GOAL_COLUMN_OUTCOME_SENTENCE,
  DZ_GOAL_COLUMN_DECIDED,
} DzGoalColumn;

#define DZ_N_GOAL_COLUMNS (DZ_GOAL_COLUMN_DECIDED + 1)

/* What rows take their words from. */
typedef struct
{
  DzKnowledge *knowledge;
  DzParagraphTexts *texts;
} DzGoalWords;

DzGoalRow *dz_goal_row_new (DzOverview *overview, const DzGoal *goal);
const DzGoal *dz_goal_row_get_goal (DzGoalRow *self);

/* As the table shows it; a sentence that is not read yet is “…”. (transfer full) */
char *dz_goal_row_dup_text (DzGoalRow *self, DzGoalColumn column, const DzGoalWords *words);
/* By the value behind the words; sentences are all alike. */
int dz_goal_row_compare (DzGoalRow *a, DzGoalRow *b, DzGoalColumn column, const DzGoalWords *words);
/* By the name of the indicator, in any language and as written. */
gboolean dz_goal_row_matches (DzGoalRow *self, const char *folded_needle, const DzGoalWords *words);

/* A header line and one line a row, with the citation of both ends. The sentences must have been read.
 * rows: (element-type DzGoalRow). (transfer full) */
char *dz_goal_rows_dup_tsv (const GPtrArray *rows, const DzGoalWords *words);

G_END_DECLS
