/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-output.h"

#include <glib/gi18n.h>

#include "chart/dz-timeline-pages.h"
#include "gui/dz-window.h"

/* Points of type on paper: small enough for rows of labels, large enough to be read. */
#define FONT_SIZE 9

#define PAGES "dz-timeline-pages"

/* Paper is known only now. */
static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, DzTimelinePicture *picture)
{
  DzTimelinePages *pages = NULL;
  DzChartStyle style;

  dz_chart_style_init (&style, gtk_print_context_get_width (context), 0);
  style.font_size = FONT_SIZE;
  pages = dz_timeline_pages_new (picture->timeline, picture->marks, &style, picture->first, picture->last,
                                 gtk_print_context_get_height (context));
  gtk_print_operation_set_n_pages (operation, (int) dz_timeline_pages_get_n_pages (pages));
  g_object_set_data_full (G_OBJECT (operation), PAGES, pages, (GDestroyNotify) dz_timeline_pages_free);
}

/* A row that is higher than the paper makes all pages smaller. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  DzTimelinePages *pages = g_object_get_data (G_OBJECT (operation), PAGES);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = MIN (1, gtk_print_context_get_height (context) / dz_timeline_pages_get_height (pages));

  cairo_scale (cr, scale, scale);
  dz_timeline_pages_draw (pages, (guint) page, cr);
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer parent)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  text = g_strdup_printf (_ ("The timeline was not printed: %s"), error != NULL ? error->message : "");
  if (DZ_IS_WINDOW (parent))
    dz_window_add_toast (DZ_WINDOW (parent), text);
}

static void
drop_picture (gpointer picture, GClosure *closure)
{
  dz_timeline_picture_unref (picture);
}

GtkPrintOperation *
dz_timeline_output_new_operation (DzTimelinePicture *picture)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, picture->marks->title != NULL ? picture->marks->title : _ ("Timeline"));
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_print_cb), dz_timeline_picture_ref (picture),
                         drop_picture, 0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), NULL);

  return operation;
}

void
dz_timeline_output_print (GtkWidget *owner, DzTimelinePicture *picture)
{
  g_autoptr (GtkPrintOperation) operation = dz_timeline_output_new_operation (picture);
  GtkRoot *root = gtk_widget_get_root (owner);

  gtk_print_operation_set_allow_async (operation, TRUE);
  if (root != NULL)
    g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), root, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (root), NULL);
}
