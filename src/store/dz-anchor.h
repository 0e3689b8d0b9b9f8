/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-note.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* How a note holds on to its passage: by its span, and by its words and 32 code points on either side. */

/* Fills quote, prefix and suffix from the paragraph's text; FALSE if the span is not inside it. */
gboolean dz_note_anchor_set (DzNote *note, const char *text);

/* TRUE if the quote still stands where the span says. */
gboolean dz_note_anchor_holds (const DzNote *note, const char *text);

/* Looks for the one place in paragraphs (element-type DzParagraph) that has the quote, or else the quote in its
 * context: the note is then moved there. Otherwise it becomes an orphan. */
void dz_note_anchor_search (DzNote *note, const GPtrArray *paragraphs);

/* placed, moved, orphan */
const char *dz_note_anchor_get_nick (DzNoteAnchor anchor);
gboolean dz_note_anchor_from_nick (const char *nick, DzNoteAnchor *anchor);

G_END_DECLS
