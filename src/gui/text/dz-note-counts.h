/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-library.h"

G_BEGIN_DECLS

/* How many notes each paragraph has, counted on the library's reader thread.
 * finish: (element-type gint64 paragraph id -> guint number) (transfer full) */
void dz_note_counts_read_async (DzLibrary *library, GAsyncReadyCallback callback, gpointer user_data);
GHashTable *dz_note_counts_read_finish (DzLibrary *library, GAsyncResult *result, GError **error);

G_END_DECLS
