/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-table.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* How alike the reports chosen are, each to each: what a matrix of places × years shows. A cell leads to the
 * comparison of its two reports (dz-comparison.h). */
typedef struct
{
  GPtrArray *reports; /* (element-type DzReport) without their paragraphs, in the order asked for */
  double *values;     /* reports × reports, row by row, 0 … 1 (dz-report-similarity.h) */
} DzReportMatrix;

/* ids: (element-type gint64). G_IO_ERROR_CANCELLED where the cancellable of the store says so. */
DzReportMatrix *dz_report_matrix_load (DzStore *store, const GArray *ids, GCancellable *cancellable,
                                       GError **error);
void dz_report_matrix_free (DzReportMatrix *matrix);

double dz_report_matrix_get (const DzReportMatrix *matrix, int left, int right);

/* One row for each two reports: left, left_name, right, right_name, similarity. (transfer full) */
DzTable *dz_report_matrix_build_table (const DzReportMatrix *matrix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzReportMatrix, dz_report_matrix_free)

G_END_DECLS
