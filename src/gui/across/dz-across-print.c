/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/across/dz-across-print.h"

#include <glib/gi18n.h>

#include "chart/dz-table-pages.h"

typedef struct
{
  DzAcrossFound *found;
  DzTable *table; /* until the paper is known; NULL for a picture */
  DzTablePages *pages;
} Printing;

static void
printing_free (gpointer data, GClosure *closure)
{
  Printing *printing = data;

  g_clear_pointer (&printing->table, dz_table_free);
  g_clear_pointer (&printing->pages, dz_table_pages_free);
  dz_across_found_unref (printing->found);
  g_free (printing);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *printing)
{
  gtk_print_operation_set_n_pages (operation, 1);
  if (printing->table == NULL)
    return;

  printing->pages = dz_table_pages_new (g_steal_pointer (&printing->table), _ (printing->found->mode->file_name),
                                        gtk_print_context_get_width (context), gtk_print_context_get_height (context));
  gtk_print_operation_set_n_pages (operation, (int) dz_table_pages_count (printing->pages));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *printing)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  if (printing->pages != NULL)
    dz_table_pages_draw (printing->pages, cr, (guint) page);
  else
    printing->found->mode->draw (printing->found->data, cr, gtk_print_context_get_width (context),
                                 gtk_print_context_get_height (context));
}

GtkPrintOperation *
dz_across_new_print_operation (DzAcrossFound *found, GtkWidget *widget)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  const DzAcrossMode *mode = found->mode;
  Printing *printing = g_new0 (Printing, 1);

  printing->found = dz_across_found_ref (found);
  if (mode->draw == NULL)
    printing->table = mode->build_shown != NULL ? mode->build_shown (widget) : mode->build_table (found->data);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, _ (mode->file_name));
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), printing);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), printing, printing_free, 0);

  return operation;
}

void
dz_across_print (DzAcrossFound *found, GtkWidget *widget)
{
  g_autoptr (GtkPrintOperation) operation = dz_across_new_print_operation (found, widget);
  g_autoptr (GError) error = NULL;

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (widget)), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_widget_activate_action (widget, "win.tell", "s", error->message);
}
