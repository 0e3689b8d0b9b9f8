/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-note-rows.h"

struct _DzNotePlace
{
  GObject parent_instance;

  DzNoteItem *item; /* borrowed from the model; NULL once nothing stands here */
};

struct _DzNoteRows
{
  GObject parent_instance;

  GPtrArray *items;
  GPtrArray *places; /* (element-type DzNotePlace) made as they are asked for; NULL before */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzNotePlace, dz_note_place, G_TYPE_OBJECT)

static void
dz_note_place_class_init (DzNotePlaceClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
dz_note_place_init (DzNotePlace *self)
{
}

DzNoteItem *
dz_note_place_get_item (DzNotePlace *self)
{
  g_return_val_if_fail (DZ_IS_NOTE_PLACE (self), NULL);

  return self->item;
}

static GType
get_item_type (GListModel *model)
{
  return DZ_TYPE_NOTE_PLACE;
}

static guint
get_n_items (GListModel *model)
{
  return DZ_NOTE_ROWS (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DzNoteRows *self = DZ_NOTE_ROWS (model);
  DzNotePlace *place;

  if (position >= self->items->len)
    return NULL;
  if (position >= self->places->len)
    g_ptr_array_set_size (self->places, position + 1);
  place = g_ptr_array_index (self->places, position);
  if (place == NULL)
    {
      place = g_object_new (DZ_TYPE_NOTE_PLACE, NULL);
      place->item = g_ptr_array_index (self->items, position);
      g_ptr_array_index (self->places, position) = place;
    }

  return g_object_ref (place);
}

static void
implement_model (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DzNoteRows, dz_note_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_model))

static void
free_place (gpointer data)
{
  if (data == NULL)
    return;

  DZ_NOTE_PLACE (data)->item = NULL;
  g_object_unref (data);
}

static void
dz_note_rows_finalize (GObject *object)
{
  DzNoteRows *self = DZ_NOTE_ROWS (object);

  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (dz_note_rows_parent_class)->finalize (object);
}

static void
dz_note_rows_class_init (DzNoteRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_note_rows_finalize;
}

static void
dz_note_rows_init (DzNoteRows *self)
{
  self->items = g_ptr_array_new ();
  self->places = g_ptr_array_new_with_free_func (free_place);
}

DzNoteRows *
dz_note_rows_new (void)
{
  return g_object_new (DZ_TYPE_NOTE_ROWS, NULL);
}

/* Only what changed is told: the row of a place draws anew where another note stands in it. */
static void
put_items_in_places (DzNoteRows *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      DzNotePlace *place = g_ptr_array_index (self->places, i);
      DzNoteItem *item = i < self->items->len ? g_ptr_array_index (self->items, i) : NULL;

      if (place == NULL || place->item == item)
        continue;
      place->item = item;
      if (item != NULL)
        g_signal_emit (place, signals[CHANGED], 0);
    }
}

void
dz_note_rows_set_items (DzNoteRows *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) before = NULL;
  guint n_kept;
  guint n_before;

  g_return_if_fail (DZ_IS_NOTE_ROWS (self));

  before = self->items;
  n_before = before->len;
  n_kept = MIN (n_before, items->len);
  self->items = g_ptr_array_ref (items);
  put_items_in_places (self);
  if (n_before != items->len)
    g_list_model_items_changed (G_LIST_MODEL (self), n_kept, n_before - n_kept, items->len - n_kept);
  if (self->places->len > items->len)
    g_ptr_array_set_size (self->places, items->len);
}

GPtrArray *
dz_note_rows_get_items (DzNoteRows *self)
{
  g_return_val_if_fail (DZ_IS_NOTE_ROWS (self), NULL);

  return self->items;
}
