/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-window.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "gui/chart/dz-chart-chooser.h"
#include "gui/chart/dz-chart-view.h"
#include "gui/saved/dz-saved-view-row.h"

/* What becomes of a saved view when the library changes under it. */

#define REPORT                                                                                                        \
  "政府工作报告\n\n——2023年12月20日在东河市石桥区第三届人民代表大会第二次会议上\n\n石桥区人民政府区长 张某\n\n"      \
  "各位代表：\n\n现在，我代表区人民政府报告工作，请予审议。\n\n"                                                      \
  "一、2023年工作回顾\n\n"                                                                                            \
  "今年全区修好石桥12座，种树3万棵。老码头改成了花园，孩子们放学后来这里踢球。\n\n"                                   \
  "图书馆每晚开到十点，新添两间自习室，全年接待读者20万人次。\n\n"                                                    \
  "二、2024年工作安排\n\n"                                                                                            \
  "2024年全区要达到的主要预期目标：地区生产总值增长%s左右，社会消费品零售总额增长8%%以上。\n\n"                       \
  "菜市场搬进楼里，摊位增加一倍，早市照旧。\n\n"                                                                      \
  "旧电车停运，轨道留作纪念，车库改成展馆。\n\n"                                                                      \
  "谢谢大家！\n"

typedef struct
{
  DzWindow *window;
  char *folder;
  char *library;
  guint n_files;
} Desk;

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

static void
wait_until_said (Desk *desk, const char *text)
{
  while (!says (GTK_WIDGET (desk->window->notice_bar), text))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_quiet (Desk *desk)
{
  return gtk_widget_get_first_child (GTK_WIDGET (desk->window->notice_bar)) == NULL;
}

static void
wait_until_quiet (Desk *desk)
{
  while (!is_quiet (desk))
    g_main_context_iteration (NULL, TRUE);
}

static const DzQuantity *
find_goal (Desk *desk)
{
  DzSession *session = desk->window->session;
  DzOverview *overview = session != NULL ? dz_session_get_overview (session) : NULL;

  for (guint i = 0; overview != NULL && i < overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);

      if (g_strcmp0 (quantity->indicator_key, "gdp") == 0 && quantity->status == DZ_STATUS_GOAL)
        return quantity;
    }

  return NULL;
}

/* The same report with another goal is its next version. */
static void
import (Desk *desk, const char *growth, double value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = g_strdup_printf (REPORT, growth);
  g_autofree char *name = g_strdup_printf ("report-%u.txt", desk->n_files++);
  g_autofree char *path = g_build_filename (desk->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));
  dz_window_import (desk->window, files);
  while (find_goal (desk) == NULL || find_goal (desk)->low != value || dz_import_bar_is_busy (desk->window->import_bar))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->folder = g_dir_make_tmp ("duizhao-saved-XXXXXX", NULL);
  desk->library = g_build_filename (desk->folder, "own.duizhao", NULL);
  desk->window = dz_window_new (NULL);
  gtk_window_present (GTK_WINDOW (desk->window));
  dz_window_open_library (desk->window, desk->library);
  import (desk, "6%", 6);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_ref (desk->window);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (desk->window);
  dir = g_dir_open (desk->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (desk->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (desk->folder);
  g_free (desk->folder);
  g_free (desk->library);
}

static GObject *
view_part (Desk *desk, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (desk->window->views_button), DZ_TYPE_SAVED_VIEWS_BUTTON, name);
}

static DzSavedViewRow *
wait_for_view (Desk *desk)
{
  GtkListBoxRow *row;

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.saved-views", NULL);
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (view_part (desk, "list")), 0)) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return DZ_SAVED_VIEW_ROW (row);
}

static void
save_as (Desk *desk, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.save-view", NULL);
  gtk_editable_set_text (GTK_EDITABLE (view_part (desk, "entry")), name);
  g_signal_emit_by_name (view_part (desk, "save_button"), "clicked");
  wait_for_view (desk);
}

static void
open_view (Desk *desk)
{
  DzSavedViewRow *row = wait_for_view (desk);

  g_signal_emit_by_name (view_part (desk, "list"), "row-activated", row);
}

static DzChartChooser *
show_goal_chart (Desk *desk)
{
  DzChartChooser *chooser;

  dz_window_show_overview (desk->window, "chart");
  chooser = DZ_CHART_CHOOSER (find_widget (GTK_WIDGET (desk->window), DZ_TYPE_CHART_CHOOSER));
  dz_chart_chooser_set_kind (chooser, DZ_CHART_GOAL_OUTCOME);
  dz_chart_chooser_set_indicator (chooser, "gdp", DZ_MEASURE_GROWTH);
  g_signal_emit_by_name (chooser, "changed");

  return chooser;
}

/* While it stands open, and while another page is shown; “Save Again” takes the data of now. */
static void
test_a_new_version_redraws (Desk *desk, gconstpointer data)
{
  const char *page = data;
  GtkWidget *line;

  if (g_str_equal (page, "chart"))
    show_goal_chart (desk);
  else
    dz_window_show_overview (desk->window, page);
  save_as (desk, "甲");
  g_assert_true (is_quiet (desk));

  import (desk, "6.5%", 6.5);
  wait_until_said (desk, "“甲” has been redrawn; since it was saved on ");
  g_assert_true (says (GTK_WIDGET (desk->window->notice_bar), ": 1 figure changed"));
  line = gtk_widget_get_first_child (GTK_WIDGET (desk->window->notice_bar));
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (line)), ==, GTK_ACCESSIBLE_ROLE_ALERT);

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.save-view-again", NULL);
  wait_until_quiet (desk);
  dz_window_show_overview (desk->window, "goals");
  import (desk, "7%", 7);
  g_assert_true (is_quiet (desk));
  dz_window_show_overview (desk->window, page);
  wait_until_said (desk, ": 1 figure changed");

  /* Taken back, it is as it was saved. */
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  wait_until_quiet (desk);
}

/* Nothing is said of a view that is not open, until it is opened. */
static void
test_a_closed_view_is_told_when_opened (Desk *desk, gconstpointer data)
{
  DzChartChooser *chooser = show_goal_chart (desk);
  g_autofree char *digest = NULL;

  save_as (desk, "甲");
  digest = g_strdup (dz_saved_view_row_get_view (wait_for_view (desk))->digest);
  dz_chart_chooser_set_kind (chooser, DZ_CHART_PLACES);
  g_signal_emit_by_name (chooser, "changed");
  import (desk, "6.5%", 6.5);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (is_quiet (desk));

  open_view (desk);
  wait_until_said (desk, "“甲” is drawn from today’s figures; since it was saved on ");
  g_assert_true (says (GTK_WIDGET (desk->window->notice_bar), ": 1 figure changed"));

  /* Saved again and opened again, there is nothing to tell. */
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.save-view-again", NULL);
  wait_until_quiet (desk);
  while (g_str_equal (dz_saved_view_row_get_view (wait_for_view (desk))->digest, digest))
    g_main_context_iteration (NULL, TRUE);
  open_view (desk);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (is_quiet (desk));
}

static void
damage (Desk *desk, const char *statement)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (desk->library, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, statement, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* It is listed as what it is, does not open, and can be saved anew under its name. */
static void
test_a_damaged_view_is_listed (Desk *desk, gconstpointer data)
{
  DzSavedViewRow *row;

  show_goal_chart (desk);
  save_as (desk, "甲");
  damage (desk, data);
  gtk_popover_popdown (GTK_POPOVER (view_part (desk, "popover")));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.saved-views", NULL);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      row = wait_for_view (desk);
    }
  while (dz_saved_view_row_get_view (row)->damage == NULL);
  g_assert_cmpstr (dz_saved_view_row_get_view (row)->name, ==, "甲");
  g_assert_true (says (GTK_WIDGET (row), "Damaged"));

  g_signal_emit_by_name (view_part (desk, "list"), "row-activated", row);
  g_assert_true (says (GTK_WIDGET (desk->window->toast_overlay), "“甲” is damaged"));
  save_as (desk, "甲");
  do
    {
      g_main_context_iteration (NULL, TRUE);
      row = wait_for_view (desk);
    }
  while (dz_saved_view_row_get_view (row)->damage != NULL);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("duizhao-saved-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (home, "data", NULL);

  /* Not isolated by GLib, which would hide the icons and the file types of the system. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/saved/a-new-version-redraws-a-chart", Desk, "chart", set_up, test_a_new_version_redraws, tear_down);
  g_test_add ("/saved/a-new-version-redraws-a-timeline", Desk, "timeline", set_up, test_a_new_version_redraws,
              tear_down);
  g_test_add ("/saved/a-closed-view-is-told-when-opened", Desk, NULL, set_up, test_a_closed_view_is_told_when_opened,
              tear_down);
  g_test_add ("/saved/nonsense-is-listed", Desk, "UPDATE saved_view SET content = 'nonsense'", set_up,
              test_a_damaged_view_is_listed, tear_down);
  g_test_add ("/saved/a-broken-number-is-listed", Desk,
              "UPDATE saved_view SET content = content || char (10) || '[style]' || char (10) || 'dpi=many'", set_up,
              test_a_damaged_view_is_listed, tear_down);

  return g_test_run ();
}
