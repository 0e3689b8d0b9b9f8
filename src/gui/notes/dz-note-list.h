/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/notes/dz-note-item.h"

G_BEGIN_DECLS

#define DZ_TYPE_NOTE_LIST (dz_note_list_get_type ())

/* All notes of the library, found as one types. Signal: “activated” (DzNoteItem).
 * Its menu activates “notes.export” and “notes.import” of what it stands in. */
G_DECLARE_FINAL_TYPE (DzNoteList, dz_note_list, DZ, NOTE_LIST, GtkBox)

/* (element-type DzNoteItem) in reading order; kept, not to be changed any more. */
void dz_note_list_set_items (DzNoteList *list, GPtrArray *items);

/* The notes that are shown, in the order shown. (element-type DzNoteItem) (transfer full) */
GPtrArray *dz_note_list_dup_shown (DzNoteList *list);

/* All tags there are, (element-type utf8) paths in the order of the tree; only looked at. To be called before the items are set. */
void dz_note_list_set_tags (DzNoteList *list, const GPtrArray *tags);
/* Shows the notes of one tag, by its path. */
void dz_note_list_choose_tag (DzNoteList *list, const char *path);

G_END_DECLS
