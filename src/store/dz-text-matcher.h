/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Finds a query literally in texts, folded for width and case as in core/dz-text.h. The one truth about
 * what a hit is: the search index only saves looking at texts that cannot have one. Hits do not
 * overlap; each begins and ends with whole characters of the text. */
typedef struct _DzTextMatcher DzTextMatcher;

typedef struct
{
  int start; /* code points */
  int end;
  const char *first; /* the same in the text's bytes */
  const char *last;
} DzTextSpan;

/* The query's white space at either end does not count. */
DzTextMatcher *dz_text_matcher_new (const char *query);
void dz_text_matcher_free (DzTextMatcher *matcher);

/* Nothing is searched for. */
gboolean dz_text_matcher_is_empty (const DzTextMatcher *matcher);

/* The number of hits; their spans are appended to spans (element-type DzTextSpan) unless it is NULL. */
int dz_text_matcher_find (const DzTextMatcher *matcher, const char *text, GArray *spans);

/* A common Han character that no other character folds to: where it stands in folded text it stands in the
 * text itself. */
gboolean dz_text_char_stands_alone (gunichar c);

/* The folded query, length characters of it. (transfer none) */
const gunichar *dz_text_matcher_get_chars (const DzTextMatcher *matcher, int *length);

/* Sorts spans (element-type DzTextSpan); of two that overlap the first stays, of two that begin together the
 * longer one. */
void dz_text_spans_drop_overlaps (GArray *spans);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTextMatcher, dz_text_matcher_free)

G_END_DECLS
