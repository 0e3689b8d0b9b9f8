/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DZ_TYPE_LINE_SLOT (dz_line_slot_get_type ())

/* An item of a list whose lines change in place: the place of a line, made when it is asked for. What stands
 * there the list tells, and says by its signal “rewritten” when all lines say something else; only how many
 * there are is a change of items. A list view then keeps its rows and has other texts written into them. */
G_DECLARE_FINAL_TYPE (DzLineSlot, dz_line_slot, DZ, LINE_SLOT, GObject)

DzLineSlot *dz_line_slot_new (guint position);
/* Its line, from 0; it stays the same. */
guint dz_line_slot_get_position (DzLineSlot *slot);

G_END_DECLS
