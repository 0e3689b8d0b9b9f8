/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/text/dz-comparison-cache.h"
#include "gui/text/dz-reader-font.h"
#include "gui/text/dz-report-chooser.h"
#include "gui/text/dz-scroll-sync.h"
#include "gui/text/dz-text-figures.h"
#include "gui/text/dz-text-notes.h"
#include "gui/text/dz-text-pane.h"

G_BEGIN_DECLS

struct _DzTextPane
{
  DzView parent_instance;

  GtkStack *stack;
  DzReportChooser *chooser;
  DzTextColumn *left_column;
  DzTextColumn *right_column;
  GtkLabel *error_label;
  GtkWidget *controls;
  GtkWidget *link_button;
  GtkToggleButton *changes_button;

  DzSession *session; /* the one whose own signals are listened to */
  DzLibrary *library; /* the one the cache reads from */
  DzContentCache *cache;
  DzReaderFont *font;
  DzTextFigures *figures;
  DzTextNotes *notes;
  DzScrollSync *sync;
  DzTextComparison *comparison;
  DzComparisonCache *comparisons;
  GCancellable *comparing; /* NULL: no comparison is being read */
  GtkEventController *keys; /* on the window */
  DzReportView *acting; /* the view from which the focus is being set: it does not scroll */
};

/* dz-text-pane.c */
DzReportView *dz_text_pane_get_view (DzTextPane *pane, DzSide side);
gboolean dz_text_pane_shows_two (DzTextPane *pane);

/* dz-text-pane-focus.c: the focus of the pane in its one or two views. */
/* The index of the focus paragraph on a side, -1 where it is not there. */
int dz_text_pane_find_focus (DzTextPane *pane, DzSide side);
/* Marks focus and term; with scroll, brings them into sight. */
void dz_text_pane_apply_focus (DzTextPane *pane, gboolean scroll);
/* Of the widget's class: the keyboard goes where the focus paragraph stands. */
gboolean dz_text_pane_grab_focus (GtkWidget *widget);

/* dz-text-pane-comparison.c: two reports side by side, their pairs and changes. */
void dz_text_pane_set_comparison (DzTextPane *pane, DzTextComparison *comparison);
/* It is of what the two columns show. */
gboolean dz_text_pane_compares_shown (DzTextPane *pane, DzTextComparison *comparison);
/* Once both reports stand there; does nothing before. */
void dz_text_pane_start_comparing (DzTextPane *pane);
void dz_text_pane_stop_comparing (DzTextPane *pane);

/* dz-text-pane-keys.c: the keys and actions of the window it stands in. */
void dz_text_pane_add_keys (DzTextPane *pane);
void dz_text_pane_remove_keys (DzTextPane *pane);

G_END_DECLS
