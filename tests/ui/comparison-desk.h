/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/comparison/dz-comparison-view.h"

/* Three short reports, all our own, and a comparison around one session. */
typedef struct
{
  GtkWidget *window;
  DzComparisonView *view;
  DzSession *session;
  DzLibrary *library;
  gint64 reports[3];
  char *told; /* what the view told the window last, and whether it may be undone */
  gboolean may_undo;
} Desk;

#define WAIT_UNTIL(condition)                                                                                         \
  while (!(condition))                                                                                                \
  g_main_context_iteration (NULL, TRUE)

void desk_set_up (Desk *desk, gconstpointer data);
void desk_tear_down (Desk *desk, gconstpointer data);

const DzComparisonSheet *desk_get_sheet (Desk *desk);
DzComparisonCanvas *desk_get_canvas (Desk *desk);
/* The row that shows the n-th paragraph of a column, from 0. */
int desk_find_row (Desk *desk, guint column, int paragraph);
const DzSheetRow *desk_get_row (Desk *desk, int row);
gboolean desk_is_paired (Desk *desk, int left, int right);
void desk_act (Desk *desk, const char *action);
/* A report of our own sentences; stored through the library that is open. */
gint64 desk_add_report (Desk *desk, const char *place, int year, const char *const *body);
/* Shows two reports and waits until they are compared. */
void desk_show (Desk *desk, gint64 left, gint64 right);
/* The same reports in another library, where their rows have other ids. */
void desk_restore (Desk *desk);
void desk_undo (Desk *desk);
/* The clipboard as text. (transfer full) */
char *desk_dup_clipboard (Desk *desk);
