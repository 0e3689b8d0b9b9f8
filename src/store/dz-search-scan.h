/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-search-pass.h"

G_BEGIN_DECLS

/* Appends to counts (element-type DzTermCount) the hits in the reports of the pass that are not begun,
 * ascending: where there are many, all processors read them and look through them. The pass stands at no
 * text. */
gboolean dz_search_scan_count (DzSearchPass *pass, GArray *counts, GError **error);

G_END_DECLS
