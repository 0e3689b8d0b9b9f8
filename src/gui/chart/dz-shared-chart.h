/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart.h"

G_BEGIN_DECLS

/* A chart that is drawn, listed and written to a file at the same time, each in its own thread: read only,
 * counted. */
typedef struct _DzSharedChart DzSharedChart;

/* Takes the chart. */
DzSharedChart *dz_shared_chart_new (DzChart *chart);
/* The same data with other texts. texts: DZ_N_CHART_TEXTS of them, NULL for the chart's own. */
DzSharedChart *dz_shared_chart_dress (DzSharedChart *bare, char *const *texts);
DzSharedChart *dz_shared_chart_ref (DzSharedChart *self);
void dz_shared_chart_unref (DzSharedChart *self);
const DzChart *dz_shared_chart_get (const DzSharedChart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzSharedChart, dz_shared_chart_unref)

G_END_DECLS
