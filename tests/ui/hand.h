/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* A real pointer and real keys, as xdotool presses them. */

/* FALSE where the tool is not installed; says so as a skipped test does. */
gboolean hand_is_there (void);
/* words: of one command line of the tool; the window goes on living while it works. */
void hand_press (const char *words);
/* The pointer onto a point of a widget. */
void hand_move_to (GtkWidget *widget, double x, double y);
/* From the middle of one widget to that of another. */
void hand_drag (GtkWidget *from, GtkWidget *to);
void hand_click (GtkWidget *widget);
