/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-quantity.h"

G_BEGIN_DECLS

/* Reports write “下降3%” and “增长3%” alike, without a sign: the word before the figure carries it. */

/* TRUE if the figure tells how much less there is (下降3%), not what it falls to (下降到3%). The words are
 * the kinds `fall` and `rise` of words.tsv; of several the last one counts. */
gboolean dz_figure_tells_fall (const DzQuantity *quantity, const DzKnowledge *knowledge);

/* 1 if both figures run in one direction, -1 for a rise and a fall, 0 where one tells how much less there is
 * and the other may tell how much there is. */
int dz_figure_get_sign (const DzQuantity *first, const DzQuantity *second, const DzKnowledge *knowledge);

G_END_DECLS
