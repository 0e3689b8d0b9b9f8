/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/comparison/dz-comparison-reading.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file name, then writes the comparison by its ending: .html, .pdf, .csv or .xlsx. The reports are
 * compared anew, away from the main thread; a message tells when it is done. */
void dz_comparison_output_export (GtkWidget *owner, DzLibrary *library, DzKnowledge *knowledge,
                                  const DzComparisonRequest *request);
/* Asks for a printer and prints the pages of the PDF file. */
void dz_comparison_output_print (GtkWidget *owner, DzLibrary *library, DzKnowledge *knowledge,
                                 const DzComparisonRequest *request);

G_END_DECLS
