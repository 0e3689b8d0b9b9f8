/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-scene.h"
#include "chart/dz-timeline.h"

G_BEGIN_DECLS

#define DZ_TIMELINE_MARGIN 12.0

typedef struct
{
  const DzTimelineItem *item;
  cairo_rectangle_t area; /* of the whole mark, outside of the field, too */
} DzTimelineHit;

/* The measures every lane shares. */
typedef struct
{
  const DzTimeline *timeline;
  const DzPalette *palette;
  DzInk ink;
  const DzGoal *focus;
  char *const *words; /* as DzChart has them */
  double width;
  double font_size;
  double small; /* size of labels */
  double line;  /* height of a line of labels */
  double bar;   /* height of a bar */
  double left;  /* where the years' field begins */
  double right; /* where it ends; the counts of hidden labels stand beyond */
  double first; /* the time at left */
  double step;  /* from year to year */
} DzTimelineFrame;

/* All but first and step, which the span decides. */
void dz_timeline_frame_init (DzTimelineFrame *frame, const DzTimeline *timeline, const DzChartStyle *style,
                             const DzGoal *focus);
double dz_timeline_frame_get_x (const DzTimelineFrame *frame, double time);
/* From one labelled year to the next: 1, 2, 5, 10 … years. */
int dz_timeline_frame_get_year_step (const DzTimelineFrame *frame);

/* dz-timeline-plan.c: what of a lane does not depend on the years shown: which item stands in which track. */
typedef struct
{
  const DzTimelineItem *item;
  int track; /* -1: found none */
  double points[2]; /* the times at which it draws a mark, 0 for none */
  const DzTimelineItem *revision; /* the goal that took its place later, or NULL */
} DzTimelineSlot;

typedef struct
{
  const DzTimelineLane *lane;
  GArray *slots; /* (element-type DzTimelineSlot) */
  int tracks;
  int lines;  /* of labels above a track */
  int hidden; /* items without a track */
} DzTimelinePlan;

/* focus finds a track before all others. */
DzTimelinePlan *dz_timeline_plan_new (const DzTimelineLane *lane, const DzGoal *focus);
void dz_timeline_plan_free (DzTimelinePlan *plan);
/* Whether the goal is among the items that found no track. */
gboolean dz_timeline_plan_hides (const DzTimelinePlan *plan, const DzGoal *goal);
/* The height of the lane; the first bar stands at least min_above below its top. */
double dz_timeline_plan_get_height (const DzTimelinePlan *plan, const DzTimelineFrame *frame, double min_above);

/* Whether a slot is drawn as a bar: a goal, or the place where one is missing. */
gboolean dz_timeline_item_is_bar (const DzTimelineItem *item);
/* Whether an outcome of a whole year stands at the end of a thread: no goal was found for it. */
gboolean dz_timeline_item_has_thread (const DzTimelineItem *item);
/* A year stands for its end; “2023Q1”, “2023H1” and “2023Q1-Q3” end before it. 0 where there is no outcome. */
double dz_timeline_item_get_outcome_time (const DzTimelineItem *item);

/* A row with its place in the whole; scene and hits only while it is in view. */
typedef struct
{
  const DzTimelineRow *row;
  GPtrArray *plans; /* (element-type DzTimelinePlan) */
  int title_lines;
  double y;
  double height;
  DzScene *scene;
  GArray *hits; /* (element-type DzTimelineHit) in painting order */
  int hidden;   /* labels and items that found no room when it was last placed */
} DzTimelineRowPlace;

struct _DzTimelineLayout
{
  DzTimelineFrame frame;
  DzScene *header;
  GPtrArray *rows;   /* (element-type DzTimelineRowPlace) */
  GHashTable *index; /* DzGoal -> DzTimelineRowPlace */
  DzScene *empty;    /* in place of rows where there are none */
  double height;
  double header_height;
};

/* dz-timeline-row.c */
DzTimelineRowPlace *dz_timeline_row_place_new (const DzTimelineRow *row, const DzTimelineFrame *frame, double y);
void dz_timeline_row_place_free (DzTimelineRowPlace *place);
/* Places what stands in the row where that was not done yet. */
void dz_timeline_row_place_ensure (DzTimelineRowPlace *place, const DzTimelineFrame *frame);
void dz_timeline_row_place_forget (DzTimelineRowPlace *place);

/* dz-timeline-lane.c: where a bar begins, a little after its first year. */
double dz_timeline_frame_get_bar_start (const DzTimelineFrame *frame, const DzTimelineItem *item);

/* Places one lane with its top at y, its first bar at least min_above below. Returns its height;
 * *bar_y is the middle of its first bar. */
double dz_timeline_lane_lay_out (DzTimelineRowPlace *place, const DzTimelineFrame *frame,
                                 const DzTimelinePlan *plan, double y, double min_above, double *bar_y);

/* dz-timeline-legend.c: adds the signs the timeline holds below y; returns the height taken. hidden: what
 * “+2” means, or NULL where no label is hidden. */
double dz_timeline_add_legend (DzScene *scene, const DzTimelineFrame *frame, double y, const char *hidden);

/* dz-timeline-bar.c: the bar of a slot, its middle at y, between two places of the field. */
void dz_timeline_bar_draw (DzScene *scene, const DzTimelineFrame *frame, const DzTimelineSlot *slot, int color,
                           double start, double end, double y);
/* The line that stands for a goal that was not found. */
void dz_timeline_bar_draw_thread (DzScene *scene, const DzTimelineFrame *frame, double start, double end,
                                  double y, DzColor color);
/* A bar as the legend shows it. */
void dz_timeline_bar_draw_sample (DzScene *scene, const DzTimelineFrame *frame, DzFirmness firmness,
                                  DzPresence presence, gboolean half_reached, const cairo_rectangle_t *area);

/* dz-timeline-label.c */

/* (transfer full): “goal 6%左右”, with the part reached where it is under way; what is said of a missing
 * goal. */
char *dz_timeline_item_dup_goal_label (const DzTimelineItem *item);
/* (transfer full): the outcome as written. */
char *dz_timeline_item_dup_outcome_label (const DzTimelineItem *item);
/* The part of the goal reached so far, 0 … 1, for amounts that grow towards it over several years; else 0. */
double dz_timeline_item_get_progress (const DzTimelineItem *item);

/* A label above a track, in one of its lines. */
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

/* Finds places for labels (element-type DzTimelineLabel) in their lines so that none overlap, shortening and
 * stacking where needed, in at most that many lines. gap: the least distance between two; shortest: no label
 * is shortened below that width. */
void dz_timeline_labels_place (GArray *labels, int lines, double gap, double shortest);

G_END_DECLS
