/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-release.h"

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
