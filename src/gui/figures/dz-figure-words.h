/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-quantity.h"

G_BEGIN_DECLS

/* What the window says of a figure, in the reader's language. Strings are static unless “dup”. */

const char *dz_modifier_get_label (DzModifier modifier);
const char *dz_status_get_label (DzStatus status);

/* “about 6%”, “at least 2000亿元”. (transfer full) */
char *dz_quantity_dup_limited_text (const DzQuantity *quantity);

/* “力争”: the word that tells how hard a goal binds, as the figure's wording has it, else the first that
 * means the same; NULL where none stands. (transfer full) */
char *dz_quantity_dup_hardness_text (const DzQuantity *quantity, const DzKnowledge *knowledge);

/* Each doubt in a sentence of its own, lines; "" for none. (transfer full) */
char *dz_doubts_dup_sentences (DzDoubts doubts);
/* The doubts in a few words: “period, place”; "" for none. (transfer full) */
char *dz_doubts_dup_words (DzDoubts doubts);

/* Whose word a figure is: “Read by the program”, “Corrected by you” … */
const char *dz_state_get_sentence (DzState state);
const char *dz_state_get_icon_name (DzState state);

/* A figure in three lines: what was read, whose word it is, and how sure. (transfer full) */
char *dz_figure_dup_summary (const DzQuantity *quantity);

G_END_DECLS
