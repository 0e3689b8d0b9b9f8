/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* One row while it is gathered, with what decides its place among the others. */
typedef struct
{
  DzTimelineRow *row; /* in the timeline */
  const DzIndicator *indicator; /* NULL for the sentence's own words */
  DzMeasure measure;
  guint topic; /* position in the knowledge files */
  guint order; /* position of the indicator there */
  int tells;   /* of the whole indicator: 0 the most */
  guint items;
  guint goals;
  int verdict; /* place of the latest verdict in the order of sorting */
  double gap;  /* the largest, without its sign; -1 if none is known */
} DzTimelineDraft;

typedef struct
{
  const DzOverview *overview;
  const DzKnowledge *knowledge;
  DzTimeline *timeline;
  GHashTable *rows; /* “key measure” -> DzTimelineDraft */
  DzTimelineChoice choice;
  GHashTable *names; /* indicator -> whether its name is wanted; NULL: all are */
} DzTimelineBuilder;

/* dz-overview-timeline-order.c: sorts the timeline's rows as chosen and gives them their headings. */
void dz_timeline_builder_sort (DzTimelineBuilder *builder);

G_END_DECLS
