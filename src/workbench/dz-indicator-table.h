/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-table.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* One figure of the table of indicators: what a place aimed at or reached in a year, and how that stands to
 * the same of the year before. */
typedef struct
{
  const DzQuantity *quantity; /* borrowed from the list */
  const DzReport *report;     /* borrowed */
  int year;
  char *difference; /* (nullable) “−0.5 个百分点”, to the row before of the same place, indicator, measure and status */
} DzIndicatorRow;

/* All indicators of the reports chosen, by indicator, measure, goals before outcomes, place and year. Figures
 * of other places than the report's, of spans of years and those the reader rejected are left out; where a
 * report says one twice the first counts, and an outcome goes before an estimate. */
typedef struct
{
  GPtrArray *reports;    /* (element-type DzReport) */
  GPtrArray *quantities; /* (element-type DzQuantity) */
  GPtrArray *rows;       /* (element-type DzIndicatorRow) */
} DzIndicatorTable;

DzIndicatorTable *dz_indicator_table_load (DzStore *store, const GArray *ids, const DzKnowledge *knowledge,
                                           GError **error);
void dz_indicator_table_free (DzIndicatorTable *table);

/* indicator_key, indicator, measure, status, place, year, low, high, unit, modifier, difference, report,
 * paragraph, name. (transfer full) */
DzTable *dz_indicator_table_build (const DzIndicatorTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzIndicatorTable, dz_indicator_table_free)

G_END_DECLS
