/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-timeline.h"

G_BEGIN_DECLS

/* Where the keyboard stands in a timeline: a walk over the lanes that have items, top to bottom. Pure. */
typedef struct
{
  GPtrArray *lanes; /* (element-type DzTimelineLane) with items, borrowed from the timeline */
  guint lane;
  guint item;
} DzTimelineCursor;

typedef enum
{
  DZ_TIMELINE_STEP_BACK,
  DZ_TIMELINE_STEP_ON,
  DZ_TIMELINE_STEP_UP,   /* to the nearest year in the lane above */
  DZ_TIMELINE_STEP_DOWN,
  DZ_TIMELINE_STEP_LANE_START,
  DZ_TIMELINE_STEP_LANE_END,
  DZ_TIMELINE_STEP_START,
  DZ_TIMELINE_STEP_END,
} DzTimelineStep;

/* timeline may be NULL: then there is nothing to stand on. */
void dz_timeline_cursor_init (DzTimelineCursor *cursor, const DzTimeline *timeline);
void dz_timeline_cursor_clear (DzTimelineCursor *cursor);
/* NULL if there is none. */
const DzTimelineItem *dz_timeline_cursor_get (const DzTimelineCursor *cursor);
/* FALSE if it could not move. */
gboolean dz_timeline_cursor_step (DzTimelineCursor *cursor, DzTimelineStep step);
gboolean dz_timeline_cursor_go_to (DzTimelineCursor *cursor, const DzGoal *goal);

G_END_DECLS
