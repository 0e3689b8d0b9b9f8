/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-output.h"

#include <glib/gi18n.h>

#include "chart/dz-chart-export.h"
#include "gui/dz-window.h"

typedef struct
{
  DzSharedChart *chart;
  char *path;
  DzChartStyle style;
  double dpi;
} Saving;

static void
saving_free (Saving *saving)
{
  dz_shared_chart_unref (saving->chart);
  g_free (saving->path);
  g_free (saving);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Saving *saving = data;
  g_autoptr (GError) error = NULL;

  if (dz_chart_export_styled (dz_shared_chart_get (saving->chart), saving->path, &saving->style, saving->dpi, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
dz_chart_save_async (DzSharedChart *chart, GFile *file, const DzChartOutfit *outfit, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  saving->chart = dz_shared_chart_ref (chart);
  saving->path = g_file_get_path (file);
  dz_chart_outfit_init_style (outfit, &saving->style);
  saving->dpi = outfit->dpi;
  g_task_set_source_tag (task, dz_chart_save_async);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  if (saving->path == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _ ("“%s” is not on this computer. Choose a local folder."), name);
      return;
    }

  g_task_run_in_thread (task, save_in_thread);
}

gboolean
dz_chart_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GFile *
dz_chart_complete_suffix (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *completed = NULL;
  g_autoptr (GFile) folder = NULL;

  if (dz_chart_export_knows_suffix (name))
    return g_object_ref (file);

  completed = g_strconcat (name, ".png", NULL);
  folder = g_file_get_parent (file);

  return g_file_get_child (folder, completed);
}

char *
dz_chart_dup_file_name (const DzChart *chart, const char *suffix)
{
  g_autofree char *name = g_strdup (chart->title != NULL && *chart->title != '\0' ? chart->title : _ ("Chart"));

  g_strdelimit (name, "/\\:*?\"<>|\n\t", '_');

  return g_strconcat (name, suffix, NULL);
}

typedef struct
{
  DzSharedChart *chart;
  DzChartStyle style;
} Printing;

static void
printing_free (gpointer data, GClosure *closure)
{
  Printing *printing = data;

  dz_shared_chart_unref (printing->chart);
  g_free (printing);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *printing)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = MIN (gtk_print_context_get_width (context) / printing->style.width,
                      gtk_print_context_get_height (context) / printing->style.height);
  g_autoptr (DzChartLayout) layout
      = dz_chart_layout_new (dz_shared_chart_get (printing->chart), &printing->style);

  scale = MIN (scale, 72.0 / 96);
  cairo_scale (cr, scale, scale);
  dz_chart_layout_draw (layout, cr);
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer parent)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  text = g_strdup_printf (_ ("The chart was not printed: %s"), error != NULL ? error->message : "");
  if (DZ_IS_WINDOW (parent))
    dz_window_add_toast (DZ_WINDOW (parent), text);
}

void
dz_chart_print (DzSharedChart *chart, const DzChartOutfit *outfit, GtkWindow *parent)
{
  Printing *printing = g_new0 (Printing, 1);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  const char *title = dz_shared_chart_get (chart)->title;

  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_job_name (operation, title != NULL ? title : _ ("Chart"));
  printing->chart = dz_shared_chart_ref (chart);
  dz_chart_outfit_init_style (outfit, &printing->style);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), printing, printing_free, 0);
  if (parent != NULL)
    g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), parent, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
