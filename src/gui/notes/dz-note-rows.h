/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/notes/dz-note-item.h"

G_BEGIN_DECLS

#define DZ_TYPE_NOTE_PLACE (dz_note_place_get_type ())

/* A place in a list of notes: the third row is the third row whatever note stands there. Signal: “changed”. */
G_DECLARE_FINAL_TYPE (DzNotePlace, dz_note_place, DZ, NOTE_PLACE, GObject)

DzNoteItem *dz_note_place_get_item (DzNotePlace *place);

#define DZ_TYPE_NOTE_ROWS (dz_note_rows_get_type ())

/* A list model (of DzNotePlace) over a plain array of notes. GTK lets the row of an item that is gone go as well, and
 * makes another for each that comes, two hundred at each letter typed; here items are places, which stay, and only what
 * stands in them changes. */
G_DECLARE_FINAL_TYPE (DzNoteRows, dz_note_rows, DZ, NOTE_ROWS, GObject)

DzNoteRows *dz_note_rows_new (void);
/* (element-type DzNoteItem); kept, not to be changed any more. */
void dz_note_rows_set_items (DzNoteRows *rows, GPtrArray *items);
/* (transfer none) (element-type DzNoteItem) */
GPtrArray *dz_note_rows_get_items (DzNoteRows *rows);

G_END_DECLS
