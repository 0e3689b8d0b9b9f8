/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-goal.h"
#include "core/dz-knowledge.h"

G_BEGIN_DECLS

/* Figures far off the same place's figures for the years beside them: about ten times as much, or a tenth, of
 * neighbours that agree with one another. Each with its nearest neighbour first. quantities: (element-type
 * DzQuantity); adds to found (element-type DzDiscrepancy). */
void dz_series_outliers_find (GPtrArray *found, const GPtrArray *quantities, const DzKnowledge *knowledge);

G_END_DECLS
