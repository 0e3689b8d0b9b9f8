/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-store.h"

G_BEGIN_DECLS

/* Where a note that lost its place, or moved to a wrong one, may belong: for the reader to choose from.
 * Nothing is attached; dz_store_place_note() does that, when she says so. */
typedef struct
{
  gint64 paragraph_id;
  int number; /* ¶, 0 for every kind but body */
  int start;  /* the passage as far as it can be told, -1 and -1 for the whole paragraph */
  int end;
  char *text; /* of the paragraph */
  double likeness; /* 0 … 1; 1: the words stand there, and so does all that stood around them */
  gboolean has_words; /* the very words stand there */
} DzNoteCandidate;

void dz_note_candidate_free (DzNoteCandidate *candidate);

/* The likeliest first, at most max of them, one or more for a paragraph that has the very words several
 * times. report: with content; before (nullable): dz_store_load_note_before(). Pure. (element-type
 * DzNoteCandidate)
 *
 * Likeness is the mean of two shares of runs of two letters (core/dz-shingles.h): of those of the quote that
 * the paragraph has, and of those of both paragraphs, then and now, that both have. */
GPtrArray *dz_note_candidates_list (const DzNote *note, const DzNoteBefore *before, const DzReport *report,
                                    guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzNoteCandidate, dz_note_candidate_free)

G_END_DECLS
