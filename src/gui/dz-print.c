/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-print.h"

#include "chart/dz-table-pages.h"

typedef struct
{
  DzTable *table; /* until the paper is known */
  char *title;
  int right; /* the column set to the right, -1 for none */
  DzTablePages *pages;
} Printing;

static void
printing_free (gpointer data, GClosure *closure)
{
  Printing *printing = data;

  g_clear_pointer (&printing->table, dz_table_free);
  g_clear_pointer (&printing->pages, dz_table_pages_free);
  g_free (printing->title);
  g_free (printing);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *printing)
{
  if (printing->table != NULL)
    printing->pages = dz_table_pages_new (g_steal_pointer (&printing->table), printing->title,
                                          gtk_print_context_get_width (context),
                                          gtk_print_context_get_height (context));
  if (printing->right >= 0)
    dz_table_pages_set_right (printing->pages, (guint) printing->right);
  gtk_print_operation_set_n_pages (operation, (int) dz_table_pages_count (printing->pages));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *printing)
{
  dz_table_pages_draw (printing->pages, gtk_print_context_get_cairo_context (context), (guint) page);
}

GtkPrintOperation *
dz_print_new_landscape (const char *job)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, job);

  return operation;
}

GtkPrintOperation *
dz_print_new_table (DzTable *table, const char *title, const char *job, int right)
{
  GtkPrintOperation *operation = dz_print_new_landscape (job);
  Printing *printing = g_new0 (Printing, 1);

  printing->table = table;
  printing->title = g_strdup (title);
  printing->right = right;
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), printing);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), printing, printing_free, 0);

  return operation;
}

void
dz_print_run (GtkPrintOperation *operation, GtkWidget *owner)
{
  g_autoptr (GError) error = NULL;

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (owner)), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_widget_activate_action (owner, "win.tell", "s", error->message);
}
