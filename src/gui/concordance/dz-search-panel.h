/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/chart/dz-shared-chart.h"
#include "gui/concordance/dz-search-mode.h"

G_BEGIN_DECLS

#define DZ_TYPE_SEARCH_PANEL (dz_search_panel_get_type ())

/* The table of one mode, its chart where it has one, and what is to be chosen for it. Reads in the background; the reader
 * can stop that. Signals: “changed”: another choice was made, it is to be run again; “opened” (char *, int): the
 * lines of a phrase are wanted, where it stands so many characters from what was searched, 0 for wherever it stands. */
G_DECLARE_FINAL_TYPE (DzSearchPanel, dz_search_panel, DZ, SEARCH_PANEL, GtkBox)

GtkWidget *dz_search_panel_new (DzSearchModeKind kind);

/* What is to be chosen for it; to stand where modes are chosen. Borrowed. */
GtkWidget *dz_search_panel_get_bar (DzSearchPanel *panel);

/* Puts what is chosen here into a job. FALSE where a phrase cannot be understood, which the panel tells.
 * settings: what is one for the search. */
gboolean dz_search_panel_fill_job (DzSearchPanel *panel, DzSearchJob *job, GSettings *settings);
/* Takes the job; what was running is stopped. */
void dz_search_panel_run (DzSearchPanel *panel, DzLibrary *library, DzSearchJob *job);
/* Nothing is asked for: text tells what is missing. */
void dz_search_panel_clear (DzSearchPanel *panel, const char *text);
/* Years and places of the library, to set reports against. */
void dz_search_panel_set_overview (DzSearchPanel *panel, DzOverview *overview);

/* What is shown, NULL for nothing yet. Borrowed. */
DzSearchResult *dz_search_panel_get_result (DzSearchPanel *panel);
/* The chart shown, NULL where the mode has none. Borrowed. */
DzSharedChart *dz_search_panel_get_chart (DzSearchPanel *panel);
/* Rows as they are shown and ordered; NULL for none. (transfer full) (nullable) */
DzTable *dz_search_panel_build_shown (DzSearchPanel *panel);
/* “Neighbours” */
const char *dz_search_panel_get_title (DzSearchPanel *panel);
gboolean dz_search_panel_is_running (DzSearchPanel *panel);
/* The rows chosen, tab-separated; all of them where none is. (transfer full) (nullable) */
char *dz_search_panel_dup_copy (DzSearchPanel *panel);

/* Ctrl+C copies, where lines or rows have the keyboard. (transfer full) */
GtkEventController *dz_search_panel_create_copy_key (void);

G_END_DECLS
