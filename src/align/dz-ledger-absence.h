/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-goal.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* Why a place has no goal for a year, beside those that it has. rows: (element-type DzGoal), the whole
 * ledger; rows are added and it is sorted again. stated: (element-type DzQuantity) goals a report says in
 * words that it does not set, nullable. A series of yearly goals is filled between its first and its last
 * year: absent in words, left out of a report that sets goals, not found, no report. Pure. */
void dz_ledger_absence_add (GPtrArray *rows, const GPtrArray *reports, const GPtrArray *stated);

G_END_DECLS
