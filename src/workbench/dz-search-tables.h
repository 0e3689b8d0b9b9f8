/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-table.h"
#include "store/dz-store.h"
#include "workbench/dz-phrase-trend.h"

G_BEGIN_DECLS

/* What the search finds as tables for a file (core/dz-table.h, workbench/dz-table-book.h): the same columns
 * from the window and from the command line. reports: (element-type DzReport) those that the ids mean, in any
 * order; a row about one of them cites it. Pure: no library is read, so they may be made on any thread. All
 * (transfer full). */

/* hits: (element-type DzSearchHit), in the order they have. */
DzTable *dz_search_tables_new_hits (const GPtrArray *hits, const GPtrArray *reports);

/* groups: (element-type DzContextGroup) of dz_concordance_group(). */
DzTable *dz_search_tables_new_groups (const GPtrArray *groups);

/* Hits by report: counts and characters (element-type DzTermCount), as dz_store_count_query() and
 * dz_store_count_characters() return them. dispersions: (element-type DzReportDispersion) (nullable): a
 * column for how evenly the hits stand in each report, blank where that is not defined. */
DzTable *dz_search_tables_new_counts (const GArray *counts, const GArray *characters,
                                      const GPtrArray *dispersions, const GPtrArray *reports);

/* rows: (element-type DzNgramRow) of dz_keyness_load() and the others; max 0: all of them. */
DzTable *dz_search_tables_new_keyness (const GPtrArray *rows, int max);
DzTable *dz_search_tables_new_collocates (const GPtrArray *rows, int max);

/* trends: (element-type DzPhraseTrend). Each row says again who had the phrase first. */
typedef enum
{
  DZ_TREND_BY_REPORT,
  DZ_TREND_BY_YEAR,
  DZ_TREND_BY_LEVEL,
  DZ_TREND_BY_PHRASE,
} DzTrendGrouping;

/* report, year, level, phrase. FALSE for anything else. */
gboolean dz_trend_grouping_from_nick (const char *nick, DzTrendGrouping *by);
DzTable *dz_search_tables_new_trends (const GPtrArray *trends, DzTrendGrouping by);

/* dispersions: (element-type DzReportDispersion) of dz_dispersions_load(). */
DzTable *dz_search_tables_new_dispersions (const GPtrArray *dispersions, const GPtrArray *reports);

G_END_DECLS
