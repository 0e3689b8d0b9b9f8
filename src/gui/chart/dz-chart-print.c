/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-output.h"

#include <glib/gi18n.h>

#include "chart/dz-timeline-pages.h"
#include "gui/dz-window.h"

/* Points in a unit of a style, 1/96 inch. */
#define UNIT (72.0 / 96)

typedef struct
{
  DzSharedChart *chart;
  DzChartStyle style;
  DzTimelinePages *pages; /* of a timeline, once the paper is known */
} Printing;

static void
printing_free (gpointer data, GClosure *closure)
{
  Printing *printing = data;

  g_clear_pointer (&printing->pages, dz_timeline_pages_free);
  dz_shared_chart_unref (printing->chart);
  g_free (printing);
}

/* A timeline is as wide as its style says, less where the paper is narrower, and takes the height of the
 * paper. */
static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *printing)
{
  const DzSharedTimeline *timeline = dz_shared_chart_get_timeline (printing->chart);

  if (timeline == NULL)
    return;

  printing->style.width = MIN (printing->style.width, gtk_print_context_get_width (context) / UNIT);
  g_clear_pointer (&printing->pages, dz_timeline_pages_free);
  printing->pages
      = dz_timeline_pages_new (timeline->timeline, dz_shared_chart_get (printing->chart), &printing->style,
                               timeline->first, timeline->last, gtk_print_context_get_height (context) / UNIT);
  gtk_print_operation_set_n_pages (operation, (int) dz_timeline_pages_get_n_pages (printing->pages));
}

/* What is larger than the paper is made smaller as a whole. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *printing)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double height = printing->pages != NULL ? dz_timeline_pages_get_height (printing->pages)
                                          : printing->style.height;
  double scale = MIN (gtk_print_context_get_width (context) / printing->style.width,
                      gtk_print_context_get_height (context) / height);
  g_autoptr (DzChartLayout) layout = NULL;

  scale = MIN (scale, UNIT);
  cairo_scale (cr, scale, scale);
  if (printing->pages != NULL)
    {
      dz_timeline_pages_draw (printing->pages, (guint) page, cr);
      return;
    }
  layout = dz_chart_layout_new (dz_shared_chart_get (printing->chart), &printing->style);
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
  text = g_strdup_printf (_ ("The picture was not printed: %s"), error != NULL ? error->message : "");
  if (DZ_IS_WINDOW (parent))
    dz_window_add_toast (DZ_WINDOW (parent), text);
}

GtkPrintOperation *
dz_chart_new_print_operation (DzSharedChart *chart, const DzChartOutfit *outfit)
{
  Printing *printing = g_new0 (Printing, 1);
  GtkPrintOperation *operation = gtk_print_operation_new ();
  const char *title = dz_shared_chart_get (chart)->title;
  const char *otherwise = dz_shared_chart_get_timeline (chart) != NULL ? _ ("Timeline") : _ ("Chart");

  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title != NULL && *title != '\0' ? title : otherwise);
  printing->chart = dz_shared_chart_ref (chart);
  dz_chart_outfit_init_style (outfit, &printing->style);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), printing);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), printing, printing_free, 0);

  return operation;
}

void
dz_chart_print (DzSharedChart *chart, const DzChartOutfit *outfit, GtkWindow *parent)
{
  g_autoptr (GtkPrintOperation) operation = dz_chart_new_print_operation (chart, outfit);

  gtk_print_operation_set_allow_async (operation, TRUE);
  if (parent != NULL)
    g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), parent, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
