/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart.h"

G_BEGIN_DECLS

/* Charts as files: the picture that the window shows, or exactly the data drawn with its citations. */

/* A style: where the picture will stand. Sizes in millimetres, type in points. */
typedef struct
{
  const char *nick; /* screen, slide, journal, a4 */
  double width;
  double height;
  double font_size;
  double dpi; /* of a PNG */
} DzChartPreset;

/* NULL if there is none of that nick. */
const DzChartPreset *dz_chart_preset_find (const char *nick);
/* The style of a preset: light ink, size and type in user space units of 1/96 inch. */
void dz_chart_preset_init_style (const DzChartPreset *preset, DzChartStyle *style);

/* Whether the suffix of a name tells a format: .png, .pdf, .svg, .csv, .xlsx. */
gboolean dz_chart_export_knows_suffix (const char *path);

/* Has fonts looked for in the background: for a program that will draw, but has to read first. */
void dz_chart_prepare_fonts (void);

/* Writes the chart to a file, by its suffix. Written to a temporary file beside it, then renamed. The style's
 * units are 1/96 inch; dpi only for PNG and written into it; 0 for 96. Two exports of the same chart are
 * byte-identical. Errors: DZ_ERROR_INVALID for an unknown suffix, else DZ_ERROR_FAILED, _FULL, _READ_ONLY. */
gboolean dz_chart_export_styled (const DzChart *chart, const char *path, const DzChartStyle *style, double dpi,
                                 GError **error);
/* The same on light ink with type of 9 points; width and height in 1/96 inch. */
gboolean dz_chart_export (const DzChart *chart, const char *path, double width, double height, double dpi,
                          GError **error);

/* The text of the SVG file of the same chart. (transfer full) */
char *dz_chart_dup_svg (const DzChart *chart, const DzChartStyle *style);

/* dz-chart-table.c: the data drawn, a row a mark in drawing order, as the text of a CSV file. (transfer full) */
char *dz_chart_dup_csv (const DzChart *chart);

G_END_DECLS
