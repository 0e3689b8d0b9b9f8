/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/dz-quantity.h"
#include "gui/dz-session.h"

G_BEGIN_DECLS

#define DZ_TYPE_FIGURE_DIALOG (dz_figure_dialog_get_type ())

/* The fields of a figure, to be corrected, or filled in for one that the reader adds.
 *
 * Signal: “saved” (gint64 id) once the library has the reader's word; the dialog then closes. */
G_DECLARE_FINAL_TYPE (DzFigureDialog, dz_figure_dialog, DZ, FIGURE_DIALOG, AdwWindow)

/* quantity: as listed, to be corrected; or one with state added and id 0, whose low and high may be NaN where
 * no number was found. text is that of its paragraph. The dialog is shown by gtk_window_present(). */
DzFigureDialog *dz_figure_dialog_new (GtkWindow *parent, DzSession *session, const DzQuantity *quantity,
                                      const char *text);

G_END_DECLS
