/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-quantity.h"

G_BEGIN_DECLS

/* Which quantities of a report that is read again are those it had before: those on the same span of the same
 * paragraph, of several the one with the same indicator, else in order. before: (element-type DzQuantity)
 * with ids and paragraph ids; now: (element-type DzQuantity) with paragraph = index; paragraph_ids:
 * (element-type gint64) by index; next: the first id for those that are new. Returns an id for each of now
 * (element-type gint64). Pure. */
GArray *dz_quantity_ids_match (const GPtrArray *before, const GPtrArray *now, const GArray *paragraph_ids,
                               gint64 next);

G_END_DECLS
