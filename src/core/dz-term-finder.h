/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Finds many terms in a text in one pass. Folded for width and case as in core/dz-text.h; where terms
 * overlap, the one that begins first counts, of those that begin together the longest. Hits are whole
 * characters of the text. */
typedef struct _DzTermFinder DzTermFinder;

typedef struct
{
  int start; /* code points, half open */
  int end;
  guint term; /* number of the term; the first of equal ones */
  const char *first; /* start and end in the text's bytes */
  const char *last;
} DzTermHit;

/* terms: n_terms of them; empty ones are never found. */
DzTermFinder *dz_term_finder_new (const char *const *terms, guint n_terms);
void dz_term_finder_free (DzTermFinder *finder);

/* Appends the hits (element-type DzTermHit), ascending: what a text with its terms marked shows. */
void dz_term_finder_find (const DzTermFinder *finder, const char *text, GArray *hits);

/* The same for each term by itself, as if it alone were looked for: hits of one term do not overlap, those of
 * different terms may. Ascending by where they begin. */
void dz_term_finder_find_each (const DzTermFinder *finder, const char *text, GArray *hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTermFinder, dz_term_finder_free)

G_END_DECLS
