/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-hit-list.h"

#include <string.h>

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
  GArray *rows; /* (element-type guint) indices into hits, in the order shown */
  DzHitOrder order;
  gint64 report_id;
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
  hit->hit = g_ptr_array_index (self->hits, g_array_index (self->rows, guint, position));

  return hit;
}

static void
dz_hit_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dz_hit_list_get_item_type;
  iface->get_n_items = dz_hit_list_get_n_items;
  iface->get_item = dz_hit_list_get_item;
}

/* Compares from the end backwards, character by character. */
static int
compare_backwards (const char *a, const char *b)
{
  const char *p = a + strlen (a);
  const char *q = b + strlen (b);

  while (p > a && q > b)
    {
      gunichar first, second;

      p = g_utf8_prev_char (p);
      q = g_utf8_prev_char (q);
      first = g_utf8_get_char (p);
      second = g_utf8_get_char (q);
      if (first != second)
        return first < second ? -1 : 1;
    }

  return (p > a) - (q > b);
}

static gint
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  DzHitList *self = user_data;
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;
  const DzSearchHit *hit = g_ptr_array_index (self->hits, first);
  const DzSearchHit *other = g_ptr_array_index (self->hits, second);
  int order = 0;

  if (self->order == DZ_HIT_ORDER_LEFT)
    order = compare_backwards (hit->left, other->left);
  else if (self->order == DZ_HIT_ORDER_RIGHT)
    order = strcmp (hit->right, other->right);
  if (order != 0)
    return order;

  return first < second ? -1 : first > second;
}

static void
arrange (DzHitList *self)
{
  guint before = self->rows->len;

  g_array_set_size (self->rows, 0);
  for (guint i = 0; self->hits != NULL && i < self->hits->len; i++)
    if (self->report_id == 0
        || ((const DzSearchHit *) g_ptr_array_index (self->hits, i))->report_id == self->report_id)
      g_array_append_val (self->rows, i);
  if (self->order != DZ_HIT_ORDER_REPORT)
    g_array_sort_with_data (self->rows, compare_rows, self);

  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->rows->len);
}

static void
dz_hit_list_finalize (GObject *object)
{
  DzHitList *self = DZ_HIT_LIST (object);

  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_array_unref (self->rows);

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
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
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
dz_hit_list_set_order (DzHitList *self, DzHitOrder order)
{
  g_return_if_fail (DZ_IS_HIT_LIST (self));

  if (self->order == order)
    return;

  self->order = order;
  arrange (self);
}

void
dz_hit_list_set_report (DzHitList *self, gint64 report_id)
{
  g_return_if_fail (DZ_IS_HIT_LIST (self));

  if (self->report_id == report_id)
    return;

  self->report_id = report_id;
  arrange (self);
}

guint
dz_hit_list_find (DzHitList *self, gint64 paragraph_id, int start)
{
  g_return_val_if_fail (DZ_IS_HIT_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DzSearchHit *hit = g_ptr_array_index (self->hits, g_array_index (self->rows, guint, i));

      if (hit->paragraph_id == paragraph_id && hit->start == start)
        return i;
    }

  return G_MAXUINT;
}
