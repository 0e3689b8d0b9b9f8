/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/dz-note.h"
#include "store/dz-library.h"

G_BEGIN_DECLS

#define DZ_TYPE_NOTE_CARD (dz_note_card_get_type ())

/* One note being written. Saves itself while the reader types and keeps her text whatever happens.
 *
 * Signals:
 *   “saved”   the note was written to the library
 *   “gone”    the note was deleted, or it is empty and was never saved: the card may go
 *   “failed”  saving or deleting did not work; the card says why and must stay */
G_DECLARE_FINAL_TYPE (DzNoteCard, dz_note_card, DZ, NOTE_CARD, GtkBox)

/* note->id 0: not saved yet. citation: 武昌区 2025 ¶31. Both are copied. */
GtkWidget *dz_note_card_new (DzLibrary *library, const DzNote *note, const char *citation);

/* As it was saved last, or handed over to be. (transfer none) */
const DzNote *dz_note_card_get_note (DzNoteCard *card);

/* The note as the library has it now; text the reader is at work on stays. */
void dz_note_card_update (DzNoteCard *card, const DzNote *note);

/* The paths of the note's tags, “, ” between them; "" for none. */
void dz_note_card_set_tags (DzNoteCard *card, const char *paths);

/* TRUE while the card holds anything the library does not have. */
gboolean dz_note_card_is_unsaved (DzNoteCard *card);

/* TRUE while the last attempt to write did not work. */
gboolean dz_note_card_has_failed (DzNoteCard *card);

/* Saves now what would be saved in a moment. An empty new note goes. The text of a note that was undone away
 * is left alone until the reader types on, or the note is there again. */
void dz_note_card_flush (DzNoteCard *card);

/* Saves all that the library does not have, for a card that is about to go. */
void dz_note_card_keep (DzNoteCard *card);
void dz_note_card_edit (DzNoteCard *card);

G_END_DECLS
