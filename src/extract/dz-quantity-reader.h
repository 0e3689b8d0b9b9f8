/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-quantity.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* Every number of the report's body paragraphs that states how much, how many, how fast, what share or
 * what rank, in reading order. Pure, but for g_cancellable_get_current (): once
 * that is cancelled it returns what it has. Returns (element-type DzQuantity), paragraph = index, ids 0. */
GPtrArray *dz_quantity_reader_read (const DzReport *report, const DzKnowledge *knowledge);

G_END_DECLS
