/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/goals/dz-goal-row.h"

G_BEGIN_DECLS

/* Appends the ledger's columns: cells of one line, sortable by what they say, resizable.
 * words is borrowed for as long as the view lives. */
void dz_goal_columns_build (GtkColumnView *view, const DzGoalWords *words);

G_END_DECLS
