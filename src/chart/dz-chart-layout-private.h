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

/* A plot with years across: each has a column of its own, band wide. */
typedef struct
{
  cairo_rectangle_t plot;
  int first_year;
  int last_year;
  double band;   /* width of a year; 0: the plot is the bar of one year, others lie above and below */
} DzChartYears;

struct _DzChartLayout
{
  DzScene *scene;
  GArray *hits;  /* (element-type DzChartHit) in painting order */
  GArray *years; /* (element-type DzChartYears) one a panel; NULL where no years stand across */
  cairo_rectangle_t plot; /* where marks may stand; of panels all of them */
  double width;
  double height;
};

/* Where labels and marks stand, by squares of the picture, so that a free place is found among thousands. */
typedef struct _DzChartRoom DzChartRoom;

DzChartRoom *dz_chart_room_new (double width, double height);
void dz_chart_room_free (DzChartRoom *room);
void dz_chart_room_add (DzChartRoom *room, const cairo_rectangle_t *area);
gboolean dz_chart_room_is_free (const DzChartRoom *room, const cairo_rectangle_t *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzChartRoom, dz_chart_room_free)

/* The values and years of marks. */
typedef struct
{
  double low;
  double high;
  int first_year;
  int last_year;
} DzChartRange;

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
  double margin; /* of the picture at its sides */
  cairo_rectangle_t plot; /* between key and source line */
  double pad;             /* labels may stand that far above and below the plot */
  DzChartRoom *taken;     /* what labels must not cover */
  GArray *lines;          /* (element-type cairo_rectangle_t) lines as diagonals, which labels should not cross */
  int hidden;             /* labels that found no room */
  int shown;              /* rows or panels, where not all found room */
  int left_out;
  double band;               /* width of a year, where years stand across: no mark leaves it; else 0 */
  gboolean in_panel;         /* one of small multiples: no key, one label a line */
  guint first_hit;           /* of the panel */
  const DzChartRange *range; /* what the panels share; NULL: the marks' own */
} DzChartFrame;

/* The range of all marks of the chart; counts begin at zero. */
void dz_chart_frame_find_range (const DzChartFrame *frame, DzChartRange *range);

void dz_chart_frame_take (DzChartFrame *frame, const cairo_rectangle_t *area);
gboolean dz_chart_frame_is_free (const DzChartFrame *frame, const cairo_rectangle_t *area);
/* Whether a line runs through an area. */
gboolean dz_chart_frame_is_crossed (const DzChartFrame *frame, const cairo_rectangle_t *area);
/* Labels step aside for a line drawn otherwise, too. It runs rightward or down. */
void dz_chart_frame_avoid_line (DzChartFrame *frame, double x1, double y1, double x2, double y2);
/* A line between marks, which labels step aside for where they can. */
void dz_chart_frame_add_line (DzChartFrame *frame, double x1, double y1, double x2, double y2, DzColor color);
/* Ticks up the plot with a rule each; their numbers stand between left and the plot. */
void dz_chart_frame_add_value_axis (DzChartFrame *frame, const DzAxis *axis, double left);
/* Ticks across the plot between start and end with a rule each; their numbers stand gap below the plot. */
void dz_chart_frame_add_across_axis (DzChartFrame *frame, const DzAxis *axis, double start, double end,
                                     double gap);
/* A scale that is not what readers expect says so, in a corner of the plot that the marks leave free: after
 * these. */
void dz_chart_frame_add_scale_note (DzChartFrame *frame, const DzAxis *axis);
/* A sentence in the middle instead of a chart. */
void dz_chart_frame_add_message (DzChartFrame *frame, const char *text);
/* Registers a mark for picking. */
void dz_chart_frame_add_hit (DzChartFrame *frame, const DzChartMark *mark, const cairo_rectangle_t *area,
                             double x, double y);
/* The plot has years across, see DzChartYears. */
void dz_chart_frame_add_years (DzChartFrame *frame, int first_year, int last_year, double band);
/* A bar of one year, with what stands beside it. */
void dz_chart_frame_add_year_bar (DzChartFrame *frame, int year, const cairo_rectangle_t *area);
/* The x nearest to x inside the plot, and in the band of its year, at which no other mark's centre stands too
 * close to (x, y); x itself where there is none. */
double dz_chart_frame_dodge (const DzChartFrame *frame, double x, double y);
gboolean dz_chart_frame_is_focus (const DzChartFrame *frame, const DzChartMark *mark);
/* A ring round the chosen mark. */
void dz_chart_frame_add_focus (DzChartFrame *frame, const DzChartMark *mark, const cairo_rectangle_t *area);
/* The sign of the reader's word at a corner of each mark that carries it, where nothing else stands. */
void dz_chart_frame_add_signs (DzChartFrame *frame);
/* What that sign means, from (x, y). */
void dz_chart_frame_add_sign_entry (DzChartFrame *frame, double x, double y);
/* Whether any mark of the chart carries it. */
gboolean dz_chart_has_signs (const DzChart *chart);
/* Writes a label beside an area where it is free: above, below, right, left; else counts it as hidden. */
void dz_chart_frame_add_label (DzChartFrame *frame, const char *text, const cairo_rectangle_t *beside,
                               DzColor color, DzTextFlags flags);

/* Places labels of height line wished at y[i] (middles, any order) one below the other between top and
 * bottom, moving each as little as possible. Those that find no room get NaN. Returns how many do not. */
int dz_chart_stack_labels (double *y, int n, double line, double top, double bottom);

/* One file each: marks, axes and labels of a kind into frame->plot. */
void dz_chart_layout_years (DzChartFrame *frame);
void dz_chart_layout_slope (DzChartFrame *frame);
void dz_chart_layout_stacks (DzChartFrame *frame);
void dz_chart_layout_dumbbell (DzChartFrame *frame);
void dz_chart_layout_panels (DzChartFrame *frame);
void dz_chart_layout_scatter (DzChartFrame *frame);
void dz_chart_layout_heat_map (DzChartFrame *frame);

/* dz-chart-layout-marks.c */

/* Draws a mark of value at x with the ink its kind and modifier ask for and registers it. half: half the
 * width of a goal. Returns the area it covers. */
cairo_rectangle_t dz_chart_frame_add_mark (DzChartFrame *frame, const DzChartMark *mark, const DzAxis *axis,
                                           double x, double half, int color);
/* The shape of a series' values: filled for an outcome, hollow for an estimate, so that series are told apart
 * in grey. */
DzMarkShape dz_chart_get_series_shape (int color, DzMarkKind kind);
/* The radius of a value's mark: it shrinks before years grow together. */
double dz_chart_frame_get_radius (const DzChartFrame *frame);
/* Where the next entry of a key goes; begins at the plot's top left corner. */
typedef struct
{
  double x;
  double y;
  double bottom; /* no line goes below */
} DzChartKey;

/* A key at the plot's top: one that eats the picture is worse than one with gaps. */
DzChartKey dz_chart_frame_begin_key (const DzChartFrame *frame);

/* Writes the word of an entry, leaving room for its sign, on the next line where this one is full. Returns
 * the sign's x, which belongs in the line at key->y; -1 where there is no room, which is counted. */
double dz_chart_frame_add_entry (DzChartFrame *frame, const char *text, double sign, DzChartKey *key);
/* Shrinks the plot by the key. */
void dz_chart_frame_end_key (DzChartFrame *frame, const DzChartKey *key);

/* The step of labelled years, 1, 2, 5, 10 …, where a year is band wide and a label takes width. */
int dz_chart_choose_year_step (double band, double width);
/* How many of n rows have room in a height, and how far apart they stand. Notes how many do not. */
int dz_chart_frame_fit_rows (DzChartFrame *frame, int n, double height, double *pitch);

/* The key to the kinds of mark that occur, above the plot; shrinks the plot by it. */
void dz_chart_frame_add_key (DzChartFrame *frame);

G_END_DECLS
