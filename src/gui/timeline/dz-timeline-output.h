/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/timeline/dz-timeline-picture.h"

G_BEGIN_DECLS

/* Asks for a file and writes the timeline into it, on light ink, in a thread of its own; says in the window how it
 * went. */
void dz_timeline_output_export (GtkWidget *owner, DzTimelinePicture *picture);

/* Shows the print dialog, with its preview. The timeline takes as many pages as it needs, the years on each. */
void dz_timeline_output_print (GtkWidget *owner, DzTimelinePicture *picture);

/* The operation that prints, before any dialog: for those who print to a file. (transfer full) */
GtkPrintOperation *dz_timeline_output_new_operation (DzTimelinePicture *picture);

G_END_DECLS
