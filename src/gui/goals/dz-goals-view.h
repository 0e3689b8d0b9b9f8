/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_GOALS_VIEW (dz_goals_view_get_type ())

/* The Goals page: the ledger, amplification and discrepancies, each as a table with both sentences.
 *
 * Properties: “mode” (string): goals, amplification or discrepancies.
 * Actions: “goals.mode” (s); “goals.copy” the chosen rows with their citations as tab separated text;
 * “goals.export” the rows shown as a file; “goals.go-first” and “goals.go-second” to the figures of the
 * chosen row; “goals.menu” opens the menu of the row; “goals.pair”, “goals.unpair”, “goals.verdict” (s) and
 * “goals.take-back” are the reader's decisions about its goal. Activates “win.tell” of the window it stands
 * in. */
G_DECLARE_FINAL_TYPE (DzGoalsView, dz_goals_view, DZ, GOALS_VIEW, DzView)

GtkWidget *dz_goals_view_new (void);

G_END_DECLS
