/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-window.h"

#include <glib/gstdio.h>

#include "gui/timeline/dz-timeline-view.h"

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

int
main (int argc, char **argv)
{
  start_program (&argc, &argv);
  g_test_add_func ("/chart-files/export-has-style-and-texts", test_export_has_style_and_texts);
  g_test_add_func ("/chart-files/own-texts-belong-to-one-chart", test_own_texts_belong_to_one_chart);
  g_test_add_func ("/chart-files/all-go-into-a-folder", test_all_charts_go_into_a_folder);
  g_test_add_func ("/chart-files/files-are-not-replaced-unasked", test_files_are_not_replaced_unasked);
  g_test_add_func ("/chart-files/a-batch-can-be-stopped", test_a_batch_can_be_stopped);
  g_test_add_func ("/chart-files/a-folder-that-takes-no-files", test_a_folder_that_takes_no_files);
  g_test_add_func ("/chart-files/names-are-the-readers", test_names_are_the_readers);
  g_test_add_func ("/chart-files/a-timeline-has-style-and-texts", test_a_timeline_has_style_and_texts);

  return g_test_run ();
}
