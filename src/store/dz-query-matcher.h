/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-query.h"
#include "store/dz-text-matcher.h"

G_BEGIN_DECLS

/* Finds what a query asks for in one paragraph after the other: the one truth about what its hits are. An index only saves
 * looking at paragraphs that cannot have one. The hits of a paragraph are those of all parts of the query that must or may be
 * there, ascending; of two that overlap the first counts, of two that begin together the longer one. */
typedef struct _DzQueryMatcher DzQueryMatcher;

DzQueryMatcher *dz_query_matcher_new (const DzQuery *query, GError **error);
void dz_query_matcher_free (DzQueryMatcher *matcher);

/* The number of hits; their spans are appended to spans (element-type DzTextSpan) unless it is NULL. -1 and DZ_ERROR_INVALID
 * where a regular expression takes too long over the text. */
int dz_query_matcher_find (const DzQueryMatcher *matcher, const char *text, GArray *spans, GError **error);

/* An FTS5 expression that fits every text with a hit, and maybe others; NULL where the index cannot help. (transfer full) */
char *dz_query_matcher_dup_index_query (const DzQueryMatcher *matcher);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzQueryMatcher, dz_query_matcher_free)

G_END_DECLS
