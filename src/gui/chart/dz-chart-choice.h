/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* What of an overview can be charted: indicators, and the measures of one. */

/* Keys (or own words) of indicators with figures, the most frequent first. Own words that stand once are left
 * out. (element-type utf8) */
GPtrArray *dz_chart_list_indicators (const DzOverview *overview);
/* The name to show for one of them: the reports' own, with the reader's beside it where that is another.
 * (transfer full) */
char *dz_chart_dup_indicator_label (const char *indicator, const DzKnowledge *knowledge);
/* The key of a quantity's indicator, or its own words. */
const char *dz_chart_get_indicator (const DzQuantity *quantity);
/* Bit 1 << DzMeasure for each measure the indicator has figures of. */
guint32 dz_chart_get_measures (const DzOverview *overview, const char *indicator);

G_END_DECLS
