/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/notes/dz-note-item.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* What the notes pane reads at once, on the reader's thread: all notes, the figures that lost their
 * words, and the place a new note would have. */
typedef struct
{
  gint64 report_id; /* asked for by the caller; 0 for no place */
  gint64 paragraph_id;
  int start; /* a passage where start < end */
  int end;
  int number;       /* the paragraph's ¶ number */
  char *quote;      /* the passage; NULL for the whole paragraph */
  gboolean place_only; /* asked for by the caller: items and lost stay NULL */
  GPtrArray *tags;  /* (element-type DzTag) in the order of the tree; as items */
  GPtrArray *items; /* (element-type DzNoteItem) in reading order */
  GPtrArray *trash; /* (element-type DzTrashItem) as items */
  GPtrArray *lost;  /* (element-type DzQuantity) figures whose words are gone */
} DzNoteReading;

DzNoteReading *dz_note_reading_new (gint64 report_id, gint64 paragraph_id, int start, int end);
void dz_note_reading_free (DzNoteReading *reading);

/* NULL if no note has the id, or the notes were not read. */
const DzNote *dz_note_reading_find (const DzNoteReading *reading, gint64 id);

/* Returns a new reading for the same place with what the library knows of it. */
DzNoteReading *dz_note_reading_read (const DzNoteReading *place, DzStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzNoteReading, dz_note_reading_free)

G_END_DECLS
