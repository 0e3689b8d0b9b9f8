/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/across/dz-across-found.h"

G_BEGIN_DECLS

/* Asks for a file name; proposes one of the mode. */
void dz_across_output_ask (DzAcrossFound *found, GtkWidget *owner);

/* Writes what was found in the background (dz-output-run.h) by the ending of the name: .xlsx, .csv and, for a
 * picture, .png, .pdf or .svg; CSV for any other. */
void dz_across_output_save (DzAcrossFound *found, GtkWidget *owner, GFile *file);

G_END_DECLS
