/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-quantity.h"

G_BEGIN_DECLS

/* Whether two figures for the same thing can both be right, and how they differ where they cannot. */

/* The factor that turns values of one unit into the other; NaN where the units do not convert. */
double dz_figure_get_factor (const DzQuantity *from, const DzQuantity *to, const DzKnowledge *knowledge);

/* How many percentage points one of its unit is: 0.1 for ‰, 1 for % and what is no share of a hundred. */
double dz_figure_get_points (const DzQuantity *quantity, const DzKnowledge *knowledge);

gboolean dz_figure_is_comparable (const DzQuantity *first, const DzQuantity *second,
                                  const DzKnowledge *knowledge);

/* TRUE if both state the same value, in whatever units, limiting words aside; a rise is no fall. */
gboolean dz_figure_is_same (const DzQuantity *first, const DzQuantity *second, const DzKnowledge *knowledge);

/* TRUE if what one says holds the other: limiting words (超、左右、以上), ranges and rounding to the digits printed
 * count. FALSE where the units do not convert, and for what there is against how much less there is. */
gboolean dz_figure_agrees (const DzQuantity *first, const DzQuantity *second, const DzKnowledge *knowledge);

/* TRUE if not both can be right. Stricter than dz_figure_agrees: two plain numbers printed to the same place
 * (7.4 and 7.5, 121 and 122) leave nothing to rounding. FALSE where they do not compare. */
gboolean dz_figure_contradicts (const DzQuantity *first, const DzQuantity *second, const DzKnowledge *knowledge);

/* Digit, factor or value. The figures must be comparable. */
DzDiscrepancyKind dz_figure_compare (const DzQuantity *first, const DzQuantity *second,
                                     const DzKnowledge *knowledge);

/* Second minus first: percentage points for growth and share, places for a rank, per cent of the first else.
 * As the first runs: against “下降3%”, “下降2%” is a point less and “增长2%” five. NaN where they do not
 * compare. */
double dz_figure_get_difference (const DzQuantity *first, const DzQuantity *second, const DzKnowledge *knowledge);

G_END_DECLS
