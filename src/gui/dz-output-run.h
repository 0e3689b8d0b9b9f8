/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/dz-progress.h"

G_BEGIN_DECLS

/* A file that is being made of what a view shows, or read into the library, away from the main thread. If it
 * takes long enough to be noticed, a toast over the window says so, shows how far it is and lets the reader
 * stop it; another tells how it ended. The file that is made is there as a whole or not at all. */
typedef struct _DzOutputRun DzOutputRun;

/* NULL where file is NULL, as the reader chose none, or where it has no path in the local file system, which
 * she is told. (transfer full) */
char *dz_output_run_dup_path (GtkWidget *owner, GFile *file);
/* owner: a widget in the window. path: where the file will stand, in the local file system. */
DzOutputRun *dz_output_run_new (GtkWidget *owner, const char *path);
/* For a file that is read. */
DzOutputRun *dz_output_run_new_import (GtkWidget *owner, const char *path);
/* What the work counts its steps on, on its own thread; its cancellable is that of the run. Until it counts,
 * the bar moves to and fro. Borrowed. */
DzProgress *dz_output_run_get_progress (DzOutputRun *run);
/* Cancelled when the reader stops it, for what is read before the file can be made. Borrowed. */
GCancellable *dz_output_run_get_cancellable (DzOutputRun *run);

/* The content of the file, on a thread of its own. (transfer full) */
typedef GBytes *(*DzOutputFunc) (gpointer data, const char *path, DzProgress *progress, GError **error);

/* Makes and writes the file. Takes the run and data. */
void dz_output_run_start (DzOutputRun *run, DzOutputFunc func, gpointer data, GDestroyNotify data_free);
/* It cannot be made, or read. Takes the run; error is copied. */
void dz_output_run_fail (DzOutputRun *run, const GError *error);
/* It was read. outcome: what is told. Takes the run. */
void dz_output_run_finish (DzOutputRun *run, const char *outcome);

G_END_DECLS
