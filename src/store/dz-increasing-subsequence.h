/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of the values are of a longest strictly increasing subsequence (C. Schensted, 1961); those below 0
 * are passed over. members: n entries, filled. Pure. */
void dz_increasing_subsequence_find (const int *values, int n, gboolean *members);

G_END_DECLS
