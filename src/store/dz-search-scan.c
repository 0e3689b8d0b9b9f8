/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-search-scan.h"

#include <string.h>

#include "store/dz-store.h"

#define BATCH_SIZE (256 * 1024) /* bytes of text */

typedef struct
{
  gint64 report_id;
  gsize offset; /* of its text in the batch */
} Item;

/* Texts that one thread looks through. */
typedef struct
{
  GByteArray *texts; /* each ends in 0 */
  GArray *items;     /* (element-type Item) */
} Batch;

struct _DzSearchScan
{
  const DzQueryMatcher *matcher;
  GCancellable *cancellable;
  Batch *batch;      /* that texts are added to, NULL before the first */
  GThreadPool *pool; /* NULL until there is more than one batch */
  int stopped;       /* atomic */
  GMutex mutex;      /* of what follows */
  GArray *counts;    /* (element-type DzTermCount) in any order */
  GError *error;     /* the first one */
};

static Batch *
batch_new (void)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->texts = g_byte_array_sized_new (BATCH_SIZE + BATCH_SIZE / 8);
  batch->items = g_array_new (FALSE, FALSE, sizeof (Item));

  return batch;
}

static void
batch_free (Batch *batch)
{
  if (batch == NULL)
    return;

  g_byte_array_unref (batch->texts);
  g_array_unref (batch->items);
  g_free (batch);
}

/* Takes the error. */
static void
stop (DzSearchScan *scan, GError *error)
{
  g_atomic_int_set (&scan->stopped, TRUE);
  g_mutex_lock (&scan->mutex);
  if (scan->error == NULL)
    scan->error = error;
  else
    g_clear_error (&error);
  g_mutex_unlock (&scan->mutex);
}

static gboolean
count_item (DzSearchScan *scan, const Batch *batch, const Item *item, GArray *counts)
{
  DzTermCount *last = counts->len > 0 ? &g_array_index (counts, DzTermCount, counts->len - 1) : NULL;
  GError *error = NULL;
  DzTermCount count = { item->report_id, 0 };

  if (g_cancellable_set_error_if_cancelled (scan->cancellable, &error)
      || (count.count = dz_query_matcher_find (scan->matcher, (const char *) batch->texts->data + item->offset, NULL, &error)) < 0)
    {
      stop (scan, error);
      return FALSE;
    }
  if (count.count == 0)
    return TRUE;
  if (last != NULL && last->report_id == count.report_id)
    last->count += count.count;
  else
    g_array_append_val (counts, count);

  return TRUE;
}

/* Takes the batch. */
static void
look_through (gpointer data, gpointer user_data)
{
  DzSearchScan *scan = user_data;
  Batch *batch = data;
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (DzTermCount));

  for (guint i = 0; i < batch->items->len && !g_atomic_int_get (&scan->stopped); i++)
    if (!count_item (scan, batch, &g_array_index (batch->items, Item, i), counts))
      break;
  batch_free (batch);
  g_mutex_lock (&scan->mutex);
  g_array_append_vals (scan->counts, counts->data, counts->len);
  g_mutex_unlock (&scan->mutex);
}

/* To another thread; or here, where the others have enough to do. */
static void
hand_over (DzSearchScan *scan)
{
  int n_threads = MAX (1, (int) g_get_num_processors () - 1);

  if (scan->pool == NULL)
    scan->pool = g_thread_pool_new (look_through, scan, n_threads, FALSE, NULL);
  if (g_thread_pool_unprocessed (scan->pool) > (guint) n_threads)
    look_through (g_steal_pointer (&scan->batch), scan);
  else
    g_thread_pool_push (scan->pool, g_steal_pointer (&scan->batch), NULL);
}

DzSearchScan *
dz_search_scan_new (const DzQueryMatcher *matcher, GCancellable *cancellable)
{
  DzSearchScan *scan = g_new0 (DzSearchScan, 1);

  scan->matcher = matcher;
  scan->cancellable = cancellable;
  scan->counts = g_array_new (FALSE, FALSE, sizeof (DzTermCount));
  g_mutex_init (&scan->mutex);

  return scan;
}

void
dz_search_scan_free (DzSearchScan *scan)
{
  if (scan == NULL)
    return;

  g_atomic_int_set (&scan->stopped, TRUE);
  if (scan->pool != NULL)
    g_thread_pool_free (scan->pool, FALSE, TRUE);
  batch_free (scan->batch);
  g_array_unref (scan->counts);
  g_clear_error (&scan->error);
  g_mutex_clear (&scan->mutex);
  g_free (scan);
}

gboolean
dz_search_scan_add (DzSearchScan *scan, gint64 report_id, const char *text)
{
  Item item = { report_id, 0 };

  if (scan->batch == NULL)
    scan->batch = batch_new ();
  item.offset = scan->batch->texts->len;
  g_array_append_val (scan->batch->items, item);
  g_byte_array_append (scan->batch->texts, (const guint8 *) text, (guint) strlen (text) + 1);
  if (scan->batch->texts->len >= BATCH_SIZE)
    hand_over (scan);

  return !g_atomic_int_get (&scan->stopped);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const DzTermCount *x = a;
  const DzTermCount *y = b;

  return (x->report_id > y->report_id) - (x->report_id < y->report_id);
}

gboolean
dz_search_scan_finish (DzSearchScan *scan, GArray *counts, GError **error)
{
  guint first = counts->len;

  if (scan->batch != NULL)
    look_through (g_steal_pointer (&scan->batch), scan);
  if (scan->pool != NULL)
    g_thread_pool_free (g_steal_pointer (&scan->pool), FALSE, TRUE);
  if (scan->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&scan->error));
      return FALSE;
    }
  g_array_sort (scan->counts, compare_counts);
  for (guint i = 0; i < scan->counts->len; i++)
    {
      DzTermCount count = g_array_index (scan->counts, DzTermCount, i);

      if (counts->len > first && g_array_index (counts, DzTermCount, counts->len - 1).report_id == count.report_id)
        g_array_index (counts, DzTermCount, counts->len - 1).count += count.count;
      else
        g_array_append_val (counts, count);
    }

  return TRUE;
}
