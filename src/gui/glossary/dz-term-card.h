/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/glossary/dz-term-item.h"

G_BEGIN_DECLS

#define DZ_TYPE_TERM_CARD (dz_term_card_get_type ())

/* One headword as the sidebar shows it: what was folded into it, definitions by report, who uses it, since when, how often
 * by year. Its button brings the action “glossary.open” with the key. */
G_DECLARE_FINAL_TYPE (DzTermCard, dz_term_card, DZ, TERM_CARD, GtkWidget)

GtkWidget *dz_term_card_new (void);
/* NULL empties the card. */
void dz_term_card_set_item (DzTermCard *self, DzTermItem *item);

/* A definition as Pango markup: what before (nullable) has not is underlined; with removed, what only before has stands there
 * struck out. (transfer full) */
char *dz_term_dup_marked (const char *before, const char *text, gboolean removed);

G_END_DECLS
