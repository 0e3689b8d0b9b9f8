/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The window of a type that belongs to parent, which has one of it at most; NULL where it is not open.
 * (transfer none) */
gpointer dz_side_window_find (GtkWindow *parent, GType type);

G_END_DECLS
