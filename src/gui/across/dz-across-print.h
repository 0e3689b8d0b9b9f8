/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/across/dz-across-found.h"

G_BEGIN_DECLS

/* The pages of what was found: its picture on one, or a table as the widget shows it. (transfer full) */
GtkPrintOperation *dz_across_new_print_operation (DzAcrossFound *found, GtkWidget *widget);
/* Asks for a printer and prints. */
void dz_across_print (DzAcrossFound *found, GtkWidget *widget);

G_END_DECLS
