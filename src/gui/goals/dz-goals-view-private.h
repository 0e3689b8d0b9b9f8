/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/goals/dz-goals-view.h"
#include "gui/goals/dz-ledger-row.h"

G_BEGIN_DECLS

/* dz-goals-view.c */

/* The goal of the row that is chosen alone in the table of goals; NULL where there is none. Borrowed. */
const DzGoal *dz_goals_view_get_chosen_goal (DzGoalsView *self);
/* The row itself. (transfer full) (nullable) */
DzLedgerRow *dz_goals_view_dup_chosen_row (DzGoalsView *self);

/* dz-goals-view-rulings.c: what the reader decides about a goal. Actions “goals.pair”, “goals.unpair”,
 * “goals.verdict” (s, the nick) and “goals.take-back”. */
void dz_goals_view_install_rulings (GtkWidgetClass *widget_class);
void dz_goals_view_update_rulings (DzGoalsView *self);
void dz_goals_view_append_rulings (GMenu *menu);

G_END_DECLS
