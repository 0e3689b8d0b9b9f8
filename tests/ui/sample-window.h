/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/chart/dz-chart-export-window-private.h"
#include "gui/dz-window-private.h"

G_BEGIN_DECLS

/* The window of the program with the sample library, for tests of what is in it. */

/* In a home of its own. Not isolated by GLib, which would hide the icons and the file types of the system. */
void start_program (int *argc, char ***argv);

/* The first of a type in widget, which may be itself; NULL for none. */
GtkWidget *find_widget (GtkWidget *widget, GType type);
/* A child that the template of the widget names. */
GObject *part (gpointer widget, const char *name);

/* Presented, with a pair of reports. */
DzWindow *open_sample (void);
void wait_for_workbench (DzWindow *window);
/* Nothing holds on to it. */
void close_window (DzWindow *window);

/* Shows a page of the overview, which is made when it is first shown; the first widget of a type in the window. */
GtkWidget *find_page (DzWindow *window, const char *page, GType type);
/* The view of charts. */
GtkWidget *show_chart (DzWindow *window);
/* view: of charts. */
DzChartExportWindow *open_export_window (GtkWidget *view);
DzChartExportWindow *find_export_window (void);
/* The dialog that asks before something is done; NULL for none. */
AdwMessageDialog *find_question (void);

G_END_DECLS
