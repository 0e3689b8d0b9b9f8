/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_CONCORDANCE_VIEW (dz_concordance_view_get_type ())

/* Every hit of the session's query in its line of context, and how many each report has.
 * gtk_widget_grab_focus() puts the keyboard into the search entry. */
G_DECLARE_FINAL_TYPE (DzConcordanceView, dz_concordance_view, DZ, CONCORDANCE_VIEW, DzView)

GtkWidget *dz_concordance_view_new (void);

G_END_DECLS
