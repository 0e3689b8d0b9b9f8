/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-output-run.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A wait that is shorter is not shown. */
#define QUIET_MS 200
#define PULSE_MS 100

struct _DzOutputRun
{
  GtkWidget *owner;
  char *path;
  GCancellable *cancellable;
  AdwToast *toast; /* while it is told that the file is being made */
  guint wait;      /* timeout until then */
  guint pulse;     /* timeout that moves the bar */
  GtkProgressBar *bar;
};

static void
cancel_cb (DzOutputRun *run)
{
  g_cancellable_cancel (run->cancellable);
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (((DzOutputRun *) data)->bar);

  return G_SOURCE_CONTINUE;
}

static GtkWidget *
create_title (DzOutputRun *run)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *name = g_path_get_basename (run->path);
  g_autofree char *text = g_strdup_printf (_ ("Writing “%s”…"), name);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_size_request (bar, 60, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  run->bar = GTK_PROGRESS_BAR (bar);

  return box;
}

static gboolean
show_cb (gpointer data)
{
  DzOutputRun *run = data;
  GtkWidget *overlay = gtk_widget_get_ancestor (run->owner, ADW_TYPE_TOAST_OVERLAY);

  run->wait = 0;
  if (overlay == NULL)
    return G_SOURCE_REMOVE;
  run->toast = g_object_ref_sink (adw_toast_new (""));
  adw_toast_set_custom_title (run->toast, create_title (run));
  adw_toast_set_button_label (run->toast, _ ("_Cancel"));
  adw_toast_set_timeout (run->toast, 0);
  adw_toast_set_priority (run->toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_swapped (run->toast, "button-clicked", G_CALLBACK (cancel_cb), run);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), g_object_ref (run->toast));
  run->pulse = g_timeout_add (PULSE_MS, pulse_cb, run);

  return G_SOURCE_REMOVE;
}

DzOutputRun *
dz_output_run_new (GtkWidget *owner, const char *path)
{
  DzOutputRun *run = g_new0 (DzOutputRun, 1);

  run->owner = g_object_ref (owner);
  run->path = g_strdup (path);
  run->cancellable = g_cancellable_new ();
  run->wait = g_timeout_add (QUIET_MS, show_cb, run);

  return run;
}

GCancellable *
dz_output_run_get_cancellable (DzOutputRun *run)
{
  g_return_val_if_fail (run != NULL, NULL);

  return run->cancellable;
}

static void
run_free (DzOutputRun *run)
{
  g_clear_handle_id (&run->wait, g_source_remove);
  g_clear_handle_id (&run->pulse, g_source_remove);
  if (run->toast != NULL)
    {
      g_signal_handlers_disconnect_by_data (run->toast, run);
      adw_toast_dismiss (run->toast);
    }
  g_clear_object (&run->toast);
  g_object_unref (run->cancellable);
  g_object_unref (run->owner);
  g_free (run->path);
  g_free (run);
}

/* What the reader stopped herself needs no words. */
static void
end (DzOutputRun *run, const GError *error)
{
  g_autofree char *name = g_path_get_basename (run->path);
  g_autofree char *text = error == NULL ? g_strdup_printf (_ ("Saved as “%s”"), name)
                                        : g_strdup_printf (_ ("“%s” was not saved: %s"), name, error->message);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (run->owner, "win.tell", "s", text);
  run_free (run);
}

typedef struct
{
  DzOutputFunc func;
  gpointer data;
  GDestroyNotify data_free;
  const char *path;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  if (making->data_free != NULL)
    making->data_free (making->data);
  g_free (making);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Making *making = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = making->func (making->data, making->path, cancellable, &error);

  if (bytes != NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error)
      && g_file_set_contents_full (making->path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  end (user_data, error);
}

void
dz_output_run_start (DzOutputRun *run, DzOutputFunc func, gpointer data, GDestroyNotify data_free)
{
  g_autoptr (GTask) task = NULL;
  Making *making;

  g_return_if_fail (run != NULL && func != NULL);

  making = g_new0 (Making, 1);
  making->func = func;
  making->data = data;
  making->data_free = data_free;
  making->path = run->path;
  task = g_task_new (NULL, run->cancellable, made_cb, run);
  g_task_set_source_tag (task, dz_output_run_start);
  g_task_set_check_cancellable (task, FALSE); /* what was written is there */
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_in_thread);
}

void
dz_output_run_fail (DzOutputRun *run, const GError *error)
{
  g_return_if_fail (run != NULL && error != NULL);

  end (run, error);
}
