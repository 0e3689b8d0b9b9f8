/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"
#include "gui/text/dz-report-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_TEXT_FIGURES (dz_text_figures_get_type ())

/* What the reader does with figures in the text: brings the text's views together with the figure desk and the
 * review bar. */
G_DECLARE_FINAL_TYPE (DzTextFigures, dz_text_figures, DZ, TEXT_FIGURES, GObject)

/* pane is borrowed, slot too: the box the review bar is put into, first. */
DzTextFigures *dz_text_figures_new (DzView *pane, GtkBox *slot);
/* The pane goes. */
void dz_text_figures_close (DzTextFigures *figures);

/* Listens to a view, until dz_text_figures_disconnect_view(). */
void dz_text_figures_connect_view (DzTextFigures *figures, DzReportView *view);
void dz_text_figures_disconnect_view (DzTextFigures *figures, DzReportView *view);

/* The pane's overview was read anew. */
void dz_text_figures_update (DzTextFigures *figures);

/* Opens the review bar, or closes it. */
void dz_text_figures_toggle_review (DzTextFigures *figures);

G_END_DECLS
