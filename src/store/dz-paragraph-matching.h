/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-report.h"

G_BEGIN_DECLS

/* Which paragraphs of a report that is read again are those it had before: a longest common subsequence of
 * kind and text; then what is left with the same kind and text, in order; then with the same text.
 * Of several with one text only those are taken that stand beside another one that stands, or are as many as before between
 * two that stand and whose texts there are but once.
 * before: (element-type DzParagraph) with ids; now: (element-type DzParagraph); ids: (element-type gint64), one for
 * each of now, filled with the id before or left alone. Returns the ids nobody took (element-type gint64). Pure. */
GArray *dz_paragraph_matching_run (const GPtrArray *before, const GPtrArray *now, GArray *ids);

G_END_DECLS
