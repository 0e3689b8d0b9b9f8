/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_ACROSS_VIEW (dz_across_view_get_type ())

/* Beyond two texts: a commitment through the years, how alike the reports are, all their indicators, and what
 * only one of two speaks of. Property and action “mode”: trace, matrix, indicators, contrast; remembered. */
G_DECLARE_FINAL_TYPE (DzAcrossView, dz_across_view, DZ, ACROSS_VIEW, DzView)

/* Follows what is in the session's focus, whatever was shown; links the view. */
void dz_across_view_trace (DzAcrossView *view);

/* The widget of the mode that is shown; NULL while there is a page in its place that says why not. */
GtkWidget *dz_across_view_get_content (DzAcrossView *view);
/* Prints what is shown; there must be something. (transfer full) */
GtkPrintOperation *dz_across_view_new_print_operation (DzAcrossView *view);
/* Writes what is shown in the background; a message tells how it ended. There must be something. */
void dz_across_view_export_to (DzAcrossView *view, GFile *file);

G_END_DECLS
