/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/figures/dz-figure-verb.h"
#include "gui/text/dz-note-marks.h"
#include "gui/text/dz-report-content.h"
#include "gui/text/dz-text-comparison.h"

G_BEGIN_DECLS

#define DZ_TYPE_REPORT_VIEW (dz_report_view_get_type ())

/* The text of one report to be read: outline, ¶ numbers and notes in the margin, figures and terms marked.
 * It knows no session; paragraphs are indexes into the report's paragraphs, offsets code points.
 *
 * Signals:
 *   “activated” (int paragraph, int offset, gboolean step)  the reader clicked or pressed Enter (step), or
 *               came to another paragraph by the arrow keys and stayed (no step)
 *   “note-activated” (int paragraph)               a note mark in the margin
 *   “add-note” (int paragraph, int start, int end) from the menu; -1 and -1 for the whole paragraph
 *   “highlight” (utf8 color)  the passages of dz_report_view_list_passages() are to be highlighted, or the highlight
 *               at the caret is to have that colour; "" takes it away
 *   “tag” (gboolean again)  the same are to have a tag: one to be chosen, or the last one again
 *   “find” (utf8)                                  the selection is to be found in all reports
 *   “figure” (DzFigureVerb verb, int paragraph, int start, int end) about the figure that holds start, or, to
 *               add one, the selection from start to end
 */
G_DECLARE_FINAL_TYPE (DzReportView, dz_report_view, DZ, REPORT_VIEW, GtkTextView)

GtkWidget *dz_report_view_new (void);

/* NULL empties the view. Marks set by the functions below stay, and the place too if the text is the same. */
void dz_report_view_set_content (DzReportView *view, DzReportContent *content);
/* TRUE while a layout gives the view its place: its adjustments change then. */
gboolean dz_report_view_is_being_allocated (DzReportView *view);
DzReportContent *dz_report_view_get_content (DzReportView *view);

/* The focus paragraph, -1 for none, with the span or the quantity chosen in it. Does not scroll. */
void dz_report_view_set_focus (DzReportView *view, int paragraph, int start, int end, gint64 quantity_id);
int dz_report_view_get_focus (DzReportView *view);
void dz_report_view_set_term (DzReportView *view, const char *key);
void dz_report_view_set_query (DzReportView *view, const char *query);
/* NULL for none. */
void dz_report_view_set_notes (DzReportView *view, DzNoteMarks *notes);
/* Notes to be read; highlights without words are not counted. */
guint dz_report_view_count_notes (DzReportView *view, int paragraph);
/* NULL for a report alone. Changes are marked in the focus pair, or in all pairs. */
void dz_report_view_set_comparison (DzReportView *view, DzTextComparison *comparison, DzSide side);
void dz_report_view_set_all_changes (DzReportView *view, gboolean all);
/* What the margin says of a paragraph beside the other report: added, dropped, moved; NULL for nothing. */
const char *dz_report_view_get_change_word (DzReportView *view, int paragraph);

/* Fonts or sizes changed. */
void dz_report_view_update_size (DzReportView *view);

/* Brings a paragraph to a third of the height, at once or as soon as the text is laid out. */
void dz_report_view_scroll_to (DzReportView *view, int paragraph, int offset);
/* The paragraph's place in buffer coordinates. FALSE if it is not shown. */
gboolean dz_report_view_get_extent (DzReportView *view, int paragraph, int *y, int *height);

/* The paragraph the caret stands in and the selection inside it (-1 and -1 if there is none, or if it goes
 * beyond the paragraph). Returns -1 where there is no paragraph. */
int dz_report_view_get_caret (DzReportView *view, int *start, int *end);
/* The parts of the selection in each paragraph it goes over; without a selection, the sentence the caret stands in.
 * (element-type DzContentSpan) (transfer full) */
GArray *dz_report_view_list_passages (DzReportView *view);
/* The highlight or note on a passage the caret stands in; NULL where there is none, or words are selected. */
const DzNote *dz_report_view_get_caret_note (DzReportView *view);
/* Moves to the next (1) or previous (-1) note or highlight of the report, and shows it. FALSE if there is none. */
gboolean dz_report_view_step_note (DzReportView *view, int direction);
/* Where a popover about the caret or selection may point, in the view's own coordinates. */
void dz_report_view_get_caret_area (DzReportView *view, GdkRectangle *area);
void dz_report_view_place_caret (DzReportView *view, int paragraph, int offset);

/* Where a figure stands in the view's own coordinates: the first line of it. FALSE if it is not shown. */
gboolean dz_report_view_get_area (DzReportView *view, int paragraph, int start, int end, GdkRectangle *area);

/* The selected text, with the citation behind it if asked for. NULL if nothing is selected. (transfer full) */
char *dz_report_view_dup_selection (DzReportView *view, gboolean with_citation);

G_END_DECLS
