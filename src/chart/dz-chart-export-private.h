/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart-export.h"
#include "chart/dz-chart-layout-private.h"

G_BEGIN_DECLS

/* A chart on its way to a file. */
typedef struct
{
  const DzChart *chart;
  const char *path;
  const DzChartStyle *style;
  double dpi;
  /* NULL: a chart's */
  DzChartLayout *(*lay_out) (gconstpointer data, const DzChart *chart, const DzChartStyle *style, guint page);
  gconstpointer data; /* of lay_out */
  guint page;         /* the one to be laid out */
  guint n_pages;      /* of a PDF file; 0 is 1 */
} DzChartJob;

/* Makes the file. */
gboolean dz_chart_job_run (DzChartJob *job, GError **error);
/* (transfer full) */
DzChartLayout *dz_chart_job_lay_out (const DzChartJob *job);

/* Sets the error, naming the file. Always FALSE. */
gboolean dz_chart_job_fail (const DzChartJob *job, GError **error, const char *reason);
/* The ground and the picture. */
void dz_chart_job_draw_layout (const DzChartJob *job, const DzChartLayout *layout, cairo_t *cr);
/* ISO 8601 in UTC, the same for every export of the same chart. (transfer full) */
char *dz_chart_job_dup_date (const DzChartJob *job);
/* The source line, or NULL where the style hides it. */
const char *dz_chart_job_get_source (const DzChartJob *job);
/* “urn:duizhao:武昌区%202025#p31” for the first place a mark rests on, NULL where it names none. (transfer
 * full) */
char *dz_chart_mark_dup_uri (const DzChartMark *mark);

/* One file a format; the bytes are added to. */
gboolean dz_chart_make_png (const DzChartJob *job, GByteArray *bytes, GError **error);
gboolean dz_chart_make_pdf (const DzChartJob *job, GByteArray *bytes, GError **error);
gboolean dz_chart_make_svg (const DzChartJob *job, GByteArray *bytes, GError **error);
gboolean dz_chart_make_csv (const DzChartJob *job, GByteArray *bytes, GError **error);
gboolean dz_chart_make_xlsx (const DzChartJob *job, GByteArray *bytes, GError **error);

/* dz-scene-svg.c: the elements of a scene, texts as text. */
void dz_scene_append_svg (const DzScene *scene, GString *svg);
/* A number as SVG writes it: C locale, two decimals at most. */
void dz_svg_append_number (GString *svg, double value);
/* Text with the characters escaped that XML asks for; those it forbids are left out. */
void dz_svg_append_escaped (GString *svg, const char *text, gssize length);

G_END_DECLS
