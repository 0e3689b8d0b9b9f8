/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-batch-run.h"

#include "core/dz-error.h"

typedef struct
{
  DzChartBatch batch; /* all that it points at is owned */
  char *library_path;
  DzChartBatchResult *result;
  DzChartBatchProgress progress;
  gpointer user_data;
  GTask *task; /* borrowed */
} Run;

typedef struct
{
  GTask *task;
  guint done;
  guint n;
} Look;

void
dz_chart_batch_result_free (DzChartBatchResult *result)
{
  g_ptr_array_unref (result->failed);
  g_free (result);
}

static void
run_free (Run *run)
{
  DzChartBatch *batch = &run->batch;

  dz_overview_unref (batch->overview);
  dz_knowledge_unref (batch->knowledge);
  g_free ((gpointer) batch->kinds);
  g_strfreev ((char **) batch->indicators);
  g_strfreev ((char **) batch->terms);
  g_strfreev ((char **) batch->filter.places);
  g_strfreev ((char **) batch->filter.topics);
  g_free ((gpointer) batch->author);
  g_free ((gpointer) batch->folder);
  g_free ((gpointer) batch->format);
  g_free (run->library_path);
  g_clear_pointer (&run->result, dz_chart_batch_result_free);
  g_free (run);
}

static void
copy_batch (DzChartBatch *batch, const DzChartBatch *from)
{
  *batch = *from;
  batch->overview = dz_overview_ref (from->overview);
  batch->knowledge = dz_knowledge_ref (from->knowledge);
  batch->store = NULL;
  batch->kinds = g_memdup2 (from->kinds, from->n_kinds * sizeof *from->kinds);
  batch->indicators = (const char *const *) g_strdupv ((char **) from->indicators);
  batch->terms = (const char *const *) g_strdupv ((char **) from->terms);
  batch->filter.places = (const char *const *) g_strdupv ((char **) from->filter.places);
  batch->filter.topics = (const char *const *) g_strdupv ((char **) from->filter.topics);
  batch->filter.indicator = NULL;
  batch->author = g_strdup (from->author);
  batch->folder = g_strdup (from->folder);
  batch->format = g_strdup (from->format);
}

static gboolean
look_cb (gpointer data)
{
  Look *look = data;
  const Run *run = g_task_get_task_data (look->task);

  if (!g_task_get_completed (look->task))
    run->progress (look->done, look->n, run->user_data);
  g_object_unref (look->task);
  g_free (look);

  return G_SOURCE_REMOVE;
}

/* A folder that takes no file, or a full disk, would refuse all the others as well. */
static gboolean
drawn_cb (const char *path, const GError *error, guint done, guint n, gpointer data)
{
  Run *run = data;
  Look *look = g_new0 (Look, 1);

  if (error == NULL)
    run->result->n_done++;
  else if (g_error_matches (error, DZ_ERROR, DZ_ERROR_EMPTY))
    run->result->n_empty++;
  else
    g_ptr_array_add (run->result->failed, g_strdup (error->message));
  look->task = g_object_ref (run->task);
  look->done = done;
  look->n = n;
  g_main_context_invoke (g_task_get_context (run->task), look_cb, look);

  return !g_error_matches (error, DZ_ERROR, DZ_ERROR_READ_ONLY)
         && !g_error_matches (error, DZ_ERROR, DZ_ERROR_FULL);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  g_autoptr (DzStore) store = NULL;

  if (run->batch.terms != NULL && run->library_path != NULL)
    store = dz_store_open (run->library_path, DZ_STORE_READ_ONLY, NULL);
  run->batch.store = store;
  run->result->stopped = !dz_chart_batch_run (&run->batch, cancellable, drawn_cb, run);
  run->batch.store = NULL;
  g_task_return_pointer (task, g_steal_pointer (&run->result), (GDestroyNotify) dz_chart_batch_result_free);
}

void
dz_chart_batch_run_async (const DzChartBatch *batch, const char *library_path, GCancellable *cancellable,
                          DzChartBatchProgress progress, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  copy_batch (&run->batch, batch);
  run->library_path = g_strdup (library_path);
  run->result = g_new0 (DzChartBatchResult, 1);
  run->result->failed = g_ptr_array_new_with_free_func (g_free);
  run->progress = progress;
  run->user_data = user_data;
  run->task = task;
  g_task_set_source_tag (task, dz_chart_batch_run_async);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_in_thread);
}

DzChartBatchResult *
dz_chart_batch_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
