/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-tag.h"
#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_TAG_EDITOR (dz_tag_editor_get_type ())

/* Name, colour, description and place of one tag, and the tag it may be merged into. Saves on Enter or “Save”. */
G_DECLARE_FINAL_TYPE (DzTagEditor, dz_tag_editor, DZ, TAG_EDITOR, GtkPopover)

/* view: borrowed, must outlive the popover. tags: (element-type DzTag) in the order of the tree; kept. id: 0 for a new
 * tag. */
GtkWidget *dz_tag_editor_new (DzView *view, GPtrArray *tags, gint64 id);

G_END_DECLS
