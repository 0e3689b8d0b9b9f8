/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-quantity.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* What a figure might say that the reader points out: the span [start, end) of a paragraph, by its index.
 * Where the quantity reader finds a figure that overlaps it, that one; else the first number in the span, its
 * unit, and what the paragraph tells; else a quantity without a number (low and high are NaN) that covers the
 * span. Pure. (transfer full): state added, ids 0 but for those of report and paragraph. */
DzQuantity *dz_figure_propose (const DzReport *report, int paragraph, int start, int end,
                               const DzKnowledge *knowledge);

G_END_DECLS
