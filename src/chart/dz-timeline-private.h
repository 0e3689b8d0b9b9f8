/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-scene.h"
#include "chart/dz-timeline.h"

G_BEGIN_DECLS

typedef struct
{
  const DzTimelineItem *item;
  cairo_rectangle_t area;
} DzTimelineHit;

struct _DzTimelineLayout
{
  DzScene *header;
  DzScene *body;
  GArray *hits; /* (element-type DzTimelineHit) in painting order */
  double width;
  double height;
  double header_height;
};

/* The measures every lane shares. */
typedef struct
{
  const DzTimeline *timeline;
  const DzPalette *palette;
  DzInk ink;
  const DzGoal *focus;
  double font_size;
  double small; /* size of labels */
  double line;  /* height of a line of labels */
  double bar;   /* height of a bar */
  double left;  /* where the years' field begins */
  double right; /* where it ends; the counts of hidden labels stand beyond */
  double first_x; /* of the first year */
  double step;    /* from year to year */
} DzTimelineFrame;

double dz_timeline_frame_get_x (const DzTimelineFrame *frame, double year);

/* dz-timeline-lane.c: places one lane with its top at y, not above the bar of its first track at least min_above.
 * Returns its height; *bar_y is the middle of its first bar. */
double dz_timeline_lane_lay_out (DzTimelineLayout *layout, const DzTimelineFrame *frame, const DzTimelineLane *lane,
                                 double y, double min_above, double *bar_y);

/* dz-timeline-label.c */

/* (transfer full): “goal 6%左右”, with the part reached where it is under way. */
char *dz_timeline_item_dup_goal_label (const DzTimelineItem *item);
/* (transfer full): the outcome as written. */
char *dz_timeline_item_dup_outcome_label (const DzTimelineItem *item);
/* TRUE where the report sets no goal for the year, in words or by leaving it out; the words for it. */
gboolean dz_timeline_item_is_absent (const DzTimelineItem *item);
const char *dz_timeline_item_get_absence_label (const DzTimelineItem *item);
/* The part of the goal reached so far, 0 … 1, for amounts that grow towards it over several years; else 0. */
double dz_timeline_item_get_progress (const DzTimelineItem *item);

/* One or two lines of labels above a track. */
typedef struct
{
  char *text;
  double x; /* place found */
  double width;
  int line; /* 0 is the one nearest to the bar; -1 if it found no place */
  double anchor; /* wished middle */
  double min;    /* it must stay between these */
  double max;
  gboolean may_shorten;
  int rank; /* lower goes first */
  DzTextFlags flags;
  DzColor color;
} DzTimelineLabel;

#define DZ_TIMELINE_LABEL_LINES 2

/* Finds places for labels (element-type DzTimelineLabel) in their lines so that none overlap, shortening and
 * stacking where needed. Returns the number of lines used. gap: the least distance between two; shortest: no label
 * is shortened below that width. */
int dz_timeline_labels_place (GArray *labels, double gap, double shortest);

G_END_DECLS
