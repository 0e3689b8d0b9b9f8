/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/dz-table.h"

G_BEGIN_DECLS

/* What views show, on paper. */

/* Pages in landscape, measured in points. job: its name among what is printed. (transfer full) */
GtkPrintOperation *dz_print_new_landscape (const char *job);
/* A table on such pages, each with its heads. title: on the first page. right: the column from 0 that stands
 * at its right edge, -1 for none. Takes the table. (transfer full) */
GtkPrintOperation *dz_print_new_table (DzTable *table, const char *title, const char *job, int right);

/* Asks for a printer and prints; what goes wrong is told over the window of owner. */
void dz_print_run (GtkPrintOperation *operation, GtkWidget *owner);

G_END_DECLS
