/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A file that is being made of what a view shows, away from the main thread. If it takes long enough to be noticed, a toast
 * over the window says so and lets the reader stop it; another tells how it ended. The file is there as a whole or
 * not at all. */
typedef struct _DzOutputRun DzOutputRun;

/* owner: a widget in the window. path: where the file will stand, in the local file system. */
DzOutputRun *dz_output_run_new (GtkWidget *owner, const char *path);
/* Cancelled when the reader stops it, for what is read before the file can be made. Borrowed. */
GCancellable *dz_output_run_get_cancellable (DzOutputRun *run);

/* The content of the file, on a thread of its own. (transfer full) */
typedef GBytes *(*DzOutputFunc) (gpointer data, const char *path, GCancellable *cancellable, GError **error);

/* Makes and writes the file. Takes the run and data. */
void dz_output_run_start (DzOutputRun *run, DzOutputFunc func, gpointer data, GDestroyNotify data_free);
/* It cannot be made. Takes the run; error is copied. */
void dz_output_run_fail (DzOutputRun *run, const GError *error);

G_END_DECLS
