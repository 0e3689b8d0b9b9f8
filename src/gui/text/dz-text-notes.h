/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"
#include "gui/text/dz-report-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_TEXT_NOTES (dz_text_notes_get_type ())

/* Notes and highlights in the text: marks them in the views, and writes what the reader highlights. Each change is
 * one step to undo. */
G_DECLARE_FINAL_TYPE (DzTextNotes, dz_text_notes, DZ, TEXT_NOTES, GObject)

/* pane is borrowed. */
DzTextNotes *dz_text_notes_new (DzView *pane);
/* The pane goes. */
void dz_text_notes_close (DzTextNotes *notes);

/* Marks the notes in a view and listens to it, until dz_text_notes_disconnect_view(). */
void dz_text_notes_connect_view (DzTextNotes *notes, DzReportView *view);
void dz_text_notes_disconnect_view (DzTextNotes *notes, DzReportView *view);

/* Places a note that moved or lost its place by hand: at the passage selected in a view, or at the paragraph of the
 * caret. */
void dz_text_notes_place (DzTextNotes *notes, DzReportView *view, gint64 note_id);

/* Reads them anew from the pane's library. */
void dz_text_notes_read (DzTextNotes *notes);

G_END_DECLS
