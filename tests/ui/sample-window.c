/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-window.h"

#include "gui/chart/dz-chart-view.h"

void
start_program (int *argc, char ***argv)
{
  g_autofree char *home = g_dir_make_tmp ("duizhao-ui-XXXXXX", NULL);
  g_autofree char *data = g_build_filename (home, "data", NULL);

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_test_init (argc, argv, NULL);
  gtk_init ();
  adw_init ();
}

GtkWidget *
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

GObject *
part (gpointer widget, const char *name)
{
  GObject *object = gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (object);

  return object;
}

void
wait_for_workbench (DzWindow *window)
{
  while (g_strcmp0 (gtk_stack_get_visible_child_name (window->page_stack), "workbench") != 0)
    g_main_context_iteration (NULL, TRUE);
  while (dz_import_bar_is_busy (window->import_bar) || dz_session_get_left_report (window->session) == 0)
    g_main_context_iteration (NULL, TRUE);
}

DzWindow *
open_sample (void)
{
  DzWindow *window = dz_window_new (NULL);

  gtk_window_present (GTK_WINDOW (window));
  dz_window_open_sample (window);
  wait_for_workbench (window);

  return window;
}

void
close_window (DzWindow *window)
{
  g_object_ref (window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (window);
}

GtkWidget *
find_page (DzWindow *window, const char *page, GType type)
{
  dz_window_show_overview (window, page);

  return find_widget (GTK_WIDGET (window), type);
}

GtkWidget *
show_chart (DzWindow *window)
{
  dz_window_show_overview (window, "chart");

  return find_widget (GTK_WIDGET (window), DZ_TYPE_CHART_VIEW);
}

DzChartExportWindow *
find_export_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (DZ_IS_CHART_EXPORT_WINDOW (l->data))
      return l->data;

  return NULL;
}

DzChartExportWindow *
open_export_window (GtkWidget *view)
{
  g_assert_true (gtk_widget_activate_action (view, "chart.export", NULL));
  g_assert_nonnull (find_export_window ());

  return find_export_window ();
}

AdwMessageDialog *
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
