/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* Adds to the ledger why a place has no goal for a year (dz_ledger_absence_add), with what the paragraphs
 * say: that none is set; and where the goals of a report seem to leave one out but name its indicator, it is
 * not found. goals: (element-type DzGoal), reports: (element-type DzReport). */
gboolean dz_overview_add_absences (GPtrArray *goals, const GPtrArray *reports, DzStore *store,
                                   const DzKnowledge *knowledge, GError **error);

G_END_DECLS
