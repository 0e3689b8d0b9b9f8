/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-term-item.h"

#include <string.h>

struct _DzTermItem
{
  GObject parent_instance;

  DzGlossary *glossary;
  guint index;
  GPtrArray *words; /* NULL until asked for */
};

G_DEFINE_FINAL_TYPE (DzTermItem, dz_term_item, G_TYPE_OBJECT)

static void
dz_term_item_finalize (GObject *object)
{
  DzTermItem *self = DZ_TERM_ITEM (object);

  g_clear_pointer (&self->glossary, dz_glossary_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);

  G_OBJECT_CLASS (dz_term_item_parent_class)->finalize (object);
}

static void
dz_term_item_class_init (DzTermItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_term_item_finalize;
}

static void
dz_term_item_init (DzTermItem *self)
{
}

GPtrArray *
dz_term_items_new (DzGlossary *glossary)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < glossary->entries->len; i++)
    {
      DzTermItem *item = g_object_new (DZ_TYPE_TERM_ITEM, NULL);

      item->glossary = dz_glossary_ref (glossary);
      item->index = i;
      g_ptr_array_add (items, item);
    }

  return items;
}

const DzGlossary *
dz_term_item_get_glossary (DzTermItem *self)
{
  g_return_val_if_fail (DZ_IS_TERM_ITEM (self), NULL);

  return self->glossary;
}

const DzGlossaryEntry *
dz_term_item_get_entry (DzTermItem *self)
{
  g_return_val_if_fail (DZ_IS_TERM_ITEM (self), NULL);

  return dz_glossary_get_entry (self->glossary, self->index);
}

const char *
dz_term_item_get_key (DzTermItem *self)
{
  return dz_term_item_get_entry (self)->key;
}

gboolean
dz_term_item_is_in (DzTermItem *self, const char *text)
{
  g_return_val_if_fail (DZ_IS_TERM_ITEM (self), FALSE);

  if (text == NULL)
    return FALSE;
  if (self->words == NULL)
    self->words = dz_glossary_entry_list_words (dz_term_item_get_entry (self));
  for (guint i = 0; i < self->words->len; i++)
    if (strstr (text, self->words->pdata[i]) != NULL)
      return TRUE;

  return FALSE;
}
