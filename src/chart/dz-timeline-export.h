/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart-export.h"
#include "chart/dz-timeline.h"

G_BEGIN_DECLS

/* The whole timeline to a file, by the suffixes of dz_chart_export_styled(): title, years, rows, what the
 * signs mean, and the source line; or, as a table, every goal and outcome with its citation.
 *
 * A PDF file that is higher than a sheet of its width has pages, each with its years. A PNG or SVG picture
 * that would be too high for programs to show goes into several files, a page each: “goals-1.png”,
 * “goals-2.png” … instead of path.
 *
 * data: title, author and source line, and a mark for each goal and outcome that the picture links to. style:
 * its height is not looked at. first, last: as dz_timeline_layout_set_span(), 0 and 0 for all years. files:
 * takes the names of the files written (element-type filename), or NULL. Errors as there; of several files
 * none is left then. */
gboolean dz_timeline_export (const DzTimeline *timeline, const DzChart *data, double first, double last,
                             const char *path, const DzChartStyle *style, double dpi, GPtrArray *files,
                             GError **error);

/* The names of the files that dz_timeline_export() would write: path, or its numbered pages. (transfer full)
 * (element-type filename) */
GPtrArray *dz_timeline_export_list_files (const DzTimeline *timeline, const DzChart *data, double first,
                                          double last, const char *path, const DzChartStyle *style,
                                          double dpi);

/* The timeline as one SVG picture of the width of a style, as high as its rows; NULL where that is higher
 * than DZ_TIMELINE_LONGEST_PICTURE. (transfer full) */
char *dz_timeline_dup_svg (const DzTimeline *timeline, const DzChart *data, double first, double last,
                           const DzChartStyle *style);

/* How high an SVG picture is at most, in units of a style; a PNG of 192 dpi is as high at most. */
#define DZ_TIMELINE_LONGEST_PICTURE 16000.0

/* How high the pages of a PDF file are in a style, in its units. */
double dz_timeline_export_get_page_height (const DzChartStyle *style);

G_END_DECLS
