/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-hit-selection.h"

#include "gui/dz-line-slot.h"

struct _DzHitSelection
{
  GObject parent_instance;

  DzHitList *hits;
  GtkBitset *chosen;
  GHashTable *places; /* (element-type Place) of the lines chosen */
  guint reached;
  gboolean had_chosen; /* before the hits changed that are written anew next */
};

/* What a hit is known by, whatever list it stands in. */
typedef struct
{
  gint64 paragraph_id;
  gint64 note_id;
  int start;
} Place;

static void dz_hit_selection_list_init (GListModelInterface *iface);
static void dz_hit_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DzHitSelection, dz_hit_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dz_hit_selection_list_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, dz_hit_selection_model_init))

static guint
hash_place (gconstpointer data)
{
  const Place *place = data;

  return (guint) (place->paragraph_id * 8191 + place->note_id * 131 + place->start);
}

static gboolean
equal_places (gconstpointer a, gconstpointer b)
{
  const Place *place = a;
  const Place *other = b;

  return place->paragraph_id == other->paragraph_id && place->note_id == other->note_id && place->start == other->start;
}

static Place
place_of (DzHitSelection *self, guint position)
{
  const DzSearchHit *hit = g_ptr_array_index (dz_hit_list_get_rows (self->hits), position);

  return (Place){ hit->paragraph_id, hit->note_id, hit->start };
}

static GType
dz_hit_selection_get_item_type (GListModel *model)
{
  return DZ_TYPE_LINE_SLOT;
}

static guint
dz_hit_selection_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (DZ_HIT_SELECTION (model)->hits));
}

static gpointer
dz_hit_selection_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (DZ_HIT_SELECTION (model)->hits), position);
}

static void
dz_hit_selection_list_init (GListModelInterface *iface)
{
  iface->get_item_type = dz_hit_selection_get_item_type;
  iface->get_n_items = dz_hit_selection_get_n_items;
  iface->get_item = dz_hit_selection_get_item;
}

static gboolean
dz_hit_selection_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (DZ_HIT_SELECTION (model)->chosen, position);
}

static GtkBitset *
dz_hit_selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (DZ_HIT_SELECTION (model)->chosen);
}

static void
note_places (DzHitSelection *self)
{
  GtkBitsetIter iter;
  guint position;

  g_hash_table_remove_all (self->places);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->chosen, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      Place place = place_of (self, position);

      g_hash_table_add (self->places, g_memdup2 (&place, sizeof place));
    }
}

/* Of two lines one was let go: the reader picks, and does not step. */
static guint
find_reached (const GtkBitset *before, const GtkBitset *now)
{
  guint only = gtk_bitset_get_size (now) == 1 ? gtk_bitset_get_minimum (now) : GTK_INVALID_LIST_POSITION;

  return only != GTK_INVALID_LIST_POSITION && gtk_bitset_get_size (before) == 2 && gtk_bitset_contains (before, only)
           ? GTK_INVALID_LIST_POSITION : only;
}

static gboolean
dz_hit_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  DzHitSelection *self = DZ_HIT_SELECTION (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->chosen);
  g_autoptr (GtkBitset) before = gtk_bitset_copy (self->chosen);

  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  /* What differs within the mask, on either side, and only what there is. */
  gtk_bitset_remove_range_closed (changes, dz_hit_selection_get_n_items (G_LIST_MODEL (self)), G_MAXUINT);
  if (gtk_bitset_is_empty (changes))
    return TRUE;

  gtk_bitset_difference (self->chosen, changes);
  self->reached = find_reached (before, self->chosen);
  note_places (self);
  gtk_selection_model_selection_changed (model, gtk_bitset_get_minimum (changes),
                                         gtk_bitset_get_maximum (changes) - gtk_bitset_get_minimum (changes) + 1);

  return TRUE;
}

static void
dz_hit_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = dz_hit_selection_is_selected;
  iface->get_selection_in_range = dz_hit_selection_get_selection_in_range;
  iface->set_selection = dz_hit_selection_set_selection;
}

/* Chosen lines that are listed still, at their new places. */
static void
find_chosen (DzHitSelection *self)
{
  const GPtrArray *rows = dz_hit_list_get_rows (self->hits);

  gtk_bitset_remove_all (self->chosen);
  for (guint i = 0; g_hash_table_size (self->places) > 0 && i < rows->len; i++)
    {
      Place place = place_of (self, i);

      if (g_hash_table_contains (self->places, &place))
        gtk_bitset_add (self->chosen, i);
    }
  note_places (self);
}

static void
hits_changed_cb (DzHitSelection *self, guint position, guint removed, guint added)
{
  self->had_chosen |= !gtk_bitset_is_empty (self->chosen);
  find_chosen (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* The lines stay where they are, but other hits stand in them: nobody chose anything. */
static void
rewritten_cb (DzHitSelection *self)
{
  guint n = dz_hit_selection_get_n_items (G_LIST_MODEL (self));
  gboolean had_chosen = self->had_chosen || !gtk_bitset_is_empty (self->chosen);

  self->had_chosen = FALSE;
  self->reached = GTK_INVALID_LIST_POSITION;
  find_chosen (self);
  if (n > 0 && (had_chosen || !gtk_bitset_is_empty (self->chosen)))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
}

static void
dz_hit_selection_finalize (GObject *object)
{
  DzHitSelection *self = DZ_HIT_SELECTION (object);

  g_object_unref (self->hits);
  gtk_bitset_unref (self->chosen);
  g_hash_table_unref (self->places);

  G_OBJECT_CLASS (dz_hit_selection_parent_class)->finalize (object);
}

static void
dz_hit_selection_class_init (DzHitSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_hit_selection_finalize;
}

static void
dz_hit_selection_init (DzHitSelection *self)
{
  self->chosen = gtk_bitset_new_empty ();
  self->places = g_hash_table_new_full (hash_place, equal_places, g_free, NULL);
  self->reached = GTK_INVALID_LIST_POSITION;
}

DzHitSelection *
dz_hit_selection_new (DzHitList *hits)
{
  DzHitSelection *self = g_object_new (DZ_TYPE_HIT_SELECTION, NULL);

  self->hits = g_object_ref (hits);
  g_signal_connect_object (hits, "items-changed", G_CALLBACK (hits_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (hits, "rewritten", G_CALLBACK (rewritten_cb), self, G_CONNECT_SWAPPED);

  return self;
}

guint
dz_hit_selection_get_n_chosen (DzHitSelection *self)
{
  g_return_val_if_fail (DZ_IS_HIT_SELECTION (self), 0);

  return (guint) gtk_bitset_get_size (self->chosen);
}

guint
dz_hit_selection_get_first (DzHitSelection *self)
{
  g_return_val_if_fail (DZ_IS_HIT_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return gtk_bitset_is_empty (self->chosen) ? GTK_INVALID_LIST_POSITION : gtk_bitset_get_minimum (self->chosen);
}

guint
dz_hit_selection_get_last (DzHitSelection *self)
{
  g_return_val_if_fail (DZ_IS_HIT_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return gtk_bitset_is_empty (self->chosen) ? GTK_INVALID_LIST_POSITION : gtk_bitset_get_maximum (self->chosen);
}

guint
dz_hit_selection_get_reached (DzHitSelection *self)
{
  g_return_val_if_fail (DZ_IS_HIT_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return self->reached;
}

void
dz_hit_selection_choose (DzHitSelection *self, guint position)
{
  g_return_if_fail (DZ_IS_HIT_SELECTION (self));

  if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self));
  else
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self), position, TRUE);
}

GPtrArray *
dz_hit_selection_list (DzHitSelection *self)
{
  const GPtrArray *rows;
  GPtrArray *list;

  g_return_val_if_fail (DZ_IS_HIT_SELECTION (self), NULL);

  rows = dz_hit_list_get_rows (self->hits);
  list = g_ptr_array_new ();
  for (guint i = 0; i < rows->len; i++)
    if (gtk_bitset_is_empty (self->chosen) || gtk_bitset_contains (self->chosen, i))
      g_ptr_array_add (list, g_ptr_array_index (rows, i));

  return list;
}
