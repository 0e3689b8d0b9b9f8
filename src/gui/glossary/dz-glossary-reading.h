/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "workbench/dz-glossary.h"

G_BEGIN_DECLS

/* Reads a glossary, or what may be terms, on a thread and a connection of its own: neither waits for the library's
 * reader, nor that for them. A view may go before the thread is done: user_data is to be a weak reference to it
 * (gui/dz-weak.h). */

/* previous (nullable): as dz_glossary_load(). progress (nullable): called in the main context with 0 … 1 while it goes on. */
typedef void (*DzGlossaryReadProgress) (double share, gpointer user_data);
void dz_glossary_read_async (const char *path, DzGlossary *previous, DzGlossaryReadProgress progress, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) */
DzGlossary *dz_glossary_read_finish (GAsyncResult *result, GError **error);

/* report 0: in all reports. */
void dz_candidates_read_async (const char *path, DzGlossary *glossary, gint64 report, int min_count, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
/* (element-type DzNgramRow) (transfer full) */
GPtrArray *dz_candidates_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
