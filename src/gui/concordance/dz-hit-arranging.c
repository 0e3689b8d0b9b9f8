/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-hit-arranging.h"

#define MANY 1000 /* hits that are filtered, sorted or grouped within a fraction of a frame */

typedef struct
{
  GPtrArray *hits;
  DzHitArrangement arrangement; /* owns words and groups */
  char *words;
  guint n_hits;
} Job;

static Job *
job_new (GPtrArray *hits, const DzHitArrangement *arrangement)
{
  Job *job = g_new0 (Job, 1);

  job->hits = g_ptr_array_ref (hits);
  job->arrangement = *arrangement;
  job->arrangement.filter.words = job->words = g_strdup (arrangement->filter.words);
  if (arrangement->groups != NULL)
    g_ptr_array_ref (arrangement->groups);

  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->hits);
  g_clear_pointer (&job->arrangement.groups, g_ptr_array_unref);
  g_free (job->words);
  g_free (job);
}

gboolean
dz_hits_are_many (const GPtrArray *hits)
{
  return hits != NULL && hits->len > MANY;
}

gboolean
dz_hit_arrangement_is_long (const DzHitArrangement *arrangement, const GPtrArray *hits)
{
  g_return_val_if_fail (arrangement != NULL, FALSE);

  return dz_hits_are_many (hits)
         && (arrangement->by_context || arrangement->groups != NULL || *arrangement->filter.words != '\0');
}

static gboolean
is_wanted (const DzHitArrangement *arrangement, const DzSearchHit *hit)
{
  return (arrangement->report_id == 0 || hit->report_id == arrangement->report_id)
         && (arrangement->groups == NULL
             || dz_context_group_has (g_ptr_array_index (arrangement->groups, arrangement->group), hit,
                                      arrangement->group_side, arrangement->group_length));
}

GPtrArray *
dz_hits_arrange (GPtrArray *hits, const DzHitArrangement *arrangement)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  GPtrArray *rows;

  g_return_val_if_fail (hits != NULL && arrangement != NULL, g_steal_pointer (&wanted));

  for (guint i = 0; i < hits->len; i++)
    if (is_wanted (arrangement, g_ptr_array_index (hits, i)))
      g_ptr_array_add (wanted, g_ptr_array_index (hits, i));
  rows = dz_concordance_filter (wanted, &arrangement->filter);
  if (arrangement->by_context)
    dz_concordance_sort (rows, arrangement->side, arrangement->length);

  return rows;
}

GPtrArray *
dz_hits_group (GPtrArray *hits, const DzHitArrangement *arrangement, guint *n_hits)
{
  g_autoptr (GPtrArray) passed = dz_concordance_filter (hits, &arrangement->filter);

  *n_hits = passed->len;

  return dz_concordance_group (passed, arrangement->side, arrangement->length);
}

/* GTaskThreadFunc */
static void
arrange_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  g_task_return_pointer (task, dz_hits_arrange (job->hits, &job->arrangement), (GDestroyNotify) g_ptr_array_unref);
}

/* GTaskThreadFunc */
static void
group_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  g_task_return_pointer (task, dz_hits_group (job->hits, &job->arrangement, &job->n_hits),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
start (gpointer tag, GTaskThreadFunc func, GPtrArray *hits, const DzHitArrangement *arrangement,
       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job_new (hits, arrangement), job_free);
  g_task_run_in_thread (task, func);
}

void
dz_hits_arrange_async (GPtrArray *hits, const DzHitArrangement *arrangement, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (hits != NULL && arrangement != NULL);

  start (dz_hits_arrange_async, arrange_in_thread, hits, arrangement, cancellable, callback, user_data);
}

GPtrArray *
dz_hits_arrange_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dz_hits_arrange_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dz_hits_group_async (GPtrArray *hits, const DzHitArrangement *arrangement, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (hits != NULL && arrangement != NULL);

  start (dz_hits_group_async, group_in_thread, hits, arrangement, cancellable, callback, user_data);
}

GPtrArray *
dz_hits_group_finish (GAsyncResult *result, guint *n_hits, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dz_hits_group_async), NULL);

  *n_hits = ((Job *) g_task_get_task_data (G_TASK (result)))->n_hits;

  return g_task_propagate_pointer (G_TASK (result), error);
}
