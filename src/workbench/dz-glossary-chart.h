/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart.h"
#include "workbench/dz-glossary.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* How often a term is used over the years, from the counts of the glossary: a series a place, or, with
 * levels, one a level and year. raw: occurrences instead of those per 10,000 characters. Each mark leads to
 * its report; where it is the first use to the paragraph. overview (nullable): gives places the colours that
 * they have in every chart. (transfer full) */
DzChart *dz_glossary_build_chart (const DzGlossary *glossary, const DzGlossaryEntry *entry, gboolean levels,
                                  gboolean raw, const DzOverview *overview, DzKnowledge *knowledge);

G_END_DECLS
