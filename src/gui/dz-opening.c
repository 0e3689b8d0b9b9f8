/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-opening.h"

typedef struct
{
  char *path;
  DzKnowledge *knowledge;
  char *warning; /* the user's files cannot be read: why */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening->warning);
  g_clear_pointer (&opening->knowledge, dz_knowledge_unref);
  g_free (opening);
}

static void
library_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  DzLibrary *library = dz_library_open_finish (result, &error);

  if (library != NULL)
    g_task_return_pointer (task, library, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
open_library (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);

  dz_library_open_async (opening->path, g_task_get_cancellable (task), library_opened_cb, g_object_ref (task));
}

static void
load_knowledge_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  Opening *opening = task_data;
  DzKnowledge *knowledge = dz_knowledge_load (NULL, NULL, &error);
  g_autoptr (DzKnowledge) own = knowledge == NULL ? dz_knowledge_load_own (NULL) : NULL;

  /* A slip in the user's file must not keep the program from its work. */
  if (own != NULL)
    {
      opening->warning = g_strdup (error->message);
      knowledge = g_steal_pointer (&own);
    }
  if (knowledge != NULL)
    g_task_return_pointer (task, knowledge, (GDestroyNotify) dz_knowledge_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
knowledge_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Opening *opening = g_task_get_task_data (task);

  opening->knowledge = g_task_propagate_pointer (G_TASK (result), &error);
  if (opening->knowledge != NULL)
    open_library (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
dz_opening_async (DzKnowledge *knowledge, const char *path, GCancellable *cancellable,
                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) loading = NULL;
  Opening *opening = g_new0 (Opening, 1);

  g_task_set_source_tag (task, dz_opening_async);
  g_task_set_task_data (task, opening, opening_free);
  opening->path = g_strdup (path);
  if (knowledge != NULL)
    {
      opening->knowledge = dz_knowledge_ref (knowledge);
      open_library (task);
      return;
    }

  loading = g_task_new (NULL, cancellable, knowledge_loaded_cb, g_steal_pointer (&task));
  g_task_set_source_tag (loading, load_knowledge_in_thread);
  g_task_set_task_data (loading, opening, NULL);
  g_task_run_in_thread (loading, load_knowledge_in_thread);
}

DzLibrary *
dz_opening_finish (GAsyncResult *result, DzKnowledge **knowledge, GError **error)
{
  Opening *opening = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, dz_opening_async), NULL);

  opening = g_task_get_task_data (G_TASK (result));
  if (knowledge != NULL)
    *knowledge = opening->knowledge != NULL ? dz_knowledge_ref (opening->knowledge) : NULL;

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
dz_opening_get_warning (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dz_opening_async), NULL);

  return ((Opening *) g_task_get_task_data (G_TASK (result)))->warning;
}

char *
dz_opening_dup_sample_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "duizhao", "sample.duizhao", NULL);
}

GFile *
dz_opening_dup_sample_folder (void)
{
  const char *data = g_getenv ("DUIZHAO_DATA_DIR");

  return g_file_new_build_filename (data != NULL ? data : PKGDATADIR, "samples", NULL);
}
