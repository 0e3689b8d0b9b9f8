/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-query.h"

G_BEGIN_DECLS

/* A text as the query's folding makes it: every character knows the one it came from. */
typedef struct
{
  const char *text; /* borrowed */
  GArray *chars;    /* (element-type gunichar), NULL until it is needed */
  GArray *origin;   /* (element-type int) for each, code points of text */
} DzQueryFolded;

void dz_query_folded_clear (DzQueryFolded *folded);

/* Fills chars and origin where they are not yet. */
void dz_query_folded_need_chars (const DzQueryOptions *options, DzQueryFolded *folded);

/* Appends what a character folds to, which may be nothing, to chars; for each, offset to origin unless it is
 * NULL. */
void dz_query_fold_char (const DzQueryOptions *options, gunichar c, int offset, GArray *chars, GArray *origin);
/* The same for each character of a text. A byte that is no UTF-8 becomes U+FFFD. */
void dz_query_fold_text (const DzQueryOptions *options, const char *text, GArray *chars, GArray *origin);

/* The common Han character at a place, of which texts are full; 0 for any other. Here, as it is called for
 * each character. */
static inline gunichar
dz_query_read_han (const char *text)
{
  const guchar *bytes = (const guchar *) text;
  gunichar c;

  if (bytes[0] < 0xe4 || bytes[0] > 0xe9 || (bytes[1] & 0xc0) != 0x80 || (bytes[2] & 0xc0) != 0x80)
    return 0;
  c = (gunichar) (bytes[0] & 0x0f) << 12 | (gunichar) (bytes[1] & 0x3f) << 6 | (bytes[2] & 0x3f);

  return c >= 0x4e00 ? c : 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DzQueryFolded, dz_query_folded_clear)

G_END_DECLS
