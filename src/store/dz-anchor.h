/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-note.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* How the reader's word holds on to its passage: by the span, and by its words and 32 code points on either side.
 * Notes, readings and rulings do it alike; dz-anchor-carrier.h finds it again. The span -1, -1 is the whole paragraph. */

/* Fills quote, prefix and suffix (owned, what they held is freed) from the paragraph's text; FALSE if the span is
 * not inside it. */
gboolean dz_anchor_describe (const char *text, int start, int end, char **quote, char **prefix, char **suffix);

/* TRUE if the quote still stands where the span says. */
gboolean dz_anchor_holds (const char *text, int start, int end, const char *quote);

/* placed, moved, orphan */
const char *dz_anchor_get_nick (DzNoteAnchor anchor);
gboolean dz_anchor_from_nick (const char *nick, DzNoteAnchor *anchor);

G_END_DECLS
