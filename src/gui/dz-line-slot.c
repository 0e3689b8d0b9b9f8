/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-line-slot.h"

struct _DzLineSlot
{
  GObject parent_instance;

  guint position;
};

G_DEFINE_FINAL_TYPE (DzLineSlot, dz_line_slot, G_TYPE_OBJECT)

static void
dz_line_slot_class_init (DzLineSlotClass *klass)
{
}

static void
dz_line_slot_init (DzLineSlot *self)
{
}

DzLineSlot *
dz_line_slot_new (guint position)
{
  DzLineSlot *self = g_object_new (DZ_TYPE_LINE_SLOT, NULL);

  self->position = position;

  return self;
}

guint
dz_line_slot_get_position (DzLineSlot *self)
{
  g_return_val_if_fail (DZ_IS_LINE_SLOT (self), 0);

  return self->position;
}
