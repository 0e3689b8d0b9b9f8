/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-library.h"

G_BEGIN_DECLS

/* The reader's word on its way to the library's writer. What is given is copied. */

/* As dz_store_save_reading(). finish: the id under which the figure is listed, 0 on error. */
void dz_word_write_reading_async (DzLibrary *library, const DzQuantity *quantity, DzState state,
                                  GAsyncReadyCallback callback, gpointer user_data);
gint64 dz_word_write_reading_finish (DzLibrary *library, GAsyncResult *result, GError **error);

/* As dz_store_save_ruling(). */
void dz_word_write_ruling_async (DzLibrary *library, const DzRuling *ruling, GAsyncReadyCallback callback,
                                 gpointer user_data);
/* Takes back every ruling on a goal, in one step. */
void dz_word_remove_rulings_async (DzLibrary *library, gint64 goal_id, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean dz_word_write_ruling_finish (DzLibrary *library, GAsyncResult *result, GError **error);

G_END_DECLS
