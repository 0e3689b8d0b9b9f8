/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-glossary-reading.h"

#include "workbench/dz-glossary-candidates.h"

typedef struct
{
  char *path;
  DzGlossary *glossary; /* the one before; of candidates, whose forms are none */
  gint64 report;
  int min_count;
  DzGlossaryProgress progress;
  DzGlossaryReadProgress tell;
  gpointer user_data;
} Job;

/* In milliseconds. */
#define PROGRESS_INTERVAL 100

static void
job_free (Job *job)
{
  g_free (job->path);
  g_clear_pointer (&job->glossary, dz_glossary_unref);
  g_free (job);
}

static DzStore *
open_store (const Job *job, GCancellable *cancellable, GError **error)
{
  DzStore *store = dz_store_open (job->path, DZ_STORE_READ_ONLY, error);

  if (store != NULL)
    dz_store_set_cancellable (store, cancellable);

  return store;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (DzStore) store = open_store (job, cancellable, &error);
  DzGlossary *glossary = store != NULL ? dz_glossary_load (store, job->glossary, &job->progress, &error) : NULL;

  if (glossary != NULL)
    g_task_return_pointer (task, glossary, (GDestroyNotify) dz_glossary_unref);
  else
    g_task_return_error (task, error);
}

static Job *
job_new (const char *path, DzGlossary *glossary)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->glossary = glossary != NULL ? dz_glossary_ref (glossary) : NULL;

  return job;
}

/* Holds the task until it is done. */
static gboolean
tell_cb (gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  int total = g_atomic_int_get (&job->progress.total);
  int done = g_atomic_int_get (&job->progress.done);

  if (g_task_get_completed (task) || g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return G_SOURCE_REMOVE;
  if (total > 0)
    job->tell (MIN (1.0, (double) done / total), job->user_data);

  return G_SOURCE_CONTINUE;
}

void
dz_glossary_read_async (const char *path, DzGlossary *previous, DzGlossaryReadProgress progress, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = job_new (path, previous);

  job->tell = progress;
  job->user_data = user_data;
  g_task_set_source_tag (task, dz_glossary_read_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  if (progress != NULL)
    g_timeout_add_full (G_PRIORITY_DEFAULT, PROGRESS_INTERVAL, tell_cb, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

DzGlossary *
dz_glossary_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (DzStore) store = open_store (job, cancellable, &error);
  g_autoptr (DzSearchScope) scope = dz_search_scope_new ();
  GPtrArray *rows = NULL;

  if (job->report != 0)
    {
      scope->reports = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (scope->reports, job->report);
    }
  if (store != NULL)
    rows = dz_glossary_candidates_load (store, job->glossary, scope, job->min_count, &error);
  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
dz_candidates_read_async (const char *path, DzGlossary *glossary, gint64 report, int min_count, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = job_new (path, glossary);

  job->report = report;
  job->min_count = min_count;
  g_task_set_source_tag (task, dz_candidates_read_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, find_in_thread);
}

GPtrArray *
dz_candidates_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
