/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Classes of characters that the layout of Chinese texts turns on. */

/* White space of any width, and what is drawn as nothing: byte order marks, zero width and private
 * characters. */
gboolean dz_char_is_blank (gunichar c);

/* A Han ideograph. */
gboolean dz_char_is_han (gunichar c);

/* A mark that ends a sentence: 。！？ and their half-width forms (the full stop of Latin script excepted). */
gboolean dz_char_ends_sentence (gunichar c);

/* Any punctuation that stands between or after clauses, pause mark 、 included. */
gboolean dz_char_is_pause (gunichar c);

/* The value of a decimal digit of any width, or of 〇 … 九 written as a digit; -1 for every other character. */
int dz_char_get_digit (gunichar c);

/* (transfer full): text without blanks at its ends. */
char *dz_char_dup_trimmed (const char *text);

/* (transfer full): text without any blank. */
char *dz_char_dup_squeezed (const char *text);

G_END_DECLS
