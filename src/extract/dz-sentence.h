/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/dz-plain-text.h"

G_BEGIN_DECLS

/* The sentence around a position: from behind the last 。！？ to behind the next. A closing quotation mark
 * belongs to it. */
void dz_sentence_find (const DzPlainText *text, int position, int *start, int *end);

/* The clause around a position inside limits: bounded by ，；：。 and the like, not by 、. */
int dz_clause_find_start (const DzPlainText *text, int position, int limit);
int dz_clause_find_end (const DzPlainText *text, int position, int limit);

/* The item around a position inside limits: bounded by 、 outside of brackets and quotations too. */
int dz_item_find_start (const DzPlainText *text, int position, int limit);
int dz_item_find_end (const DzPlainText *text, int position, int limit);

gboolean dz_is_punctuation (gunichar c);

G_END_DECLS
