/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/text/dz-report-tags.h"
#include "gui/text/dz-report-view.h"

G_BEGIN_DECLS

struct _DzReportView
{
  GtkTextView parent_instance;

  DzReportContent *content;
  DzReportTags marks;
  GtkWidget *gutter;
  GtkWidget *menu;
  GtkAdjustment *adjustment; /* the one the margin listens to */

  int focus_paragraph;
  int focus_start;
  int focus_end;
  gint64 focus_quantity;
  char *term;
  char *query;
  DzNoteMarks *notes;
  GtkWidget *selection_bar; /* over a selection made by mouse; NULL before the first */
  GtkWidget *preview;       /* of the note the reader jumped to; NULL before the first */
  DzTextComparison *comparison;
  DzSide side;
  int max_width; /* of a line, in pixels; 0: as wide as there is room */
  int em;                   /* pixels: the width of a Chinese character, as sizes were set by it */
  guint arrival; /* timeout after which an arrow key counts as having come to a paragraph */
  guint all_changes : 1;
  guint noise_shown : 1;
  guint being_allocated : 1;
};

/* How a figure is marked: told apart by the line under it. */
typedef enum
{
  DZ_FIGURE_MARK_CERTAIN,   /* a line */
  DZ_FIGURE_MARK_UNCERTAIN, /* dashes */
  DZ_FIGURE_MARK_READER,    /* a bracket */
  DZ_FIGURE_MARK_REJECTED,  /* a thin stroke through the number */
} DzFigureMark;

/* dz-report-view-figures.c and dz-report-view-figure-marks.c */
DzFigureMark dz_figure_mark_of (const DzQuantity *quantity);
void dz_report_view_mark_figures (DzReportView *self);
/* TRUE at the figure that is in focus. */
gboolean dz_report_view_is_focus_figure (DzReportView *self, int paragraph, int offset);
GMenuModel *dz_report_view_build_figure_menu (void); /* (transfer full) */
/* By what stands at the caret. */
void dz_report_view_update_figure_actions (DzReportView *self);
void dz_report_view_free_figure_actions (DzReportView *self);
void dz_report_view_class_init_figures (GtkWidgetClass *widget_class);
void dz_report_view_init_figures (DzReportView *self);
/* The text stayed, the figures may have changed. */
void dz_report_view_mark_figures_anew (DzReportView *self, const DzReportContent *before);

/* dz-report-view-marks.c */
void dz_report_view_mark_span (DzReportView *self, DzTextTag tag, int paragraph, int start, int end);
void dz_report_view_mark_text (DzReportView *self);
void dz_report_view_mark_focus (DzReportView *self);
void dz_report_view_mark_term (DzReportView *self);
void dz_report_view_mark_query (DzReportView *self);
void dz_report_view_mark_changes (DzReportView *self);
/* The line about noise at the end; again after the reader opened or closed it. */
void dz_report_view_fill_aside (DzReportView *self);

/* dz-report-view-input.c */
void dz_report_view_class_init_input (GtkWidgetClass *widget_class);
void dz_report_view_init_input (DzReportView *self);

/* dz-report-view-notes.c */
void dz_report_view_class_init_notes (GtkWidgetClass *widget_class);
void dz_report_view_init_notes (DzReportView *self);
/* The popovers that stand over the text: to be called where the view is allocated, and where it goes. */
void dz_report_view_present_notes (DzReportView *self);
void dz_report_view_hide_notes (DzReportView *self);
/* Only the words shown where the caret rests. */
void dz_report_view_hide_preview (DzReportView *self);
void dz_report_view_close_notes (DzReportView *self);
/* The buttons by the selection, once the mouse is done with it. */
void dz_report_view_show_selection_bar (DzReportView *self);
/* The notes of a paragraph in some lines; NULL for none. (transfer full) */
char *dz_report_view_dup_note_preview (DzReportView *self, int paragraph);
/* Where the caret came to rest on words or a tag of a note, they are shown. */
void dz_report_view_preview_caret (DzReportView *self);

/* dz-report-view-size.c */
#define DZ_REPORT_LEFT_MARGIN 14 /* pixels */
#define DZ_REPORT_RIGHT_MARGIN 20
/* A new size of type is known only when the style has changed, not when it was asked for. */
void dz_report_view_follow_type (DzReportView *self);
/* Lines are not longer than the reader wants them; what is left stays empty at their end. */
void dz_report_view_limit_column (DzReportView *self, int width);

/* dz-report-view-draw.c */
void dz_report_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot);

/* The place of a paragraph's code point; FALSE where it is not shown. */
gboolean dz_report_view_get_iter (DzReportView *self, int paragraph, int offset, GtkTextIter *iter);
/* The paragraph of a place and the code point in it; -1 behind the last paragraph. */
int dz_report_view_locate (DzReportView *self, const GtkTextIter *iter, int *offset);

/* The signals of the view; places are as dz_report_view_locate() tells them. */
void dz_report_view_emit_activated (DzReportView *self, int paragraph, int offset, gboolean step);
void dz_report_view_emit_add_note (DzReportView *self, int paragraph, int start, int end);
void dz_report_view_emit_figure (DzReportView *self, DzFigureVerb verb, int paragraph, int start, int end);
void dz_report_view_emit_find (DzReportView *self, const char *text);
void dz_report_view_emit_note_activated (DzReportView *self, int paragraph);
void dz_report_view_emit_tag (DzReportView *self, gboolean again);
void dz_report_view_emit_highlight (DzReportView *self, const char *color);

G_END_DECLS
