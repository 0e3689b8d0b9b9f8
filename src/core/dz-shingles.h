/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The set of all runs of a few letters and digits of a text: how much two texts have in common, whatever
 * their line breaks, punctuation, width and case (A. Broder, On the resemblance and containment of documents,
 * 1997). Pure. */
typedef struct _DzShingles DzShingles;

/* size: code points of one run, 1 … 8. */
DzShingles *dz_shingles_new (int size);
void dz_shingles_free (DzShingles *shingles);

/* Adds a text; runs go on from the text that was added before, as if there were no paragraphs. */
void dz_shingles_add (DzShingles *shingles, const char *text);

/* The number of different runs, and of those that stand in both. */
guint dz_shingles_count (DzShingles *shingles);
guint dz_shingles_count_common (DzShingles *one, DzShingles *other);

/* Of those that stand in both, the ones that do not stand in a third text. */
guint dz_shingles_count_common_without (DzShingles *one, DzShingles *other, DzShingles *third);

/* What stands in both, as a share of what stands in either (0 … 1): the same text or not. 0 for empty ones. */
double dz_shingles_get_resemblance (DzShingles *one, DzShingles *other);
/* What stands in both, as a share of the smaller one (0 … 1): a part of the other or not. 0 for empty ones. */
double dz_shingles_get_containment (DzShingles *one, DzShingles *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzShingles, dz_shingles_free)

G_END_DECLS
