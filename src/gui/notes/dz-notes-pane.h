/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_NOTES_PANE (dz_notes_pane_get_type ())

/* The notes of the focus paragraph, to be written, and all notes, to be found again. Its page in a GtkStack
 * tells how many there are.
 *
 * Brings to its window the actions “win.add-note” (Ctrl+Shift+N), for the focus paragraph and the passage in
 * it, and “win.show-notes”. */
G_DECLARE_FINAL_TYPE (DzNotesPane, dz_notes_pane, DZ, NOTES_PANE, DzView)

/* Adds a card to the focus paragraph and puts the caret into it. */
void dz_notes_pane_add_note (DzNotesPane *pane);

/* Saves at once what is being written. */
void dz_notes_pane_flush (DzNotesPane *pane);

/* The cards are the children of this box. (transfer none) */
GtkWidget *dz_notes_pane_get_cards (DzNotesPane *pane);

G_END_DECLS
