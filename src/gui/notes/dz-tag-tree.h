/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-tag.h"
#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_TAG_TREE (dz_tag_tree_get_type ())

/* The tree of tags, each with the number of its notes, to be changed by mouse and by key: Enter shows the notes of a
 * tag, F2 changes it, Delete puts it into the trash, Alt and an arrow moves or nests it, and so does dragging one onto
 * another. Signal: “chosen” (utf8 path), the notes of this tag are asked for. */
G_DECLARE_FINAL_TYPE (DzTagTree, dz_tag_tree, DZ, TAG_TREE, GtkBox)

/* view: borrowed, must outlive the widget. tags: (element-type DzTag) of dz_store_list_tags(); kept. */
void dz_tag_tree_fill (DzTagTree *tree, DzView *view, GPtrArray *tags);

G_END_DECLS
