/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "workbench/dz-report-matrix.h"

G_BEGIN_DECLS

#define DZ_TYPE_MATRIX_CANVAS (dz_matrix_canvas_get_type ())

/* How alike reports are, each to each. The arrow keys, Home and End go from cell to cell; Enter or a click
 * opens the two reports in the comparison. Names stay in sight where the picture is scrolled. */
G_DECLARE_FINAL_TYPE (DzMatrixCanvas, dz_matrix_canvas, DZ, MATRIX_CANVAS, GtkWidget)

/* Borrowed until the next; NULL for none. */
void dz_matrix_canvas_set_matrix (DzMatrixCanvas *canvas, const DzReportMatrix *matrix);
/* Goes to the cell of two reports, if both are there. */
void dz_matrix_canvas_select (DzMatrixCanvas *canvas, gint64 left, gint64 right);
/* The cell at the cursor in words: “Wuchang 2024 ⇄ Wuchang 2025: 63%”. (transfer full) */
char *dz_matrix_canvas_dup_text (DzMatrixCanvas *canvas);

G_END_DECLS
