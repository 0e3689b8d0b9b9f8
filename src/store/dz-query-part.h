/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-query.h"
#include "core/dz-term-finder.h"
#include "store/dz-expression.h"
#include "store/dz-query-folding.h"
#include "store/dz-query-matcher.h"
#include "store/dz-text-matcher.h"

G_BEGIN_DECLS

/* As many as most texts have. */
#define DZ_QUERY_USUAL_HITS 16

/* A node of the query, ready to be looked for. */
typedef struct _DzQueryPart DzQueryPart;
struct _DzQueryPart
{
  const DzQueryNode *node;
  DzQueryPart *left;
  DzQueryPart *right;
  DzTextMatcher *literal; /* a string folded by width at most */
  DzTermFinder *finder;   /* of such strings joined by OR: found in one pass, without left and right */
  GArray *chars;          /* (element-type gunichar) a string folded otherwise */
  DzExpression *regex;    /* a pattern, over the folded text; a regular expression, over the text as it is */
  GPtrArray *solid;       /* (element-type utf8) what a text with a hit of a pattern has in it, as it is */
  char *named;            /* the characters of a pattern, folded; NULL where more than width is */
};

/* node is borrowed. DZ_ERROR_INVALID where an expression in it cannot be read. */
DzQueryPart *dz_query_part_new (const DzQueryNode *node, const DzQueryOptions *options, GError **error);
void dz_query_part_free (DzQueryPart *part);

/* As dz_query_matcher_limit(), for all expressions in it. */
void dz_query_part_limit (DzQueryPart *part, guint n_steps);

/* dz-query-leaf.c: the hits of a part that has no others below it are appended to spans (element-type
 * DzTextSpan), which is empty. FALSE and DZ_ERROR_INVALID where an expression takes too long. */
gboolean dz_query_part_find_leaf (const DzQueryPart *part, const DzQueryOptions *options, DzQueryFolded *folded,
                                  GArray *spans, GError **error);

/* dz-query-candidates.c: as dz_query_matcher_choose(). */
gboolean dz_query_part_choose (const DzQueryPart *part, DzCandidateFunc choose, gpointer data, GArray **ids,
                               GError **error);

/* Adds the strings of a node that are joined by OR to strings (element-type utf8); FALSE where anything else
 * is joined. */
gboolean dz_query_list_strings (const DzQueryNode *node, GPtrArray *strings);

G_END_DECLS
