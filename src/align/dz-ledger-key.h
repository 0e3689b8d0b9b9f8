/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-quantity.h"

G_BEGIN_DECLS

/* What figures of several reports must share to be about the same thing. */

/* Place, name and measure; with the period, too. A growth never meets a level. period NULL: none. (transfer
 * full) */
char *dz_ledger_dup_series (const DzQuantity *quantity);
char *dz_ledger_dup_subject (const DzQuantity *quantity, const char *period);

/* The year a quantity is told for; 0 where that is a span or nothing. */
int dz_ledger_get_year (const DzQuantity *quantity);

/* Adds to the group of a key; groups: utf8 -> GPtrArray, owning both. Takes the key, borrows the item. */
void dz_ledger_add_to_group (GHashTable *groups, char *key, gconstpointer item);
GHashTable *dz_ledger_groups_new (void);

/* TRUE for a known indicator, and for own words that say enough to be the same thing twice. */
gboolean dz_ledger_has_name (const DzQuantity *quantity, const DzKnowledge *knowledge);

G_END_DECLS
