/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-hit-list.h"

#include "gui/dz-line-slot.h"
#include "gui/dz-release.h"

struct _DzHitList
{
  GObject parent_instance;

  GPtrArray *hits; /* as wanted last; NULL for none */
  GPtrArray *rows; /* (element-type DzSearchHit) that are listed, in the order shown */
  GPtrArray *rows_hits; /* the hits that rows are of */
  GCancellable *arranging; /* NULL while the list is as wanted */
};

enum
{
  REWRITTEN,
  ARRANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void dz_hit_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DzHitList, dz_hit_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dz_hit_list_model_init))

static GType
dz_hit_list_get_item_type (GListModel *model)
{
  return DZ_TYPE_LINE_SLOT;
}

static guint
dz_hit_list_get_n_items (GListModel *model)
{
  return DZ_HIT_LIST (model)->rows->len;
}

static gpointer
dz_hit_list_get_item (GListModel *model, guint position)
{
  return position < DZ_HIT_LIST (model)->rows->len ? dz_line_slot_new (position) : NULL;
}

static void
dz_hit_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dz_hit_list_get_item_type;
  iface->get_n_items = dz_hit_list_get_n_items;
  iface->get_item = dz_hit_list_get_item;
}

/* Ten thousand hits are four times as many pieces of memory. */
static void
release_hits (GPtrArray *hits)
{
  if (dz_hits_are_many (hits))
    dz_release_elsewhere (hits, (GDestroyNotify) g_ptr_array_unref);
  else if (hits != NULL)
    g_ptr_array_unref (hits);
}

/* Takes rows. */
static void
take_rows (DzHitList *self, GPtrArray *rows)
{
  guint before = self->rows->len;
  GPtrArray *hits_before = g_steal_pointer (&self->rows_hits);
  guint same = MIN (before, rows->len);

  g_clear_object (&self->arranging);
  g_ptr_array_unref (self->rows);
  self->rows = rows;
  self->rows_hits = self->hits != NULL ? g_ptr_array_ref (self->hits) : NULL;
  if (before != rows->len)
    g_list_model_items_changed (G_LIST_MODEL (self), same, before - same, rows->len - same);
  release_hits (hits_before);
  g_signal_emit (self, signals[REWRITTEN], 0);
  g_signal_emit (self, signals[ARRANGED], 0);
}

/* What was wanted meanwhile counts. */
static void
arranged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzHitList) self = user_data;
  g_autoptr (GPtrArray) rows = dz_hits_arrange_finish (result, NULL);

  if (rows != NULL && g_task_get_cancellable (G_TASK (result)) == self->arranging)
    take_rows (self, g_steal_pointer (&rows));
}

static void
cancel (DzHitList *self)
{
  if (self->arranging != NULL)
    g_cancellable_cancel (self->arranging);
  g_clear_object (&self->arranging);
}

static void
arrange (DzHitList *self, const DzHitArrangement *arrangement)
{
  cancel (self);
  if (self->hits == NULL)
    take_rows (self, g_ptr_array_new ());
  else if (!dz_hit_arrangement_is_long (arrangement, self->hits))
    take_rows (self, dz_hits_arrange (self->hits, arrangement));
  else
    {
      self->arranging = g_cancellable_new ();
      dz_hits_arrange_async (self->hits, arrangement, self->arranging, arranged_cb, g_object_ref (self));
    }
}

static void
dz_hit_list_dispose (GObject *object)
{
  cancel (DZ_HIT_LIST (object));

  G_OBJECT_CLASS (dz_hit_list_parent_class)->dispose (object);
}

static void
dz_hit_list_finalize (GObject *object)
{
  DzHitList *self = DZ_HIT_LIST (object);

  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->rows_hits, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (dz_hit_list_parent_class)->finalize (object);
}

static void
dz_hit_list_class_init (DzHitListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dz_hit_list_dispose;
  object_class->finalize = dz_hit_list_finalize;

  signals[REWRITTEN] = g_signal_new ("rewritten", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  signals[ARRANGED] = g_signal_new ("arranged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
dz_hit_list_init (DzHitList *self)
{
  self->rows = g_ptr_array_new ();
}

DzHitList *
dz_hit_list_new (void)
{
  return g_object_new (DZ_TYPE_HIT_LIST, NULL);
}

void
dz_hit_list_show (DzHitList *self, GPtrArray *hits, const DzHitArrangement *arrangement)
{
  g_return_if_fail (DZ_IS_HIT_LIST (self) && arrangement != NULL && arrangement->filter.words != NULL);

  if (hits != NULL)
    g_ptr_array_ref (hits);
  release_hits (g_steal_pointer (&self->hits));
  self->hits = hits;
  arrange (self, arrangement);
}

void
dz_hit_list_arrange (DzHitList *self, const DzHitArrangement *arrangement)
{
  g_return_if_fail (DZ_IS_HIT_LIST (self) && arrangement != NULL && arrangement->filter.words != NULL);

  arrange (self, arrangement);
}

gboolean
dz_hit_list_is_arranging (DzHitList *self)
{
  g_return_val_if_fail (DZ_IS_HIT_LIST (self), FALSE);

  return self->arranging != NULL;
}

const GPtrArray *
dz_hit_list_get_rows (DzHitList *self)
{
  g_return_val_if_fail (DZ_IS_HIT_LIST (self), NULL);

  return self->rows;
}

const DzSearchHit *
dz_hit_list_get (DzHitList *self, guint position)
{
  g_return_val_if_fail (DZ_IS_HIT_LIST (self), NULL);

  return position < self->rows->len ? g_ptr_array_index (self->rows, position) : NULL;
}

guint
dz_hit_list_find (DzHitList *self, gint64 paragraph_id, int start)
{
  g_return_val_if_fail (DZ_IS_HIT_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DzSearchHit *hit = g_ptr_array_index (self->rows, i);

      if (hit->paragraph_id == paragraph_id && hit->start == start)
        return i;
    }

  return G_MAXUINT;
}
