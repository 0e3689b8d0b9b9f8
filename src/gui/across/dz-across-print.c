/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/across/dz-across-print.h"

#include <glib/gi18n.h>

#include "gui/dz-print.h"

static void
found_free (gpointer found, GClosure *closure)
{
  dz_across_found_unref (found);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, DzAcrossFound *found)
{
  found->mode->draw (found->data, gtk_print_context_get_cairo_context (context),
                     gtk_print_context_get_width (context), gtk_print_context_get_height (context));
}

GtkPrintOperation *
dz_across_new_print_operation (DzAcrossFound *found, GtkWidget *widget)
{
  const DzAcrossMode *mode = found->mode;
  const char *name = _ (mode->file_name);
  GtkPrintOperation *operation;

  if (mode->draw == NULL)
    return dz_print_new_table (mode->build_shown != NULL ? mode->build_shown (widget)
                                                         : mode->build_table (found->data),
                               name, name, -1);
  operation = dz_print_new_landscape (name);
  gtk_print_operation_set_n_pages (operation, 1);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), dz_across_found_ref (found),
                         found_free, 0);

  return operation;
}

void
dz_across_print (DzAcrossFound *found, GtkWidget *widget)
{
  g_autoptr (GtkPrintOperation) operation = dz_across_new_print_operation (found, widget);

  dz_print_run (operation, widget);
}
