/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/comparison/dz-comparison-filter.h"
#include "gui/comparison/dz-comparison-reading.h"
#include "gui/comparison/dz-comparison-strip.h"
#include "gui/comparison/dz-comparison-view.h"
#include "gui/text/dz-report-chooser.h"
#include "gui/text/dz-reader-font.h"

G_BEGIN_DECLS

struct _DzComparisonView
{
  DzView parent_instance;

  GtkWidget *buttons[DZ_SHEET_MAX_COLUMNS];
  GtkLabel *names[DZ_SHEET_MAX_COLUMNS];
  DzReportChooser *choosers[DZ_SHEET_MAX_COLUMNS];
  GtkWidget *third_head;
  GtkWidget *third_close;
  GtkWidget *narrow_label; /* there is no room for the third report */
  GtkDropDown *show_drop;
  GtkDropDown *topic_drop;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkLabel *waiting_label;
  GtkWidget *waiting_bar;
  AdwStatusPage *error_page;
  AdwStatusPage *none_page;
  GtkWidget *heads;
  DzComparisonCanvas *canvas;
  DzComparisonStrip *strip;
  GMenuModel *row_menu;

  DzSession *session; /* the one whose own signals are listened to */
  GSettings *settings;
  DzReaderFont *font;
  DzComparisonSheet *sheet;
  DzComparisonRequest request; /* what the sheet is of, or will be */
  gint64 third;
  gboolean plan_with_review;
  GCancellable *cancellable;
  guint placing; /* tick after which the heads stand above the columns */
  GtkEventController *keys; /* on the window */
  guint quiet; /* timeout until the wait is shown */
  gint64 acting; /* paragraph that the view itself puts into focus, 0 for none */
  gint64 waiting; /* paragraph that is to be paired, 0 for none */
  int waiting_column;
};

/* dz-comparison-view-heads.c: the names of the reports above their columns, and how others are chosen */
void dz_comparison_view_bind_heads (GtkWidgetClass *widget_class);
void dz_comparison_view_show_names (DzComparisonView *self);
/* Sets third by what the settings say. */
void dz_comparison_view_find_third (DzComparisonView *self);

/* dz-comparison-view-copy.c: what is at the cursor, and its way to the clipboard */
void dz_comparison_view_class_init_copying (GtkWidgetClass *widget_class);
/* The paragraph of the row at the cursor in a column, in its own column, NULL for none. */
const DzParagraph *dz_comparison_view_get_paragraph (DzComparisonView *self, guint column);
const DzParagraph *dz_comparison_view_get_current (DzComparisonView *self);
/* The paragraph at the cursor and what is selected in it: 0, 0 for nothing. Of a split or merged pair the
 * first that has some of the selection. */
const DzParagraph *dz_comparison_view_get_passage (DzComparisonView *self, int *start, int *end);

/* dz-comparison-view-pairing.c: the reader's word */
void dz_comparison_view_class_init_pairing (GtkWidgetClass *widget_class);
void dz_comparison_view_stop_waiting (DzComparisonView *self);

/* dz-comparison-view-actions.c: what is done with a row */
void dz_comparison_view_class_init_actions (GtkWidgetClass *widget_class);
GMenuModel *dz_comparison_view_build_row_menu (void);
void dz_comparison_view_update_row_actions (DzComparisonView *self);
const DzSheetRow *dz_comparison_view_get_row (DzComparisonView *self, int *column);

/* dz-comparison-view-reading.c */
void dz_comparison_view_reload (DzComparisonView *self);
void dz_comparison_view_stop_reading (DzComparisonView *self);
/* What is shown, or is being read, is what the session asks for. */
gboolean dz_comparison_view_is_current (DzComparisonView *self);

/* dz-comparison-view.c */
void dz_comparison_view_apply_filter (DzComparisonView *self);
void dz_comparison_view_follow_focus (DzComparisonView *self);

G_END_DECLS
