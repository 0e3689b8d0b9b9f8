/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-library.h"

G_BEGIN_DECLS

/* One connection and the thread that alone uses it. Private to DzLibrary. */
typedef struct _DzLibraryWorker DzLibraryWorker;

/* One piece of work. The worker fills result, error and what follows; then done is called with the job in
 * the main context of its task, and the job is freed there: the last reference to the task, and so to the
 * library, is never dropped on the worker's thread. */
typedef struct _DzLibraryJob DzLibraryJob;
struct _DzLibraryJob
{
  GTask *task; /* owned; its source is the library, its cancellable stops the work */
  DzLibraryFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  void (*done) (DzLibraryJob *job);

  gpointer result;
  GError *error;
  gboolean committed; /* something was written */
  gint64 version;     /* of the store behind the work; 0: not known */
  char *undo_label;   /* as they are after the work; not filled by a worker that only reads */
  char *redo_label;
};

/* What changes when another connection wrote to the file, never by writes of this one; 0 if it cannot be
 * read. */
gint64 dz_library_worker_read_version (DzStore *store);

/* Takes the store. */
DzLibraryWorker *dz_library_worker_new (const char *name, DzStore *store);
/* Takes the job; jobs are done in order. */
void dz_library_worker_push (DzLibraryWorker *worker, DzLibraryJob *job);
/* Does what was pushed before, ends the thread and closes the connection. With skip set, what has not been
 * begun ends cancelled instead. */
void dz_library_worker_stop (DzLibraryWorker *worker, gboolean skip);

G_END_DECLS
