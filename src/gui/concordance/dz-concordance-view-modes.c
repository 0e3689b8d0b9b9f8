/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-view-private.h"

#include <glib/gi18n.h>

#include "gui/concordance/dz-concordance-scope.h"
#include "gui/concordance/dz-hit-marker.h"
#include "gui/notes/dz-highlight-color.h"
#include "workbench/dz-search-tables.h"

DzSearchPanel *
dz_concordance_view_get_panel (DzConcordanceView *self)
{
  guint chosen = gtk_drop_down_get_selected (self->mode_drop);

  return chosen > 0 && chosen <= DZ_N_SEARCH_MODES ? self->panels[chosen - 1] : NULL;
}

/* Of notes and headings there are no numbers of characters, and statistics would not be about what was asked. */
static const char *
tell_missing (DzConcordanceView *self, DzSearchModeKind kind, const DzSearchScope *scope, const DzQuery *query)
{
  if (dz_view_get_library (DZ_VIEW (self)) == NULL || dz_view_get_overview (DZ_VIEW (self)) == NULL)
    return _ ("No library is open.");
  if (scope->headings_only || scope->notes_only || scope->tag != NULL)
    return _ ("Statistics are about the text of reports: search in the whole text or in a part of it, and with any tag.");
  if (query == NULL && kind != DZ_SEARCH_KEYNESS)
    return _ ("Type what to search for.");

  return NULL;
}

static void
run (DzConcordanceView *self, DzSearchModeKind kind)
{
  DzSearchPanel *panel = self->panels[kind];
  const char *text = dz_view_get_query (DZ_VIEW (self));
  g_autoptr (DzSearchScope) scope = dz_concordance_scope_make (self->settings, dz_concordance_view_get_focus_report (self));
  g_autoptr (DzQuery) query = text != NULL ? dz_concordance_scope_parse (self->settings, text, NULL) : NULL;
  const char *missing = tell_missing (self, kind, scope, query);
  g_autoptr (DzSearchJob) job = NULL;

  dz_search_panel_set_overview (panel, dz_view_get_overview (DZ_VIEW (self)));
  if (missing != NULL)
    {
      dz_search_panel_clear (panel, missing);
      return;
    }

  job = dz_search_job_new (dz_view_get_overview (DZ_VIEW (self)), g_steal_pointer (&scope));
  if (query != NULL)
    g_ptr_array_add (job->queries, g_steal_pointer (&query));
  if (dz_search_panel_fill_job (panel, job, self->settings))
    dz_search_panel_run (panel, dz_view_get_library (DZ_VIEW (self)), g_steal_pointer (&job));
}

static void
panel_changed_cb (DzConcordanceView *self)
{
  dz_concordance_view_show_mode (self);
}

static void
ensure_panel (DzConcordanceView *self, DzSearchModeKind kind)
{
  if (self->panels[kind] != NULL)
    return;
  self->panels[kind] = DZ_SEARCH_PANEL (dz_search_panel_new (kind));
  gtk_stack_add_child (self->modes, GTK_WIDGET (self->panels[kind]));
  g_signal_connect_swapped (self->panels[kind], "changed", G_CALLBACK (panel_changed_cb), self);
}

void
dz_concordance_view_show_mode (DzConcordanceView *self)
{
  guint chosen = gtk_drop_down_get_selected (self->mode_drop);
  gboolean lines = chosen == 0 || chosen > DZ_N_SEARCH_MODES;

  gtk_widget_set_visible (GTK_WIDGET (self->lines_bar), lines);
  dz_concordance_view_show_labels (self);
  if (lines)
    {
      gtk_stack_set_visible_child_name (self->modes, "lines");
      return;
    }

  ensure_panel (self, chosen - 1);
  gtk_stack_set_visible_child (self->modes, GTK_WIDGET (self->panels[chosen - 1]));
  run (self, chosen - 1);
}

/* Ways out */

DzSearchLines *
dz_concordance_view_dup_lines (DzConcordanceView *self)
{
  g_autoptr (DzSearchScope) scope = NULL;
  DzSearchLines *lines;

  if (self->found == NULL || self->found->hits->len == 0 || dz_view_get_overview (DZ_VIEW (self)) == NULL)
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
    dz_view_tell (DZ_VIEW (self), _ ("There is nothing to export yet."));
}

static char *
dup_lines_copy (DzConcordanceView *self)
{
  g_autoptr (DzTable) table = NULL;

  if (self->found == NULL || dz_view_get_overview (DZ_VIEW (self)) == NULL)
    return NULL;
  table = dz_search_tables_new_hits (dz_hit_list_get_rows (self->hits), dz_view_get_overview (DZ_VIEW (self))->reports);

  return dz_table_dup_text (table, DZ_TABLE_TSV);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (widget);
  DzSearchPanel *panel = dz_concordance_view_get_panel (self);
  g_autofree char *text = panel != NULL ? dz_search_panel_dup_copy (panel) : dup_lines_copy (self);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* A row of a table leads to its report. */
static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 report;
  gint64 paragraph;
  gint64 quantity;
  int start;
  int end;

  g_variant_get (parameter, "(xxxii)", &report, &paragraph, &quantity, &start, &end);
  dz_view_choose_paragraph (DZ_VIEW (widget), report, paragraph, start, end);
}

/* Marks */

/* All lines that are listed: filters and counts say which. */
static void
mark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_hit_marker_mark (DZ_VIEW (widget), dz_hit_list_get_rows (DZ_CONCORDANCE_VIEW (widget)->hits),
                      g_variant_get_string (parameter, NULL), NULL);
}

static void
tag_chosen_cb (DzConcordanceView *self, const char *path)
{
  dz_hit_marker_mark (DZ_VIEW (self), dz_hit_list_get_rows (self->hits), NULL, path);
}

static void
picker_closed_cb (DzConcordanceView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->more_button));
}

/* DzLibraryFunc */
static gpointer
read_tags (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return dz_store_list_tags (store, error);
}

static void
tags_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzConcordanceView) self = user_data;
  g_autoptr (GPtrArray) tags = dz_library_call_finish (DZ_LIBRARY (source), result, NULL);

  if (self->picker == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  dz_tag_picker_set_tags (self->picker, tags);
  gtk_popover_popup (GTK_POPOVER (self->picker));
}

static void
tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (widget);
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));

  if (library == NULL)
    return;
  if (self->picker == NULL)
    {
      self->picker = DZ_TAG_PICKER (dz_tag_picker_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->picker), GTK_WIDGET (self->more_button));
      g_signal_connect_swapped (self->picker, "chosen", G_CALLBACK (tag_chosen_cb), self);
      g_signal_connect_swapped (self->picker, "closed", G_CALLBACK (picker_closed_cb), self);
    }
  dz_library_read_async (library, read_tags, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, tags_read_cb,
                         g_object_ref (self));
}

void
dz_concordance_view_build_marks (DzConcordanceView *self)
{
  g_autoptr (GMenu) colors = g_menu_new ();

  for (guint i = 0; i < DZ_N_HIGHLIGHT_COLORS; i++)
    {
      const DzHighlightColor *color = dz_highlight_color_get (i);
      g_autofree char *action = g_strdup_printf ("concordance.mark::%s", color->key);

      g_menu_append (colors, dz_highlight_color_get_name (color), action);
    }
  g_menu_append_submenu (self->marks_menu, _ ("Highlight the Lines Listed"), G_MENU_MODEL (colors));
  g_menu_append (self->marks_menu, _ ("Tag the Lines Listed…"), "concordance.tag");
}

static void
saved_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_popover_popup (GTK_POPOVER (dz_concordance_view_ensure_shelf (DZ_CONCORDANCE_VIEW (widget))));
}

void
dz_concordance_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "concordance.saved", NULL, saved_action);
  gtk_widget_class_install_action (widget_class, "concordance.mark", "s", mark_action);
  gtk_widget_class_install_action (widget_class, "concordance.tag", NULL, tag_action);
  gtk_widget_class_install_action (widget_class, "across.go", "(xxxii)", go_action);
  gtk_widget_class_install_action (widget_class, "concordance.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "concordance.copy", NULL, copy_action);
}
