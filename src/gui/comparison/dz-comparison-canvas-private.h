/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/comparison/dz-comparison-canvas.h"
#include "gui/comparison/dz-comparison-layout.h"
#include "gui/comparison/dz-comparison-ink.h"

G_BEGIN_DECLS

typedef struct
{
  int row;
  gboolean measured;
  gboolean context; /* a heading above rows that were asked for */
  double top;
  double height;
} DzShownRow;

/* Words of one cell, in bytes of its layout. row of the sheet, -1 for none. */
typedef struct
{
  int row;
  int column;
  int anchor;
  int head;
} DzComparisonSelection;

struct _DzComparisonCanvas
{
  GtkWidget parent_instance;

  const DzComparisonSheet *sheet;
  GArray *shown;       /* (element-type DzShownRow) */
  GHashTable *layouts; /* (element-type int DzComparisonRowLayout) by row, of those in sight and near */
  DzComparisonFrame frame;
  DzComparisonInk ink;
  double width; /* that the frame was made for; 0 for none */
  double total;

  GtkAdjustment *adjustments[2];
  guint idle; /* measures what is out of sight */
  int first_unmeasured;
  guint after; /* idle that tells the scrollbar what drawing found out */
  guint ahead; /* idle that lays out what scrolling will show next */
  guint first; /* row in sight */
  guint last;
  int cursor; /* index into shown, -1 for none */
  int column;
  int waiting_row; /* of the sheet */
  int waiting_column;
  DzComparisonSelection selection;
  int dragged_row; /* of the sheet, where the button went down */
  int dragged_column;
  GHashTable *notes;
  GMenuModel *menu_model;
  GtkWidget *menu;
  guint all_words : 1;
  guint adjusting : 1;
  guint drawing : 1;
  guint scroll_to_cursor : 1;
};

typedef enum
{
  DZ_COMPARISON_CANVAS_CHOSEN,
  DZ_COMPARISON_CANVAS_ACTIVATED,
  DZ_COMPARISON_CANVAS_LAYOUT_CHANGED,
  DZ_COMPARISON_CANVAS_N_SIGNALS,
} DzComparisonCanvasSignal;

void dz_comparison_canvas_emit (DzComparisonCanvas *self, DzComparisonCanvasSignal signal);

/* dz-comparison-canvas-rows.c: heights and places of rows */
DzShownRow *dz_comparison_canvas_get_row (DzComparisonCanvas *self, guint index);
const DzSheetRow *dz_comparison_canvas_get_sheet_row (DzComparisonCanvas *self, guint index);
void dz_comparison_canvas_ensure_frame (DzComparisonCanvas *self);
/* All that was laid out is old. */
void dz_comparison_canvas_forget_layouts (DzComparisonCanvas *self);
void dz_comparison_canvas_place_rows (DzComparisonCanvas *self);
/* Laid out now where it was not. Borrowed, until the next call of dz_comparison_canvas_drop_far(). */
const DzComparisonRowLayout *dz_comparison_canvas_lay_out (DzComparisonCanvas *self, guint index);
void dz_comparison_canvas_drop_far (DzComparisonCanvas *self, guint first, guint last);
/* The row at a height of the whole, the last above the end; -1 where there are no rows. */
int dz_comparison_canvas_find_at (DzComparisonCanvas *self, double y);
int dz_comparison_canvas_find_shown (DzComparisonCanvas *self, int row);
void dz_comparison_canvas_configure (DzComparisonCanvas *self);
double dz_comparison_canvas_get_scrolled (DzComparisonCanvas *self);
void dz_comparison_canvas_bring_into_sight (DzComparisonCanvas *self);
void dz_comparison_canvas_measure_rest (DzComparisonCanvas *self);

/* dz-comparison-canvas-draw.c */
void dz_comparison_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* dz-comparison-canvas-selection.c */
void dz_comparison_canvas_init_selection (DzComparisonCanvas *self);
void dz_comparison_canvas_clear_selection (DzComparisonCanvas *self);
/* TRUE if the key was one that selects. */
gboolean dz_comparison_canvas_select_key (DzComparisonCanvas *self, guint key, GdkModifierType state);
void dz_comparison_canvas_draw_selection (DzComparisonCanvas *self, GtkSnapshot *snapshot, PangoLayout *layout,
                                          double x, double y);

/* dz-comparison-canvas.c */
void dz_comparison_canvas_tell_cursor (DzComparisonCanvas *self);

/* dz-comparison-canvas-input.c */
/* The row shown and the column at a place of the widget; FALSE for none. */
gboolean dz_comparison_canvas_pick (DzComparisonCanvas *self, double x, double y, int *index, int *column);
void dz_comparison_canvas_class_init_input (GtkWidgetClass *widget_class);
void dz_comparison_canvas_init_input (DzComparisonCanvas *self);

G_END_DECLS
