/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-library-worker.h"

#include <glib/gi18n-lib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "store/dz-store-private.h"

#define REST_US (1 * G_USEC_PER_SEC)

struct _DzLibraryWorker
{
  DzStore *store; /* of the thread, once it runs */
  GThread *thread;
  GAsyncQueue *queue; /* of DzLibraryJob; the worker itself tells the thread to end */
  int skip;           /* atomic */
};

static void
job_free (gpointer data)
{
  DzLibraryJob *job = data;

  g_clear_error (&job->error);
  g_free (job->undo_label);
  g_free (job->redo_label);
  g_object_unref (job->task);
  g_free (job);
}

static gboolean
on_done (gpointer data)
{
  DzLibraryJob *job = data;

  job->done (job);

  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(): that may run the function here, if nobody iterates the context. */
static void
hand_back (DzLibraryJob *job)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, on_done, job, job_free);
  g_source_attach (source, g_task_get_context (job->task));
  g_source_unref (source);
}

static void
run_func (DzLibraryWorker *worker, DzLibraryJob *job)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);
  guint n_commits = worker->store->n_commits;

  dz_store_set_cancellable (worker->store, cancellable);
  job->result = job->func (worker->store, job->data, cancellable, &job->error);
  dz_store_set_cancellable (worker->store, NULL);
  job->committed = worker->store->n_commits != n_commits;
}

gint64
dz_library_worker_read_version (DzStore *store)
{
  gint64 version = 0;

  return dz_store_query_int (store, &version, 0, NULL, "PRAGMA data_version", "") ? version : 0;
}

static void
run_job (DzLibraryWorker *worker, DzLibraryJob *job)
{
  if (g_atomic_int_get (&worker->skip))
    g_set_error_literal (&job->error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The library was closed."));
  else if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
    {
      run_func (worker, job);
      job->version = dz_library_worker_read_version (worker->store);
    }

  if (worker->store->mode == DZ_STORE_WRITE)
    {
      job->undo_label = dz_store_dup_undo_label (worker->store);
      job->redo_label = dz_store_dup_redo_label (worker->store);
    }
  if (job->data_free != NULL)
    job->data_free (job->data);
  hand_back (job);
}

/* Where there is nothing to do for a moment, what the work took is given back to the system. */
static gpointer
wait_for_job (DzLibraryWorker *worker)
{
  gpointer job = g_async_queue_timeout_pop (worker->queue, REST_US);

  if (job != NULL)
    return job;

  dz_store_release_memory (worker->store);
#ifdef __GLIBC__
  malloc_trim (0);
#endif

  return g_async_queue_pop (worker->queue);
}

static gpointer
run (gpointer data)
{
  DzLibraryWorker *worker = data;
  gpointer job;

  while ((job = wait_for_job (worker)) != worker)
    run_job (worker, job);
  g_clear_pointer (&worker->store, dz_store_close);

  return NULL;
}

DzLibraryWorker *
dz_library_worker_new (const char *name, DzStore *store)
{
  DzLibraryWorker *worker = g_new0 (DzLibraryWorker, 1);

  worker->store = store;
  worker->queue = g_async_queue_new ();
  worker->thread = g_thread_new (name, run, worker);

  return worker;
}

void
dz_library_worker_push (DzLibraryWorker *worker, DzLibraryJob *job)
{
  g_async_queue_push (worker->queue, job);
}

void
dz_library_worker_stop (DzLibraryWorker *worker, gboolean skip)
{
  g_atomic_int_set (&worker->skip, skip);
  g_async_queue_push (worker->queue, worker);
  g_thread_join (worker->thread);
  g_async_queue_unref (worker->queue);
  g_free (worker);
}
