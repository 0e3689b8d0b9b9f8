/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DZ_TYPE_CHIP_BOX (dz_chip_box_get_type ())

/* Toggle buttons that wrap like words. No chip chosen means no limit.
 * Signals: “changed” when the reader chose or let go of a chip. */
G_DECLARE_FINAL_TYPE (DzChipBox, dz_chip_box, DZ, CHIP_BOX, GtkWidget)

void dz_chip_box_clear (DzChipBox *box);
/* Both strings are copied. name is what a screen reader says where the label carries a glyph; NULL: the
 * label. */
void dz_chip_box_add (DzChipBox *box, const char *key, const char *label, const char *name);

/* (transfer full): keys of the chosen chips, NULL if none. */
char **dz_chip_box_dup_chosen (DzChipBox *box);
/* NULL for none. Emits nothing. */
void dz_chip_box_set_chosen (DzChipBox *box, const char *const *keys);

G_END_DECLS
