/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* What the reader sees of a timeline, on its way to a file or to paper: the rows that have something to show in the years
 * in view. Counted; read only, so that any thread may draw it. */
typedef struct
{
  DzTimeline *timeline;
  DzChart *marks; /* title, sources and what each mark links to */
  DzOverview *overview; /* the one the goals are borrowed from */
  double first;   /* the years in view; 0 and 0: all */
  double last;
  double width;   /* CSS pixels */
} DzTimelinePicture;

/* timeline: of the overview, not kept. */
DzTimelinePicture *dz_timeline_picture_new (const DzTimeline *timeline, DzOverview *overview, double first, double last,
                                            double width);
DzTimelinePicture *dz_timeline_picture_ref (DzTimelinePicture *picture);
void dz_timeline_picture_unref (DzTimelinePicture *picture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTimelinePicture, dz_timeline_picture_unref)

G_END_DECLS
