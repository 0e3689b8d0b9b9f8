/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-view-private.h"

#include <glib/gi18n.h>

#include "gui/concordance/dz-concordance-scope.h"

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
panel_opened_cb (DzConcordanceView *self, const char *words, int within)
{
  g_autofree char *query = within > 0 ? g_strdup_printf ("(%s) NEAR/%d %s", dz_view_get_query (DZ_VIEW (self)), within, words)
                                      : g_strdup (words);

  gtk_drop_down_set_selected (self->mode_drop, 0);
  dz_view_choose_query (DZ_VIEW (self), query);
}

static void
ensure_panel (DzConcordanceView *self, DzSearchModeKind kind)
{
  if (self->panels[kind] != NULL)
    return;
  self->panels[kind] = DZ_SEARCH_PANEL (dz_search_panel_new (kind));
  gtk_stack_add_child (self->modes, GTK_WIDGET (self->panels[kind]));
  gtk_box_insert_child_after (self->mode_box, dz_search_panel_get_bar (self->panels[kind]), GTK_WIDGET (self->lines_bar));
  g_signal_connect_swapped (self->panels[kind], "changed", G_CALLBACK (panel_changed_cb), self);
  g_signal_connect_swapped (self->panels[kind], "opened", G_CALLBACK (panel_opened_cb), self);
}

void
dz_concordance_view_show_mode (DzConcordanceView *self)
{
  guint chosen = gtk_drop_down_get_selected (self->mode_drop);
  gboolean lines = chosen == 0 || chosen > DZ_N_SEARCH_MODES;

  if (!lines)
    ensure_panel (self, chosen - 1);
  gtk_widget_set_visible (GTK_WIDGET (self->lines_bar), lines);
  gtk_widget_set_visible (GTK_WIDGET (self->side_toggle), lines);
  for (guint i = 0; i < DZ_N_SEARCH_MODES; i++)
    if (self->panels[i] != NULL)
      gtk_widget_set_visible (dz_search_panel_get_bar (self->panels[i]), i + 1 == chosen);
  dz_concordance_view_show_labels (self);
  if (lines)
    {
      gtk_stack_set_visible_child_name (self->modes, "lines");
      return;
    }

  gtk_stack_set_visible_child (self->modes, GTK_WIDGET (self->panels[chosen - 1]));
  run (self, chosen - 1);
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

static void
saved_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_popover_popup (GTK_POPOVER (dz_concordance_view_ensure_shelf (DZ_CONCORDANCE_VIEW (widget))));
}

void
dz_concordance_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "concordance.saved", NULL, saved_action);
  gtk_widget_class_install_action (widget_class, "across.go", "(xxxii)", go_action);
}
