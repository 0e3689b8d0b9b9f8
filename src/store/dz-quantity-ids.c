/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-quantity-ids.h"

#include "store/dz-reading-overlay.h"

static gint64
get_paragraph_id (const GArray *paragraph_ids, const DzQuantity *quantity)
{
  int index = quantity->paragraph;

  return index >= 0 && index < (int) paragraph_ids->len ? g_array_index (paragraph_ids, gint64, index) : 0;
}

static char *
dup_key (gint64 paragraph_id, const DzQuantity *quantity, gboolean with_indicator)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %d %d %s", paragraph_id, quantity->start, quantity->end,
                          with_indicator ? dz_quantity_get_indicator (quantity) : "");
}

/* Those nobody has taken, in order, by key. */
static GHashTable *
index_free (const GPtrArray *before, const gboolean *taken, gboolean with_indicator)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_queue_free);

  for (guint i = 0; i < before->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (before, i);
      g_autofree char *key = taken[i] ? NULL : dup_key (quantity->paragraph_id, quantity, with_indicator);
      GQueue *queue = key != NULL ? g_hash_table_lookup (table, key) : NULL;

      if (key == NULL)
        continue;
      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (table, g_steal_pointer (&key), queue);
        }
      g_queue_push_tail (queue, GUINT_TO_POINTER (i));
    }

  return table;
}

static void
take (const GPtrArray *before, gboolean *taken, const GPtrArray *now, const GArray *paragraph_ids, GArray *ids,
      gboolean with_indicator)
{
  g_autoptr (GHashTable) table = index_free (before, taken, with_indicator);

  for (guint i = 0; i < now->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (now, i);
      g_autofree char *key = dup_key (get_paragraph_id (paragraph_ids, quantity), quantity, with_indicator);
      GQueue *queue = g_hash_table_lookup (table, key);
      guint index;

      if (g_array_index (ids, gint64, i) != 0 || queue == NULL || g_queue_is_empty (queue))
        continue;
      index = GPOINTER_TO_UINT (g_queue_pop_head (queue));
      taken[index] = TRUE;
      g_array_index (ids, gint64, i) = ((const DzQuantity *) g_ptr_array_index (before, index))->id;
    }
}

GArray *
dz_quantity_ids_match (const GPtrArray *before, const GPtrArray *now, const GArray *paragraph_ids, gint64 next)
{
  GArray *ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_autofree gboolean *taken = g_new0 (gboolean, before->len);

  g_array_set_size (ids, now->len);
  take (before, taken, now, paragraph_ids, ids, TRUE);
  take (before, taken, now, paragraph_ids, ids, FALSE);
  for (guint i = 0; i < now->len; i++)
    if (g_array_index (ids, gint64, i) == 0)
      g_array_index (ids, gint64, i) = next++;

  return ids;
}
