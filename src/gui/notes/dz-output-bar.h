/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DZ_TYPE_OUTPUT_BAR (dz_output_bar_get_type ())

/* Tells that a file is being written or read, with a button that stops it; shown only where it takes longer than a
 * moment. */
G_DECLARE_FINAL_TYPE (DzOutputBar, dz_output_bar, DZ, OUTPUT_BAR, GtkBox)

/* cancellable: what the button cancels; kept until dz_output_bar_stop(). */
void dz_output_bar_start (DzOutputBar *bar, const char *text, GCancellable *cancellable);
void dz_output_bar_stop (DzOutputBar *bar);

G_END_DECLS
