/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/notes/dz-note-item.h"

G_BEGIN_DECLS

#define DZ_TYPE_NOTE_ROW (dz_note_row_get_type ())

/* A note in a list: colour, place and state in one line, its words or its quote in two. All rows have one height, which
 * the font gives; they are drawn by themselves, as a list view makes two hundred of them. */
G_DECLARE_FINAL_TYPE (DzNoteRow, dz_note_row, DZ, NOTE_ROW, GtkWidget)

GtkWidget *dz_note_row_new (void);
/* NULL empties it. Names the row's parent, the cell of the list, for assistive technologies. */
void dz_note_row_set_item (DzNoteRow *row, DzNoteItem *item);

G_END_DECLS
