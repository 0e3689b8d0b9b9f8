/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/dz-store.h"

G_BEGIN_DECLS

#define DZ_TYPE_LIBRARY (dz_library_get_type ())

/* The library as the window sees it: one writer connection on one thread, one reader connection on
 * another. Work is a function that runs there with the connection and returns data; it must not touch
 * GTK. Callbacks and signals arrive in the main context of the caller.
 *
 * Signals: “changed” (gint64 report: 0 for any) after each committed write, and when a
 * write or dz_library_refresh() finds that another program wrote.
 * Properties: “path”, “read-only”, “undo-label”, “redo-label” (nullable, notify). */
G_DECLARE_FINAL_TYPE (DzLibrary, dz_library, DZ, LIBRARY, GObject)

/* Returns the result, freed by the result's free function if it is never collected; NULL with error set on
 * failure. */
typedef gpointer (*DzLibraryFunc) (DzStore *store, gpointer data, GCancellable *cancellable, GError **error);

/* Opens the library at path on its threads; read only where it cannot be written. Errors as dz_store_open(). */
void dz_library_open_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
DzLibrary *dz_library_open_finish (GAsyncResult *result, GError **error);

/* Looks, behind the work under way, whether another program wrote to the library, and tells by “changed”.
 * Cheap. */
void dz_library_refresh (DzLibrary *library);

/* Behind the work under way, lets go of what the connections hold of the file to be faster the next time:
 * some megabytes, which the system holds as well. */
void dz_library_release_memory (DzLibrary *library);

/* Waits for work under way, closes both connections. Called by dispose too. */
void dz_library_close (DzLibrary *library);

/* As the properties say. */
const char *dz_library_get_path (DzLibrary *library);
gboolean dz_library_is_read_only (DzLibrary *library);
const char *dz_library_get_undo_label (DzLibrary *library);
const char *dz_library_get_redo_label (DzLibrary *library);

/* Reads run in order on the reader's thread, writes in order on the writer's. data is freed by data_free
 * after func ran. result_free may be NULL for results that own nothing (GINT_TO_POINTER). */
void dz_library_read_async (DzLibrary *library, DzLibraryFunc func, gpointer data, GDestroyNotify data_free,
                            GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
void dz_library_write_async (DzLibrary *library, DzLibraryFunc func, gpointer data, GDestroyNotify data_free,
                             GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
/* For both. NULL without error is a valid result of a func that returns NULL. */
gpointer dz_library_call_finish (DzLibrary *library, GAsyncResult *result, GError **error);

G_END_DECLS
