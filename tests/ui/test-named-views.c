/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-window.h"

#include "gui/chart/dz-chart-canvas-private.h"
#include "gui/chart/dz-chart-chooser.h"
#include "gui/saved/dz-saved-view-row.h"
#include "gui/timeline/dz-timeline-view.h"

static GtkListBox *
views_list (DzWindow *window)
{
  return GTK_LIST_BOX (part (window->views_button, "list"));
}

static DzSavedViewRow *
wait_for_views (DzWindow *window, int n)
{
  GtkListBox *list = views_list (window);

  while ((n > 0 && gtk_list_box_get_row_at_index (list, n - 1) == NULL)
         || gtk_list_box_get_row_at_index (list, n) != NULL)
    g_main_context_iteration (NULL, TRUE);

  return n > 0 ? DZ_SAVED_VIEW_ROW (gtk_list_box_get_row_at_index (list, 0)) : NULL;
}

static void
save_as (DzWindow *window, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save-view", NULL);
  gtk_editable_set_text (GTK_EDITABLE (part (window->views_button, "entry")), name);
  g_signal_emit_by_name (part (window->views_button, "save_button"), "clicked");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.saved-views", NULL);
}

/* Takes the saving back, so that each test begins without views. */
static void
unsave (DzWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.saved-views", NULL);
  wait_for_views (window, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  wait_for_views (window, 0);
}

/* Kind, years, places, style and texts come back, whatever was shown in between. */
static void
test_a_chart_comes_back (void)
{
  static const char *const places[] = { "武昌区", NULL };
  DzWindow *window = open_sample ();
  GtkWidget *view = show_chart (window);
  DzChartChooser *chooser = DZ_CHART_CHOOSER (find_widget (view, DZ_TYPE_CHART_CHOOSER));
  DzChartExportWindow *export;
  DzSavedViewRow *row;

  dz_chart_chooser_set_kind (chooser, DZ_CHART_GOAL_OUTCOME);
  dz_session_set_places (window->session, places);
  dz_session_set_years (window->session, 2022, 2025);
  export = open_export_window (view);
  adw_combo_row_set_selected (ADW_COMBO_ROW (part (export, "style_row")), 3);
  gtk_editable_set_text (GTK_EDITABLE (part (export, "title_row")), "Mine");
  gtk_window_destroy (GTK_WINDOW (export));
  save_as (window, "甲");
  row = wait_for_views (window, 1);
  g_assert_cmpstr (dz_saved_view_row_get_view (row)->name, ==, "甲");

  dz_session_set_places (window->session, NULL);
  dz_session_set_years (window->session, 0, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_widget (view, GTK_TYPE_DROP_DOWN)), DZ_CHART_HEAT_MAP);
  dz_window_show_overview (window, "goals");
  g_signal_emit_by_name (views_list (window), "row-activated", row);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->overview_stack), ==, "chart");
  g_assert_cmpint (dz_chart_chooser_get_kind (chooser), ==, DZ_CHART_GOAL_OUTCOME);
  g_assert_cmpint (dz_session_get_filter (window->session)->first_year, ==, 2022);
  g_assert_cmpstr (dz_session_get_filter (window->session)->places[0], ==, "武昌区");
  export = open_export_window (view);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (export, "title_row"))), ==, "Mine");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (part (export, "style_row"))), ==, 3);
  gtk_window_destroy (GTK_WINDOW (export));

  unsave (window);
  close_window (window);
}

static void
test_a_timeline_comes_back (void)
{
  DzWindow *window = open_sample ();
  DzSavedViewRow *row;
  GtkWidget *view;
  g_autofree char *sort = NULL;

  dz_window_show_overview (window, "timeline");
  view = find_widget (GTK_WIDGET (window), DZ_TYPE_TIMELINE_VIEW);
  g_object_set (view, "sort", "gap", NULL);
  save_as (window, "乙");
  row = wait_for_views (window, 1);
  g_object_set (view, "sort", "name", NULL);
  g_signal_emit_by_name (views_list (window), "row-activated", row);
  g_object_get (view, "sort", &sort, NULL);
  g_assert_cmpstr (sort, ==, "gap");
  unsave (window);
  close_window (window);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

/* A report that is gone is named; the rest is drawn. */
static void
test_what_is_gone_is_told (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = show_chart (window);
  DzSavedView *saved = dz_window_dup_view (window);
  GtkWidget *canvas = find_widget (view, DZ_TYPE_CHART_CANVAS);

  g_assert_nonnull (saved);
  g_strfreev (saved->reports);
  saved->reports = g_strsplit ("木桥区 2020", "|", -1);
  saved->places = g_strsplit ("木桥区|武汉市", "|", -1);
  dz_window_open_view (window, saved);
  g_assert_true (says (GTK_WIDGET (window->toast_overlay), "木桥区 2020, 木桥区"));
  g_assert_true (gtk_widget_get_mapped (canvas));
  g_assert_cmpuint (g_strv_length ((char **) dz_session_get_filter (window->session)->places), ==, 1);
  dz_saved_view_free (saved);
  close_window (window);
}

/* Renamed and deleted, and both taken back. */
static void
test_views_are_renamed_and_deleted (void)
{
  DzWindow *window = open_sample ();
  DzSavedViewRow *row;

  dz_window_show_overview (window, "timeline");
  save_as (window, "乙");
  row = wait_for_views (window, 1);
  g_assert_cmpstr (dz_saved_view_row_get_view (row)->name, ==, "乙");
  g_signal_emit_by_name (row, "renamed", "丁");
  do
    {
      g_main_context_iteration (NULL, TRUE);
      row = wait_for_views (window, 1);
    }
  while (g_strcmp0 (dz_saved_view_row_get_view (row)->name, "丁") != 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), "view.remove", NULL));
  wait_for_views (window, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  row = wait_for_views (window, 1);
  g_assert_cmpstr (dz_saved_view_row_get_view (row)->name, ==, "丁");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      row = wait_for_views (window, 1);
    }
  while (g_strcmp0 (dz_saved_view_row_get_view (row)->name, "乙") != 0);
  unsave (window);
  close_window (window);
}

int
main (int argc, char **argv)
{
  start_program (&argc, &argv);
  g_test_add_func ("/named-views/a-chart-comes-back", test_a_chart_comes_back);
  g_test_add_func ("/named-views/a-timeline-comes-back", test_a_timeline_comes_back);
  g_test_add_func ("/named-views/what-is-gone-is-told", test_what_is_gone_is_told);
  g_test_add_func ("/named-views/views-are-renamed-and-deleted", test_views_are_renamed_and_deleted);

  return g_test_run ();
}
