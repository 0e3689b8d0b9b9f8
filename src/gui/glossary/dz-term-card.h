/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/glossary/dz-term-entry.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

#define DZ_TYPE_TERM_CARD (dz_term_card_get_type ())

/* One headword as the sidebar shows it: definitions by report, who uses it, since when, how often by year. */
G_DECLARE_FINAL_TYPE (DzTermCard, dz_term_card, DZ, TERM_CARD, GtkWidget)

GtkWidget *dz_term_card_new (void);
/* Shows the entry and follows its counts; NULL empties the card. The overview names the reports. */
void dz_term_card_set_entry (DzTermCard *self, DzTermEntry *entry, DzOverview *overview);

G_END_DECLS
