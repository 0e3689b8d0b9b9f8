/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-release.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define REST_MS 1000

typedef struct
{
  gpointer data;
  GDestroyNotify free_func;
} Release;

static void
release (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Release *self = data;

  self->free_func (self->data);
  g_task_return_boolean (task, TRUE);
}

void
dz_release_elsewhere (gpointer data, GDestroyNotify free_func)
{
  g_autoptr (GTask) task = NULL;
  Release *self;

  if (data == NULL)
    return;

  self = g_new0 (Release, 1);
  self->data = data;
  self->free_func = free_func;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, self, g_free);
  g_task_run_in_thread (task, release);
}

static guint resting; /* the timeout; 0: none */

/* GTaskThreadFunc */
static void
trim (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  g_task_return_boolean (task, TRUE);
}

static gboolean
rested_cb (gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  resting = 0;
  g_task_run_in_thread (task, trim);

  return G_SOURCE_REMOVE;
}

void
dz_release_spare_soon (void)
{
  g_clear_handle_id (&resting, g_source_remove);
  resting = g_timeout_add (REST_MS, rested_cb, NULL);
}
