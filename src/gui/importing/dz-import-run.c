/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/importing/dz-import-run.h"

struct _DzImportRun
{
  GObject parent_instance;

  DzLibrary *library;
  DzKnowledge *knowledge;
  GPtrArray *files;
  GCancellable *cancellable;

  int done;
  int total;
  char *path;
};

enum
{
  PROGRESS,
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzImportRun, dz_import_run, G_TYPE_OBJECT)

/* What the writer's thread works with; it reaches the run only through the main context. */
typedef struct
{
  DzImportRun *run;
  DzKnowledge *knowledge;
  GPtrArray *files;
  GMainContext *context;
} Work;

typedef struct
{
  DzImportRun *run;
  int done;
  int total;
  char *path;
} Progress;

static void
work_free (gpointer data)
{
  Work *work = data;

  dz_knowledge_unref (work->knowledge);
  g_ptr_array_unref (work->files);
  g_main_context_unref (work->context);
  g_free (work);
}

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  g_free (progress->path);
  g_free (progress);
}

static gboolean
tell_progress (gpointer data)
{
  Progress *progress = data;
  DzImportRun *self = progress->run;

  self->done = progress->done;
  self->total = progress->total;
  g_free (self->path);
  self->path = g_steal_pointer (&progress->path);
  g_signal_emit (self, signals[PROGRESS], 0);

  return G_SOURCE_REMOVE;
}

/* The reference that the call under way holds keeps the run alive: its own end comes later in the same
 * context. */
static void
file_done (const DzImportResult *result, int done, int total, gpointer user_data)
{
  Work *work = user_data;
  Progress *progress = g_new0 (Progress, 1);

  progress->run = work->run;
  progress->done = done;
  progress->total = total;
  progress->path = g_strdup (result->path);
  g_main_context_invoke_full (work->context, G_PRIORITY_DEFAULT, tell_progress, progress, progress_free);
}

static gpointer
import_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  return dz_import_job_run (store, work->knowledge, work->files, NULL, file_done, work, cancellable, error);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzImportRun) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = dz_library_call_finish (DZ_LIBRARY (source), result, &error);

  g_signal_emit (self, signals[FINISHED], 0, results, error);
}

static void
dz_import_run_finalize (GObject *object)
{
  DzImportRun *self = DZ_IMPORT_RUN (object);

  g_clear_object (&self->library);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->knowledge, dz_knowledge_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (dz_import_run_parent_class)->finalize (object);
}

static void
dz_import_run_class_init (DzImportRunClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_import_run_finalize;

  signals[PROGRESS] = g_signal_new ("progress", DZ_TYPE_IMPORT_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", DZ_TYPE_IMPORT_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_PTR_ARRAY, G_TYPE_ERROR);
}

static void
dz_import_run_init (DzImportRun *self)
{
  self->cancellable = g_cancellable_new ();
}

DzImportRun *
dz_import_run_new (DzLibrary *library, DzKnowledge *knowledge, GPtrArray *files)
{
  DzImportRun *self = g_object_new (DZ_TYPE_IMPORT_RUN, NULL);

  self->library = g_object_ref (library);
  self->knowledge = dz_knowledge_ref (knowledge);
  self->files = g_ptr_array_ref (files);

  return self;
}

void
dz_import_run_start (DzImportRun *self)
{
  Work *work = NULL;

  g_return_if_fail (DZ_IS_IMPORT_RUN (self));

  work = g_new0 (Work, 1);
  work->run = self;
  work->knowledge = dz_knowledge_ref (self->knowledge);
  work->files = g_ptr_array_ref (self->files);
  work->context = g_main_context_ref_thread_default ();
  dz_library_write_async (self->library, import_in_store, work, work_free, (GDestroyNotify) g_ptr_array_unref,
                          self->cancellable, imported_cb, g_object_ref (self));
}

void
dz_import_run_cancel (DzImportRun *self)
{
  g_return_if_fail (DZ_IS_IMPORT_RUN (self));

  g_cancellable_cancel (self->cancellable);
}

int
dz_import_run_get_done (DzImportRun *self)
{
  g_return_val_if_fail (DZ_IS_IMPORT_RUN (self), 0);

  return self->done;
}

int
dz_import_run_get_total (DzImportRun *self)
{
  g_return_val_if_fail (DZ_IS_IMPORT_RUN (self), 0);

  return self->total;
}

const char *
dz_import_run_get_path (DzImportRun *self)
{
  g_return_val_if_fail (DZ_IS_IMPORT_RUN (self), NULL);

  return self->path;
}
