/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-window.h"

#include <glib/gstdio.h>

#include "gui/chart/dz-chart-output.h"
#include "gui/timeline/dz-timeline-canvas-private.h"
#include "gui/timeline/dz-timeline-table.h"
#include "gui/timeline/dz-timeline-view.h"

static void
test_timeline_is_chosen_by_keyboard (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *canvas = find_page (window, "timeline", DZ_TYPE_TIMELINE_CANVAS);

  g_assert_cmpint (dz_session_get_focus (window->session)->quantity_id, ==, 0);
  g_assert_true (gtk_widget_activate_action (canvas, "canvas.choose", NULL));
  g_assert_nonnull (dz_session_get_focus_goal (window->session));

  close_window (window);
}

static double
get_years_in_view (DzTimelineCanvas *canvas)
{
  double first = 0, last = 0, rows = 0;

  dz_timeline_canvas_get_zoom (canvas, &first, &last, &rows);

  return last - first;
}

/* Frames come and go until the canvas has a size. */
static void
wait_for_width (GtkWidget *widget)
{
  while (gtk_widget_get_width (widget) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_timeline_zooms (void)
{
  DzWindow *window = open_sample ();
  DzTimelineCanvas *canvas = DZ_TIMELINE_CANVAS (find_page (window, "timeline", DZ_TYPE_TIMELINE_CANVAS));
  double before = 0;

  wait_for_width (GTK_WIDGET (canvas));
  g_assert_cmpfloat (get_years_in_view (canvas), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.zoom", "d", 2.0));
  before = get_years_in_view (canvas);
  g_assert_cmpfloat (before, >, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.pan", "d", 0.5));
  g_assert_cmpfloat_with_epsilon (get_years_in_view (canvas), before, 1e-6);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.zoom", "d", 0.0));
  g_assert_cmpfloat (get_years_in_view (canvas), ==, 0);

  close_window (window);
}

/* Shift with an arrow twice, then Enter: the span holds for all views, Escape lifts it, Back brings it again. */
static void
test_timeline_brushes_years (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *canvas = find_page (window, "timeline", DZ_TYPE_TIMELINE_CANVAS);
  const DzOverviewFilter *filter = NULL;

  wait_for_width (canvas);
  gtk_widget_activate_action (canvas, "canvas.brush", "i", 1);
  gtk_widget_activate_action (canvas, "canvas.brush", "i", 1);
  g_assert_cmpint (dz_session_get_filter (window->session)->first_year, ==, 0);
  gtk_widget_activate_action (canvas, "canvas.choose", NULL);
  filter = dz_session_get_filter (window->session);
  g_assert_cmpint (filter->first_year, >, 0);
  g_assert_cmpint (filter->last_year, ==, filter->first_year + 2);

  gtk_widget_activate_action (canvas, "canvas.lift-brush", NULL);
  g_assert_cmpint (dz_session_get_filter (window->session)->first_year, ==, 0);
  dz_session_go_back (window->session);
  g_assert_cmpint (dz_session_get_filter (window->session)->first_year, >, 0);

  close_window (window);
}

static void
test_timeline_sorts_and_filters (void)
{
  DzWindow *window = open_sample ();
  DzTimelineView *view = DZ_TIMELINE_VIEW (find_page (window, "timeline", DZ_TYPE_TIMELINE_VIEW));
  DzTimelineCanvas *canvas = DZ_TIMELINE_CANVAS (find_widget (GTK_WIDGET (view), DZ_TYPE_TIMELINE_CANVAS));
  guint all = dz_timeline_canvas_get_timeline (canvas)->rows->len;
  const GPtrArray *rows = NULL;

  gtk_widget_activate_action (GTK_WIDGET (view), "timeline.sort", "s", "name");
  rows = dz_timeline_canvas_get_timeline (canvas)->rows;
  g_assert_cmpuint (rows->len, ==, all);
  for (guint i = 1; i < rows->len; i++)
    g_assert_cmpint (g_utf8_collate (((DzTimelineRow *) g_ptr_array_index (rows, i - 1))->title,
                                     ((DzTimelineRow *) g_ptr_array_index (rows, i))->title), <=, 0);

  gtk_editable_set_text (GTK_EDITABLE (find_widget (GTK_WIDGET (view), GTK_TYPE_SEARCH_ENTRY)), "GDP");
  while (dz_timeline_canvas_get_timeline (canvas)->rows->len == all)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (dz_timeline_canvas_get_timeline (canvas)->rows->len, >, 0);

  close_window (window);
}

static guint
count_items (const DzTimeline *timeline)
{
  guint n = 0;

  for (guint i = 0; i < timeline->rows->len; i++)
    {
      const DzTimelineRow *row = g_ptr_array_index (timeline->rows, i);

      for (guint j = 0; j < row->lanes->len; j++)
        n += ((const DzTimelineLane *) g_ptr_array_index (row->lanes, j))->items->len;
    }

  return n;
}

/* The table has what the timeline shows, no more: also where it is sorted, filtered and zoomed. */
static void
test_timeline_shows_as_table (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = find_page (window, "timeline", DZ_TYPE_TIMELINE_VIEW);
  DzTimelineCanvas *canvas = DZ_TIMELINE_CANVAS (find_widget (view, DZ_TYPE_TIMELINE_CANVAS));
  DzTimelineTable *table = DZ_TIMELINE_TABLE (find_widget (view, DZ_TYPE_TIMELINE_TABLE));
  guint all = count_items (dz_timeline_canvas_get_timeline (canvas));
  g_autoptr (DzTimeline) part = NULL;
  double first = 0, last = 0, scale = 0;

  wait_for_width (GTK_WIDGET (canvas));
  g_assert_true (gtk_widget_activate_action (view, "timeline.show-as-table", NULL));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (table)));
  g_assert_cmpuint (dz_timeline_table_get_n_rows (table), ==, all);

  gtk_widget_activate_action (view, "timeline.wording", "s", "firm");
  g_assert_cmpuint (dz_timeline_table_get_n_rows (table), <, all);
  g_assert_cmpuint (dz_timeline_table_get_n_rows (table), ==, count_items (dz_timeline_canvas_get_timeline (canvas)));
  gtk_widget_activate_action (view, "timeline.wording", "s", "any");

  for (int i = 0; i < 8; i++)
    gtk_widget_activate_action (view, "timeline.zoom-in", NULL);
  while (dz_timeline_table_get_n_rows (table) == all)
    g_main_context_iteration (NULL, TRUE);
  dz_timeline_canvas_get_zoom (canvas, &first, &last, &scale);
  part = dz_timeline_new_for_span (dz_timeline_canvas_get_timeline (canvas), first, last);
  g_assert_cmpuint (dz_timeline_table_get_n_rows (table), ==, count_items (part));

  g_assert_true (gtk_widget_activate_action (view, "timeline.show-as-table", NULL));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (canvas)));
  /* The next window of this library would begin with these years. */
  gtk_widget_activate_action (view, "timeline.zoom-all", NULL);

  close_window (window);
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

/* One line a row below the header, in the order of the timeline, with no sentence still to be read. */
static void
test_timeline_table_is_copied (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = find_page (window, "timeline", DZ_TYPE_TIMELINE_VIEW);
  DzTimelineTable *table = DZ_TIMELINE_TABLE (find_widget (view, DZ_TYPE_TIMELINE_TABLE));
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (table));
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  gtk_widget_activate_action (view, "timeline.show-as-table", NULL);
  gtk_widget_activate_action (view, "timeline.copy-table", NULL);
  while (!gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), G_TYPE_STRING))
    g_main_context_iteration (NULL, TRUE);
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, dz_timeline_table_get_n_rows (table) + 2);
  g_assert_null (strstr (text, "\t…\t"));

  close_window (window);
}

/* The keyboard's mark shows and tells the whole sentence, not the wording alone. */
static void
test_timeline_tells_sentences (void)
{
  DzWindow *window = open_sample ();
  DzTimelineCanvas *canvas = DZ_TIMELINE_CANVAS (find_page (window, "timeline", DZ_TYPE_TIMELINE_CANVAS));
  GtkWidget *details = NULL;
  GtkWidget *label = NULL;

  wait_for_width (GTK_WIDGET (canvas));
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.step", "i", DZ_TIMELINE_STEP_DOWN);
  while ((details = find_widget (GTK_WIDGET (canvas), DZ_TYPE_TIMELINE_DETAILS)) == NULL
         || (label = find_widget (details, GTK_TYPE_LABEL)) == NULL
         || strstr (gtk_label_get_text (GTK_LABEL (label)), "¶") == NULL
         || strstr (gtk_label_get_text (GTK_LABEL (label)), "“…”") != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_visible (details));
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.lift-brush", NULL);
  while (gtk_widget_get_visible (details))
    g_main_context_iteration (NULL, TRUE);

  close_window (window);
}

static GObject *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }

  g_assert_not_reached ();
}

/* Fingers apart show fewer years about the time between them; the same pinch does not add up, the next one does. */
static void
test_timeline_is_pinched (void)
{
  DzWindow *window = open_sample ();
  DzTimelineCanvas *canvas = DZ_TIMELINE_CANVAS (find_page (window, "timeline", DZ_TYPE_TIMELINE_CANVAS));
  double first = 0, last = 0, scale = 0, once = 0, middle = 0;
  GObject *pinch = NULL;

  wait_for_width (GTK_WIDGET (canvas));
  dz_timeline_canvas_ensure_layout (canvas);
  pinch = find_controller (GTK_WIDGET (canvas), GTK_TYPE_GESTURE_ZOOM);
  canvas->pointer_x = 400;
  middle = dz_timeline_layout_get_time (canvas->layout, 400);
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 2.0);
  dz_timeline_canvas_get_zoom (canvas, &first, &last, &scale);
  once = last - first;
  g_assert_cmpfloat (once, >, 0);
  g_assert_cmpfloat_with_epsilon (dz_timeline_layout_get_time (canvas->layout, 400), middle, 0.05);
  g_signal_emit_by_name (pinch, "scale-changed", 2.0);
  dz_timeline_canvas_get_zoom (canvas, &first, &last, &scale);
  g_assert_cmpfloat_with_epsilon (last - first, once, 1e-6);

  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 1.25);
  dz_timeline_canvas_get_zoom (canvas, &first, &last, &scale);
  g_assert_cmpfloat_with_epsilon (last - first, once / 1.25, 1e-6);
  g_signal_emit_by_name (pinch, "scale-changed", 0.25);
  dz_timeline_canvas_get_zoom (canvas, &first, &last, &scale);
  g_assert_cmpfloat (last, ==, first);

  close_window (window);
}

/* Paper of any size: all rows, on as many pages as they need. */
static void
test_timeline_is_printed (void)
{
  DzWindow *window = open_sample ();
  DzTimelineCanvas *canvas = DZ_TIMELINE_CANVAS (find_page (window, "timeline", DZ_TYPE_TIMELINE_CANVAS));
  g_autoptr (DzSharedChart) picture
      = dz_shared_chart_new_timeline (dz_timeline_canvas_get_timeline (canvas),
                                      dz_session_get_overview (window->session), 0, 0);
  g_auto (DzChartOutfit) outfit = { 0 };
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "timeline.pdf", NULL);
  g_autofree char *content = NULL;
  int n_pages = 0;

  dz_chart_outfit_choose_preset (&outfit, "a4");
  operation = dz_chart_new_print_operation (picture, &outfit);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &n_pages, NULL);
  g_assert_cmpint (n_pages, >, 1);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF"));
  g_unlink (path);

  close_window (window);
}

static void
test_timeline_cursor_walks (void)
{
  g_autoptr (DzTimeline) timeline = dz_timeline_new ();
  DzTimelineRow *row = dz_timeline_add_row (timeline, "a", "economy");
  DzTimelineLane *upper = dz_timeline_row_add_lane (row, "x", 0);
  DzTimelineLane *lower = dz_timeline_row_add_lane (row, "y", 1);
  DzGoal goals[3] = { 0 };
  DzTimelineCursor cursor;

  dz_timeline_row_add_lane (row, "empty", 2);
  dz_timeline_lane_add_item (upper, &goals[0], 2021, 2021);
  dz_timeline_lane_add_item (upper, &goals[1], 2024, 2025);
  dz_timeline_lane_add_item (lower, &goals[2], 2023, 2024);

  dz_timeline_cursor_init (&cursor, timeline);
  g_assert_true (dz_timeline_cursor_get (&cursor)->goal == &goals[0]);
  g_assert_true (dz_timeline_cursor_step (&cursor, DZ_TIMELINE_STEP_DOWN));
  g_assert_true (dz_timeline_cursor_get (&cursor)->goal == &goals[2]);
  g_assert_false (dz_timeline_cursor_step (&cursor, DZ_TIMELINE_STEP_DOWN));
  g_assert_true (dz_timeline_cursor_step (&cursor, DZ_TIMELINE_STEP_UP));
  g_assert_true (dz_timeline_cursor_get (&cursor)->goal == &goals[1]);
  g_assert_true (dz_timeline_cursor_go_to (&cursor, &goals[0]));
  g_assert_false (dz_timeline_cursor_step (&cursor, DZ_TIMELINE_STEP_BACK));
  dz_timeline_cursor_clear (&cursor);
}

int
main (int argc, char **argv)
{
  start_program (&argc, &argv);
  g_test_add_func ("/timelines/cursor-walks", test_timeline_cursor_walks);
  g_test_add_func ("/timelines/chosen-by-keyboard", test_timeline_is_chosen_by_keyboard);
  g_test_add_func ("/timelines/shows-as-table", test_timeline_shows_as_table);
  g_test_add_func ("/timelines/table-is-copied", test_timeline_table_is_copied);
  g_test_add_func ("/timelines/tells-sentences", test_timeline_tells_sentences);
  g_test_add_func ("/timelines/is-pinched", test_timeline_is_pinched);
  g_test_add_func ("/timelines/is-printed", test_timeline_is_printed);
  g_test_add_func ("/timelines/zooms", test_timeline_zooms);
  g_test_add_func ("/timelines/brushes-years", test_timeline_brushes_years);
  g_test_add_func ("/timelines/sorts-and-filters", test_timeline_sorts_and_filters);

  return g_test_run ();
}
