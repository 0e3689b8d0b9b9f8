/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-side-window.h"

gpointer
dz_side_window_find (GtkWindow *parent, GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_window_get_transient_for (l->data) == parent)
      return l->data;

  return NULL;
}
