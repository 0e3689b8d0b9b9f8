/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-window.h"

#include <glib/gstdio.h>

#include "chart/dz-chart-export.h"
#include "gui/chart/dz-chart-canvas-private.h"
#include "gui/chart/dz-chart-view.h"
#include "gui/timeline/dz-timeline-view.h"

/* In every kind with years across, by keyboard; Back lifts it. */
static void
test_years_are_brushed (void)
{
  static const DzChartKind kinds[] = { DZ_CHART_PLACES, DZ_CHART_GOAL_OUTCOME, DZ_CHART_HEAT_MAP,
                                       DZ_CHART_PANELS_PLACE, DZ_CHART_PANELS_INDICATOR, DZ_CHART_INDEXED };
  DzWindow *window = open_sample ();
  GtkWidget *view = show_chart (window);
  GtkWidget *canvas = find_widget (view, DZ_TYPE_CHART_CANVAS);
  const DzOverviewFilter *filter = dz_session_get_filter (window->session);
  GtkDropDown *chooser = GTK_DROP_DOWN (find_widget (view, GTK_TYPE_DROP_DOWN));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gtk_drop_down_set_selected (chooser, kinds[i]);
      gtk_widget_queue_draw (canvas);
      /* The picture is laid out in the next frame; until then there is nothing to brush. */
      do
        {
          g_main_context_iteration (NULL, TRUE);
          gtk_widget_activate_action (canvas, "canvas.brush", "i", 1);
          gtk_widget_activate_action (canvas, "canvas.choose", NULL);
        }
      while (filter->first_year == 0);
      g_assert_cmpint (filter->last_year, >=, filter->first_year);
      dz_session_go_back (window->session);
      g_assert_cmpint (filter->first_year, ==, 0);
    }

  dz_session_set_years (window->session, 2023, 2024);
  gtk_widget_activate_action (canvas, "canvas.lift-brush", NULL);
  g_assert_cmpint (filter->first_year, ==, 0);
  close_window (window);
}

static void
written_cb (GObject *content, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (content), result, &error));
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

/* What another program gets that asks for a type. */
static char *
read_clipboard (GtkWidget *widget, const char *type)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean done = FALSE;

  gdk_content_provider_write_mime_type_async (content, type, stream, G_PRIORITY_DEFAULT, NULL, written_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_output_stream_write (stream, "", 1, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* The picture, of the size of the style, as pixels and as a drawing, and the data. */
static void
test_picture_and_data_are_copied (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = show_chart (window);
  DzChartExportWindow *export = open_export_window (view);
  GdkContentProvider *content;
  g_auto (GValue) text = G_VALUE_INIT;
  g_auto (GValue) picture = G_VALUE_INIT;
  g_autofree char *drawing = NULL;
  g_autoptr (GError) error = NULL;

  adw_combo_row_set_selected (ADW_COMBO_ROW (part (export, "style_row")), 2);
  gtk_window_destroy (GTK_WINDOW (export));
  g_assert_true (gtk_widget_activate_action (view, "chart.copy", NULL));
  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (view));
  g_value_init (&text, G_TYPE_STRING);
  g_value_init (&picture, GDK_TYPE_TEXTURE);
  g_assert_true (gdk_content_provider_get_value (content, &text, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strchr (g_value_get_string (&text), '\t'));
  g_assert_true (gdk_content_provider_get_value (content, &picture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (g_value_get_object (&picture)), ==, 2008);
  drawing = read_clipboard (view, "image/svg+xml");
  g_assert_true (g_str_has_prefix (drawing, "<?xml"));
  g_assert_true (g_str_has_suffix (drawing, "</svg>\n"));
  g_assert_nonnull (strstr (drawing, "width=\"321.26\""));
  close_window (window);
}

/* The timeline too, as wide as its style and as high as its rows. */
static void
test_a_timeline_is_copied (void)
{
  DzWindow *window = open_sample ();
  GdkContentProvider *content;
  GtkWidget *view;
  g_auto (GValue) text = G_VALUE_INIT;
  g_auto (GValue) picture = G_VALUE_INIT;
  g_autofree char *drawing = NULL;
  g_autoptr (GError) error = NULL;

  dz_window_show_overview (window, "timeline");
  view = find_widget (GTK_WIDGET (window), DZ_TYPE_TIMELINE_VIEW);
  g_assert_true (gtk_widget_activate_action (view, "timeline.copy", NULL));
  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (view));
  g_value_init (&text, G_TYPE_STRING);
  g_value_init (&picture, GDK_TYPE_TEXTURE);
  g_assert_true (gdk_content_provider_get_value (content, &text, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strchr (g_value_get_string (&text), '\t'));
  g_assert_true (gdk_content_provider_get_value (content, &picture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (g_value_get_object (&picture)), >, 300);
  g_assert_cmpint (gdk_texture_get_height (g_value_get_object (&picture)), >, 50);
  drawing = read_clipboard (view, "image/svg+xml");
  g_assert_true (g_str_has_prefix (drawing, "<?xml"));
  g_assert_true (g_str_has_suffix (drawing, "</svg>\n"));
  close_window (window);
}

static cairo_surface_t *
draw_on_white (int width, int height, GskRenderNode *node, cairo_surface_t *picture)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  else
    {
      cairo_set_source_surface (cr, picture, 0, 0);
      cairo_paint (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* How many pixels of two pictures are others, in ten thousand. */
static int
count_differences (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a);
  int height = cairo_image_surface_get_height (a);
  gint64 n = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guchar *p = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a) + 4 * x;
        const guchar *q = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b) + 4 * x;

        n += ABS (p[0] - q[0]) > 8 || ABS (p[1] - q[1]) > 8 || ABS (p[2] - q[2]) > 8;
      }

  return (int) (n * 10000 / ((gint64) width * height));
}

/* The canvas as it stands in the window, on white. */
static cairo_surface_t *
draw_widget (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);

  return draw_on_white (width, height, node, NULL);
}

/* Waits until the chart is laid out. FALSE: the sample has nothing to draw. */
static gboolean
show_layout (DzChartCanvas *canvas)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  while (gtk_widget_get_mapped (GTK_WIDGET (canvas)) && canvas->layout == NULL)
    {
      gtk_widget_queue_draw (GTK_WIDGET (canvas));
      g_main_context_iteration (NULL, TRUE);
    }

  return gtk_widget_get_mapped (GTK_WIDGET (canvas));
}

/* A picture file of the size of the canvas has the pixels of the canvas, whatever the kind. */
static void
test_the_file_equals_the_screen (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = show_chart (window);
  DzChartCanvas *canvas = DZ_CHART_CANVAS (find_widget (view, DZ_TYPE_CHART_CANVAS));
  GtkDropDown *chooser = GTK_DROP_DOWN (find_widget (view, GTK_TYPE_DROP_DOWN));
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "duizhao-screen.png", NULL);
  guint n_compared = 0;

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    {
      g_autoptr (GError) error = NULL;
      cairo_surface_t *screen, *file, *picture;

      gtk_drop_down_set_selected (chooser, kind);
      if (!show_layout (canvas))
        continue;
      screen = draw_widget (GTK_WIDGET (canvas));
      dz_chart_export_styled (dz_shared_chart_get (canvas->chart), path, &canvas->style, 96, &error);
      g_assert_no_error (error);
      file = cairo_image_surface_create_from_png (path);
      picture = draw_on_white (cairo_image_surface_get_width (screen), cairo_image_surface_get_height (screen), NULL,
                               file);
      g_assert_cmpint (count_differences (screen, picture), ==, 0);
      n_compared++;
      cairo_surface_destroy (screen);
      cairo_surface_destroy (file);
      cairo_surface_destroy (picture);
      g_unlink (path);
    }
  g_assert_cmpuint (n_compared, >=, 10);
  close_window (window);
}

static GtkGesture *
find_click (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        return GTK_GESTURE (controller);
    }

  g_assert_not_reached ();
}

/* Where the first mark with a figure lies. */
static const DzChartMark *
find_mark (DzChartCanvas *canvas, double *x, double *y)
{
  const DzChart *chart = dz_shared_chart_get (canvas->chart);

  for (guint i = 0; i < chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        {
          const DzChartMark *mark = g_ptr_array_index (series->marks, j);

          if (mark->quantity_id != 0 && dz_chart_layout_locate (canvas->layout, mark, x, y))
            return dz_chart_layout_pick (canvas->layout, *x, *y);
        }
    }

  g_assert_not_reached ();
}

/* A click focuses, a second one goes on into the text, Back returns; in kinds of every shape. */
static void
test_marks_are_clicked (void)
{
  static const DzChartKind kinds[] = { DZ_CHART_GOAL_OUTCOME, DZ_CHART_PLACES,  DZ_CHART_PANELS_PLACE,
                                       DZ_CHART_DUMBBELL,     DZ_CHART_SCATTER, DZ_CHART_HEAT_MAP };
  DzWindow *window = open_sample ();
  GtkWidget *view = show_chart (window);
  DzChartCanvas *canvas = DZ_CHART_CANVAS (find_widget (view, DZ_TYPE_CHART_CANVAS));
  GtkDropDown *chooser = GTK_DROP_DOWN (find_widget (view, GTK_TYPE_DROP_DOWN));
  guint n_clicked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      double x = 0, y = 0;
      const DzChartMark *mark;
      gint64 quantity, before;

      gtk_drop_down_set_selected (chooser, kinds[i]);
      if (!show_layout (canvas))
        continue;
      n_clicked++;
      before = dz_session_get_focus (window->session)->quantity_id;
      mark = find_mark (canvas, &x, &y);
      quantity = mark->quantity_id;
      g_signal_emit_by_name (find_click (GTK_WIDGET (canvas)), "released", 1, x, y);
      g_assert_cmpint (dz_session_get_focus (window->session)->quantity_id, ==, quantity);
      g_signal_emit_by_name (find_click (GTK_WIDGET (canvas)), "released", 2, x, y);
      g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                             gtk_paned_get_end_child (window->text_paned)));
      if (before != quantity)
        {
          dz_session_go_back (window->session);
          g_assert_cmpint (dz_session_get_focus (window->session)->quantity_id, ==, before);
        }
    }
  g_assert_cmpuint (n_clicked, >=, 4);
  close_window (window);
}

int
main (int argc, char **argv)
{
  start_program (&argc, &argv);
  g_test_add_func ("/charts/picture-and-data-are-copied", test_picture_and_data_are_copied);
  g_test_add_func ("/charts/a-timeline-is-copied", test_a_timeline_is_copied);
  g_test_add_func ("/charts/the-file-equals-the-screen", test_the_file_equals_the_screen);
  g_test_add_func ("/charts/marks-are-clicked", test_marks_are_clicked);
  g_test_add_func ("/charts/years-are-brushed", test_years_are_brushed);

  return g_test_run ();
}
