/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-window.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gui/library/dz-chip-box.h"
#include "gui/notes/dz-lost-figures.h"

static GtkWidget *
find_type (GtkWidget *widget, GType type, guint nth)
{
  static guint seen;

  if (nth != G_MAXUINT)
    seen = nth;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && seen-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type, G_MAXUINT);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A file of that name in the test's own folder. */
static char *
dup_path (const char *name)
{
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);

  return g_build_filename (g_get_user_data_dir (), name, NULL);
}

static void
wait_for_page (DzWindow *window, const char *page)
{
  while (g_strcmp0 (gtk_stack_get_visible_child_name (window->page_stack), page) != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_empty_library_welcomes (void)
{
  DzWindow *window = dz_window_new (NULL);
  g_autofree char *path = dup_path ("empty.duizhao");

  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->page_stack), ==, "loading");
  dz_window_open_library (window, path);
  wait_for_page (window, "welcome");
  close_window (window);
}

static void
test_what_is_no_library_has_a_page (void)
{
  DzWindow *window = dz_window_new (NULL);
  g_autofree char *path = dup_path ("letter.duizhao");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "This is a letter, not a library, and long enough to be looked at as one.\n", -1, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  dz_window_open_library (window, path);
  wait_for_page (window, "error");
  close_window (window);
}

/* Also while another window of the program has the keyboard. */
static void
test_quit_closes_all (void)
{
  g_autoptr (DzApplication) application = dz_application_new ();
  g_autoptr (GError) error = NULL;
  DzWindow *window = NULL;
  GtkWidget *other = gtk_window_new ();

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  window = dz_window_new (application);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (other));
  while (!gtk_widget_get_mapped (other))
    g_main_context_iteration (NULL, TRUE);
  gtk_application_add_window (GTK_APPLICATION (application), GTK_WINDOW (other));
  g_assert_true (gtk_application_get_active_window (GTK_APPLICATION (application)) == GTK_WINDOW (other));
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (application)));
}

static void
test_sample_opens_with_a_pair (void)
{
  DzWindow *window = open_sample ();

  g_assert_nonnull (strstr (adw_window_title_get_title (window->window_title), "⇄"));
  g_assert_true (g_str_has_prefix (adw_window_title_get_subtitle (window->window_title), "Sample Library"));
  close_window (window);
}

static void
test_sample_is_made_once (void)
{
  DzWindow *window = open_sample ();
  guint n_reports = dz_session_get_overview (window->session)->reports->len;

  close_window (window);
  window = open_sample ();
  g_assert_cmpint (dz_session_get_overview (window->session)->reports->len, ==, n_reports);
  close_window (window);
}

static void
test_failed_file_is_listed (void)
{
  DzWindow *window = dz_window_new (NULL);
  g_autofree char *path = dup_path ("failed.duizhao");
  g_autofree char *empty = dup_path ("empty.txt");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_windows = g_list_model_get_n_items (gtk_window_get_toplevels ());
  g_autoptr (GtkWindow) summary = NULL;

  g_file_set_contents (empty, "", -1, NULL);
  g_ptr_array_add (files, g_file_new_for_path (empty));
  gtk_window_present (GTK_WINDOW (window));
  dz_window_open_library (window, path);
  dz_window_import (window, files);
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) == n_windows)
    g_main_context_iteration (NULL, TRUE);

  summary = g_list_model_get_item (gtk_window_get_toplevels (), n_windows);
  g_assert_cmpstr (gtk_window_get_title (summary), ==, "Some Files Were Not Imported");
  gtk_window_destroy (summary);
  g_clear_object (&summary);
  close_window (window);
}

static void
wait_for_undo (DzWindow *window, const char *label)
{
  while (g_strcmp0 (dz_library_get_undo_label (dz_session_get_library (window->session)), label) != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
import_text (DzWindow *window, const char *path, const char *figure)
{
  g_autofree char *text = g_strdup_printf (
      "2025年石桥区政府工作报告\n\n一、2024年工作回顾\n\n地区生产总值增长%s，城镇新增就业2.1万人，河道整治完成五公里，沿岸新栽"
      "树木三千棵，居民散步有了好去处，两所小学开学，一所中学扩建。\n", figure);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_file_set_contents (path, text, -1, NULL);
  g_ptr_array_add (files, g_file_new_for_path (path));
  dz_window_import (window, files);
}

/* A mended text is told with a button that takes it back. */
static void
test_new_version_can_be_undone (void)
{
  DzWindow *window = dz_window_new (NULL);
  g_autofree char *path = dup_path ("versions.duizhao");
  g_autofree char *file = dup_path ("report.txt");
  const DzReport *report;

  gtk_window_present (GTK_WINDOW (window));
  dz_window_open_library (window, path);
  import_text (window, file, "6.1%");
  wait_for_page (window, "workbench");
  while (dz_import_bar_is_busy (window->import_bar) || dz_session_get_left_report (window->session) == 0)
    g_main_context_iteration (NULL, TRUE);
  import_text (window, file, "6.7%");
  wait_for_undo (window, "Import New Version of “石桥区 2025”");
  report = g_ptr_array_index (dz_session_get_overview (window->session)->reports, 0);
  g_assert_cmpstr (report->place, ==, "石桥区");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  wait_for_undo (window, NULL);
  g_assert_cmpuint (dz_session_get_overview (window->session)->reports->len, ==, 1);
  close_window (window);
}

static gpointer
add_tag (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_find_tag (store, data, TRUE, error) != 0);
}

static char *
dup_undo_text (DzWindow *window)
{
  const char *label = dz_library_get_undo_label (dz_session_get_library (window->session));

  return g_strdup (label != NULL ? label : "");
}

/* What was done before the window was closed is undone, and done again, by name in the next. */
static void
test_undo_after_restart (void)
{
  g_autofree char *path = dup_path ("again.duizhao");
  g_autofree char *file = dup_path ("again.txt");
  g_autofree char *done = NULL;
  DzWindow *window = dz_window_new (NULL);

  gtk_window_present (GTK_WINDOW (window));
  dz_window_open_library (window, path);
  import_text (window, file, "6.1%");
  wait_for_page (window, "workbench");
  while (dz_import_bar_is_busy (window->import_bar) || dz_session_get_left_report (window->session) == 0)
    g_main_context_iteration (NULL, TRUE);
  dz_library_write_async (dz_session_get_library (window->session), add_tag, g_strdup ("水利"), g_free, NULL, NULL, NULL,
                          NULL);
  while (done == NULL || strstr (done, "水利") == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (done);
      done = dup_undo_text (window);
    }
  close_window (window);

  window = dz_window_new (NULL);
  gtk_window_present (GTK_WINDOW (window));
  dz_window_open_library (window, path);
  wait_for_page (window, "workbench");
  wait_for_undo (window, done);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  while (g_strcmp0 (dz_library_get_redo_label (dz_session_get_library (window->session)), done) != 0)
    g_main_context_iteration (NULL, TRUE);
  close_window (window);

  window = dz_window_new (NULL);
  gtk_window_present (GTK_WINDOW (window));
  dz_window_open_library (window, path);
  wait_for_page (window, "workbench");
  while (g_strcmp0 (dz_library_get_redo_label (dz_session_get_library (window->session)), done) != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL));
  wait_for_undo (window, done);
  close_window (window);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

static void
wait_for_notice (DzWindow *window, const char *text)
{
  GtkWidget *bar = GTK_WIDGET (window->notice_bar);

  while (text != NULL ? !says (bar, text) : gtk_widget_get_first_child (bar) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gpointer
confirm_all (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) quantities = dz_store_list_quantities (store, 0, error);

  for (guint i = 0; i < quantities->len; i++)
    dz_store_save_reading (store, g_ptr_array_index (quantities, i), DZ_STATE_CONFIRMED, error);

  return NULL;
}

/* What she said of words that a new version has no more is announced, with a way to it, until it holds again. */
static void
test_lost_figures_are_told (void)
{
  DzWindow *window = dz_window_new (NULL);
  g_autofree char *path = dup_path ("lost.duizhao");
  g_autofree char *file = dup_path ("lost.txt");

  gtk_window_present (GTK_WINDOW (window));
  dz_window_open_library (window, path);
  import_text (window, file, "6.1%");
  wait_for_page (window, "workbench");
  while (dz_import_bar_is_busy (window->import_bar) || dz_session_get_left_report (window->session) == 0)
    g_main_context_iteration (NULL, TRUE);
  dz_library_write_async (dz_session_get_library (window->session), confirm_all, NULL, NULL, NULL, NULL, NULL, NULL);
  wait_for_undo (window, "Confirm Figure");
  import_text (window, file, "6.7%");
  wait_for_notice (window, "The words of 1 figure you spoke on");
  gtk_widget_set_visible (window->sidebar_pane, FALSE);
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-lost", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->sidebar_stack), ==, "notes");
  while (!gtk_widget_get_mapped (find_type (GTK_WIDGET (window), DZ_TYPE_LOST_FIGURES, 0)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (says (find_type (GTK_WIDGET (window), DZ_TYPE_LOST_FIGURES, 0), "6.1%"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  wait_for_notice (window, NULL);
  close_window (window);
}

/* The file and the line of a slip stay in sight until they are closed. */
static void
test_slips_in_knowledge_are_told (void)
{
  DzWindow *window = dz_window_new (NULL);
  g_autofree char *path = dup_path ("slip.duizhao");
  g_autofree char *slip = dz_knowledge_dup_path ("units.tsv", TRUE);
  g_autofree char *folder = g_path_get_dirname (slip);

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (slip, "unit\tfamily\tmultiple\n桶\n", -1, NULL);
  gtk_window_present (GTK_WINDOW (window));
  dz_window_open_library (window, path);
  wait_for_page (window, "welcome");
  wait_for_notice (window, "units.tsv”, line 1");
  g_unlink (slip);
  dz_notice_bar_hide (window->notice_bar, "knowledge");
  wait_for_notice (window, NULL);
  close_window (window);
}

static void
test_chip_sets_the_filter (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *topics = find_type (GTK_WIDGET (window), DZ_TYPE_CHIP_BOX, 1);
  GtkWidget *chip = find_type (topics, GTK_TYPE_TOGGLE_BUTTON, 0);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  g_assert_nonnull (dz_session_get_filter (window->session)->topics);
  g_assert_nonnull (dz_session_get_filter (window->session)->topics[0]);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), FALSE);
  g_assert_null (dz_session_get_filter (window->session)->topics);
  close_window (window);
}

static void
test_find_opens_the_concordance (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *focus = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->overview_stack), ==, "concordance");
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT (focus));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->overview_stack), ==, "timeline");
  close_window (window);
}

static void
test_pages_and_panes_are_kept (void)
{
  DzWindow *window = open_sample ();

  dz_window_show_overview (window, "goals");
  gtk_widget_set_visible (window->sidebar_pane, FALSE);
  gtk_window_close (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;

  window = open_sample ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->overview_stack), ==, "goals");
  g_assert_false (gtk_widget_get_visible (window->sidebar_pane));
  g_settings_reset (window->settings, "show-sidebar");
  g_settings_reset (window->settings, "overview-page");
  close_window (window);
}

/* Kept settings may come from a broken file: a critical warning of GTK ends this test. */
static void
test_absurd_size_is_ignored (void)
{
  DzWindow *window = open_sample ();
  g_autoptr (GSettings) settings = g_object_ref (window->settings);

  close_window (window);
  g_settings_set (settings, "window-size", "(ii)", -5, 99999999);
  window = open_sample ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  g_settings_reset (settings, "window-size");
  close_window (window);
}

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_label (GTK_LABEL (widget)) != '\0')
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;

  return FALSE;
}

/* A control without words of its own needs a label for those who do not see its icon. */
static int
get_least_width (DzWindow *window)
{
  int least;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

/* At 200 % a small window has no room for all panes: it stays as it is, and shows one at a time. What was open comes back. */
static void
test_large_type_closes_panes (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  GtkSettings *desktop = gtk_settings_get_default ();
  DzWindow *window;

  g_settings_set (settings, "window-size", "(ii)", 900, 600);
  g_object_set (desktop, "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  window = open_sample ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->library_pane)));
  g_assert_false (gtk_widget_get_visible (window->sidebar_pane));
  g_assert_cmpint (get_least_width (window), <=, 900);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-sidebar", NULL);
  g_assert_true (gtk_widget_get_visible (window->sidebar_pane));
  g_assert_cmpint (get_least_width (window), <=, 900);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-library", NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->library_pane)));
  g_assert_false (gtk_widget_get_visible (window->sidebar_pane));
  g_assert_cmpint (get_least_width (window), <=, 900);

  g_object_set (desktop, "gtk-xft-dpi", 96 * PANGO_SCALE, NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->library_pane)));
  g_assert_true (gtk_widget_get_visible (window->sidebar_pane));
  g_settings_reset (settings, "window-size");
  close_window (window);
}

static void
check_labels (GtkWidget *widget)
{
  gboolean is_control = GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget);

  if (GTK_IS_WINDOW_CONTROLS (widget) || !gtk_widget_get_visible (widget))
    return;

  if (is_control && !has_text (widget)
      && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    {
      g_test_message ("%s in %s has no label", G_OBJECT_TYPE_NAME (widget),
                      G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      g_test_fail ();
    }
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_labels (child);
}

static void
test_controls_are_labelled (void)
{
  DzWindow *window = open_sample ();

  check_labels (GTK_WIDGET (window));
  close_window (window);
}

static void
test_fits_a_small_screen (void)
{
  DzWindow *window = open_sample ();
  int width = 0;
  int height = 0;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, 1024, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 1024);
  g_assert_cmpint (height, <=, 600);
  close_window (window);
}

int
main (int argc, char **argv)
{
  start_program (&argc, &argv);
  g_test_add_func ("/window/empty-library-welcomes", test_empty_library_welcomes);
  g_test_add_func ("/window/what-is-no-library-has-a-page", test_what_is_no_library_has_a_page);
  g_test_add_func ("/window/quit-closes-all", test_quit_closes_all);
  g_test_add_func ("/window/sample-opens-with-a-pair", test_sample_opens_with_a_pair);
  g_test_add_func ("/window/sample-is-made-once", test_sample_is_made_once);
  g_test_add_func ("/window/failed-file-is-listed", test_failed_file_is_listed);
  g_test_add_func ("/window/new-version-can-be-undone", test_new_version_can_be_undone);
  g_test_add_func ("/window/undo-after-restart", test_undo_after_restart);
  g_test_add_func ("/window/lost-figures-are-told", test_lost_figures_are_told);
  g_test_add_func ("/window/slips-in-knowledge-are-told", test_slips_in_knowledge_are_told);
  g_test_add_func ("/window/chip-sets-the-filter", test_chip_sets_the_filter);
  g_test_add_func ("/window/find-opens-the-concordance", test_find_opens_the_concordance);
  g_test_add_func ("/window/pages-and-panes-are-kept", test_pages_and_panes_are_kept);
  g_test_add_func ("/window/absurd-size-is-ignored", test_absurd_size_is_ignored);
  g_test_add_func ("/window/controls-are-labelled", test_controls_are_labelled);
  g_test_add_func ("/window/fits-a-small-screen", test_fits_a_small_screen);
  g_test_add_func ("/window/large-type-closes-panes", test_large_type_closes_panes);

  return g_test_run ();
}
