/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Two stretches of text, read side by side: where words of the one stand in the other. By the longest common
 * subsequence before them and behind them (R. Wagner and M. Fischer, 1974). Pure; characters are code points,
 * borrowed. */
typedef struct _DzStretch DzStretch;

/* As many cells as are filled at most: n + 1 times m + 1. */
#define DZ_STRETCH_MAX_CELLS 1000000

/* NULL where there are too many. */
DzStretch *dz_stretch_new (const gunichar *one, int n, const gunichar *other, int m);
void dz_stretch_free (DzStretch *stretch);

/* Where the words from start to end of one stand to the letter in the other: at the place that leaves most of
 * all else in both. FALSE where there is no such place, where another one leaves nearly as much, or where the
 * words stand beside what they are when both are read as they are most alike. */
gboolean dz_stretch_find (const DzStretch *stretch, int start, int end, int *place);

/* With the words there: of the characters from first to last of one (from and up to, without last), how many
 * are in the other in runs of a few, about as far from the words. */
int dz_stretch_count_same (const DzStretch *stretch, int start, int end, int place, int first, int last);

/* Of all characters of one, how many are in the other in runs of a few. */
int dz_stretch_count_all (const DzStretch *stretch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzStretch, dz_stretch_free)

G_END_DECLS
