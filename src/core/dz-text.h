/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text addressed by Unicode code points. All offsets are half open: [start, end). */

/* (transfer full): the code points from start to end; both are clamped to the text. end -1 means the end. */
char *dz_text_slice (const char *text, int start, int end);

/* The number of code points. */
int dz_text_length (const char *text);

/* The code point offset of a byte position inside text. */
int dz_text_offset (const char *text, const char *position);

/* One code point folded alone and to one code point, for comparing: full-width forms to ASCII, ideographic
 * space to space, lower case. Cheaper than DzFoldedText and the same length as the text. */
gunichar dz_char_fold (gunichar c);

/* The longest folding of one code point: NFKC makes at most 18 of one. */
#define DZ_TEXT_FOLD_MAX 18

/* Folds one code point for matching: NFKC, one lower case. Writes 1 … DZ_TEXT_FOLD_MAX code points, returns
 * how many. */
int dz_text_fold_char (gunichar c, gunichar *folded);

/* Text folded for matching only: NFKC, one lower case, white space kept. Every code point of the folded
 * text knows the code point of the original it came from, so that a match maps back. */
typedef struct
{
  char *text;
  gunichar *chars; /* the folded text as code points, length of them */
  int *origin;     /* length + 1 entries: origin[i] is the original offset of chars[i]; the last is the original's length */
  int length;
} DzFoldedText;

DzFoldedText *dz_folded_text_new (const char *text);
void dz_folded_text_free (DzFoldedText *folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzFoldedText, dz_folded_text_free)

G_END_DECLS
