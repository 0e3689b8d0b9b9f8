/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-report.h"

G_BEGIN_DECLS

/* Which paragraphs of a report that is read again are those it had before. A text that stands but once before
 * and now is the same paragraph, wherever it is. Of a text that recurs those are taken that stand between the
 * same paragraphs, slips aside, and no other fits as well; of a run of paragraphs that are alike each has its
 * place in a run of the same length; a few between two that stand are told by their order. In doubt none is
 * taken. before: (element-type DzParagraph) with ids; now: (element-type DzParagraph); ids: (element-type
 * gint64), one for each of now, filled with the id before or left alone. Returns the ids nobody took
 * (element-type gint64). Pure. */
GArray *dz_paragraph_matching_run (const GPtrArray *before, const GPtrArray *now, GArray *ids);

G_END_DECLS
