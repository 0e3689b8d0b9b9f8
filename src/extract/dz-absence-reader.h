/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-quantity.h"

G_BEGIN_DECLS

/* Goals that a report says in words that it does not set. The words are the kinds “no_goal” (没有提出) and
 * “goal_noun” (目标) of the knowledge files: a clause that has the first, then a known indicator, then the
 * second, and no figure. */

/* text: of one paragraph. Returns (element-type DzQuantity) of status goal, without number and without place
 * and period: indicator, measure, span of the clause, sentence. Pure. */
GPtrArray *dz_absence_reader_run (const char *text, const DzKnowledge *knowledge);

/* TRUE if the text names the indicator, by its name or an alias. */
gboolean dz_absence_reader_names (const char *text, const char *indicator_key, const DzKnowledge *knowledge);

G_END_DECLS
