/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/dz-application.h"
#include "gui/dz-session.h"

G_BEGIN_DECLS

#define DZ_TYPE_WINDOW (dz_window_get_type ())

/* The workbench: header, library pane, overview, text, sidebar and status line around one session.
 * Properties: “session” (nullable until a library is open). */
G_DECLARE_FINAL_TYPE (DzWindow, dz_window, DZ, WINDOW, AdwApplicationWindow)

DzWindow *dz_window_new (DzApplication *application);

DzSession *dz_window_get_session (DzWindow *window);
/* Hands the session on to every view. */
void dz_window_set_session (DzWindow *window, DzSession *session);

/* Brings a page of the overview to the front: timeline, chart, goals, concordance. */
void dz_window_show_overview (DzWindow *window, const char *page);

/* A short message over the window that goes by itself. */
void dz_window_add_toast (DzWindow *window, const char *title);

G_END_DECLS
