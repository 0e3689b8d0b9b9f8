/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/dz-note.h"

G_BEGIN_DECLS

#define DZ_TYPE_NOTE_ITEM (dz_note_item_get_type ())

/* A note as a row of a list, with where it stands. Immutable. */
G_DECLARE_FINAL_TYPE (DzNoteItem, dz_note_item, DZ, NOTE_ITEM, GObject)

/* Both are copied. */
DzNoteItem *dz_note_item_new (const DzNote *note, const char *citation);
const DzNote *dz_note_item_get_note (DzNoteItem *item);
const char *dz_note_item_get_citation (DzNoteItem *item);

/* TRUE if body, quote or citation contain the text, whatever the case. */
gboolean dz_note_item_matches (DzNoteItem *item, const char *text);

G_END_DECLS
