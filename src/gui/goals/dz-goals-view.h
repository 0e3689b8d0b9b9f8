/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_GOALS_VIEW (dz_goals_view_get_type ())

/* The ledger as a table: goal, outcome and verdict with both sentences. Action “goals.copy”: the chosen rows
 * with their citations as tab separated text. */
G_DECLARE_FINAL_TYPE (DzGoalsView, dz_goals_view, DZ, GOALS_VIEW, DzView)

GtkWidget *dz_goals_view_new (void);

G_END_DECLS
