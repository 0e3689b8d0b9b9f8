/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a note found its paragraph when its report was last read again. */
typedef enum
{
  DZ_NOTE_PLACED,
  DZ_NOTE_MOVED,  /* the paragraph is gone, its quote stands in one other: to be reviewed */
  DZ_NOTE_ORPHAN, /* no paragraph has its quote; paragraph_id is 0 */
} DzNoteAnchor;

/* What the reader wrote on a paragraph or on a passage of it. The quote and its context are kept with
 * the offsets, so that a note finds its place again or is known to have lost it. A highlight is a note
 * without words. Any number may stand on one paragraph, and passages may overlap.
 *
 * A passage that goes on over several paragraphs is several notes, one for each paragraph, that share a
 * group: each piece keeps its own quote and finds its own place again, also where a later version divides or
 * moves the paragraphs. The words stand at the first piece, the others have none; colour, tags and author are
 * the same for all: what changes one of these on a piece changes it on all, and they are removed and restored
 * together. */
typedef struct
{
  gint64 id;
  char *uuid; /* stable across libraries and exports */
  gint64 report_id;
  gint64 paragraph_id;
  int number; /* the paragraph's ¶ number, 0 for a heading; filled by the store */
  int start;  /* passage, code points, half open; -1 and -1 for the whole paragraph */
  int end;
  char *quote;  /* the passage, or the paragraph's first words for a whole paragraph */
  char *prefix; /* up to 32 code points before the passage */
  char *suffix; /* up to 32 code points after it */
  char *body;
  char *color; /* key of a highlight colour, or NULL for none */
  GArray *tag_ids; /* (element-type gint64) in the order of the tree; NULL when saved: as they are */
  char *author;    /* who wrote it first; NULL when saved: as it is, a new note takes the user's name */
  char *group;     /* uuid that the pieces of one selection share, NULL for a note in one paragraph */
  char *created;  /* ISO 8601, UTC */
  char *modified;
  DzNoteAnchor anchor; /* filled by the store, but for a new note that moved before it came out of another library */
  /* A note on a pair is also about a paragraph of another report; 0 for none, or where its words are lost. */
  gint64 other_paragraph_id; /* taken when the note is added, not when it is changed */
  gint64 other_report_id;    /* filled by the store; also where other_paragraph_id is lost */
  int other_number;          /* filled by the store */
} DzNote;

DzNote *dz_note_new (void);
DzNote *dz_note_copy (const DzNote *note);
void dz_note_free (DzNote *note);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzNote, dz_note_free)

G_END_DECLS
