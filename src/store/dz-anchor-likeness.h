/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How alike two places of text are, read outwards from words that both have. Pure; characters are code points. */
typedef struct
{
  int n_same;       /* characters in both, in order, until the texts part for good, less something for each slip */
  gboolean goes_on; /* they go on together beyond the end of the sentence, or both texts end */
} DzAnchorSide;

/* From the first characters on, step 1 or -1; n and m are how many there are. Slips of a few characters are
 * read over, and sentences that only one has. */
DzAnchorSide dz_anchor_side_measure (const gunichar *one, int n, const gunichar *other, int m, int step);

gboolean dz_anchor_ends_sentence (gunichar c);

/* Characters that are in one but not in the other, in order: insertions and removals that make one of the other, of the
 * longest common subsequence (R. Wagner and M. Fischer, 1974). */
int dz_anchor_measure_distance (const gunichar *one, int n, const gunichar *other, int m);

G_END_DECLS
