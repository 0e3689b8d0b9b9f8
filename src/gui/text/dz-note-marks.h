/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-note.h"
#include "core/dz-tag.h"
#include "store/dz-library.h"

G_BEGIN_DECLS

/* A note as the text marks it. */
typedef struct
{
  const DzNote *note; /* owned by the marks */
  int lane; /* of the line below its words: passages that overlap have lines one below the other; 0 the upper */
} DzNoteMark;

/* The notes of the library by paragraph. Immutable, reference counted. */
typedef struct _DzNoteMarks DzNoteMarks;

/* notes: (element-type DzNote) in reading order; tags: (element-type DzTag) of the library. (transfer full) for both. */
DzNoteMarks *dz_note_marks_new (GPtrArray *notes, GPtrArray *tags);
/* (element-type DzTag) (transfer none) */
const GPtrArray *dz_note_marks_get_tags (DzNoteMarks *marks);
DzNoteMarks *dz_note_marks_ref (DzNoteMarks *marks);
void dz_note_marks_unref (DzNoteMarks *marks);

/* (element-type DzNoteMark) of a paragraph by their start, those on the whole paragraph first; NULL for none. */
const GArray *dz_note_marks_list (DzNoteMarks *marks, gint64 paragraph_id);
/* How many notes with words, or with neither colour nor passage, stand on the paragraph. */
guint dz_note_marks_count (DzNoteMarks *marks, gint64 paragraph_id);
/* The shortest highlight or note on a passage that holds a code point of the paragraph, or ends right before it. NULL
 * for none. */
const DzNote *dz_note_marks_find_at (DzNoteMarks *marks, gint64 paragraph_id, int offset);

/* A note in some lines: its colour and tags, if any, and its words. (transfer full) */
char *dz_note_marks_dup_preview (DzNoteMarks *marks, const DzNote *note);
gboolean dz_note_mark_has_words (const DzNote *note);

/* Reads them on the library's reader thread. */
void dz_note_marks_read_async (DzLibrary *library, GAsyncReadyCallback callback, gpointer user_data);
DzNoteMarks *dz_note_marks_read_finish (DzLibrary *library, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzNoteMarks, dz_note_marks_unref)

G_END_DECLS
