/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name of the character set of data: static, as GLib's converters know it; NULL if the bytes are no text.
 * Order of evidence: byte order mark, valid UTF-8, NUL bytes (UTF-16, by which order reads as more common
 * Chinese), uchardet; for short samples a score of our own. *bom receives the length of a byte order mark. */
const char *dz_charset_detect (const guint8 *data, gsize size, gsize *bom);

/* (transfer full): the text as UTF-8 without byte order mark. Decodes strictly first; damaged bytes become
 * U+FFFD one by one and are counted in *n_replaced. */
char *dz_charset_decode (const guint8 *data, gsize size, const char *charset, int *n_replaced);

G_END_DECLS
