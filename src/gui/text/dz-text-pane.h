/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"
#include "gui/text/dz-text-column.h"

G_BEGIN_DECLS

#define DZ_TYPE_TEXT_PANE (dz_text_pane_get_type ())

/* The text: one report, or two side by side, aligned by paragraph and scrolling together. Shows the reports,
 * focus, term and query of the session.
 *
 * Adds “review-figures” to the actions of its window. Activates “win.add-note” and “win.show-notes” of the window it stands in. */
G_DECLARE_FINAL_TYPE (DzTextPane, dz_text_pane, DZ, TEXT_PANE, DzView)

/* The column of a side, shown or not. (transfer none) */
DzTextColumn *dz_text_pane_get_column (DzTextPane *pane, DzSide side);

/* Goes to the next (1) or previous (-1) change of two reports side by side. FALSE if there is none. */
gboolean dz_text_pane_step_change (DzTextPane *pane, int direction);

/* Opens or closes the bar that walks through the figures that wait for the reader's word. */
void dz_text_pane_toggle_review (DzTextPane *pane);

G_END_DECLS
