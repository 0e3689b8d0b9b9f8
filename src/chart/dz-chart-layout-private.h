/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-axis.h"
#include "chart/dz-chart.h"
#include "chart/dz-scene.h"

G_BEGIN_DECLS

typedef struct
{
  const DzChartMark *mark;
  cairo_rectangle_t area;
  double x; /* the centre, where picking finds it */
  double y;
} DzChartHit;

struct _DzChartLayout
{
  DzScene *scene;
  GArray *hits; /* (element-type DzChartHit) in painting order */
  double width;
  double height;
};

/* What the kinds share while they are laid out. */
typedef struct
{
  DzChartLayout *layout;
  DzScene *scene; /* the layout's */
  const DzChart *chart;
  const DzChartStyle *style;
  const DzPalette *palette;
  double font_size;
  double small; /* size of labels */
  double line;  /* height of a line of labels */
  cairo_rectangle_t plot; /* between key and source line */
  double pad;             /* labels may stand that far above and below the plot */
  GArray *taken;          /* (element-type cairo_rectangle_t) what labels must not cover */
  GArray *lines;          /* (element-type cairo_rectangle_t) lines as diagonals, which labels should not cross */
  int hidden;             /* labels that found no room */
} DzChartFrame;

#define DZ_CHART_MARGIN 14.0

void dz_chart_frame_take (DzChartFrame *frame, const cairo_rectangle_t *area);
gboolean dz_chart_frame_is_free (const DzChartFrame *frame, const cairo_rectangle_t *area);
/* A line between marks, which labels step aside for where they can. */
void dz_chart_frame_add_line (DzChartFrame *frame, double x1, double y1, double x2, double y2, DzColor color);
/* Registers a mark for picking. */
void dz_chart_frame_add_hit (DzChartFrame *frame, const DzChartMark *mark, const cairo_rectangle_t *area, double x,
                             double y);
/* The x nearest to x at which no other mark's centre stands too close to (x, y). */
double dz_chart_frame_dodge (const DzChartFrame *frame, double x, double y);
gboolean dz_chart_frame_is_focus (const DzChartFrame *frame, const DzChartMark *mark);
/* A ring round the chosen mark. */
void dz_chart_frame_add_focus (DzChartFrame *frame, const DzChartMark *mark, const cairo_rectangle_t *area);
/* Writes a label beside an area where it is free: above, below, right, left; else counts it as hidden. */
void dz_chart_frame_add_label (DzChartFrame *frame, const char *text, const cairo_rectangle_t *beside, DzColor color,
                               DzTextFlags flags);

/* Places labels of height line wished at y[i] (middles, any order) one below the other between top and bottom,
 * moving each as little as possible. Those that find no room get NaN. Returns how many do not. */
int dz_chart_stack_labels (double *y, int n, double line, double top, double bottom);

/* One file each: marks, axes and labels of a kind into frame->plot. */
void dz_chart_layout_years (DzChartFrame *frame);
void dz_chart_layout_slope (DzChartFrame *frame);
void dz_chart_layout_topics (DzChartFrame *frame);

/* dz-chart-layout-marks.c */

/* Draws a mark of value at x with the ink its kind and modifier ask for and registers it. half: half the width of a
 * goal. Returns the area it covers. */
cairo_rectangle_t dz_chart_frame_add_mark (DzChartFrame *frame, const DzChartMark *mark, const DzAxis *axis, double x,
                                           double half, int color);
/* The key to the kinds of mark that occur, above the plot; shrinks the plot by it. */
void dz_chart_frame_add_key (DzChartFrame *frame);

G_END_DECLS
