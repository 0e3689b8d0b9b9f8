/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "chart/dz-chart.h"
#include "core/dz-goal.h"

G_BEGIN_DECLS

/* The timeline: years across, one row per indicator and measure, one lane per place inside the row. */
typedef struct
{
  const DzGoal *goal; /* borrowed from the ledger the timeline was built from */
  int first_year;     /* of the bar: the year of the report that set the goal; equal to last_year for an outcome alone */
  int last_year;      /* the year the goal is due, or the outcome's year */
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
DzTimelineItem *dz_timeline_lane_add_item (DzTimelineLane *lane, const DzGoal *goal, int first_year, int last_year);

typedef struct _DzTimelineLayout DzTimelineLayout;

/* Only the width is given; the layout knows the height it needs. focus: the goal drawn chosen, or NULL. */
DzTimelineLayout *dz_timeline_layout_new (const DzTimeline *timeline, const DzChartStyle *style, const DzGoal *focus);
void dz_timeline_layout_free (DzTimelineLayout *layout);
double dz_timeline_layout_get_height (const DzTimelineLayout *layout);
double dz_timeline_layout_get_header_height (const DzTimelineLayout *layout);
/* The years across the top, drawn apart so that they can stay while the rows scroll. */
void dz_timeline_layout_draw_header (const DzTimelineLayout *layout, cairo_t *cr);
/* The rows from top to bottom of the clip; y 0 is the top of the first row. */
void dz_timeline_layout_draw (const DzTimelineLayout *layout, cairo_t *cr);
const DzTimelineItem *dz_timeline_layout_pick (const DzTimelineLayout *layout, double x, double y);
/* The rectangle of an item, for scrolling and focus rings. */
gboolean dz_timeline_layout_locate (const DzTimelineLayout *layout, const DzGoal *goal, cairo_rectangle_t *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTimeline, dz_timeline_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTimelineLayout, dz_timeline_layout_free)

G_END_DECLS
