/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/across/dz-across-mode.h"
#include "gui/dz-compat.h"

G_BEGIN_DECLS

/* Asks for a file name; proposes one of the mode. func gets the file, NULL for none. */
void dz_across_output_ask (const DzAcrossMode *mode, GtkWidget *owner, DzCompatFileFunc func, gpointer user_data);

/* Writes what was read by the ending of the name: .xlsx, .csv and, for a picture, .png, .pdf or .svg; CSV for any other.
 * Errors: G_IO_ERROR or DZ_ERROR. */
gboolean dz_across_output_save (const DzAcrossMode *mode, gconstpointer data, GFile *file, GError **error);

G_END_DECLS
