/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-note.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* How the reader's word holds on to its passage: by the span, and by its words and 32 code points on either side.
 * Notes, readings and rulings do it alike. The span -1, -1 is the whole paragraph. */

/* Fills quote, prefix and suffix (owned, what they held is freed) from the paragraph's text; FALSE if the span is
 * not inside it. */
gboolean dz_anchor_describe (const char *text, int start, int end, char **quote, char **prefix, char **suffix);

/* TRUE if the quote still stands where the span says. */
gboolean dz_anchor_holds (const char *text, int start, int end, const char *quote);

/* Looks for the one place in paragraphs (element-type DzParagraph) that has the quote, or else the quote in its
 * context, or in that of one side where a paragraph was divided: MOVED, with the paragraph and the span, which stays
 * if it is the whole paragraph. Otherwise ORPHAN, with nothing set. */
DzNoteAnchor dz_anchor_search (const GPtrArray *paragraphs, const char *quote, const char *prefix, const char *suffix,
                               gint64 *paragraph_id, int *start, int *end);

/* placed, moved, orphan */
const char *dz_anchor_get_nick (DzNoteAnchor anchor);
gboolean dz_anchor_from_nick (const char *nick, DzNoteAnchor *anchor);

G_END_DECLS
