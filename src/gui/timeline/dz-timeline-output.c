/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-output.h"

#include <glib/gi18n.h>

#include "chart/dz-timeline-export.h"
#include "gui/dz-compat.h"
#include "gui/dz-window.h"

#define PNG_DPI 192

typedef struct
{
  GtkWidget *owner;
  DzTimelinePicture *picture;
  char *path;
  GPtrArray *files; /* (element-type filename) written */
} Output;

static void
output_free (Output *output)
{
  g_object_unref (output->owner);
  dz_timeline_picture_unref (output->picture);
  g_ptr_array_unref (output->files);
  g_free (output->path);
  g_free (output);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Output, output_free)

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Output *output = data;
  const DzTimelinePicture *picture = output->picture;
  g_autoptr (GError) error = NULL;
  DzChartStyle style;

  dz_chart_style_init (&style, picture->width, 0);
  if (dz_timeline_export (picture->timeline, picture->marks, picture->first, picture->last, output->path, &style,
                          PNG_DPI, output->files, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static char *
dup_result (const Output *output, const GError *error)
{
  const char *path = output->files->len > 0 ? g_ptr_array_index (output->files, 0) : output->path;
  g_autofree char *name = g_path_get_basename (path);
  guint more = output->files->len > 1 ? output->files->len - 1 : 0;

  if (error != NULL)
    return g_strdup_printf (_ ("“%s” was not saved: %s"), name, error->message);
  if (more == 0)
    return g_strdup_printf (_ ("Saved as “%s”"), name);

  /* Translators: a long timeline goes into several pictures; %s is the name of the first */
  return g_strdup_printf (ngettext ("Saved as “%s” and %u more picture", "Saved as “%s” and %u more pictures", more),
                          name, more);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Output) output = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkRoot *root = gtk_widget_get_root (output->owner);

  g_task_propagate_boolean (G_TASK (result), &error);
  text = dup_result (output, error);
  if (DZ_IS_WINDOW (root))
    dz_window_add_toast (DZ_WINDOW (root), text);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (Output) output = user_data;
  g_autoptr (GTask) task = NULL;
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return;

  output->path = dz_chart_export_knows_suffix (path) ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
  g_free (path);
  task = g_task_new (NULL, NULL, exported_cb, output);
  g_task_set_source_tag (task, chosen_cb);
  g_task_set_task_data (task, output, NULL);
  output = NULL;
  g_task_run_in_thread (task, export_in_thread);
}

void
dz_timeline_output_export (GtkWidget *owner, DzTimelinePicture *picture)
{
  static const char *const patterns[] = { "*.pdf", "*.png", "*.svg", "*.csv", "*.xlsx" };
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = g_strconcat (_ ("Timeline"), ".pdf", NULL);
  Output *output = g_new0 (Output, 1);

  output->owner = g_object_ref (owner);
  output->picture = dz_timeline_picture_ref (picture);
  output->files = g_ptr_array_new_with_free_func (g_free);
  gtk_file_filter_set_name (filter, _ ("Pictures and Tables (PDF, PNG, SVG, CSV, XLSX)"));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  g_list_store_append (filters, filter);
  dz_compat_save_file (GTK_WINDOW (gtk_widget_get_root (owner)), _ ("Export Timeline"), _ ("_Export"), name,
                       G_LIST_MODEL (filters), chosen_cb, output);
}
