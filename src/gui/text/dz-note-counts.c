/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-note-counts.h"

static void
count_at (GHashTable *counts, gint64 paragraph_id)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &paragraph_id));

  if (paragraph_id != 0)
    g_hash_table_insert (counts, g_memdup2 (&paragraph_id, sizeof paragraph_id), GUINT_TO_POINTER (known + 1));
}

static gpointer
count (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, error);
  GHashTable *counts;

  if (notes == NULL)
    return NULL;

  counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (notes, i);

      count_at (counts, note->paragraph_id);
      count_at (counts, note->other_paragraph_id);
    }

  return counts;
}

void
dz_note_counts_read_async (DzLibrary *library, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DZ_IS_LIBRARY (library));

  dz_library_read_async (library, count, NULL, NULL, (GDestroyNotify) g_hash_table_unref, NULL, callback, user_data);
}

GHashTable *
dz_note_counts_read_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  return dz_library_call_finish (library, result, error);
}
