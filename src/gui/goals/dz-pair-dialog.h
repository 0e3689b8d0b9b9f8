/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workbench/dz-overview.h"

G_BEGIN_DECLS

#define DZ_TYPE_PAIR_DIALOG (dz_pair_dialog_get_type ())

/* Asks which outcome answers a goal: those of the same place and indicator, nearest period first; searching
 * finds every outcome of the place.
 *
 * Signal: “chosen” (gint64) the id of the outcome; the dialog then closes. */
G_DECLARE_FINAL_TYPE (DzPairDialog, dz_pair_dialog, DZ, PAIR_DIALOG, AdwWindow)

/* focus_id: the figure in focus in the text, 0 for none; if it is an outcome it stands first, whatever it
 * measures. */
DzPairDialog *dz_pair_dialog_new (GtkWindow *parent, DzOverview *overview, const DzQuantity *goal,
                                  gint64 focus_id, const DzKnowledge *knowledge);

G_END_DECLS
