/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-output-run.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A wait that is shorter is not shown. */
#define QUIET_MS 200
#define PULSE_MS 100
/* libadwaita 1.2 does not bear that a toast is dismissed before its first frame. */
#define SHOWN_MS 250

struct _DzOutputRun
{
  GtkWidget *owner;
  char *path;
  gboolean imports;
  DzProgress progress; /* its cancellable is owned */
  AdwToast *toast; /* while it is told that the file is being made */
  guint wait;      /* timeout until then */
  guint pulse;     /* timeout that moves the bar */
  GtkProgressBar *bar;
};

static void
cancel_cb (DzOutputRun *run)
{
  g_cancellable_cancel (run->progress.cancellable);
}

static gboolean
pulse_cb (gpointer data)
{
  DzOutputRun *run = data;
  double share = dz_progress_get_share (&run->progress);

  if (share > 0)
    gtk_progress_bar_set_fraction (run->bar, share);
  else
    gtk_progress_bar_pulse (run->bar);

  return G_SOURCE_CONTINUE;
}

static void
let_go (DzOutputRun *run)
{
  g_clear_handle_id (&run->pulse, g_source_remove);
  if (run->toast != NULL)
    g_signal_handlers_disconnect_by_data (run->toast, run);
  g_clear_object (&run->toast);
}

/* By its button, or by the reader. The bar goes with it. */
static void
dismissed_cb (DzOutputRun *run)
{
  let_go (run);
}

static GtkWidget *
create_title (DzOutputRun *run)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *name = g_path_get_basename (run->path);
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (run->imports ? _ ("Importing “%s”…") : _ ("Writing “%s”…"), name);
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
  g_signal_connect_swapped (run->toast, "dismissed", G_CALLBACK (dismissed_cb), run);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), g_object_ref (run->toast));
  run->pulse = g_timeout_add (PULSE_MS, pulse_cb, run);

  return G_SOURCE_REMOVE;
}

static DzOutputRun *
run_new (GtkWidget *owner, const char *path, gboolean imports)
{
  DzOutputRun *run = g_new0 (DzOutputRun, 1);

  run->owner = g_object_ref (owner);
  run->path = g_strdup (path);
  run->imports = imports;
  run->progress.cancellable = g_cancellable_new ();
  run->wait = g_timeout_add (QUIET_MS, show_cb, run);

  return run;
}

char *
dz_output_run_dup_path (GtkWidget *owner, GFile *file)
{
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (file != NULL && path == NULL)
    gtk_widget_activate_action (owner, "win.tell", "s",
                                _ ("The folder is not on this computer. Choose a local folder."));

  return path;
}

DzOutputRun *
dz_output_run_new (GtkWidget *owner, const char *path)
{
  return run_new (owner, path, FALSE);
}

DzOutputRun *
dz_output_run_new_import (GtkWidget *owner, const char *path)
{
  return run_new (owner, path, TRUE);
}

DzProgress *
dz_output_run_get_progress (DzOutputRun *run)
{
  g_return_val_if_fail (run != NULL, NULL);

  return &run->progress;
}

GCancellable *
dz_output_run_get_cancellable (DzOutputRun *run)
{
  g_return_val_if_fail (run != NULL, NULL);

  return run->progress.cancellable;
}

static gboolean
dismiss_cb (gpointer toast)
{
  adw_toast_dismiss (toast);

  return G_SOURCE_REMOVE;
}

static void
run_free (DzOutputRun *run)
{
  g_clear_handle_id (&run->wait, g_source_remove);
  if (run->toast != NULL)
    g_timeout_add_full (G_PRIORITY_LOW, SHOWN_MS, dismiss_cb, g_object_ref (run->toast), g_object_unref);
  let_go (run);
  g_object_unref (run->progress.cancellable);
  g_object_unref (run->owner);
  g_free (run->path);
  g_free (run);
}

/* The owner may have been taken out of its window meanwhile. */
static void
end (DzOutputRun *run, const char *outcome)
{
  gtk_widget_activate_action (run->owner, "win.tell", "s", outcome);
  run_free (run);
}

static void
end_saved (DzOutputRun *run)
{
  g_autofree char *name = g_path_get_basename (run->path);
  g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), name);

  end (run, text);
}

/* What the reader stopped herself needs no words. */
static void
end_failed (DzOutputRun *run, const GError *error)
{
  g_autofree char *name = g_path_get_basename (run->path);
  g_autofree char *text = run->imports ? g_strdup_printf (_ ("“%s” was not imported: %s"), name, error->message)
                                       : g_strdup_printf (_ ("“%s” was not saved: %s"), name, error->message);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    run_free (run);
  else
    end (run, text);
}

typedef struct
{
  DzOutputFunc func;
  gpointer data;
  GDestroyNotify data_free;
  const char *path;
  DzProgress *progress;
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
  g_autoptr (GBytes) bytes = making->func (making->data, making->path, making->progress, &error);

  if (bytes != NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error)
      && g_file_set_contents_full (making->path, g_bytes_get_data (bytes, NULL),
                                   (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_CONSISTENT, 0666,
                                   &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    end_saved (user_data);
  else
    end_failed (user_data, error);
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
  making->progress = &run->progress;
  task = g_task_new (NULL, run->progress.cancellable, made_cb, run);
  g_task_set_source_tag (task, dz_output_run_start);
  g_task_set_check_cancellable (task, FALSE); /* what was written is there */
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_in_thread);
}

void
dz_output_run_fail (DzOutputRun *run, const GError *error)
{
  g_return_if_fail (run != NULL && error != NULL);

  end_failed (run, error);
}

void
dz_output_run_finish (DzOutputRun *run, const char *outcome)
{
  g_return_if_fail (run != NULL && outcome != NULL);

  end (run, outcome);
}
