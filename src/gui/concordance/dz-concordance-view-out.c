/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-view-private.h"

#include <glib/gi18n.h>

#include "gui/chart/dz-chart-export-window.h"
#include "gui/chart/dz-chart-output.h"
#include "gui/concordance/dz-concordance-scope.h"
#include "gui/concordance/dz-search-print.h"
#include "gui/dz-print.h"
#include "workbench/dz-search-tables.h"

DzSearchLines *
dz_concordance_view_dup_lines (DzConcordanceView *self)
{
  g_autoptr (DzSearchScope) scope = NULL;
  DzSearchLines *lines;

  if (self->found == NULL || self->searching != NULL || self->found->hits->len == 0
      || dz_view_get_overview (DZ_VIEW (self)) == NULL)
    return NULL;

  scope = dz_concordance_scope_make (self->settings, dz_concordance_view_get_focus_report (self));
  lines = g_new0 (DzSearchLines, 1);
  lines->all = g_ptr_array_ref (self->found->hits);
  lines->hits = g_ptr_array_copy ((GPtrArray *) dz_hit_list_get_rows (self->hits), NULL, NULL);
  g_ptr_array_set_free_func (lines->hits, NULL);
  lines->overview = dz_overview_ref (dz_view_get_overview (DZ_VIEW (self)));
  lines->query = g_strdup (self->words);
  lines->scope = dz_search_scope_dup_words (scope);
  lines->n_hits = self->found->n_hits;

  return lines;
}

static void
tell_nothing (DzConcordanceView *self)
{
  dz_view_tell (DZ_VIEW (self), _ ("There is nothing to export yet."));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (widget);
  DzSearchPanel *panel = dz_concordance_view_get_panel (self);
  DzSearchLines *lines = panel == NULL ? dz_concordance_view_dup_lines (self) : NULL;

  if (lines != NULL)
    dz_search_output_ask_lines (widget, lines);
  else if (panel != NULL && dz_search_panel_get_result (panel) != NULL)
    dz_search_output_ask_result (widget, dz_search_panel_get_result (panel));
  else
    tell_nothing (self);
}

/* Lines chosen, or all that are listed where none is. */
static void
copy_lines (DzConcordanceView *self)
{
  g_autoptr (GPtrArray) hits = dz_hit_selection_list (self->selection);
  g_autoptr (DzTable) table = NULL;
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;

  if (hits->len == 0 || dz_view_get_overview (DZ_VIEW (self)) == NULL)
    return;
  table = dz_search_tables_new_hits (hits, dz_view_get_overview (DZ_VIEW (self))->reports);
  text = dz_table_dup_text (table, DZ_TABLE_TSV);
  said = g_strdup_printf (ngettext ("%u line copied", "%u lines copied", hits->len), hits->len);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  dz_view_tell (DZ_VIEW (self), said);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (widget);
  DzSearchPanel *panel = dz_concordance_view_get_panel (self);
  g_autofree char *text = panel != NULL ? dz_search_panel_dup_copy (panel) : NULL;

  if (panel == NULL)
    copy_lines (self);
  else if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* Equal contexts, as they are counted beside the lines. */

DzTable *
dz_concordance_view_dup_groups (DzConcordanceView *self)
{
  DzHitArrangement wanted = DZ_HIT_ARRANGEMENT_INIT;
  g_autoptr (GPtrArray) passed = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  if (self->found == NULL || self->found->hits->len == 0)
    return NULL;

  dz_lines_bar_fill (self->lines_bar, &wanted);
  passed = dz_concordance_filter (self->found->hits, &wanted.filter);
  groups = dz_concordance_group (passed, wanted.side, wanted.length);

  return dz_search_tables_new_groups (groups);
}

static void
export_groups_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzTable *table = dz_concordance_view_dup_groups (DZ_CONCORDANCE_VIEW (widget));

  if (table != NULL)
    dz_search_output_ask_table (widget, table, _ ("Equal Contexts"));
  else
    tell_nothing (DZ_CONCORDANCE_VIEW (widget));
}

/* On paper */

GtkPrintOperation *
dz_concordance_view_new_print_operation (DzConcordanceView *self)
{
  DzSearchPanel *panel = dz_concordance_view_get_panel (self);
  DzSearchLines *lines = panel == NULL ? dz_concordance_view_dup_lines (self) : NULL;
  DzTable *table = panel != NULL ? dz_search_panel_build_shown (panel) : NULL;

  if (lines != NULL)
    return dz_search_print_lines (lines);

  return table != NULL ? dz_search_print_table (table, dz_search_panel_get_title (panel)) : NULL;
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (widget);
  g_autoptr (GtkPrintOperation) operation = dz_concordance_view_new_print_operation (self);

  if (operation != NULL)
    dz_print_run (operation, widget);
  else
    dz_view_tell (DZ_VIEW (self), _ ("There is nothing to print yet."));
}

/* The chart, which says what was searched, and where. */

static void
load_outfit (DzConcordanceView *self, DzChartOutfit *outfit)
{
  dz_chart_outfit_load (outfit);
  g_free (outfit->texts[DZ_CHART_TEXT_SUBTITLE]);
  outfit->texts[DZ_CHART_TEXT_SUBTITLE] = g_strdup (self->words);
}

static void
dressed_cb (DzConcordanceView *self, const DzChartOutfit *outfit)
{
  dz_chart_outfit_save (outfit);
}

DzSharedChart *
dz_concordance_view_dress_chart (DzConcordanceView *self, DzChartOutfit *outfit)
{
  DzSearchPanel *panel = dz_concordance_view_get_panel (self);
  DzSharedChart *chart = panel != NULL ? dz_search_panel_get_chart (panel) : NULL;

  if (chart == NULL)
    return NULL;
  load_outfit (self, outfit);

  return dz_shared_chart_dress (chart, outfit);
}

static void
save_chart_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (widget);
  g_auto (DzChartOutfit) outfit = { 0 };
  g_autoptr (DzSharedChart) dressed = dz_concordance_view_dress_chart (self, &outfit);
  DzChartExportWindow *window;

  if (dressed == NULL)
    {
      tell_nothing (self);
      return;
    }
  window = dz_chart_export_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), dz_view_get_session (DZ_VIEW (self)),
                                       dz_search_panel_get_chart (dz_concordance_view_get_panel (self)), &outfit, NULL);
  g_signal_connect_object (window, "dressed", G_CALLBACK (dressed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
copy_chart_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (widget);
  g_auto (DzChartOutfit) outfit = { 0 };
  g_autoptr (DzSharedChart) dressed = dz_concordance_view_dress_chart (self, &outfit);
  g_autoptr (GdkContentProvider) copy = NULL;
  gboolean with_picture;

  if (dressed == NULL)
    {
      tell_nothing (self);
      return;
    }
  copy = dz_chart_copy (dressed, &outfit, &with_picture);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), copy);
  dz_view_tell (DZ_VIEW (self), _ ("Picture and data copied"));
}

static void
print_chart_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (DzChartOutfit) outfit = { 0 };
  g_autoptr (DzSharedChart) dressed = dz_concordance_view_dress_chart (DZ_CONCORDANCE_VIEW (widget), &outfit);

  if (dressed != NULL)
    dz_chart_print (dressed, &outfit, GTK_WINDOW (gtk_widget_get_root (widget)));
  else
    tell_nothing (DZ_CONCORDANCE_VIEW (widget));
}

/* Only what the mode has is offered. */
void
dz_concordance_view_fill_out_menu (DzConcordanceView *self)
{
  DzSearchPanel *panel = dz_concordance_view_get_panel (self);

  g_menu_remove_all (self->out_menu);
  g_menu_append (self->out_menu, _ ("Export…"), "concordance.export");
  if (panel == NULL)
    g_menu_append (self->out_menu, _ ("Export Equal Contexts…"), "concordance.export-groups");
  g_menu_append (self->out_menu, _ ("Copy as Table"), "concordance.copy");
  g_menu_append (self->out_menu, _ ("Print…"), "concordance.print");
  if (panel == NULL || dz_search_panel_get_chart (panel) == NULL)
    return;
  g_menu_append (self->out_menu, _ ("Save Chart…"), "concordance.save-chart");
  g_menu_append (self->out_menu, _ ("Copy Chart"), "concordance.copy-chart");
  g_menu_append (self->out_menu, _ ("Print Chart…"), "concordance.print-chart");
}

void
dz_concordance_view_install_out (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "concordance.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "concordance.export-groups", NULL, export_groups_action);
  gtk_widget_class_install_action (widget_class, "concordance.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "concordance.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "concordance.save-chart", NULL, save_chart_action);
  gtk_widget_class_install_action (widget_class, "concordance.copy-chart", NULL, copy_chart_action);
  gtk_widget_class_install_action (widget_class, "concordance.print-chart", NULL, print_chart_action);
}
