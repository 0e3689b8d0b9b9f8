/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-library.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"
#include "store/dz-library-worker.h"

struct _DzLibrary
{
  GObject parent_instance;

  char *path;
  gboolean read_only;
  char *undo_label;
  char *redo_label;
  DzLibraryWorker *writer; /* NULL if read-only or closed */
  DzLibraryWorker *reader; /* NULL if closed */
  gint64 version; /* of the file as the writer, or the lone reader, saw it last; 0: not known */
};

G_DEFINE_FINAL_TYPE (DzLibrary, dz_library, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PATH,
  PROP_READ_ONLY,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What the opening thread hands over. */
typedef struct
{
  DzStore *writer; /* NULL if the library can only be read */
  DzStore *reader;
  char *undo_label;
  char *redo_label;
  gint64 version;
} OpenResult;

static void
open_result_free (OpenResult *opened)
{
  dz_store_close (opened->reader);
  dz_store_close (opened->writer);
  g_free (opened->undo_label);
  g_free (opened->redo_label);
  g_free (opened);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpenResult, open_result_free)

static gboolean
open_writer (OpenResult *opened, const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  opened->writer = dz_store_open (path, DZ_STORE_WRITE, &local_error);
  if (opened->writer != NULL || g_error_matches (local_error, DZ_ERROR, DZ_ERROR_READ_ONLY))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (OpenResult) opened = g_new0 (OpenResult, 1);
  GError *error = NULL;

  if (!open_writer (opened, task_data, &error)
      || (opened->reader = dz_store_open (task_data, DZ_STORE_READ_ONLY, &error)) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  opened->version = dz_library_worker_read_version (opened->writer != NULL ? opened->writer : opened->reader);
  if (opened->writer != NULL)
    {
      opened->undo_label = dz_store_dup_undo_label (opened->writer);
      opened->redo_label = dz_store_dup_redo_label (opened->writer);
    }
  g_task_return_pointer (task, g_steal_pointer (&opened), (GDestroyNotify) open_result_free);
}

void
dz_library_open_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, dz_library_open_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_in_thread);
}

DzLibrary *
dz_library_open_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (OpenResult) opened = NULL;
  DzLibrary *library;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  opened = g_task_propagate_pointer (G_TASK (result), error);
  if (opened == NULL)
    return NULL;

  library = g_object_new (DZ_TYPE_LIBRARY, NULL);
  library->path = g_strdup (g_task_get_task_data (G_TASK (result)));
  library->read_only = opened->writer == NULL;
  library->version = opened->version;
  library->undo_label = g_steal_pointer (&opened->undo_label);
  library->redo_label = g_steal_pointer (&opened->redo_label);
  library->reader = dz_library_worker_new ("library-reader", g_steal_pointer (&opened->reader));
  if (opened->writer != NULL)
    library->writer = dz_library_worker_new ("library-writer", g_steal_pointer (&opened->writer));

  return library;
}

/* The reader goes first: the writer settles the file only as its last connection. */
void
dz_library_close (DzLibrary *library)
{
  DzLibraryWorker *reader, *writer;

  g_return_if_fail (DZ_IS_LIBRARY (library));

  reader = g_steal_pointer (&library->reader);
  writer = g_steal_pointer (&library->writer);
  if (reader != NULL)
    dz_library_worker_stop (reader, TRUE);
  if (writer != NULL)
    dz_library_worker_stop (writer, FALSE);
}

const char *
dz_library_get_path (DzLibrary *library)
{
  g_return_val_if_fail (DZ_IS_LIBRARY (library), NULL);

  return library->path;
}

gboolean
dz_library_is_read_only (DzLibrary *library)
{
  g_return_val_if_fail (DZ_IS_LIBRARY (library), TRUE);

  return library->read_only;
}

const char *
dz_library_get_undo_label (DzLibrary *library)
{
  g_return_val_if_fail (DZ_IS_LIBRARY (library), NULL);

  return library->undo_label;
}

const char *
dz_library_get_redo_label (DzLibrary *library)
{
  g_return_val_if_fail (DZ_IS_LIBRARY (library), NULL);

  return library->redo_label;
}

static void
take_label (DzLibrary *library, char **label, char **taken, int property)
{
  if (g_strcmp0 (*label, *taken) == 0)
    return;

  g_free (*label);
  *label = g_steal_pointer (taken);
  g_object_notify_by_pspec (G_OBJECT (library), properties[property]);
}

static void
return_result (DzLibraryJob *job)
{
  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, job->result, job->result_free);
}

static gboolean
take_version (DzLibrary *library, gint64 version)
{
  gboolean outside = library->version != 0 && version != 0 && version != library->version;

  if (version != 0)
    library->version = version;

  return outside;
}

/* The labels and the signal come first, so that who waits for the write finds everything up to date. */
static void
on_written (DzLibraryJob *job)
{
  DzLibrary *library = g_task_get_source_object (job->task);

  take_label (library, &library->undo_label, &job->undo_label, PROP_UNDO_LABEL);
  take_label (library, &library->redo_label, &job->redo_label, PROP_REDO_LABEL);
  if (take_version (library, job->version) || job->committed)
    g_signal_emit (library, signals[CHANGED], 0, (gint64) 0);
  return_result (job);
}

static DzLibraryJob *
new_job (DzLibrary *library, DzLibraryFunc func, gpointer data, GDestroyNotify data_free,
         GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
         gpointer user_data)
{
  DzLibraryJob *job = g_new0 (DzLibraryJob, 1);

  job->task = g_task_new (library, cancellable, callback, user_data);
  /* A write that was done stays done, whatever was cancelled since: func tells. */
  g_task_set_check_cancellable (job->task, FALSE);
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;

  return job;
}

static void
refuse (DzLibraryJob *job, GError *error)
{
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_task_return_error (job->task, error);
  g_object_unref (job->task);
  g_free (job);
}

void
dz_library_read_async (DzLibrary *library, DzLibraryFunc func, gpointer data, GDestroyNotify data_free,
                       GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  DzLibraryJob *job;

  g_return_if_fail (DZ_IS_LIBRARY (library) && func != NULL);

  job = new_job (library, func, data, data_free, result_free, cancellable, callback, user_data);
  job->done = return_result;
  g_task_set_source_tag (job->task, dz_library_read_async);
  if (library->reader != NULL)
    dz_library_worker_push (library->reader, job);
  else
    refuse (job, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, _("The library is closed.")));
}

void
dz_library_write_async (DzLibrary *library, DzLibraryFunc func, gpointer data, GDestroyNotify data_free,
                        GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  DzLibraryJob *job;

  g_return_if_fail (DZ_IS_LIBRARY (library) && func != NULL);

  job = new_job (library, func, data, data_free, result_free, cancellable, callback, user_data);
  job->done = on_written;
  g_task_set_source_tag (job->task, dz_library_write_async);
  if (library->writer != NULL)
    dz_library_worker_push (library->writer, job);
  else if (library->read_only)
    refuse (job, g_error_new (DZ_ERROR, DZ_ERROR_READ_ONLY, _("The library “%s” cannot be written to."),
                              library->path));
  else
    refuse (job, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, _("The library is closed.")));
}

static gpointer
do_nothing (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

void
dz_library_refresh (DzLibrary *library)
{
  DzLibraryWorker *worker = NULL;
  DzLibraryJob *job = NULL;

  g_return_if_fail (DZ_IS_LIBRARY (library));

  worker = library->writer != NULL ? library->writer : library->reader;
  if (worker == NULL)
    return;

  job = new_job (library, do_nothing, NULL, NULL, NULL, NULL, NULL, NULL);
  job->done = on_written;
  g_task_set_source_tag (job->task, dz_library_refresh);
  dz_library_worker_push (worker, job);
}

/* DzLibraryFunc */
static gpointer
release_memory (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  dz_store_release_memory (store);

  return NULL;
}

void
dz_library_release_memory (DzLibrary *library)
{
  g_return_if_fail (DZ_IS_LIBRARY (library));

  if (library->reader != NULL)
    dz_library_read_async (library, release_memory, NULL, NULL, NULL, NULL, NULL, NULL);
  if (library->writer != NULL)
    dz_library_write_async (library, release_memory, NULL, NULL, NULL, NULL, NULL, NULL);
}

gpointer
dz_library_call_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
dz_library_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  DzLibrary *self = DZ_LIBRARY (object);

  switch (property)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
dz_library_dispose (GObject *object)
{
  dz_library_close (DZ_LIBRARY (object));

  G_OBJECT_CLASS (dz_library_parent_class)->dispose (object);
}

static void
dz_library_finalize (GObject *object)
{
  DzLibrary *self = DZ_LIBRARY (object);

  g_free (self->path);
  g_free (self->undo_label);
  g_free (self->redo_label);

  G_OBJECT_CLASS (dz_library_parent_class)->finalize (object);
}

static void
dz_library_class_init (DzLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dz_library_get_property;
  object_class->dispose = dz_library_dispose;
  object_class->finalize = dz_library_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dz_library_init (DzLibrary *self)
{
}
