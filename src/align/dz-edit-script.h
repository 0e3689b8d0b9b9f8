/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One run of an edit script between two texts; spans are code points. */
typedef struct
{
  gboolean equal; /* apart from character width and case: 6% and ６％ */
  int left_start;
  int left_end;
  int right_start;
  int right_end;
} DzEdit;

/* The differences of two paragraphs in characters, tidied so that a number or word changes as a whole.
 * Covers both texts without gap; equal and changed runs alternate, equal ones have the same length on both
 * sides. Texts too long to compare (millions of pairs of characters) come back as one change between what
 * they share at the ends. Deterministic, pure. Returns (element-type DzEdit).
 *
 * Method: longest common subsequence of tokens with bit vectors (Hyyrö 2004), then short equal runs between
 * changes are dissolved, as in Neil Fraser's semantic clean-up (2006). */
GPtrArray *dz_edit_script_build (const char *left, const char *right);

G_END_DECLS
