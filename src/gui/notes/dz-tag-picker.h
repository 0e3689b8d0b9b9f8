/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/dz-tag.h"

G_BEGIN_DECLS

#define DZ_TYPE_TAG_PICKER (dz_tag_picker_get_type ())

/* A tag by keyboard: type some of its path, Enter takes the row chosen, or the first; what is no tag yet is made one in
 * the tree, “/” stepping down. Signal: “chosen” (utf8 path), as core/dz-tag.h writes it. */
G_DECLARE_FINAL_TYPE (DzTagPicker, dz_tag_picker, DZ, TAG_PICKER, GtkPopover)

GtkWidget *dz_tag_picker_new (void);
/* (element-type DzTag) in the order of the tree (nullable); only looked at. Empties the entry. */
void dz_tag_picker_set_tags (DzTagPicker *picker, const GPtrArray *tags);

G_END_DECLS
