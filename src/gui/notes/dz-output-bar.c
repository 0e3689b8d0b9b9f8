/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-output-bar.h"

#include <glib/gi18n.h>

#define MOMENT_MS 300
#define PULSE_MS 80

struct _DzOutputBar
{
  GtkBox parent_instance;

  GtkWidget *progress;
  GCancellable *cancellable; /* NULL: nothing is under way */
  guint timer;
};

G_DEFINE_FINAL_TYPE (DzOutputBar, dz_output_bar, GTK_TYPE_BOX)

static void
cancel_cb (DzOutputBar *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (DZ_OUTPUT_BAR (data)->progress));

  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer data)
{
  DzOutputBar *self = data;

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  self->timer = g_timeout_add (PULSE_MS, pulse_cb, self);

  return G_SOURCE_REMOVE;
}

static void
dz_output_bar_dispose (GObject *object)
{
  DzOutputBar *self = DZ_OUTPUT_BAR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (dz_output_bar_parent_class)->dispose (object);
}

static void
dz_output_bar_class_init (DzOutputBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dz_output_bar_dispose;
}

static void
dz_output_bar_init (DzOutputBar *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->progress = gtk_progress_bar_new ();
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (self->progress), TRUE);
  gtk_widget_set_hexpand (self->progress, TRUE);
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lost-figures");
  gtk_box_append (GTK_BOX (self), self->progress);
  gtk_box_append (GTK_BOX (self), button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
dz_output_bar_start (DzOutputBar *self, const char *text, GCancellable *cancellable)
{
  g_return_if_fail (DZ_IS_OUTPUT_BAR (self));

  dz_output_bar_stop (self);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->progress), text);
  self->cancellable = g_object_ref (cancellable);
  self->timer = g_timeout_add (MOMENT_MS, show_cb, self);
}

void
dz_output_bar_stop (DzOutputBar *self)
{
  g_return_if_fail (DZ_IS_OUTPUT_BAR (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
