/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"
#include "gui/figures/dz-figure-verb.h"

G_BEGIN_DECLS

#define DZ_TYPE_FIGURE_DESK (dz_figure_desk_get_type ())

/* Where a view lets the reader have her word on figures: shows what was read, asks for corrections, and
 * writes what she says to the library of the view's session. Popover and dialogs are made when they are asked
 * for first.
 *
 * Signals:
 *   “said” (gint64 id, DzState)   her word stands in the library; id is the figure's from now on
 *   “failed” (gint64 id)          it does not; she was told why
 * Activates “win.tell” of the window the view stands in. */
G_DECLARE_FINAL_TYPE (DzFigureDesk, dz_figure_desk, DZ, FIGURE_DESK, GObject)

/* view is borrowed: the desk belongs to it. */
DzFigureDesk *dz_figure_desk_new (DzView *view);
/* The view goes: popover and dialog too. */
void dz_figure_desk_close (DzFigureDesk *desk);

/* area: in the view's coordinates. text: of the figure's paragraph, for the correction that may follow. */
void dz_figure_desk_show (DzFigureDesk *desk, const DzQuantity *quantity, const char *text,
                          const GdkRectangle *area);
/* Any verb but show and add. text: as above. */
void dz_figure_desk_do (DzFigureDesk *desk, DzFigureVerb verb, const DzQuantity *quantity, const char *text);
/* Asks for the fields of a new figure, beginning with a proposal (state added, id 0). */
void dz_figure_desk_add (DzFigureDesk *desk, const DzQuantity *proposal, const char *text);

G_END_DECLS
