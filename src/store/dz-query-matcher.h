/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-query.h"
#include "store/dz-text-matcher.h"

G_BEGIN_DECLS

/* Finds what a query asks for in one paragraph after the other: the one truth about what its hits are. An
 * index only saves looking at paragraphs that cannot have one. The hits of a paragraph are those of all parts
 * of the query that must or may be there, ascending; of two that overlap the first counts, of two that begin
 * together the longer one. */
typedef struct _DzQueryMatcher DzQueryMatcher;

DzQueryMatcher *dz_query_matcher_new (const DzQuery *query, GError **error);
void dz_query_matcher_free (DzQueryMatcher *matcher);

/* The number of hits; their spans are appended to spans (element-type DzTextSpan) unless it is NULL. -1 and
 * DZ_ERROR_INVALID where a regular expression takes too long over the text. */
int dz_query_matcher_find (const DzQueryMatcher *matcher, const char *text, GArray *spans, GError **error);

/* Steps that its expressions may take over one text, where fewer than usual: dz_query_matcher_find() then
 * gives up sooner. */
void dz_query_matcher_limit (DzQueryMatcher *matcher, guint n_steps);

/* What is looked for where the query is one string, folded by width; NULL for any other. (transfer none) */
const DzTextMatcher *dz_query_matcher_get_literal (const DzQueryMatcher *matcher);

/* Sets ids to those of what may hold the string, ascending (element-type gint64), or leaves it NULL where all
 * may. */
typedef gboolean (*DzCandidateFunc) (const DzTextMatcher *literal, gpointer data, GArray **ids,
                                     GError **error);
/* The same for the query. */
gboolean dz_query_matcher_choose (const DzQueryMatcher *matcher, DzCandidateFunc choose, gpointer data,
                                  GArray **ids, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzQueryMatcher, dz_query_matcher_free)

G_END_DECLS
