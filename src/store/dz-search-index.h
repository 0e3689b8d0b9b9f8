/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-store.h"
#include "store/dz-text-matcher.h"

G_BEGIN_DECLS

/* Where every pair of neighbouring characters stands, and how often every character does: enough to count a
 * string of any length without its texts. The index is made of segments that are written once, for many
 * reports together. A report that is new or changed is in none (triggers see to that) and is read itself
 * until there are enough of them for another segment; so the index never says anything else than the texts.
 *
 * A segment is a row of pages: ascending pairs, each with its postings, under a seal. A pair is two folded
 * characters of 21 bits, the first above; the second is 0 in postings of the first alone. Postings: number of
 * the document in the segment (difference to the one before) and a last bit, which says: once; else how
 * often; and for pairs the places in the document (differences); all numbers of 7 bits a byte, lowest first.
 * A character that folds to several stands in the index as one that no query has; which of them a document
 * has is kept beside it. */

/* What of the index is missing or does not bear its seal is not believed: the reports concerned are read
 * themselves, and dz_store_is_index_damaged() says so. */

/* Hits of the matcher in indexed reports; those without any left out. counts (element-type DzTermCount) and
 * unknown (element-type gint64): reports that must be read to know. Both are appended to, ascending. cut:
 * also where what is looked for could begin or end inside a character that folds to several must be read. */
gboolean dz_search_index_count (DzStore *store, const DzTextMatcher *matcher, gboolean cut, GArray *counts,
                                GArray *unknown, GError **error);

/* Makes a segment of the reports in none, if there are enough of them or all is TRUE; in the transaction that
 * is open. */
gboolean dz_search_index_update (DzStore *store, gboolean all, GError **error);

/* Appends what is wrong with the index. (element-type utf8) */
gboolean dz_search_index_check (DzStore *store, GPtrArray *messages, GError **error);

/* What is remembered of the index between calls. */
typedef struct _DzSearchIndexMemory DzSearchIndexMemory;
void dz_search_index_memory_free (DzSearchIndexMemory *memory);

G_END_DECLS
