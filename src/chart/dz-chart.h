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
} DzChartKind;

#define DZ_N_CHART_KINDS (DZ_CHART_TOPICS + 1)

/* goal-outcome, places, share, slope, term, topics */
const char *dz_chart_kind_get_nick (DzChartKind kind);
gboolean dz_chart_kind_from_nick (const char *nick, DzChartKind *kind);

typedef enum
{
  DZ_MARK_OUTCOME,
  DZ_MARK_ESTIMATE,
  DZ_MARK_GOAL,
  DZ_MARK_COUNT,
} DzMarkKind;

/* One drawn value and where it stands. */
typedef struct
{
  DzMarkKind kind;
  int year;
  double low;
  double high;
  DzModifier modifier;
  char *label;    /* the value as written, drawn beside the mark where it fits */
  char *citation; /* 武昌区 2025 ¶31 */
  gint64 report_id;
  gint64 paragraph_id;
  gint64 quantity_id; /* 0 for counts */
  int start;          /* span in the paragraph */
  int end;
} DzChartMark;

typedef struct
{
  char *name;       /* the direct label */
  int color;        /* index into the palette: a place keeps its colour in every chart */
  GPtrArray *marks; /* (element-type DzChartMark) by year; a missing year is a gap */
} DzChartSeries;

typedef struct
{
  DzChartKind kind;
  char *title;      /* states indicator, place, unit */
  char *unit;
  char *source_line; /* reports and paragraphs */
  char *empty_reason; /* translated: why there is nothing to draw; NULL if there is */
  GPtrArray *series; /* (element-type DzChartSeries) */
} DzChart;

DzChart *dz_chart_new (DzChartKind kind);
void dz_chart_free (DzChart *chart);
DzChartSeries *dz_chart_add_series (DzChart *chart, const char *name, int color);
DzChartMark *dz_chart_series_add_mark (DzChartSeries *series, DzMarkKind kind, int year, double low, double high);

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

/* dz-chart-export.c: the same picture on light ink to a file, by the suffix .png, .pdf or .svg. Written to a
 * temporary file beside it, then renamed. width and height in CSS pixels; dpi only for PNG and written into it.
 * Two exports of the same chart are byte-identical. */
gboolean dz_chart_export (const DzChart *chart, const char *path, double width, double height, double dpi,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzChart, dz_chart_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzChartLayout, dz_chart_layout_free)

G_END_DECLS
