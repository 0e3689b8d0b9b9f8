/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/goals/dz-ledger-row.h"

G_BEGIN_DECLS

/* Puts rows in the order a reader looks for them before she sorts them herself: by place, then what the
 * knowledge lists as it lists it, headline figures first, growth before amount, then the rest; the years of
 * one indicator one after the other. What stands alike stays as it was. rows: (element-type DzLedgerRow).
 * knowledge NULL: stays as it is. */
void dz_ledger_order_sort (GPtrArray *rows, const DzKnowledge *knowledge);

G_END_DECLS
