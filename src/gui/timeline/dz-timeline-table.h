/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "chart/dz-timeline.h"
#include "gui/goals/dz-ledger-list.h"

G_BEGIN_DECLS

#define DZ_TYPE_TIMELINE_TABLE (dz_timeline_table_get_type ())

/* What a timeline shows, as a table: one row a mark, in the timeline's order, until the reader sorts it by a
 * column.
 *
 * Signals: “chosen” and “opened” (gpointer: const DzGoal *). */
G_DECLARE_FINAL_TYPE (DzTimelineTable, dz_timeline_table, DZ, TIMELINE_TABLE, AdwBin)

/* words: borrowed for as long as the table lives. Once, before all else. */
void dz_timeline_table_set_words (DzTimelineTable *self, const DzLedgerWords *words);
/* timeline: of the overview, not kept; both NULL for none. */
void dz_timeline_table_set_timeline (DzTimelineTable *self, const DzTimeline *timeline, DzOverview *overview);
/* Selects the row of a goal, if it is there, and scrolls to it. */
void dz_timeline_table_set_focus_goal (DzTimelineTable *self, const DzGoal *goal);
guint dz_timeline_table_get_n_rows (DzTimelineTable *self);

/* The rows selected, or all where at most one is, with their sentences as tab separated text to the
 * clipboard. */
void dz_timeline_table_copy (DzTimelineTable *self);
/* All rows in the order shown, to a CSV or XLSX file that the reader is asked for; says in the window how it
 * went. */
void dz_timeline_table_export (DzTimelineTable *self);

G_END_DECLS
