/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-chart-batch.h"

G_BEGIN_DECLS

/* A batch of charts on a thread of its own, with a look at how far it is. */

typedef struct
{
  guint n_done;     /* charts written */
  guint n_empty;    /* that the reports give nothing for */
  GPtrArray *failed; /* (element-type utf8) why charts could not be written, each naming its file */
  gboolean stopped; /* cancelled, or given up because no file can be written there */
} DzChartBatchResult;

void dz_chart_batch_result_free (DzChartBatchResult *result);

/* In the main context: done of n charts are over. */
typedef void (*DzChartBatchProgress) (guint done, guint n, gpointer user_data);

/* batch is copied, its store is not looked at: library_path is opened for reading where words are to be
 * counted. progress is called until the batch is over, with the user_data of callback. */
void dz_chart_batch_run_async (const DzChartBatch *batch, const char *library_path, GCancellable *cancellable,
                               DzChartBatchProgress progress, GAsyncReadyCallback callback, gpointer user_data);
/* Cancelling is no error here: what was written until then is told. (transfer full) */
DzChartBatchResult *dz_chart_batch_run_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzChartBatchResult, dz_chart_batch_result_free)

G_END_DECLS
