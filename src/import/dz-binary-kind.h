/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): what kind of binary file the bytes are, translated, “a PNG image”; NULL if they may be
 * text. */
char *dz_binary_kind_dup_name (const guint8 *data, gsize size);

G_END_DECLS
