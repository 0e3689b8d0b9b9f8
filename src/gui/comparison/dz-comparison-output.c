/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-output.h"

#include <glib/gi18n.h>

#include "gui/dz-compat.h"
#include "gui/dz-output-run.h"
#include "workbench/dz-comparison-file.h"

typedef struct
{
  GtkWidget *owner;
  DzLibrary *library;
  DzKnowledge *knowledge;
  DzComparisonRequest request;
} Output;

static Output *
output_new (GtkWidget *owner, DzLibrary *library, DzKnowledge *knowledge, const DzComparisonRequest *request)
{
  Output *output = g_new0 (Output, 1);

  output->owner = g_object_ref (owner);
  output->library = g_object_ref (library);
  output->knowledge = dz_knowledge_ref (knowledge);
  output->request = *request;

  return output;
}

static void
output_free (Output *output)
{
  g_object_unref (output->owner);
  g_object_unref (output->library);
  dz_knowledge_unref (output->knowledge);
  g_free (output);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Output, output_free)

static GBytes *
make (gpointer data, const char *path, DzProgress *progress, GError **error)
{
  return dz_comparison_file_make (data, dz_comparison_file_get_format (path), error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  DzComparisonSheet *sheet = dz_comparison_reading_load_finish (DZ_LIBRARY (source), result, &error);

  if (sheet != NULL)
    dz_output_run_start (user_data, make, sheet, (GDestroyNotify) dz_comparison_sheet_free);
  else
    dz_output_run_fail (user_data, error);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (Output) output = user_data;
  g_autofree char *chosen = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *path = NULL;
  DzOutputRun *run;

  if (chosen == NULL)
    return;

  path = dz_comparison_file_get_format (chosen) != NULL ? g_strdup (chosen) : g_strconcat (chosen, ".pdf", NULL);
  output->request.with_indicators = g_str_equal (dz_comparison_file_get_format (path), "xlsx");
  run = dz_output_run_new (output->owner, path);
  dz_comparison_reading_load_async (output->library, output->knowledge, &output->request,
                                    dz_output_run_get_cancellable (run), read_cb, run);
}

void
dz_comparison_output_export (GtkWidget *owner, DzLibrary *library, DzKnowledge *knowledge,
                             const DzComparisonRequest *request)
{
  static const char *const patterns[] = { "*.pdf", "*.html", "*.csv", "*.xlsx" };
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = g_strconcat (_ ("Comparison"), ".pdf", NULL);

  gtk_file_filter_set_name (filter, _ ("Documents and Tables (PDF, HTML, CSV, XLSX)"));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  g_list_store_append (filters, filter);
  dz_compat_save_file (GTK_WINDOW (gtk_widget_get_root (owner)), _ ("Export Comparison"), _ ("_Export"), name,
                       G_LIST_MODEL (filters), chosen_cb, output_new (owner, library, knowledge, request));
}

/* Printing */

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, DzComparisonPage *page)
{
  gtk_print_operation_set_n_pages (operation, (int) dz_comparison_page_count (page));
}

/* The page is drawn for A4; other paper takes it smaller or larger. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int number, DzComparisonPage *page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width;
  double height;
  double scale;

  dz_comparison_page_get_size (page, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  dz_comparison_page_draw (page, cr, (guint) number);
}

static void
page_free (gpointer page, GClosure *closure)
{
  dz_comparison_page_free (page);
}

static void
print (const Output *output, const DzComparisonSheet *sheet)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GError) error = NULL;
  DzComparisonPage *page = dz_comparison_sheet_make_page (sheet);

  if (page->n_columns > 2)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_job_name (operation, page->title);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), page);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), page, page_free, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (output->owner)), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_widget_activate_action (output->owner, "win.tell", "s", error->message);
}

static void
read_to_print_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Output) output = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DzComparisonSheet) sheet = dz_comparison_reading_load_finish (DZ_LIBRARY (source), result, &error);

  if (sheet != NULL)
    print (output, sheet);
  else
    gtk_widget_activate_action (output->owner, "win.tell", "s", error->message);
}

void
dz_comparison_output_print (GtkWidget *owner, DzLibrary *library, DzKnowledge *knowledge,
                            const DzComparisonRequest *request)
{
  dz_comparison_reading_load_async (library, knowledge, request, NULL, read_to_print_cb,
                                    output_new (owner, library, knowledge, request));
}
