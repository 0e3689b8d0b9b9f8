/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart.h"
#include "core/dz-table.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* How many notes have which tag, as a table and as a chart of the same numbers. The pieces of one selection
 * are one note. tags: (element-type DzTag), reports: (element-type DzReport), counts: (element-type
 * DzTagCount) as the store lists them. */

typedef enum
{
  DZ_TAG_FIGURES_BY_TAG,    /* tag, notes, color, description, uuid; tags without notes included */
  DZ_TAG_FIGURES_BY_REPORT, /* tag, report, name, year, notes */
  DZ_TAG_FIGURES_BY_YEAR,   /* tag, year, notes; years ascending */
} DzTagFigures;

/* tag, report, year. FALSE for anything else. */
gboolean dz_tag_figures_from_nick (const char *nick, DzTagFigures *by);

/* A year that is not known is an empty cell. */
DzTable *dz_tag_figures_new_table (const GPtrArray *tags, const GPtrArray *reports, const GArray *counts,
                                   DzTagFigures by);

/* Notes over the years of their reports, one series a tag, with a mark in each year that any report of the
 * library has: 0 where there are none. A mark knows a report of its year, and in sources each of them. ids:
 * (element-type gint64) the tags, NULL for all that have notes. empty_reason is set where there is nothing to
 * draw. */
DzChart *dz_tag_figures_new_chart (const GPtrArray *tags, const GPtrArray *reports, const GArray *counts,
                                   const GArray *ids);

G_END_DECLS
