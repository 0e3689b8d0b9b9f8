/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "core/dz-enums.h"

G_BEGIN_DECLS

/* Series -> layout -> cairo_t. Data (DzChart), scale and places (DzChartLayout) and ink
 * (dz_chart_layout_draw) are apart, and none of them knows GTK. */

typedef enum
{
  DZ_CHART_GOAL_OUTCOME, /* goal against outcome over years, one place */
  DZ_CHART_PLACES,       /* one indicator, district against city */
  DZ_CHART_SHARE,        /* the lower place in per cent of the upper */
  DZ_CHART_SLOPE,        /* one year against another, several indicators or places */
  DZ_CHART_TERM,         /* occurrences per 10,000 characters over years */
  DZ_CHART_TOPICS,       /* make-up of reports by topic */
  DZ_CHART_INDEXED,      /* places, each as a per cent of its own base year */
  DZ_CHART_DUMBBELL,     /* two years of several indicators or places, row by row */
  DZ_CHART_PANELS_PLACE,     /* small multiples: one indicator, a panel a place */
  DZ_CHART_PANELS_INDICATOR, /* small multiples: one place, a panel an indicator */
  DZ_CHART_VERDICTS_YEAR,    /* shares of the verdicts by the year the goals were due */
  DZ_CHART_VERDICTS_TOPIC,
  DZ_CHART_SCATTER,  /* goals against outcomes with the line of fulfilment */
  DZ_CHART_HEAT_MAP, /* indicators × years */
} DzChartKind;

#define DZ_N_CHART_KINDS (DZ_CHART_HEAT_MAP + 1)

/* dz-chart-kind.c: the table of kinds. */

/* goal-outcome, places, share, slope, term, topics, indexed, dumbbell, panels-by-place, panels-by-indicator,
 * verdicts-by-year, verdicts-by-topic, scatter, heatmap */
const char *dz_chart_kind_get_nick (DzChartKind kind);
gboolean dz_chart_kind_from_nick (const char *nick, DzChartKind *kind);
/* All nicks as “a, b, c”. (transfer full) */
char *dz_chart_kind_dup_nicks (void);
/* The name in the user's language, as on a button. Static. */
const char *dz_chart_kind_get_name (DzChartKind kind);

/* What has to be chosen besides the kind. */
typedef enum
{
  DZ_CHART_TAKES_NOTHING = 0,
  DZ_CHART_TAKES_INDICATOR = 1 << 0,
  DZ_CHART_NEEDS_INDICATOR = 1 << 1, /* there is no chart without one */
  DZ_CHART_TAKES_MEASURE = 1 << 2,
  DZ_CHART_NEEDS_TERM = 1 << 3,
} DzChartNeeds;

DzChartNeeds dz_chart_kind_get_needs (DzChartKind kind);

typedef enum
{
  DZ_MARK_OUTCOME,
  DZ_MARK_ESTIMATE,
  DZ_MARK_GOAL,
  DZ_MARK_COUNT,
} DzMarkKind;

/* A place in a report that a mark rests on. */
typedef struct
{
  char *citation; /* 武昌区 2025 ¶31 */
  gint64 report_id;
  gint64 paragraph_id;
  gint64 quantity_id; /* 0 for words */
  int start;          /* span in the paragraph */
  int end;
  DzState state; /* of the figure */
} DzMarkSource;

/* One drawn value and where it stands. */
typedef struct
{
  DzMarkKind kind;
  int year;
  int first_year; /* of a mean or a sum over several years, year being the last; 0 for a figure of one year */
  double low;
  double high;
  double goal_low; /* of a scatter chart: the goal, across; low and high are its outcome */
  double goal_high;
  DzModifier modifier;
  DzVerdict verdict; /* of scatter and verdict charts, and where judged is set */
  gboolean judged;   /* a goal of the timeline, or its outcome, with verdict and verdict_state */
  DzState state;         /* whose figure it is: of several the reader's where one is */
  DzState verdict_state; /* who paired and judged it, of scatter charts */
  int count;   /* what a share was counted from: so many figures, goals or occurrences; else 0 */
  char *group; /* the bar or row a mark belongs to where that is not its year; or NULL */
  char *label;    /* the value as written, drawn beside the mark where it fits */
  char *wording;  /* the report's own words, for tables; or NULL */
  char *citation; /* 武昌区 2025 ¶31 */
  gint64 report_id;
  gint64 paragraph_id;
  gint64 quantity_id; /* 0 for counts */
  int start;          /* span in the paragraph */
  int end;
  GPtrArray *sources; /* (element-type DzMarkSource) every place it rests on, where it rests on several; or NULL */
} DzChartMark;

typedef struct
{
  char *name;       /* the direct label */
  char *unit;       /* where series differ in it; else NULL */
  char *panel;      /* of small multiples: the title of the panel it stands in; else NULL */
  int color;        /* index into the palette: a place keeps its colour in every chart; of verdicts the verdict */
  GPtrArray *marks; /* (element-type DzChartMark) by year; a missing year is a gap */
} DzChartSeries;

typedef struct
{
  DzChartKind kind;
  char *title;      /* states indicator, place, unit */
  char *subtitle;    /* the reader's own words below the title, or NULL */
  char *unit;
  char *caption;     /* the reader's own words below the picture, or NULL */
  char *author;      /* for the file's metadata, or NULL */
  char *source_line; /* reports and paragraphs */
  char *source_words; /* what the picture says instead, the reader's own; or NULL. Tables and metadata keep to the truth. */
  char **words;       /* “own, reader's, own, reader's …”: what the picture writes in place of single words; or NULL */
  char *x_title;     /* of the axis across, where it is no years */
  char *y_title;
  int base_year;     /* of an indexed chart; else 0 */
  gboolean whole;    /* its values over the years are counts: the axis has no fractions */
  int last_year;     /* that its figures are about, where its marks have no years; else 0 */
  char *empty_reason; /* translated: why there is nothing to draw; NULL if there is */
  GPtrArray *series; /* (element-type DzChartSeries) */
} DzChart;

DzChart *dz_chart_new (DzChartKind kind);
void dz_chart_free (DzChart *chart);
DzChartSeries *dz_chart_add_series (DzChart *chart, const char *name, int color);
DzChartMark *dz_chart_series_add_mark (DzChartSeries *series, DzMarkKind kind, int year, double low, double high);
/* The source line as the picture has it. Borrowed; NULL for none. */
const char *dz_chart_get_source_words (const DzChart *chart);
/* Whether the reader confirmed, corrected, added or judged the single figure it shows: then it carries their
 * sign. */
gboolean dz_chart_mark_is_readers (const DzChartMark *mark);
/* citation is copied. */
DzMarkSource *dz_chart_mark_add_source (DzChartMark *mark, const char *citation);

typedef enum
{
  DZ_INK_LIGHT, /* paper, and the light window */
  DZ_INK_DARK,
  DZ_INK_HIGH_CONTRAST,
} DzInk;

typedef struct
{
  double width; /* in user space units of the cairo_t */
  double height;
  double font_size;
  DzInk ink;
  gint64 focus_quantity; /* drawn chosen; 0 for none */
  gboolean hide_source;  /* no source line */
} DzChartStyle;

/* Sizes and ink for a picture of width × height CSS pixels. */
void dz_chart_style_init (DzChartStyle *style, double width, double height);

typedef struct _DzChartLayout DzChartLayout;

/* Places every mark and label. Pure: the same chart and style give the same layout. */
DzChartLayout *dz_chart_layout_new (const DzChart *chart, const DzChartStyle *style);
void dz_chart_layout_free (DzChartLayout *layout);
void dz_chart_layout_draw (const DzChartLayout *layout, cairo_t *cr);
/* The mark at a point, within a few pixels; NULL if none. Borrowed from the chart. */
const DzChartMark *dz_chart_layout_pick (const DzChartLayout *layout, double x, double y);
/* The centre of a mark, for focus rings and tooltips; FALSE if it is not drawn. */
gboolean dz_chart_layout_locate (const DzChartLayout *layout, const DzChartMark *mark, double *x, double *y);

/* The words of the picture that are no figures: names of series and panels, of rows, of the key. Each once,
 * in the order they are drawn; not the title, the sources and what else has a member of its own.
 * (element-type utf8) (transfer full) */
GPtrArray *dz_chart_layout_list_words (const DzChartLayout *layout, const DzChart *chart);

/* dz-chart-years.c: of a chart with years across, or down it with a bar for each. */

/* The years from the point to the other, whichever comes first. FALSE where no years stand at the point. */
gboolean dz_chart_layout_find_years (const DzChartLayout *layout, double x, double y, double end_x, double end_y,
                                     int *first, int *last);
/* The columns of some years in a panel, 0 for the first; returns how many panels there are. A bar for a year
 * is a panel, whose area has no width where the year is not among them. */
guint dz_chart_layout_get_columns (const DzChartLayout *layout, guint panel, int first, int last,
                                   cairo_rectangle_t *area);
/* First and last year of all panels; FALSE where there are none. */
gboolean dz_chart_layout_get_year_range (const DzChartLayout *layout, int *first, int *last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzChart, dz_chart_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzChartLayout, dz_chart_layout_free)

G_END_DECLS
