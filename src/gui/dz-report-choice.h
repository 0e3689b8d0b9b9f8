/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* The report that answers this one best from a place above: of its year or the nearest before, else the
 * nearest after; a work report before a feature. 0 if no place above has any. */
gint64 dz_report_choice_above (const DzOverview *overview, const DzKnowledge *knowledge, const DzReport *report);

/* What a library is opened with: the latest work report of the lowest level and the report above it. */
void dz_report_choice_first (const DzOverview *overview, const DzKnowledge *knowledge, gint64 *left,
                             gint64 *right);

/* The name of the place above, as the report or else the knowledge files tell it; NULL if neither does. */
const char *dz_report_choice_find_parent (const DzOverview *overview, const DzKnowledge *knowledge,
                                          const char *place);

G_END_DECLS
