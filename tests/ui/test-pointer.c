/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-window.h"

#include <gdk/x11/gdkx.h>
#include <string.h>

#include "gui/chart/dz-chart-canvas-private.h"
#include "gui/chart/dz-chart-view.h"
#include "gui/timeline/dz-timeline-canvas-private.h"

/* A real pointer, moved by xdotool, on the timeline and on every kind of chart. Skipped where there is no xdotool. */

/* Also in what is shown over the widget, as its tooltip. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

static DzWindow *
open_large (void)
{
  DzWindow *window = dz_window_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 1300, 860);
  gtk_window_present (GTK_WINDOW (window));
  dz_window_open_sample (window);
  wait_for_workbench (window);
  /* Without the style of the program the panes beside take more room than there is, and lie over the charts. */
  gtk_widget_set_visible (GTK_WIDGET (window->library_pane), FALSE);
  gtk_widget_set_visible (window->sidebar_pane, FALSE);
  gtk_paned_set_position (window->text_paned, 520);

  return window;
}

/* “xdotool WORD…”; what it does arrives with the events of the server. */
static void
xdo (const char *words)
{
  g_autofree char *line = g_strconcat ("xdotool ", words, NULL);
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_assert_true (g_spawn_command_line_sync (line, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* A new picture has been drawn, and every event before it was taken. */
static void
tick_cb (GdkFrameClock *clock, guint *n_frames)
{
  (*n_frames)++;
}

static void
wait_for_frames (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  guint n_frames = 0;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (tick_cb), &n_frames);

  gdk_display_sync (gtk_widget_get_display (widget));
  while (n_frames < 2)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, id);
}

static void
move_to (GtkWidget *widget, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t root = GRAPHENE_POINT_INIT (0, 0);
  double dx = 0, dy = 0;
  g_autofree char *words = NULL;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT (x, y), &root));
  gtk_native_get_surface_transform (native, &dx, &dy);
  /* Without a window manager the window stands in the corner of the screen. */
  words = g_strdup_printf ("mousemove %d %d", (int) (root.x + dx), (int) (root.y + dy));
  xdo (words);
  wait_for_frames (widget);
}

static void
click (GtkWidget *widget, double x, double y)
{
  move_to (widget, x, y);
  xdo ("click 1");
  wait_for_frames (widget);
}

/* The pointer stays beside its way, so that what follows begins anew. */
static void
drag (GtkWidget *widget, double x, double y, double end_x, double end_y)
{
  move_to (widget, x, y);
  xdo ("mousedown 1");
  for (int i = 1; i <= 3; i++)
    move_to (widget, x + (end_x - x) * i / 3, y + (end_y - y) * i / 3);
  xdo ("mouseup 1");
  wait_for_frames (widget);
}

static void
wait_for_focus (DzWindow *window, gint64 quantity_id)
{
  while (dz_session_get_focus (window->session)->quantity_id != quantity_id)
    g_main_context_iteration (NULL, TRUE);
}

static void
forget_focus (DzWindow *window)
{
  gint64 report = dz_session_get_left_report (window->session);

  dz_session_focus_paragraph (window->session, report, 0, 0, 0);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
}

static gboolean
text_has_keyboard (DzWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && gtk_widget_is_ancestor (focus, gtk_paned_get_end_child (window->text_paned));
}

static gboolean
nudge_cb (gpointer data)
{
  xdo ("mousemove_relative 1 1 mousemove_relative -- -1 -1");

  return G_SOURCE_CONTINUE;
}

/* A tooltip that was on its way when the picture was drawn anew does not come: a hand moves a little then. */
static void
wait_for_saying (DzWindow *window, const char *text)
{
  guint nudging = g_timeout_add_seconds (2, nudge_cb, NULL);

  while (!says (GTK_WIDGET (window), text))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (nudging);
}

/* The timeline */

static DzTimelineCanvas *
show_timeline (DzWindow *window)
{
  DzTimelineCanvas *canvas;

  dz_window_show_overview (window, "timeline");
  canvas = DZ_TIMELINE_CANVAS (find_widget (GTK_WIDGET (window), DZ_TYPE_TIMELINE_CANVAS));
  while (gtk_widget_get_width (GTK_WIDGET (canvas)) == 0 || canvas->layout == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frames (GTK_WIDGET (canvas));

  return canvas;
}

static double
get_span (DzTimelineCanvas *canvas, double *first)
{
  double last = 0, row_scale = 1;

  dz_timeline_canvas_get_zoom (canvas, first, &last, &row_scale);

  return last - *first;
}

/* Ctrl with the wheel shows fewer years, Shift moves them; with both the rows grow; alone it scrolls. */
static void
test_the_wheel (void)
{
  DzWindow *window = open_large ();
  DzTimelineCanvas *canvas = show_timeline (window);
  GtkWidget *widget = GTK_WIDGET (canvas);
  double first = 0, before = 0, span = 0, other = 0;

  move_to (widget, gtk_widget_get_width (widget) * 0.6, gtk_widget_get_height (widget) * 0.5);
  xdo ("keydown ctrl click 4 click 4 click 4 keyup ctrl");
  while ((span = get_span (canvas, &before)) == 0)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frames (widget);
  span = get_span (canvas, &before);
  g_assert_cmpfloat (span, >, 0);

  xdo ("keydown shift click 5 keyup shift");
  wait_for_frames (widget);
  other = get_span (canvas, &first);
  g_assert_cmpfloat (first, >, before);
  g_assert_cmpfloat_with_epsilon (other, span, 1e-6);

  xdo ("keydown ctrl keydown shift click 4 keyup shift keyup ctrl");
  wait_for_frames (widget);
  g_assert_cmpfloat (canvas->row_scale, >, 1);
  g_assert_cmpfloat_with_epsilon (get_span (canvas, &other), span, 1e-6);

  g_assert_cmpfloat (dz_timeline_canvas_get_scrolled (canvas), ==, 0);
  xdo ("click 5");
  wait_for_frames (widget);
  g_assert_cmpfloat (dz_timeline_canvas_get_scrolled (canvas), >, 0);
  close_window (window);
}

/* Over the rows it moves the picture, over the years it chooses a span for all views. */
static void
test_dragging (void)
{
  DzWindow *window = open_large ();
  DzTimelineCanvas *canvas = show_timeline (window);
  GtkWidget *widget = GTK_WIDGET (canvas);
  const DzOverviewFilter *filter = dz_session_get_filter (window->session);
  double before = 0, first = 0, left = 0, right = 0;
  double y = gtk_widget_get_height (widget) * 0.8;

  gtk_widget_activate_action (widget, "canvas.zoom", "d", 2.0);
  wait_for_frames (widget);
  get_span (canvas, &before);
  dz_timeline_layout_get_field (canvas->layout, &left, &right);
  drag (widget, left + (right - left) * 0.4, y, left + (right - left) * 0.7, y - 60);
  get_span (canvas, &first);
  g_assert_cmpfloat (first, <, before);
  g_assert_cmpfloat_with_epsilon (dz_timeline_canvas_get_scrolled (canvas), 60, 2);
  g_assert_cmpint (dz_session_get_focus (window->session)->quantity_id, ==, 0);
  g_assert_cmpint (filter->first_year, ==, 0);

  gtk_widget_activate_action (widget, "canvas.zoom", "d", 0.0);
  wait_for_frames (widget);
  drag (widget, dz_timeline_layout_get_x (canvas->layout, 2022) + 2, 8, dz_timeline_layout_get_x (canvas->layout, 2024),
        10);
  g_assert_cmpint (filter->first_year, ==, 2022);
  g_assert_cmpint (filter->last_year, ==, 2024);
  dz_session_go_back (window->session);
  g_assert_cmpint (filter->first_year, ==, 0);
  close_window (window);
}

static const DzTimelineItem *
find_item (DzTimelineCanvas *canvas, double *x, double *y)
{
  for (guint i = 0; i < canvas->timeline->rows->len; i++)
    {
      const DzTimelineRow *row = g_ptr_array_index (canvas->timeline->rows, i);
      const DzTimelineLane *lane = g_ptr_array_index (row->lanes, 0);

      for (guint j = 0; j < lane->items->len; j++)
        {
          const DzTimelineItem *item = g_ptr_array_index (lane->items, j);
          cairo_rectangle_t area;

          if (item->goal->goal == NULL || !dz_timeline_layout_locate (canvas->layout, item->goal, &area))
            continue;
          *x = area.x + area.width / 2;
          *y = area.y + area.height / 2 + dz_timeline_canvas_get_header_height (canvas);
          if (dz_timeline_canvas_pick (canvas, *x, *y) == item)
            return item;
        }
    }

  g_assert_not_reached ();
}

/* Hovering shows the sentence and where it stands, a click brings all views there, a second one goes into the text. */
static void
test_a_bar (void)
{
  DzWindow *window = open_large ();
  DzTimelineCanvas *canvas = show_timeline (window);
  GtkWidget *widget = GTK_WIDGET (canvas);
  double x = 0, y = 0;
  const DzTimelineItem *item = find_item (canvas, &x, &y);
  const DzReport *report
      = dz_overview_find_report (dz_session_get_overview (window->session), item->goal->goal->report_id);
  g_autofree char *citation = dz_report_dup_citation (report, item->goal->goal->paragraph);

  move_to (widget, x, y + 40);
  move_to (widget, x, y);
  wait_for_saying (window, citation);
  click (widget, x, y);
  wait_for_focus (window, item->goal->goal->id);
  g_assert_true (dz_session_get_focus_goal (window->session) == item->goal);
  g_assert_false (text_has_keyboard (window));
  forget_focus (window);
  xdo ("click 1 click 1");
  while (!text_has_keyboard (window))
    g_main_context_iteration (NULL, TRUE);
  wait_for_focus (window, item->goal->goal->id);
  close_window (window);
}

/* The charts */

static DzChartCanvas *
show_charts (DzWindow *window)
{
  dz_window_show_overview (window, "chart");

  return DZ_CHART_CANVAS (find_widget (GTK_WIDGET (window), DZ_TYPE_CHART_CANVAS));
}

/* FALSE: the sample has nothing to draw. */
static gboolean
show_kind (DzWindow *window, DzChartCanvas *canvas, DzChartKind kind)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (canvas), DZ_TYPE_CHART_VIEW);

  if (kind == DZ_CHART_TERM)
    dz_session_set_query (window->session, "长");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_widget (view, GTK_TYPE_DROP_DOWN)), kind);
  while (canvas->chart == NULL || dz_shared_chart_get (canvas->chart)->kind != kind)
    g_main_context_iteration (NULL, TRUE);
  if (dz_shared_chart_get (canvas->chart)->empty_reason != NULL)
    return FALSE;
  while (canvas->layout == NULL || !gtk_widget_get_mapped (GTK_WIDGET (canvas)))
    {
      gtk_widget_queue_draw (GTK_WIDGET (canvas));
      g_main_context_iteration (NULL, TRUE);
    }
  wait_for_frames (GTK_WIDGET (canvas));

  return TRUE;
}

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

          if (mark->report_id != 0 && mark->citation != NULL && dz_chart_layout_locate (canvas->layout, mark, x, y))
            return dz_chart_layout_pick (canvas->layout, *x, *y);
        }
    }

  return NULL;
}

/* On a mark: its source, then focus, then the text. */
static void
check_mark (DzWindow *window, DzChartCanvas *canvas)
{
  double x = 0, y = 0;
  const DzChartMark *mark = find_mark (canvas, &x, &y);
  GtkWidget *widget = GTK_WIDGET (canvas);
  g_autofree char *citation = NULL;
  gint64 report, paragraph;

  g_assert_nonnull (mark);
  citation = g_strdup (mark->citation);
  report = mark->report_id;
  paragraph = mark->paragraph_id;
  move_to (widget, 3, 3);
  move_to (widget, x, y);
  wait_for_saying (window, citation);
  click (widget, x, y);
  while (dz_session_get_focus (window->session)->report_id != report
         || dz_session_get_focus (window->session)->paragraph_id != paragraph)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (text_has_keyboard (window));
  xdo ("click 1 click 1");
  while (!text_has_keyboard (window))
    g_main_context_iteration (NULL, TRUE);
}

/* From one year to another, over marks too; a chart without years takes none. */
static gboolean
check_brush (DzWindow *window, DzChartCanvas *canvas)
{
  const DzOverviewFilter *filter = dz_session_get_filter (window->session);
  cairo_rectangle_t begin = { 0 }, end = { 0 };
  int first = 0, last = 0;

  if (!dz_chart_layout_get_year_range (canvas->layout, &first, &last) || first == last)
    return FALSE;

  for (guint i = 0; begin.width == 0 && i < dz_chart_layout_get_columns (canvas->layout, i, first, first, &begin); i++)
    ;
  for (guint i = 0; end.width == 0 && i < dz_chart_layout_get_columns (canvas->layout, i, last, last, &end); i++)
    ;
  drag (GTK_WIDGET (canvas), begin.x + begin.width / 2, begin.y + begin.height / 2, end.x + end.width / 2,
        end.y + end.height / 2);
  g_assert_cmpint (filter->first_year, ==, first);
  g_assert_cmpint (filter->last_year, ==, last);
  dz_session_set_years (window->session, 0, 0);
  wait_for_frames (GTK_WIDGET (canvas));

  return TRUE;
}

static void
test_every_kind (void)
{
  DzWindow *window = open_large ();
  DzChartCanvas *canvas = show_charts (window);
  guint n_shown = 0, brushed = 0;

  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    {
      g_test_message ("%s", dz_chart_kind_get_nick (kind));
      if (!show_kind (window, canvas, kind))
        continue;
      n_shown++;
      if (check_brush (window, canvas))
        brushed |= 1u << kind;
      forget_focus (window);
      check_mark (window, canvas);
      forget_focus (window);
    }
  g_assert_cmpuint (n_shown, >=, 10);
  g_assert_true (brushed & 1u << DZ_CHART_VERDICTS_YEAR);
  g_assert_true (brushed & 1u << DZ_CHART_HEAT_MAP);
  g_assert_true (brushed & 1u << DZ_CHART_PLACES);
  g_assert_false (brushed & 1u << DZ_CHART_VERDICTS_TOPIC);
  close_window (window);
}

int
main (int argc, char **argv)
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  if (xdotool == NULL)
    {
      g_print ("1..0 # SKIP no xdotool\n");
      return 0;
    }

  start_program (&argc, &argv);
  g_test_add_func ("/pointer/the-wheel", test_the_wheel);
  g_test_add_func ("/pointer/dragging", test_dragging);
  g_test_add_func ("/pointer/a-bar", test_a_bar);
  g_test_add_func ("/pointer/every-kind-of-chart", test_every_kind);

  return g_test_run ();
}
