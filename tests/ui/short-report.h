/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-store.h"

G_BEGIN_DECLS

/* Stores the work report of a district for a year, in which each string of body (NULL at its end) is a paragraph of the
 * plan. quantities: (element-type DzQuantity) (nullable). Returns its id. */
gint64 store_short_report (DzStore *store, const char *place, int year, const char *const *body, GPtrArray *quantities);

G_END_DECLS
