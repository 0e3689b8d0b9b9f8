/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_LOST_FIGURES (dz_lost_figures_get_type ())

/* What the reader said of figures whose words stand in their report no more: each with its report, the words looked
 * for and her reading of them, and a way to take it back. Not to be seen while nothing is lost.
 *
 * Activates “win.tell” of the window it stands in where a word cannot be taken back. */
G_DECLARE_FINAL_TYPE (DzLostFigures, dz_lost_figures, DZ, LOST_FIGURES, GtkBox)

/* lost: (element-type DzQuantity) of dz_store_list_lost_readings(); copied. view: whose library and reports they
 * belong to; borrowed, must outlive the widget. */
void dz_lost_figures_fill (DzLostFigures *self, DzView *view, const GPtrArray *lost);

G_END_DECLS
