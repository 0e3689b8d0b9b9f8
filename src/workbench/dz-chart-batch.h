/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart-export.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* Many charts into one folder: every kind wanted, with every indicator or term wanted. */
typedef struct
{
  DzOverview *overview;
  DzKnowledge *knowledge;
  DzStore *store; /* for terms; NULL leaves kinds that count words out */

  const DzChartKind *kinds;
  guint n_kinds;
  const char *const *indicators; /* keys or own words; NULL: every known one that the filter leaves figures of */
  const char *const *terms;      /* NULL: none */
  DzOverviewFilter filter;       /* places, topics, years */
  gint measure;                  /* DzMeasure; -1: the usual one of each indicator, else the first with figures */

  DzChartStyle style;
  double dpi;
  const char *author; /* for the files' metadata, or NULL */
  const char *folder; /* is there */
  const char *format; /* png, pdf, svg, csv, xlsx */
} DzChartBatch;

/* What became of a chart: path is its file; error NULL where it was written, DZ_ERROR_EMPTY with the reason
 * where the reports give nothing to draw. done of n charts are over. FALSE ends the batch. */
typedef gboolean (*DzChartBatchFunc) (const char *path, const GError *error, guint done, guint n, gpointer data);

/* One after the other, each file whole or not at all. A file that cannot be written does not hold up the
 * others. Returns FALSE where func or the cancellable ended it. */
gboolean dz_chart_batch_run (const DzChartBatch *batch, GCancellable *cancellable, DzChartBatchFunc func,
                             gpointer data);

G_END_DECLS
