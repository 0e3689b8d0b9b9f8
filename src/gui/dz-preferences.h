/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the reader sets once: font, size, line spacing and width of the reports' text; author and files of
 * notes. Each holds at once. */
void dz_preferences_present (GtkWindow *parent);

G_END_DECLS
