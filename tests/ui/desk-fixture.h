/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-error.h"
#include "gui/figures/dz-figure-dialog.h"
#include "gui/goals/dz-goals-view.h"
#include "gui/notes/dz-notes-pane.h"
#include "gui/text/dz-text-pane.h"

/* Two short reports of one place, all our own: a goal with its outcome a year later, and a doubtful figure. */
typedef struct
{
  GtkWidget *window;
  DzTextPane *text;
  GtkWidget *goals;
  DzSession *session;
  DzLibrary *library;
  gint64 reports[2];
  DzNotesPane *notes; /* NULL before desk_add_notes() */
  GString *told;      /* what was said over the window, a line each */
} Desk;

#define WAIT_UNTIL(condition)                                                                                         \
  while (!(condition))                                                                                                \
  g_main_context_iteration (NULL, TRUE)

extern const char desk_plan_text[];
/* The second paragraph of the plan, without figures. */
extern const char desk_more_text[];
extern const char desk_review_text[];

/* The file of the two reports, made anew, for a window of one's own; desk: whose reports are named. (transfer full) */
char *desk_make_library (Desk *desk);
void desk_set_up (Desk *desk, gconstpointer data);
/* A notes pane beside the text; its window has the actions by which panes tell something. */
void desk_add_notes (Desk *desk);
/* All notes in reading order, behind everything that was handed to the writer before. (element-type DzNote) (transfer full) */
GPtrArray *desk_read_notes (Desk *desk);
GPtrArray *desk_read_tags (Desk *desk);
void desk_tear_down (Desk *desk, gconstpointer data);
DzReportView *desk_get_view (Desk *desk);
DzReportContent *desk_show_report (Desk *desk, gint64 report);
const DzQuantity *desk_find_shown (Desk *desk, const char *wording);
DzState desk_state_shown (Desk *desk, const char *wording);
const DzQuantity *desk_find_figure (Desk *desk, const char *wording);
void desk_go_to (Desk *desk, const char *text, const char *words);
void desk_do (Desk *desk, const char *action);
void desk_undo (Desk *desk);
void desk_redo (Desk *desk);
GtkWidget *widget_find_type (GtkWidget *widget, GType type);
gboolean widget_says (GtkWidget *widget, const char *text);
GtkWidget *widget_find_window (GType type);
GtkWidget *desk_find_dialog (void);
GtkEditable *widget_find_row (GtkWidget *widget, const char *title);
GtkWidget *widget_find_button (GtkWidget *widget, const char *label);
GtkWidget *desk_open_dialog (Desk *desk, const char *action);
void desk_select (Desk *desk, const char *text, const char *words);
const DzGoal *desk_find_goal (Desk *desk, const char *wording);
void desk_rule (Desk *desk, const char *action);
GtkWidget *desk_correct (Desk *desk, const char *text, const char *words);
void dialog_close (GtkWidget *dialog);
void dialog_save (GtkWidget *dialog);
void dialog_set (GtkWidget *dialog, const char *row, const char *text);
void desk_remove_report (Desk *desk, gint64 report);
