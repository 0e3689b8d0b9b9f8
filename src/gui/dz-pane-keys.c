/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-pane-keys.h"

typedef struct
{
  GtkWidget *pane;
  const DzPaneKey *key;
} Target;

static gboolean
key_cb (GtkWidget *window, GVariant *arguments, gpointer data)
{
  const Target *target = data;

  return target->key->func (target->pane);
}

GtkEventController *
dz_pane_keys_new (GtkWidget *pane, const DzPaneKey *keys)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (const DzPaneKey *key = keys; key->key != 0; key++)
    {
      Target target = { pane, key };
      GtkShortcutAction *action = gtk_callback_action_new (key_cb, g_memdup2 (&target, sizeof target), g_free);
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key->key, key->modifiers), action);

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }

  return controller;
}
