/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "workbench/dz-comparison-sheet.h"

G_BEGIN_DECLS

#define DZ_TYPE_COMPARISON_CANVAS (dz_comparison_canvas_get_type ())

/* The rows of a comparison side by side: one row has the texts that answer each other, level with each other,
 * so that the columns scroll together whatever their heights. Only what is seen is laid out; heights of the
 * rest are guessed until the window has nothing else to do.
 *
 * Signals:
 *   “chosen” (int row, int column)     the reader came to a row, at one of its texts
 *   “activated” (int row, int column)  a double click or Enter
 *   “layout-changed”                   rows, heights or the cursor changed */
G_DECLARE_FINAL_TYPE (DzComparisonCanvas, dz_comparison_canvas, DZ, COMPARISON_CANVAS, GtkWidget)

/* sheet: (nullable) borrowed until another is set. rows: (element-type int) (nullable) indices of the rows to
 * be shown, all where NULL; -1 - index for a row that only tells where the next ones stand: no change is
 * sought there. What stands at the cursor stays in its place if it is still shown. */
void dz_comparison_canvas_set_sheet (DzComparisonCanvas *canvas, const DzComparisonSheet *sheet);
void dz_comparison_canvas_set_rows (DzComparisonCanvas *canvas, const GArray *rows);
/* Marks every word that differs, or only numbers and hardness. */
void dz_comparison_canvas_set_all_words (DzComparisonCanvas *canvas, gboolean all);

/* The row of the sheet at the cursor, -1 for none, and its column. */
int dz_comparison_canvas_get_cursor (DzComparisonCanvas *canvas, int *column);
/* Goes to a row and brings it into sight; FALSE where it is not shown. Does not emit “chosen”. */
gboolean dz_comparison_canvas_go_to (DzComparisonCanvas *canvas, int row, int column);
/* As if the reader had gone there. */
gboolean dz_comparison_canvas_choose (DzComparisonCanvas *canvas, int row, int column);
/* Selects words of a cell, in bytes of its paragraphs with a line break between them; head G_MAXINT for the
 * end. */
void dz_comparison_canvas_select (DzComparisonCanvas *canvas, int row, int column, int anchor, int head);
gboolean dz_comparison_canvas_has_selection (DzComparisonCanvas *canvas);
/* What is selected of the cell's paragraph, from 0, at the cursor: in code points; FALSE for nothing. */
gboolean dz_comparison_canvas_get_selected (DzComparisonCanvas *canvas, int paragraph, int *start, int *end);
/* To the next (1) or previous (-1) change among the rows shown; FALSE where there is none. */
gboolean dz_comparison_canvas_step_change (DzComparisonCanvas *canvas, int direction);
/* The text of a paragraph that waits for its partner is marked; -1 for none. */
void dz_comparison_canvas_set_waiting (DzComparisonCanvas *canvas, int row, int column);
/* (element-type gint64 paragraph id -> guint number of notes) (nullable) */
void dz_comparison_canvas_set_notes (DzComparisonCanvas *canvas, GHashTable *notes);
void dz_comparison_canvas_set_menu (DzComparisonCanvas *canvas, GMenuModel *menu);

/* The rows shown without those that only tell where they stand. */
guint dz_comparison_canvas_count_asked (DzComparisonCanvas *canvas);
/* For the strip: the rows shown, and where they stand in the whole. */
guint dz_comparison_canvas_get_n_shown (DzComparisonCanvas *canvas);
const DzSheetRow *dz_comparison_canvas_get_shown (DzComparisonCanvas *canvas, guint index, double *top,
                                                  double *height);
int dz_comparison_canvas_get_shown_index (DzComparisonCanvas *canvas, guint index);
GtkAdjustment *dz_comparison_canvas_get_adjustment (DzComparisonCanvas *canvas);
/* So many columns have room. */
guint dz_comparison_canvas_get_n_columns (DzComparisonCanvas *canvas);

/* The row in words, as a screen reader says it. (transfer full) */
char *dz_comparison_canvas_dup_row_text (DzComparisonCanvas *canvas, int row);

/* Where the columns stand, for the heads above them; FALSE before there are any. */
gboolean dz_comparison_canvas_get_column (DzComparisonCanvas *canvas, guint column, double *x, double *width);

G_END_DECLS
