/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/importing/dz-import-bar.h"

#include <glib/gi18n.h>

struct _DzImportBar
{
  AdwBin parent_instance;

  DzImportRun *run; /* NULL: idle */
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *progress_bar;
  GtkWidget *cancel_button;
};

G_DEFINE_FINAL_TYPE (DzImportBar, dz_import_bar, ADW_TYPE_BIN)

static void
progress_cb (DzImportBar *self)
{
  int done = dz_import_run_get_done (self->run);
  int total = dz_import_run_get_total (self->run);
  g_autofree char *name = g_path_get_basename (dz_import_run_get_path (self->run));
  /* Translators: 3 of 5 files read, then the name of the last: “3 of 5: report.txt” */
  g_autofree char *text = g_strdup_printf (_("%d of %d: %s"), done, total, name);

  gtk_label_set_label (self->label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, total > 0 ? (double) done / total : 0);
}

static void
forget_run (DzImportBar *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  g_clear_object (&self->run);
}

static void
cancel_cb (DzImportBar *self)
{
  if (self->run == NULL)
    return;

  dz_import_run_cancel (self->run);
  gtk_widget_set_sensitive (self->cancel_button, FALSE);
}

void
dz_import_bar_set_run (DzImportBar *self, DzImportRun *run)
{
  g_return_if_fail (DZ_IS_IMPORT_BAR (self));

  forget_run (self);
  self->run = g_object_ref (run);
  g_signal_connect_swapped (run, "progress", G_CALLBACK (progress_cb), self);
  g_signal_connect_swapped (run, "finished", G_CALLBACK (forget_run), self);
  gtk_label_set_label (self->label, _("Importing…"));
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_widget_set_sensitive (self->cancel_button, TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

gboolean
dz_import_bar_is_busy (DzImportBar *self)
{
  g_return_val_if_fail (DZ_IS_IMPORT_BAR (self), FALSE);

  return self->run != NULL;
}

static void
dz_import_bar_dispose (GObject *object)
{
  DzImportBar *self = DZ_IMPORT_BAR (object);

  if (self->run != NULL)
    {
      dz_import_run_cancel (self->run);
      g_signal_handlers_disconnect_by_data (self->run, self);
    }
  g_clear_object (&self->run);
  /* Before the template goes: AdwBin would unparent a child that is no more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DZ_TYPE_IMPORT_BAR);

  G_OBJECT_CLASS (dz_import_bar_parent_class)->dispose (object);
}

static void
dz_import_bar_class_init (DzImportBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_import_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/importing/dz-import-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DzImportBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, DzImportBar, label);
  gtk_widget_class_bind_template_child (widget_class, DzImportBar, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, DzImportBar, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
dz_import_bar_init (DzImportBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
