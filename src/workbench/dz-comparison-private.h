/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-comparison-sheet.h"

G_BEGIN_DECLS

/* Words that all written forms of a comparison share; in dz-comparison-words.c. All (transfer full). */

/* “武昌区 2022 | 武昌区 2025”, with a third name where there is a third column. */
char *dz_comparison_dup_title (const DzComparisonSheet *sheet);
/* “Same 9   Reworded 52 …” */
char *dz_comparison_dup_counts (const DzComparison *comparison);
/* Translated; static. */
const char *dz_comparison_get_kind_label (DzPairKind kind);
/* How many pairs are of each kind; counts has room for all of them. */
void dz_comparison_count_kinds (const DzComparison *comparison, int *counts);

#define DZ_N_PAIR_KINDS (DZ_PAIR_DROPPED + 1)

G_END_DECLS
