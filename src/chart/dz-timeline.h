/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "chart/dz-chart.h"
#include "core/dz-goal.h"

G_BEGIN_DECLS

/* The timeline: years across, one row per indicator and measure, one lane per place inside the row. */

/* How binding a goal is worded, as its bar shows it. */
typedef enum
{
  DZ_FIRMNESS_PLAIN, /* 实现、预期, or no such word */
  DZ_FIRMNESS_FIRM,  /* 确保、必须 */
  DZ_FIRMNESS_SOFT,  /* 力争、争取、推动 */
} DzFirmness;

typedef struct
{
  const DzGoal *goal; /* borrowed from the ledger the timeline was built from */
  int first_year;     /* of the bar: the year of the report that set the goal; equal to last_year for an outcome alone */
  int last_year;      /* the year the goal is due, or the outcome's year */
  DzFirmness firmness;
} DzTimelineItem;

typedef struct
{
  char *place;
  int color;        /* palette index, the same as in charts */
  GArray *missing;  /* (element-type int) years inside the span without a report of this place */
  GPtrArray *items; /* (element-type DzTimelineItem) by year */
} DzTimelineLane;

typedef struct
{
  char *title; /* 地区生产总值 · 增速, ready to be shown */
  char *topic; /* key */
  char *heading; /* shown above the row, where a group of rows begins; or NULL */
  GPtrArray *lanes; /* (element-type DzTimelineLane), lower place first */
} DzTimelineRow;

typedef struct
{
  int first_year;
  int last_year;
  GPtrArray *rows; /* (element-type DzTimelineRow) */
} DzTimeline;

DzTimeline *dz_timeline_new (void);
void dz_timeline_free (DzTimeline *timeline);
/* Add to the end; the new part belongs to its whole. (transfer none) */
DzTimelineRow *dz_timeline_add_row (DzTimeline *timeline, const char *title, const char *topic);
DzTimelineLane *dz_timeline_row_add_lane (DzTimelineRow *row, const char *place, int color);
DzTimelineItem *dz_timeline_lane_add_item (DzTimelineLane *lane, const DzGoal *goal, int first_year,
                                           int last_year);

/* The part of a timeline that has something to show between two times, as dz_timeline_layout_set_span(): rows
 * and lanes without any are left out, the years across stay. Borrows the same goals. */
DzTimeline *dz_timeline_new_for_span (const DzTimeline *timeline, double first, double last);

typedef struct _DzTimelineLayout DzTimelineLayout;

/* Places every row for a width; the layout knows the height it needs, which does not change with the years
 * shown. What stands in a row is placed when the row is first drawn, picked or located. focus: the goal drawn
 * chosen, or NULL. Borrows the timeline. For one thread at a time. */
DzTimelineLayout *dz_timeline_layout_new (const DzTimeline *timeline, const DzChartStyle *style,
                                          const DzGoal *focus);
/* The same with what the picture writes in place of single words, as DzChart has them: the canvas then says
 * what the file says. Borrows words, which may be NULL. */
DzTimelineLayout *dz_timeline_layout_new_worded (const DzTimeline *timeline, const DzChartStyle *style,
                                                 const DzGoal *focus, char *const *words);
void dz_timeline_layout_free (DzTimelineLayout *layout);
void dz_timeline_layout_set_focus (DzTimelineLayout *layout, const DzGoal *focus);

/* The times at the left and right end of the years' field; a year stands for its end. Without it: all years. */
void dz_timeline_layout_set_span (DzTimelineLayout *layout, double first, double last);
void dz_timeline_layout_get_span (const DzTimelineLayout *layout, double *first, double *last);
/* The span that shows all years: as far as it makes sense to go. */
void dz_timeline_layout_get_limits (const DzTimelineLayout *layout, double *first, double *last);
/* Where the years' field begins and ends, and what time stands at a place of it. */
void dz_timeline_layout_get_field (const DzTimelineLayout *layout, double *left, double *right);
double dz_timeline_layout_get_x (const DzTimelineLayout *layout, double time);
double dz_timeline_layout_get_time (const DzTimelineLayout *layout, double x);

double dz_timeline_layout_get_height (const DzTimelineLayout *layout);
double dz_timeline_layout_get_header_height (const DzTimelineLayout *layout);
/* The years across the top, drawn apart so that they can stay while the rows scroll. */
void dz_timeline_layout_draw_header (const DzTimelineLayout *layout, cairo_t *cr);
/* The rows from top to bottom of the clip; y 0 is the top of the first row. */
void dz_timeline_layout_draw (DzTimelineLayout *layout, cairo_t *cr);
const DzTimelineItem *dz_timeline_layout_pick (DzTimelineLayout *layout, double x, double y);
/* The rectangle of an item, for scrolling and focus rings; across, it may lie outside of the field. */
gboolean dz_timeline_layout_locate (DzTimelineLayout *layout, const DzGoal *goal, cairo_rectangle_t *area);

/* dz-timeline-legend.c: what the signs mean, those that the timeline holds. Returns the height taken in a
 * width. words: as the layout has them, or NULL. cr: NULL only measures. y: where it begins. */
double dz_timeline_draw_legend (const DzTimeline *timeline, const DzChartStyle *style, char *const *words,
                                double y, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTimeline, dz_timeline_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTimelineLayout, dz_timeline_layout_free)

G_END_DECLS
