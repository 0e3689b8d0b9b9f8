/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/dz-plain-text.h"

G_BEGIN_DECLS

/* Which chars stand in a name, where a number counts nothing: in a title 《…》 or in a short quotation “…”.
 * Returns length + 1 bytes, 1 for such chars; free with g_free(). */
guint8 *dz_name_guard_mark (const DzPlainText *text);

G_END_DECLS
