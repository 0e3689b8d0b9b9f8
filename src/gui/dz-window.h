/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/dz-application.h"
#include "gui/dz-session.h"

G_BEGIN_DECLS

#define DZ_TYPE_WINDOW (dz_window_get_type ())

/* The workbench: header, library pane, overview, text, sidebar and status line around one session.
 * Properties: “session” (NULL until the knowledge files are read; then one for the window's life). */
G_DECLARE_FINAL_TYPE (DzWindow, dz_window, DZ, WINDOW, AdwApplicationWindow)

DzWindow *dz_window_new (DzApplication *application);

DzSession *dz_window_get_session (DzWindow *window);

/* Opens a library in place of the one shown, away from the main thread; what goes wrong has its own page.
 * NULL: the reader's own library. */
void dz_window_open_library (DzWindow *window, const char *path);
/* The sample library, made from the digests where it is absent or empty. */
void dz_window_open_sample (DzWindow *window);

/* Imports files and folders as soon as a library is open. files: (element-type GFile). */
void dz_window_import (DzWindow *window, GPtrArray *files);

/* Brings a page of the overview to the front: timeline, chart, goals, concordance. */
void dz_window_show_overview (DzWindow *window, const char *page);

/* A short message over the window that goes by itself. */
void dz_window_add_toast (DzWindow *window, const char *title);
/* The same with a button that takes back what was done last. */
void dz_window_add_undo_toast (DzWindow *window, const char *title);

G_END_DECLS
