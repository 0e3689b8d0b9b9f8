/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest common subsequence of two sequences of symbols. Sets in_left[i] and in_right[j], which the
 * caller gave all FALSE, where a symbol belongs to it; the n-th of one answers the n-th of the other. FALSE,
 * and nothing set, where the sequences are too long. Deterministic, pure.
 *
 * Method: Heikki Hyyrö, Bit-parallel LCS-length computation revisited (2004), 64 symbols at a time; the bit
 * vectors are kept to find the way back. */
gboolean dz_common_subsequence_find (const guint *left, int n_left, const guint *right, int n_right,
                                     gboolean *in_left, gboolean *in_right);

G_END_DECLS
