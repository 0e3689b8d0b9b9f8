/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/figures/dz-figure-verb.h"
#include "gui/goals/dz-paragraph-texts.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

#define DZ_TYPE_FIGURE_POPOVER (dz_figure_popover_get_type ())

/* What was read of a figure, how sure it is, whose word it is and what it is paired with; and what the reader
 * can say of it.
 *
 * Signals:
 *   “verb” (DzFigureVerb)        confirm, correct, reject or take back
 *   “go” (DzQuantity)            the other end of a pair is to be shown in the text
 *   “page” (utf8)                timeline or goals are to be shown */
G_DECLARE_FINAL_TYPE (DzFigurePopover, dz_figure_popover, DZ, FIGURE_POPOVER, GtkPopover)

GtkWidget *dz_figure_popover_new (void);

/* overview may be NULL: then without pairs. texts: where the sentences of pairs are read from. Borrows
 * nothing. */
void dz_figure_popover_fill (DzFigurePopover *popover, const DzQuantity *quantity, DzOverview *overview,
                             const DzKnowledge *knowledge, DzParagraphTexts *texts, gboolean writable);
const DzQuantity *dz_figure_popover_get_quantity (DzFigurePopover *popover);

G_END_DECLS
