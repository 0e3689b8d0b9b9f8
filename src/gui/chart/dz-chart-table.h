/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/chart/dz-shared-chart.h"

G_BEGIN_DECLS

#define DZ_TYPE_CHART_TABLE (dz_chart_table_get_type ())

/* The data of a chart as a table: series, year, kind, value, source.
 *
 * Signal: “chosen” (gpointer: const DzChartMark *). */
G_DECLARE_FINAL_TYPE (DzChartTable, dz_chart_table, DZ, CHART_TABLE, GtkWidget)

/* NULL for none. */
void dz_chart_table_set_chart (DzChartTable *self, DzSharedChart *chart);

/* The whole table as tab separated text with a header line. (transfer full) */
char *dz_chart_dup_tsv (const DzChart *chart);

G_END_DECLS
