/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-window.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "gui/chart/dz-chart-canvas-private.h"
#include "gui/chart/dz-chart-choice.h"
#include "gui/chart/dz-chart-chooser.h"
#include "gui/chart/dz-chart-output.h"
#include "gui/chart/dz-chart-view.h"
#include "gui/timeline/dz-timeline-canvas-private.h"
#include "gui/timeline/dz-timeline-view-private.h"

/* From what is in focus to a picture of it, and on to its file. */

static const DzChart *
shown_chart (DzWindow *window)
{
  DzChartCanvas *canvas = DZ_CHART_CANVAS (find_widget (GTK_WIDGET (window), DZ_TYPE_CHART_CANVAS));

  return canvas->chart != NULL ? dz_shared_chart_get (canvas->chart) : NULL;
}

static DzChartChooser *
find_chooser (DzWindow *window)
{
  return DZ_CHART_CHOOSER (find_widget (GTK_WIDGET (window), DZ_TYPE_CHART_CHOOSER));
}

/* Whether figures of the same thing are given for another place, too. */
static gboolean
is_shared (const DzOverview *overview, const DzQuantity *quantity)
{
  for (guint i = 0; i < overview->quantities->len; i++)
    {
      const DzQuantity *other = g_ptr_array_index (overview->quantities, i);

      if (g_strcmp0 (other->place, quantity->place) != 0 && other->measure == quantity->measure
          && g_strcmp0 (dz_chart_get_indicator (other), dz_chart_get_indicator (quantity)) == 0)
        return TRUE;
    }

  return FALSE;
}

static const DzQuantity *
find_goal (DzWindow *window, gboolean shared)
{
  const DzOverview *overview = dz_session_get_overview (window->session);

  for (guint i = 0; i < overview->goals->len; i++)
    {
      const DzGoal *goal = g_ptr_array_index (overview->goals, i);

      if (goal->goal != NULL && goal->goal->report_id != 0 && dz_chart_get_indicator (goal->goal) != NULL
          && is_shared (overview, goal->goal) == shared)
        return goal->goal;
    }

  g_assert_not_reached ();
}

/* What is in focus tells the first picture: a figure that places share is compared, another stands against its goal, a
 * term is counted. Once the reader has chosen a kind, it stays. */
static void
test_focus_chooses_the_kind (void)
{
  DzWindow *window = open_sample ();
  const DzQuantity *shared = find_goal (window, TRUE);
  const DzQuantity *single = find_goal (window, FALSE);
  DzChartChooser *chooser;

  dz_session_focus_quantity (window->session, single);
  dz_window_show_overview (window, "chart");
  chooser = find_chooser (window);
  g_assert_cmpint (dz_chart_chooser_get_kind (chooser), ==, DZ_CHART_GOAL_OUTCOME);
  g_assert_cmpstr (dz_chart_chooser_get_indicator (chooser), ==, dz_chart_get_indicator (single));
  g_assert_cmpint (shown_chart (window)->kind, ==, DZ_CHART_GOAL_OUTCOME);
  dz_session_focus_quantity (window->session, shared);
  g_assert_cmpint (dz_chart_chooser_get_kind (chooser), ==, DZ_CHART_PLACES);
  g_assert_cmpstr (dz_chart_chooser_get_indicator (chooser), ==, dz_chart_get_indicator (shared));
  g_assert_cmpint (dz_chart_chooser_get_measure (chooser), ==, shared->measure);
  dz_session_focus_paragraph (window->session, shared->report_id, shared->paragraph_id, 0, 0);
  dz_session_focus_term (window->session, "高质量发展");
  g_assert_cmpint (dz_chart_chooser_get_kind (chooser), ==, DZ_CHART_TERM);
  while (shown_chart (window) == NULL || shown_chart (window)->kind != DZ_CHART_TERM)
    g_main_context_iteration (NULL, TRUE);

  dz_window_draw (window, "heatmap");
  dz_session_focus_quantity (window->session, shared);
  g_assert_cmpint (dz_chart_chooser_get_kind (chooser), ==, DZ_CHART_HEAT_MAP);
  close_window (window);
}

/* Appends what the items of a menu say to the action, with those of its sections. */
static void
list_targets (GMenuModel *menu, GPtrArray *targets)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      char *target = NULL;

      if (section != NULL)
        list_targets (section, targets);
      else if (g_menu_model_get_item_attribute (menu, i, "target", "s", &target))
        g_ptr_array_add (targets, target);
    }
}

/* Every kind stands in the menu beside the pages, once, and draws what is in focus from whatever page is shown. */
static void
test_menu_draws_what_is_in_focus (void)
{
  DzWindow *window = open_sample ();
  const DzQuantity *goal = find_goal (window, TRUE);
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_free);
  guint32 seen = 0;

  list_targets (gtk_menu_button_get_menu_model (window->draw_button), targets);
  g_assert_cmpuint (targets->len, ==, DZ_N_CHART_KINDS);
  dz_session_focus_quantity (window->session, goal);
  for (guint i = 0; i < targets->len; i++)
    {
      DzChartKind kind;

      g_assert_true (dz_chart_kind_from_nick (targets->pdata[i], &kind));
      seen |= 1u << kind;
      if (kind == DZ_CHART_TERM)
        continue;
      dz_window_show_overview (window, "goals");
      gtk_widget_activate_action (GTK_WIDGET (window), "win.draw", "s", targets->pdata[i]);
      g_assert_cmpstr (gtk_stack_get_visible_child_name (window->overview_stack), ==, "chart");
      g_assert_cmpint (shown_chart (window)->kind, ==, kind);
      if (dz_chart_kind_get_needs (kind) & DZ_CHART_TAKES_INDICATOR)
        g_assert_cmpstr (dz_chart_chooser_get_indicator (find_chooser (window)), ==, dz_chart_get_indicator (goal));
    }
  g_assert_cmpuint (seen, ==, (1u << DZ_N_CHART_KINDS) - 1);
  close_window (window);
}

static const char two_units[] = "河口区人民政府工作报告\n\n——2025年1月8日\n\n一、2024年工作回顾\n"
                                "过去一年，新增路灯300盏，新增泊位500个。\n二、2025年工作安排\n"
                                "今年，新增路灯12公里，新增泊位600个。\n";

static DzWindow *
open_report (const char *folder, const char *text)
{
  g_autofree char *library = g_build_filename (folder, "lamps.duizhao", NULL);
  g_autofree char *report = g_build_filename (folder, "lamps.txt", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  DzWindow *window = dz_window_new (NULL);

  g_assert_true (g_file_set_contents (report, text, -1, NULL));
  g_ptr_array_add (files, g_file_new_for_path (report));
  gtk_window_present (GTK_WINDOW (window));
  dz_window_open_library (window, library);
  while (window->session == NULL || dz_session_get_overview (window->session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  dz_window_import (window, files);
  wait_for_workbench (window);

  return window;
}

/* Lamps counted and lamps measured in kilometres share no axis: the page says which units and where. */
static void
test_mixed_units_are_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("duizhao-units-XXXXXX", NULL);
  DzWindow *window = open_report (folder, two_units);
  AdwStatusPage *empty;

  dz_window_draw (window, "goal-outcome");
  empty = ADW_STATUS_PAGE (find_widget (find_widget (GTK_WIDGET (window), DZ_TYPE_CHART_VIEW), ADW_TYPE_STATUS_PAGE));
  dz_chart_chooser_set_indicator (find_chooser (window), "路灯", DZ_MEASURE_LEVEL);
  dz_window_draw (window, "goal-outcome");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (empty)));
  g_assert_nonnull (strstr (adw_status_page_get_description (empty), "盏"));
  g_assert_nonnull (strstr (adw_status_page_get_description (empty), "公里"));
  g_assert_nonnull (strstr (adw_status_page_get_description (empty), "河口区 2025 ¶2"));
  dz_chart_chooser_set_indicator (find_chooser (window), "泊位", DZ_MEASURE_LEVEL);
  dz_window_draw (window, "goal-outcome");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (empty)));
  close_window (window);
}

/* A year chosen on a chart, then a mark: Back and Forward walk both, in the chart and on the timeline. */
static void
check_walk (DzWindow *window, const char *page, GType type)
{
  const DzOverviewFilter *filter = dz_session_get_filter (window->session);
  GtkWidget *canvas;
  gint64 focus;

  dz_window_show_overview (window, page);
  canvas = find_widget (GTK_WIDGET (window), type);
  while (!gtk_widget_get_mapped (canvas) || gtk_widget_get_width (canvas) == 0)
    g_main_context_iteration (NULL, TRUE);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      gtk_widget_queue_draw (canvas);
      gtk_widget_activate_action (canvas, "canvas.brush", "i", 1);
      gtk_widget_activate_action (canvas, "canvas.choose", NULL);
    }
  while (filter->first_year == 0);
  gtk_widget_activate_action (canvas, "canvas.choose", NULL);
  focus = dz_session_get_focus (window->session)->quantity_id;
  g_assert_cmpint (focus, !=, 0);

  dz_session_go_back (window->session);
  g_assert_cmpint (dz_session_get_focus (window->session)->quantity_id, !=, focus);
  g_assert_cmpint (filter->first_year, !=, 0);
  dz_session_go_back (window->session);
  g_assert_cmpint (filter->first_year, ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->overview_stack), ==, page);
  dz_session_go_forward (window->session);
  g_assert_cmpint (filter->first_year, !=, 0);
  dz_session_go_forward (window->session);
  g_assert_cmpint (dz_session_get_focus (window->session)->quantity_id, ==, focus);
  g_assert_false (dz_session_can_go_forward (window->session));
  dz_session_set_years (window->session, 0, 0);
  dz_session_focus_paragraph (window->session, dz_session_get_left_report (window->session), 0, 0, 0);
}

static void
test_back_and_forward (void)
{
  DzWindow *window = open_sample ();

  check_walk (window, "timeline", DZ_TYPE_TIMELINE_CANVAS);
  check_walk (window, "chart", DZ_TYPE_CHART_CANVAS);
  close_window (window);
}

static DzTimelineView *
show_timeline (DzWindow *window)
{
  DzTimelineView *view;

  dz_window_show_overview (window, "timeline");
  view = DZ_TIMELINE_VIEW (find_widget (GTK_WIDGET (window), DZ_TYPE_TIMELINE_VIEW));
  while (gtk_widget_get_width (GTK_WIDGET (view->canvas)) == 0)
    g_main_context_iteration (NULL, TRUE);

  return view;
}

static guint
check_items (const DzTimeline *timeline, const char *place, const char *topic, int firmness)
{
  guint n = 0;

  for (guint i = 0; i < timeline->rows->len; i++)
    {
      const DzTimelineRow *row = g_ptr_array_index (timeline->rows, i);

      if (topic != NULL)
        g_assert_cmpstr (row->topic, ==, topic);
      for (guint j = 0; j < row->lanes->len; j++)
        {
          const DzTimelineLane *lane = g_ptr_array_index (row->lanes, j);

          if (place != NULL)
            g_assert_cmpstr (lane->place, ==, place);
          for (guint k = 0; k < lane->items->len; k++, n++)
            if (firmness >= 0)
              g_assert_cmpint (((DzTimelineItem *) g_ptr_array_index (lane->items, k))->firmness, ==, firmness);
        }
    }

  return n;
}

/* By place, topic, verdict and wording: nothing else is left, and something is. */
static void
test_timeline_filters (void)
{
  static const char *const places[] = { "武昌区", NULL };
  static const char *const topics[] = { "economy", NULL };
  DzWindow *window = open_sample ();
  DzTimelineView *view = show_timeline (window);
  guint all = check_items (dz_timeline_canvas_get_timeline (view->canvas), NULL, NULL, -1);
  guint n;

  dz_session_set_places (window->session, places);
  n = check_items (dz_timeline_canvas_get_timeline (view->canvas), "武昌区", NULL, -1);
  g_assert_true (n > 0 && n < all);
  dz_session_set_places (window->session, NULL);
  dz_session_set_topics (window->session, topics);
  n = check_items (dz_timeline_canvas_get_timeline (view->canvas), NULL, "economy", -1);
  g_assert_true (n > 0 && n < all);
  dz_session_set_topics (window->session, NULL);
  dz_session_set_verdicts (window->session, 1u << DZ_VERDICT_NOT_DUE);
  n = check_items (dz_timeline_canvas_get_timeline (view->canvas), NULL, NULL, -1);
  g_assert_true (n > 0 && n < all);
  dz_session_set_verdicts (window->session, 0);
  gtk_widget_activate_action (GTK_WIDGET (view), "timeline.wording", "s", "soft");
  n = check_items (dz_timeline_canvas_get_timeline (view->canvas), NULL, NULL, DZ_FIRMNESS_SOFT);
  g_assert_true (n > 0 && n < all);
  gtk_widget_activate_action (GTK_WIDGET (view), "timeline.wording", "s", "any");
  g_assert_cmpuint (check_items (dz_timeline_canvas_get_timeline (view->canvas), NULL, NULL, -1), ==, all);
  close_window (window);
}

static gboolean
shows (GtkLabel *label, const char *text)
{
  return gtk_widget_get_visible (GTK_WIDGET (label)) && g_str_equal (gtk_label_get_text (label), text);
}

static void
write_word (DzChartExportWindow *export, const char *own, const char *written)
{
  gboolean found = FALSE;

  adw_expander_row_set_expanded (export->words_row, TRUE);
  for (guint i = 0; i < export->word_rows->len; i++)
    if (g_str_equal (adw_preferences_row_get_title (export->word_rows->pdata[i]), own))
      {
        gtk_editable_set_text (export->word_rows->pdata[i], written);
        found = TRUE;
      }
  g_assert_true (found);
}

/* What the reader writes for the file stands about and on the canvas too, and in what the signs mean. */
static void
test_own_words_on_the_timeline (void)
{
  DzWindow *window = open_sample ();
  DzTimelineView *view = show_timeline (window);
  DzChartExportWindow *export;
  int before = 0, after = 0;

  gtk_popover_popup (GTK_POPOVER (view->legend));
  gtk_widget_measure (find_widget (GTK_WIDGET (view->legend), GTK_TYPE_DRAWING_AREA), GTK_ORIENTATION_VERTICAL, -1,
                      NULL, &before, NULL, NULL);
  gtk_popover_popdown (GTK_POPOVER (view->legend));
  gtk_widget_activate_action (GTK_WIDGET (view), "timeline.export", NULL);
  export = find_export_window ();
  gtk_editable_set_text (export->title_row, "Goals and what came of them");
  gtk_editable_set_text (export->subtitle_row, "Two levels");
  gtk_editable_set_text (export->caption_row, "Read by hand");
  gtk_editable_set_text (export->source_row, "Reports of five years");
  write_word (export, "武昌区", "Wuchang District");
  write_word (export, "outcome", "what the report of a later year says came of it");
  gtk_window_destroy (GTK_WINDOW (export));

  g_assert_true (shows (view->title_label, "Goals and what came of them"));
  g_assert_true (shows (view->subtitle_label, "Two levels"));
  g_assert_true (shows (view->caption_label, "Read by hand"));
  g_assert_true (shows (view->source_label, "Reports of five years"));
  g_assert_nonnull (view->canvas->words_in_picture);
  g_assert_true (g_strv_contains ((const char *const *) view->canvas->words_in_picture, "Wuchang District"));
  /* The longer words take one more line. */
  gtk_popover_popup (GTK_POPOVER (view->legend));
  gtk_widget_measure (find_widget (GTK_WIDGET (view->legend), GTK_TYPE_DRAWING_AREA), GTK_ORIENTATION_VERTICAL, -1,
                      NULL, &after, NULL, NULL);
  g_assert_cmpint (after, >, before);
  gtk_popover_popdown (GTK_POPOVER (view->legend));
  close_window (window);
}

/* A picture of so many dots goes into several files; none of them is replaced unasked. */
static void
test_pages_are_not_replaced_unasked (void)
{
  DzWindow *window = open_sample ();
  DzTimelineView *view = show_timeline (window);
  g_autofree char *folder = g_dir_make_tmp ("duizhao-pages-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "goals.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) files = NULL;
  DzChartExportWindow *export;
  g_autofree char *left = NULL;
  const char *last;

  gtk_widget_activate_action (GTK_WIDGET (view), "timeline.export", NULL);
  export = find_export_window ();
  gtk_spin_button_set_value (export->dpi_spin, 1200);
  files = dz_chart_list_files (export->dressed, file, &export->outfit);
  g_assert_cmpuint (files->len, >, 1);
  last = files->pdata[files->len - 1];
  g_assert_true (g_file_set_contents (last, "old", -1, NULL));
  dz_chart_export_window_ask_and_export (export, file);
  g_assert_nonnull (find_question ());
  adw_message_dialog_response (find_question (), "cancel");
  g_assert_true (g_file_get_contents (last, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "old");
  g_assert_cmpint (g_unlink (last), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  gtk_window_destroy (GTK_WINDOW (export));
  close_window (window);
}

/* Where nothing more can be written the window stays, says so, and nothing is left of the picture. */
static void
test_a_full_disk (void)
{
  DzWindow *window = open_sample ();
  g_autofree char *folder = g_dir_make_tmp ("duizhao-full-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "goals.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  DzChartExportWindow *export;
  struct rlimit before, little;

  gtk_widget_activate_action (GTK_WIDGET (show_timeline (window)), "timeline.export", NULL);
  export = find_export_window ();
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  little = (struct rlimit){ 2000, before.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  dz_chart_export_window_export_to (export, file);
  while (!gtk_widget_get_sensitive (export->body))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_true (gtk_revealer_get_reveal_child (export->revealer));
  g_assert_nonnull (strstr (gtk_label_get_text (export->status_label), "goals.pdf"));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  gtk_window_destroy (GTK_WINDOW (export));
  close_window (window);
}

int
main (int argc, char **argv)
{
  start_program (&argc, &argv);
  g_test_add_func ("/drawing/focus-chooses-the-kind", test_focus_chooses_the_kind);
  g_test_add_func ("/drawing/menu-draws-what-is-in-focus", test_menu_draws_what_is_in_focus);
  g_test_add_func ("/drawing/mixed-units-are-refused", test_mixed_units_are_refused);
  g_test_add_func ("/drawing/back-and-forward", test_back_and_forward);
  g_test_add_func ("/drawing/timeline-filters", test_timeline_filters);
  g_test_add_func ("/drawing/own-words-on-the-timeline", test_own_words_on_the_timeline);
  g_test_add_func ("/drawing/pages-are-not-replaced-unasked", test_pages_are_not_replaced_unasked);
  g_test_add_func ("/drawing/a-full-disk", test_a_full_disk);

  return g_test_run ();
}
