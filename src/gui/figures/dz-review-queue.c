/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/figures/dz-review-queue.h"

typedef struct
{
  gint64 id;
  gboolean done;
} Item;

struct _DzReviewQueue
{
  GArray *items; /* (element-type Item) */
  guint position;
  gboolean all;
};

DzReviewQueue *
dz_review_queue_new (void)
{
  DzReviewQueue *queue = g_new0 (DzReviewQueue, 1);

  queue->items = g_array_new (FALSE, FALSE, sizeof (Item));

  return queue;
}

void
dz_review_queue_free (DzReviewQueue *queue)
{
  g_array_unref (queue->items);
  g_free (queue);
}

static gboolean
waits (const DzReviewQueue *queue, const DzQuantity *quantity)
{
  return quantity->state == DZ_STATE_EXTRACTED && (queue->all || quantity->doubts != DZ_DOUBT_NONE);
}

static gboolean
is_in_scope (const DzOverview *overview, const DzReviewScope *scope, const DzQuantity *quantity)
{
  const DzReport *report;

  if (scope->report != 0 && quantity->report_id != scope->report)
    return FALSE;
  if (scope->places == NULL || scope->places[0] == NULL)
    return TRUE;
  report = dz_overview_find_report (overview, quantity->report_id);

  return report != NULL && report->place != NULL && g_strv_contains (scope->places, report->place);
}

void
dz_review_queue_fill (DzReviewQueue *queue, const DzOverview *overview, const DzReviewScope *scope)
{
  g_return_if_fail (queue != NULL && scope != NULL);

  g_array_set_size (queue->items, 0);
  queue->position = 0;
  queue->all = scope->all;
  for (guint i = 0; overview != NULL && i < overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);
      Item item = { quantity->id, FALSE };

      if (waits (queue, quantity) && is_in_scope (overview, scope, quantity))
        g_array_append_val (queue->items, item);
    }
}

static GHashTable *
index_waiting (const DzReviewQueue *queue, const DzOverview *overview)
{
  GHashTable *waiting = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; overview != NULL && i < overview->quantities->len; i++)
    {
      DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);

      if (waits (queue, quantity))
        g_hash_table_add (waiting, &quantity->id);
    }

  return waiting;
}

gboolean
dz_review_queue_update (DzReviewQueue *queue, const DzOverview *overview)
{
  g_autoptr (GHashTable) waiting = NULL;
  guint before;

  g_return_val_if_fail (queue != NULL, FALSE);

  waiting = index_waiting (queue, overview);
  before = queue->position;
  for (guint i = 0; i < queue->items->len; i++)
    {
      Item *item = &g_array_index (queue->items, Item, i);
      gboolean done = !g_hash_table_contains (waiting, &item->id);

      if (item->done && !done)
        queue->position = i;
      item->done = done;
    }

  return queue->position != before;
}

guint
dz_review_queue_get_length (const DzReviewQueue *queue)
{
  return queue->items->len;
}

guint
dz_review_queue_count_done (const DzReviewQueue *queue)
{
  guint n_done = 0;

  for (guint i = 0; i < queue->items->len; i++)
    n_done += g_array_index (queue->items, Item, i).done ? 1 : 0;

  return n_done;
}

guint
dz_review_queue_get_position (const DzReviewQueue *queue)
{
  return queue->position;
}

gint64
dz_review_queue_get_id (const DzReviewQueue *queue)
{
  return queue->position < queue->items->len ? g_array_index (queue->items, Item, queue->position).id : 0;
}

gboolean
dz_review_queue_step (DzReviewQueue *queue, int direction)
{
  int position = (int) queue->position + direction;

  if (position < 0 || position >= (int) queue->items->len)
    return FALSE;
  queue->position = position;

  return TRUE;
}

void
dz_review_queue_set_done (DzReviewQueue *queue, gint64 id, gboolean done)
{
  for (guint i = 0; i < queue->items->len; i++)
    {
      Item *item = &g_array_index (queue->items, Item, i);

      if (item->id == id)
        item->done = done;
    }
}

gboolean
dz_review_queue_go_on (DzReviewQueue *queue)
{
  guint length = queue->items->len;

  for (guint i = 0; i < length; i++)
    {
      guint position = (queue->position + i) % length;

      if (!g_array_index (queue->items, Item, position).done)
        {
          queue->position = position;
          return TRUE;
        }
    }

  return FALSE;
}
