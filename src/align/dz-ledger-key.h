/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-quantity.h"

G_BEGIN_DECLS

/* What figures of several reports must share to be about the same thing. */

/* The key of a known indicator, else “=” and the sentence's own words, folded: width, case, spaces and quotation marks
 * make no difference. (transfer full) */
char *dz_ledger_dup_name (const DzQuantity *quantity);

/* Place, name and measure; with the period, too. A growth never meets a level. period NULL: none. (transfer full) */
char *dz_ledger_dup_series (const DzQuantity *quantity);
char *dz_ledger_dup_subject (const DzQuantity *quantity, const char *period);

/* TRUE for a known indicator, and for own words that say enough to be the same thing twice. */
gboolean dz_ledger_has_name (const DzQuantity *quantity, const DzKnowledge *knowledge);

G_END_DECLS
