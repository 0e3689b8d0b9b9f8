/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart-export.h"
#include "chart/dz-timeline.h"

G_BEGIN_DECLS

/* The whole timeline to a file, by the suffixes of dz_chart_export_styled(): title, years, rows, what the signs mean, and
 * the source line; or, as a table, every goal and outcome with its citation.
 *
 * data: title, author and source line, and a mark for each goal and outcome that the picture links to. style: its height
 * is not looked at, the picture is as high as its rows. first, last: as dz_timeline_layout_set_span(), 0 and 0 for all
 * years. Errors as there; DZ_ERROR_FAILED for a PNG that would be too high. */
gboolean dz_timeline_export (const DzTimeline *timeline, const DzChart *data, double first, double last,
                             const char *path, const DzChartStyle *style, double dpi, GError **error);

G_END_DECLS
