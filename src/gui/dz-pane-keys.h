/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One key of a pane that works everywhere in its window. func returns TRUE if it took the key. */
typedef struct
{
  guint key;
  GdkModifierType modifiers;
  gboolean (*func) (GtkWidget *pane);
} DzPaneKey;

/* A controller with the keys (ended by key 0), to be added to the window while the pane stands in it: keys of
 * the pane itself would sleep whenever the focus is elsewhere. The pane is borrowed. (transfer full) */
GtkEventController *dz_pane_keys_new (GtkWidget *pane, const DzPaneKey *keys);

G_END_DECLS
