/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-store.h"
#include "workbench/dz-note-candidates.h"

G_BEGIN_DECLS

/* What the review of notes shows, read on the reader's thread: the notes that moved or lost their place, and one of them
 * with where it stood, where it stands and where it may belong. */
typedef struct
{
  gint64 wanted;  /* asked for by the caller: the note to be shown; 0 for the first */
  GPtrArray *ids; /* (element-type gint64 by pointer) in reading order; the pieces of one selection each by itself */
  guint n_moved;
  guint index;    /* of the note shown; 0 where there is none */
  DzNote *note;   /* NULL: there is nothing to review */
  char *name;     /* of its report */
  DzNoteBefore *before;  /* NULL: where it stood is not known */
  DzNoteCandidate *now;  /* where it stands; NULL for an orphan */
  GPtrArray *candidates; /* (element-type DzNoteCandidate) other places, the likeliest first */
} DzNoteReviewReading;

DzNoteReviewReading *dz_note_review_reading_read (DzStore *store, gint64 wanted, guint index, GError **error);
void dz_note_review_reading_free (DzNoteReviewReading *reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzNoteReviewReading, dz_note_review_reading_free)

G_END_DECLS
