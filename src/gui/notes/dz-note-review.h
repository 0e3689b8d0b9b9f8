/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_NOTE_REVIEW (dz_note_review_get_type ())

/* A window beside the main one: the notes that moved or lost their paragraph, one after the other, where each stood and
 * where it stands or may belong side by side. The reader accepts it, refuses it, places it elsewhere or leaves it.
 *
 * Activates “win.place-note” (x: its id) of the window it belongs to, for the passage selected in the text there. */
G_DECLARE_FINAL_TYPE (DzNoteReview, dz_note_review, DZ, NOTE_REVIEW, AdwWindow)

/* view: whose library and session it is about, and in whose window it belongs; id: the note to begin with, 0 for the
 * first. One review at a time: it is brought to the front where it is open. */
void dz_note_review_present (DzView *view, gint64 id);

/* “2 notes moved · 1 lost its paragraph”; NULL where there are none. (transfer full) */
char *dz_note_review_dup_summary (guint n_moved, guint n_lost);

G_END_DECLS
