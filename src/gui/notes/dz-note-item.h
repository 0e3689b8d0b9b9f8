/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/dz-note.h"
#include "core/dz-report.h"
#include "core/dz-tag.h"
#include "gui/notes/dz-note-filter.h"

G_BEGIN_DECLS

#define DZ_TYPE_NOTE_ITEM (dz_note_item_get_type ())

/* A note as a row of a list, with where it stands. Immutable; may be made on any thread. */
G_DECLARE_FINAL_TYPE (DzNoteItem, dz_note_item, DZ, NOTE_ITEM, GObject)

/* note: (transfer full). The reports at its ends, NULL for none, and the tags of the library (element-type DzTag)
 * (nullable); only looked at. */
DzNoteItem *dz_note_item_new (DzNote *note, const DzReport *report, const DzReport *other, const GPtrArray *tags);
const DzNote *dz_note_item_get_note (DzNoteItem *item);
/* A note on a pair cites both: “Wuchang 2025 ¶31 ⇄ Wuchang 2022 ¶12”. */
const char *dz_note_item_get_citation (DzNoteItem *item);
/* The paths of its tags, “, ” between them; "" for none. */
const char *dz_note_item_get_tags (DzNoteItem *item);
/* Of its report; "" and 0 if unknown. */
const char *dz_note_item_get_place (DzNoteItem *item);
int dz_note_item_get_year (DzNoteItem *item);

/* Words are looked for in body, quote, citation and tags, whatever the case. */
gboolean dz_note_item_matches (DzNoteItem *item, const DzNoteFilter *filter);
/* Less than, equal to or greater than 0, as strcmp(); 0 in reading order. */
int dz_note_item_compare (DzNoteItem *a, DzNoteItem *b, DzNoteOrder order);

G_END_DECLS
