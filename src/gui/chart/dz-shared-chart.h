/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/chart/dz-chart-outfit.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* A chart, or a timeline, that is drawn, listed and written to a file at the same time, each in its own
 * thread: read only, counted. */
typedef struct _DzSharedChart DzSharedChart;

/* What a timeline is drawn from besides the chart of its marks. */
typedef struct
{
  DzTimeline *timeline; /* the rows that have something to show in the years in view */
  double first;         /* the years in view; 0 and 0: all */
  double last;
} DzSharedTimeline;

/* Takes the chart. */
DzSharedChart *dz_shared_chart_new (DzChart *chart);
/* As the reader sees it. timeline: of the overview, not kept. */
DzSharedChart *dz_shared_chart_new_timeline (const DzTimeline *timeline, DzOverview *overview, double first,
                                             double last);
/* The same data with the texts and words of an outfit. */
DzSharedChart *dz_shared_chart_dress (DzSharedChart *bare, const DzChartOutfit *outfit);
DzSharedChart *dz_shared_chart_ref (DzSharedChart *self);
void dz_shared_chart_unref (DzSharedChart *self);
/* Of a timeline its marks, title and sources. */
const DzChart *dz_shared_chart_get (const DzSharedChart *self);
/* NULL: it is a chart. */
const DzSharedTimeline *dz_shared_chart_get_timeline (const DzSharedChart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzSharedChart, dz_shared_chart_unref)

G_END_DECLS
