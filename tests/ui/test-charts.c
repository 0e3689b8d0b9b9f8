/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "chart/dz-chart-export.h"
#include "gui/chart/dz-chart-canvas-private.h"
#include "gui/chart/dz-chart-chooser.h"
#include "gui/chart/dz-chart-export-window-private.h"
#include "gui/chart/dz-chart-view.h"
#include "gui/dz-window-private.h"
#include "gui/saved/dz-saved-view-row.h"
#include "gui/timeline/dz-timeline-view.h"

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static DzWindow *
open_sample (void)
{
  DzWindow *window = dz_window_new (NULL);

  gtk_window_present (GTK_WINDOW (window));
  dz_window_open_sample (window);
  while (g_strcmp0 (gtk_stack_get_visible_child_name (window->page_stack), "workbench") != 0)
    g_main_context_iteration (NULL, TRUE);
  while (dz_import_bar_is_busy (window->import_bar) || dz_session_get_left_report (window->session) == 0)
    g_main_context_iteration (NULL, TRUE);

  return window;
}

static void
close_window (DzWindow *window)
{
  g_object_ref (window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (window);
}

static GtkWidget *
show_chart (DzWindow *window)
{
  dz_window_show_overview (window, "chart");

  return find_widget (GTK_WIDGET (window), DZ_TYPE_CHART_VIEW);
}

static DzChartExportWindow *
find_export_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (DZ_IS_CHART_EXPORT_WINDOW (l->data))
      return l->data;

  return NULL;
}

static DzChartExportWindow *
open_export_window (GtkWidget *view)
{
  g_assert_true (gtk_widget_activate_action (view, "chart.export", NULL));
  g_assert_nonnull (find_export_window ());

  return find_export_window ();
}

static GObject *
part (gpointer widget, const char *name)
{
  GObject *object = gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (object);

  return object;
}

static guint32
read_number (const char *bytes)
{
  const guchar *data = (const guchar *) bytes;

  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

/* Millimetres and dots per inch give the pixels of the file, and the reader's title stands in it. */
static void
test_export_has_style_and_texts (void)
{
  DzWindow *window = open_sample ();
  DzChartExportWindow *export = open_export_window (show_chart (window));
  g_autofree char *folder = g_dir_make_tmp ("duizhao-charts-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chart.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  adw_combo_row_set_selected (ADW_COMBO_ROW (part (export, "style_row")), 2);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (part (export, "width_spin"))), ==, 85);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (part (export, "dpi_spin")), 254);
  gtk_editable_set_text (GTK_EDITABLE (part (export, "title_row")), "Title of my own");
  dz_chart_export_window_export_to (export, file);
  while (find_export_window () != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpuint (read_number (bytes + 16), ==, 850);
  g_assert_cmpuint (read_number (bytes + 20), ==, 650);
  /* The title stands behind bytes that are zero. */
  for (gsize i = 0; i < size; i++)
    bytes[i] = bytes[i] == '\0' ? ' ' : bytes[i];
  g_assert_nonnull (g_strstr_len (bytes, (gssize) size, "Title of my own"));
  g_unlink (path);
  g_rmdir (folder);
  close_window (window);
}

static void
test_own_texts_belong_to_one_chart (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = show_chart (window);
  DzChartExportWindow *export = open_export_window (view);
  GtkDropDown *kinds = GTK_DROP_DOWN (find_widget (view, GTK_TYPE_DROP_DOWN));

  gtk_editable_set_text (GTK_EDITABLE (part (export, "title_row")), "Mine");
  gtk_window_destroy (GTK_WINDOW (export));
  export = open_export_window (view);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (export, "title_row"))), ==, "Mine");
  gtk_window_destroy (GTK_WINDOW (export));

  gtk_drop_down_set_selected (kinds, DZ_CHART_HEAT_MAP);
  export = open_export_window (view);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (export, "title_row"))), !=, "Mine");
  gtk_window_destroy (GTK_WINDOW (export));
  close_window (window);
}

static guint
count_files (const char *folder, gboolean remove)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_str_has_suffix (name, ".svg"));
      if (remove)
        g_unlink (path);
      n++;
    }

  return n;
}

static void
test_all_charts_go_into_a_folder (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = show_chart (window);
  DzChartExportWindow *export = open_export_window (view);
  g_autofree char *path = g_dir_make_tmp ("duizhao-charts-XXXXXX", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  adw_combo_row_set_selected (ADW_COMBO_ROW (part (export, "which_row")), 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (part (export, "format_row")), 2);
  dz_chart_export_window_export_to (export, folder);
  while (find_export_window () != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_files (path, TRUE), >, 10);
  g_rmdir (path);

  /* The format stays chosen. */
  export = open_export_window (view);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (part (export, "format_row"))), ==, 2);
  gtk_window_destroy (GTK_WINDOW (export));
  close_window (window);
}

static AdwMessageDialog *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return ADW_MESSAGE_DIALOG (window);
    }

  return NULL;
}

/* Nothing is replaced unasked, neither in a folder nor by a name that gets its suffix. */
static void
test_files_are_not_replaced_unasked (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = show_chart (window);
  DzChartExportWindow *export = open_export_window (view);
  g_autofree char *path = g_dir_make_tmp ("duizhao-charts-XXXXXX", NULL);
  g_autofree char *chart = g_build_filename (path, "places-old.svg", NULL);
  g_autofree char *picture = g_build_filename (path, "mine.png", NULL);
  g_autofree char *bare = g_build_filename (path, "mine", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFile) file = g_file_new_for_path (bare);
  g_autofree char *kept = NULL;
  g_autofree char *left = NULL;

  g_assert_true (g_file_set_contents (chart, "old", -1, NULL));
  g_assert_true (g_file_set_contents (picture, "old", -1, NULL));
  adw_combo_row_set_selected (ADW_COMBO_ROW (part (export, "format_row")), 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (part (export, "which_row")), 1);
  dz_chart_export_window_ask_and_export (export, folder);
  g_assert_nonnull (find_question ());
  adw_message_dialog_response (find_question (), "cancel");
  g_assert_true (g_file_get_contents (chart, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");

  adw_combo_row_set_selected (ADW_COMBO_ROW (part (export, "which_row")), 0);
  dz_chart_export_window_ask_and_export (export, file);
  g_assert_nonnull (find_question ());
  adw_message_dialog_response (find_question (), "cancel");
  g_assert_true (g_file_get_contents (picture, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "old");
  gtk_window_destroy (GTK_WINDOW (export));
  g_unlink (chart);
  g_unlink (picture);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  close_window (window);
}

static void
test_a_batch_can_be_stopped (void)
{
  DzWindow *window = open_sample ();
  DzChartExportWindow *export = open_export_window (show_chart (window));
  g_autofree char *path = g_dir_make_tmp ("duizhao-charts-XXXXXX", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  GtkWidget *body = GTK_WIDGET (part (export, "body"));

  adw_combo_row_set_selected (ADW_COMBO_ROW (part (export, "which_row")), 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (part (export, "format_row")), 2);
  dz_chart_export_window_export_to (export, folder);
  g_assert_false (gtk_widget_get_sensitive (body));
  g_signal_emit_by_name (part (export, "stop_button"), "clicked");
  while (!gtk_widget_get_sensitive (body))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (part (export, "status_label"))), "Stopped"));
  count_files (path, TRUE);
  g_rmdir (path);
  gtk_window_destroy (GTK_WINDOW (export));
  close_window (window);
}

/* What could not be written is named, once, and nothing is left of it. */
static void
test_a_folder_that_takes_no_files (void)
{
  DzWindow *window = open_sample ();
  DzChartExportWindow *export = open_export_window (show_chart (window));
  g_autoptr (GFile) folder = g_file_new_for_path ("/proc/self/fdinfo");
  GtkWidget *body = GTK_WIDGET (part (export, "body"));
  const char *status;

  adw_combo_row_set_selected (ADW_COMBO_ROW (part (export, "which_row")), 1);
  dz_chart_export_window_export_to (export, folder);
  while (!gtk_widget_get_sensitive (body))
    g_main_context_iteration (NULL, TRUE);
  status = gtk_label_get_text (GTK_LABEL (part (export, "status_label")));
  g_assert_nonnull (strstr (status, "/proc/self/fdinfo/places-"));
  gtk_window_destroy (GTK_WINDOW (export));
  close_window (window);
}

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

static char *
dup_file (const char *path)
{
  char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));

  return content;
}

static void
write_words (DzChartExportWindow *export, const char *own, const char *written)
{
  gboolean found = FALSE;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (part (export, "words_row")), TRUE);
  for (guint i = 0; i < export->word_rows->len; i++)
    if (g_str_equal (adw_preferences_row_get_title (export->word_rows->pdata[i]), own))
      {
        gtk_editable_set_text (export->word_rows->pdata[i], written);
        found = TRUE;
      }
  g_assert_true (found);
}

/* Names of places and the line of sources are the reader's in the picture, the true ones in the table. */
static void
check_own_words (DzChartExportWindow *(*open) (GtkWidget *view), GtkWidget *view, double width)
{
  static const char *const names[] = { "own.svg", "own.csv" };
  g_autofree char *folder = g_dir_make_tmp ("duizhao-charts-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DzChartExportWindow *export = open (view);
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autofree char *size = g_strdup_printf ("width=\"%g\"", width);
      g_autofree char *content = NULL;
      g_autoptr (GFile) file = g_file_new_for_path (path);

      adw_combo_row_set_selected (ADW_COMBO_ROW (part (export, "style_row")), 2);
      gtk_editable_set_text (GTK_EDITABLE (part (export, "title_row")), "Title of my own");
      gtk_editable_set_text (GTK_EDITABLE (part (export, "source_row")), "Sources of my own");
      write_words (export, "武昌区", "District A");
      dz_chart_export_window_export_to (export, file);
      while (find_export_window () != NULL)
        g_main_context_iteration (NULL, TRUE);
      content = dup_file (path);
      g_assert_true ((strstr (content, "District A") != NULL) == (i == 0));
      g_assert_true ((strstr (content, "Sources of my own") != NULL) == (i == 0));
      g_assert_true ((strstr (content, ">武昌区<") != NULL) == FALSE);
      g_assert_true ((strstr (content, ",武昌区,") != NULL) == (i == 1));
      g_assert_true ((strstr (content, "Title of my own") != NULL) == (i == 0));
      if (i == 0)
        g_assert_nonnull (strstr (content, size));
      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_names_are_the_readers (void)
{
  DzWindow *window = open_sample ();

  check_own_words (open_export_window, show_chart (window), 321.26);
  close_window (window);
}

static DzChartExportWindow *
open_timeline_export (GtkWidget *view)
{
  g_assert_true (gtk_widget_activate_action (view, "timeline.export", NULL));
  g_assert_nonnull (find_export_window ());

  return find_export_window ();
}

/* The same window serves the timeline, with style, texts and pages; a saved view keeps them. */
static void
test_a_timeline_has_style_and_texts (void)
{
  DzWindow *window = open_sample ();
  DzChartExportWindow *export;
  DzSavedView *saved;
  GtkWidget *view;

  dz_window_show_overview (window, "timeline");
  view = find_widget (GTK_WIDGET (window), DZ_TYPE_TIMELINE_VIEW);
  check_own_words (open_timeline_export, view, 321.26);

  saved = dz_window_dup_view (window);
  g_assert_cmpstr (saved->title, ==, "Title of my own");
  g_assert_cmpstr (saved->style, ==, "journal");
  g_assert_cmpstr (saved->words[1], ==, "District A");
  export = open_timeline_export (view);
  gtk_editable_set_text (GTK_EDITABLE (part (export, "title_row")), "Another");
  adw_combo_row_set_selected (ADW_COMBO_ROW (part (export, "style_row")), 1);
  gtk_window_destroy (GTK_WINDOW (export));
  dz_window_open_view (window, saved);
  export = open_timeline_export (view);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (export, "title_row"))), ==, "Title of my own");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (part (export, "style_row"))), ==, 2);
  gtk_window_destroy (GTK_WINDOW (export));
  dz_saved_view_free (saved);
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
  g_autofree char *home = g_dir_make_tmp ("duizhao-charts-XXXXXX", NULL);
  g_autofree char *data = g_build_filename (home, "data", NULL);

  /* Not isolated by GLib, which would hide the icons and the file types of the system. */
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add_func ("/charts/export-has-style-and-texts", test_export_has_style_and_texts);
  g_test_add_func ("/charts/own-texts-belong-to-one-chart", test_own_texts_belong_to_one_chart);
  g_test_add_func ("/charts/all-go-into-a-folder", test_all_charts_go_into_a_folder);
  g_test_add_func ("/charts/files-are-not-replaced-unasked", test_files_are_not_replaced_unasked);
  g_test_add_func ("/charts/a-batch-can-be-stopped", test_a_batch_can_be_stopped);
  g_test_add_func ("/charts/a-folder-that-takes-no-files", test_a_folder_that_takes_no_files);
  g_test_add_func ("/charts/a-chart-comes-back", test_a_chart_comes_back);
  g_test_add_func ("/charts/a-timeline-comes-back", test_a_timeline_comes_back);
  g_test_add_func ("/charts/what-is-gone-is-told", test_what_is_gone_is_told);
  g_test_add_func ("/charts/views-are-renamed-and-deleted", test_views_are_renamed_and_deleted);
  g_test_add_func ("/charts/names-are-the-readers", test_names_are_the_readers);
  g_test_add_func ("/charts/a-timeline-has-style-and-texts", test_a_timeline_has_style_and_texts);
  g_test_add_func ("/charts/picture-and-data-are-copied", test_picture_and_data_are_copied);
  g_test_add_func ("/charts/a-timeline-is-copied", test_a_timeline_is_copied);
  g_test_add_func ("/charts/the-file-equals-the-screen", test_the_file_equals_the_screen);
  g_test_add_func ("/charts/marks-are-clicked", test_marks_are_clicked);
  g_test_add_func ("/charts/years-are-brushed", test_years_are_brushed);

  return g_test_run ();
}
