/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-hit-list.h"

struct _DzHit
{
  GObject parent_instance;

  GPtrArray *hits; /* keeps hit alive */
  const DzSearchHit *hit;
};

G_DEFINE_FINAL_TYPE (DzHit, dz_hit, G_TYPE_OBJECT)

static void
dz_hit_finalize (GObject *object)
{
  g_ptr_array_unref (DZ_HIT (object)->hits);

  G_OBJECT_CLASS (dz_hit_parent_class)->finalize (object);
}

static void
dz_hit_class_init (DzHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_hit_finalize;
}

static void
dz_hit_init (DzHit *self)
{
}

const DzSearchHit *
dz_hit_get (DzHit *self)
{
  g_return_val_if_fail (DZ_IS_HIT (self), NULL);

  return self->hit;
}

struct _DzHitList
{
  GObject parent_instance;

  GPtrArray *hits;
  GPtrArray *rows; /* (element-type DzSearchHit) those of hits that are listed, in the order shown */
  DzHitArrangement arrangement;
  char *words; /* of its filter */
};

static void dz_hit_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DzHitList, dz_hit_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dz_hit_list_model_init))

static GType
dz_hit_list_get_item_type (GListModel *model)
{
  return DZ_TYPE_HIT;
}

static guint
dz_hit_list_get_n_items (GListModel *model)
{
  return DZ_HIT_LIST (model)->rows->len;
}

static gpointer
dz_hit_list_get_item (GListModel *model, guint position)
{
  DzHitList *self = DZ_HIT_LIST (model);
  DzHit *hit;

  if (position >= self->rows->len)
    return NULL;

  hit = g_object_new (DZ_TYPE_HIT, NULL);
  hit->hits = g_ptr_array_ref (self->hits);
  hit->hit = g_ptr_array_index (self->rows, position);

  return hit;
}

static void
dz_hit_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dz_hit_list_get_item_type;
  iface->get_n_items = dz_hit_list_get_n_items;
  iface->get_item = dz_hit_list_get_item;
}

static gboolean
is_wanted (DzHitList *self, const DzSearchHit *hit)
{
  const DzHitArrangement *arrangement = &self->arrangement;

  return (arrangement->report_id == 0 || hit->report_id == arrangement->report_id)
         && (arrangement->group == NULL
             || dz_context_group_has (arrangement->group, hit, arrangement->group_side, arrangement->group_length));
}

static void
arrange (DzHitList *self)
{
  guint before = self->rows->len;
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

  for (guint i = 0; self->hits != NULL && i < self->hits->len; i++)
    if (is_wanted (self, g_ptr_array_index (self->hits, i)))
      g_ptr_array_add (wanted, g_ptr_array_index (self->hits, i));
  g_ptr_array_unref (self->rows);
  self->rows = dz_concordance_filter (wanted, &self->arrangement.filter);
  if (self->arrangement.by_context)
    dz_concordance_sort (self->rows, self->arrangement.side, self->arrangement.length);

  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->rows->len);
}

static void
dz_hit_list_finalize (GObject *object)
{
  DzHitList *self = DZ_HIT_LIST (object);

  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_free (self->words);

  G_OBJECT_CLASS (dz_hit_list_parent_class)->finalize (object);
}

static void
dz_hit_list_class_init (DzHitListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_hit_list_finalize;
}

static void
dz_hit_list_init (DzHitList *self)
{
  self->rows = g_ptr_array_new ();
  self->words = g_strdup ("");
  self->arrangement = (DzHitArrangement) DZ_HIT_ARRANGEMENT_INIT;
  self->arrangement.filter.words = self->words;
}

DzHitList *
dz_hit_list_new (void)
{
  return g_object_new (DZ_TYPE_HIT_LIST, NULL);
}

void
dz_hit_list_take_hits (DzHitList *self, GPtrArray *hits)
{
  g_return_if_fail (DZ_IS_HIT_LIST (self));

  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = hits;
  arrange (self);
}

void
dz_hit_list_arrange (DzHitList *self, const DzHitArrangement *arrangement)
{
  char *words;

  g_return_if_fail (DZ_IS_HIT_LIST (self) && arrangement != NULL && arrangement->filter.words != NULL);

  words = g_strdup (arrangement->filter.words);
  g_free (self->words);
  self->words = words;
  self->arrangement = *arrangement;
  self->arrangement.filter.words = words;
  arrange (self);
}

const GPtrArray *
dz_hit_list_get_rows (DzHitList *self)
{
  g_return_val_if_fail (DZ_IS_HIT_LIST (self), NULL);

  return self->rows;
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
