/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "store/dz-library.h"

G_BEGIN_DECLS

/* Opens the library at path, and reads the knowledge files before if knowledge is NULL, away from the main
 * thread. Errors: those of dz_knowledge_load() and dz_library_open_async(). */
void dz_opening_async (DzKnowledge *knowledge, const char *path, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data);

/* (transfer full); knowledge is set as soon as it could be read, even where the library could not be opened. */
DzLibrary *dz_opening_finish (GAsyncResult *result, DzKnowledge **knowledge, GError **error);
/* What is wrong with the user's knowledge files, with file and line, where the program's own were taken
 * instead; else NULL. Borrowed from result. */
const char *dz_opening_get_warning (GAsyncResult *result);

/* $XDG_DATA_HOME/duizhao/sample.duizhao (transfer full) */
char *dz_opening_dup_sample_path (void);

/* The folder of the digests the sample library is made of. (transfer full) */
GFile *dz_opening_dup_sample_folder (void);

G_END_DECLS
