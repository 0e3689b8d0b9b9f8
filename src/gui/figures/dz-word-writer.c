/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/figures/dz-word-writer.h"

#include <glib/gi18n.h>

typedef struct
{
  DzQuantity *quantity;
  DzState state;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  dz_quantity_free (reading->quantity);
  g_free (reading);
}

static gpointer
write_reading (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *reading = data;
  gint64 id = dz_store_save_reading (store, reading->quantity, reading->state, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

void
dz_word_write_reading_async (DzLibrary *library, const DzQuantity *quantity, DzState state,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->quantity = dz_quantity_copy (quantity);
  reading->state = state;
  dz_library_write_async (library, write_reading, reading, reading_free, g_free, NULL, callback, user_data);
}

gint64
dz_word_write_reading_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = dz_library_call_finish (library, result, error);

  return id != NULL ? *id : 0;
}

static gpointer
write_ruling (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_save_ruling (store, data, error) != 0);
}

void
dz_word_write_ruling_async (DzLibrary *library, const DzRuling *ruling, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  dz_library_write_async (library, write_ruling, dz_ruling_copy (ruling), (GDestroyNotify) dz_ruling_free,
                          NULL, NULL, callback, user_data);
}

static gboolean
remove_all (DzStore *store, const GPtrArray *rulings, gint64 goal_id, GError **error)
{
  for (guint i = 0; i < rulings->len; i++)
    {
      const DzRuling *ruling = g_ptr_array_index (rulings, i);

      if (ruling->goal_id == goal_id && !dz_store_remove_ruling (store, ruling->id, error))
        return FALSE;
    }

  return TRUE;
}

static gpointer
remove_rulings (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *goal_id = data;
  g_autoptr (GPtrArray) rulings = dz_store_list_rulings (store, error);

  if (rulings == NULL || !dz_store_begin (store, N_("Take Decision Back"), error))
    return NULL;
  if (remove_all (store, rulings, *goal_id, error))
    return GINT_TO_POINTER (dz_store_commit (store, error));

  dz_store_rollback (store);

  return NULL;
}

void
dz_word_remove_rulings_async (DzLibrary *library, gint64 goal_id, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  dz_library_write_async (library, remove_rulings, g_memdup2 (&goal_id, sizeof goal_id), g_free, NULL, NULL,
                          callback, user_data);
}

gboolean
dz_word_write_ruling_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  return GPOINTER_TO_INT (dz_library_call_finish (library, result, error));
}
