/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "align/dz-report-calendar.h"
#include "core/dz-goal.h"
#include "core/dz-knowledge.h"
#include "core/dz-ruling.h"

G_BEGIN_DECLS

/* Applies what the reader decided to the rows of goals, before outcomes that stand alone are added. rows:
 * (element-type DzGoal); quantities: (element-type DzQuantity); rulings: (element-type DzRuling). */
void dz_ledger_ruling_apply (GPtrArray *rows, const GPtrArray *quantities, const GPtrArray *rulings,
                             const DzReportCalendar *calendar, const DzKnowledge *knowledge);

G_END_DECLS
