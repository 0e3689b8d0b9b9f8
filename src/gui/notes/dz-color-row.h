/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of one button a highlight colour, each activating the action with the colour's key, and one that activates
 * clear_action where it is not NULL. Both names must be static. */
GtkWidget *dz_color_row_new (const char *action, const char *clear_action);

/* A round swatch of a colour, drawn with its line. NULL: an empty ring. */
GtkWidget *dz_color_swatch_new (const char *key);
void dz_color_swatch_set_color (GtkWidget *swatch, const char *key);

G_END_DECLS
