/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "align/dz-report-calendar.h"
#include "core/dz-goal.h"
#include "core/dz-knowledge.h"

G_BEGIN_DECLS

/* What the goals of the other years tell about a goal. rows: (element-type DzGoal) with goals only, before
 * the reader's decisions. A goal that a later work report sets anew before it is due is changed; a goal of a
 * yearly series whose outcome nobody reports and after which the series ends is dropped. quantities: all
 * figures, rejected ones too. */
void dz_ledger_series_judge (GPtrArray *rows, const GPtrArray *quantities, const DzReportCalendar *calendar,
                             const DzKnowledge *knowledge);

G_END_DECLS
