/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/comparison/dz-comparison-ink.h"

G_BEGIN_DECLS

/* Where the columns of a comparison stand, and the text of one row laid out in them. All in pixels. */
typedef struct
{
  guint n_columns;
  double number_x[DZ_SHEET_MAX_COLUMNS]; /* the right edge of numbers and words beside the text */
  double text_x[DZ_SHEET_MAX_COLUMNS];
  double text_width;
  double gutter;
  double pad;    /* above and below a row */
  double em;     /* the height of a character */
  gboolean all_words; /* mark every word that differs, not numbers and hardness alone */
  gboolean left_is_later;
} DzComparisonFrame;

/* The third column needs room: without it only two are shown. */
void dz_comparison_frame_init (DzComparisonFrame *frame, GtkWidget *widget, const DzComparisonSheet *sheet,
                               double width);

typedef struct
{
  PangoLayout *texts[DZ_SHEET_MAX_COLUMNS]; /* NULL for an empty cell */
  PangoLayout *feet[DZ_SHEET_MAX_COLUMNS];  /* what changed in words, below the text; NULL for nothing */
  double height;
} DzComparisonRowLayout;

DzComparisonRowLayout *dz_comparison_row_layout_new (GtkWidget *widget, const DzComparisonFrame *frame,
                                                     const DzComparisonSheet *sheet, const DzSheetRow *row,
                                                     const DzComparisonInk *ink);
void dz_comparison_row_layout_free (DzComparisonRowLayout *layout);

/* What the height is likely to be, without laying anything out. */
double dz_comparison_frame_guess_height (const DzComparisonFrame *frame, const DzComparisonSheet *sheet,
                                         const DzSheetRow *row);
/* The column at a place, -1 for none. */
int dz_comparison_frame_find_column (const DzComparisonFrame *frame, double x);

/* The words in the margin: what became of the text, and whose word that is. (transfer full) (nullable) */
char *dz_comparison_dup_margin_word (const DzSheetRow *row, guint column, gboolean between_places);

G_END_DECLS
