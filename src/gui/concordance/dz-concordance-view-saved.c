/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-view-private.h"

#include "gui/concordance/dz-concordance-scope.h"

/* Reports are kept by their names: what this report or this place was stays so. */
static void
keep_reports (DzConcordanceView *self, DzSavedSearch *saved)
{
  const DzReport *report = dz_concordance_view_get_focus_report (self);

  if (saved->scope->reports == NULL)
    return;
  g_clear_pointer (&saved->scope->reports, g_array_unref);
  if (report == NULL)
    return;
  saved->reports = g_new0 (char *, 2);
  saved->reports[0] = dz_report_dup_name (report);
}

static void
wanted_cb (DzConcordanceView *self, DzSavedSearch *saved)
{
  const char *text = dz_view_get_query (DZ_VIEW (self));

  saved->text = g_strdup (text);
  saved->mode = DZ_QUERY_LANGUAGE;
  saved->folding = DZ_QUERY_FOLD_WIDTH;
  if (g_settings_get_boolean (self->settings, "concordance-fold-script"))
    saved->folding |= DZ_QUERY_FOLD_SCRIPT;
  if (g_settings_get_boolean (self->settings, "concordance-fold-spaces"))
    saved->folding |= DZ_QUERY_FOLD_SPACES;
  dz_search_scope_free (saved->scope);
  saved->scope = dz_concordance_scope_make (self->settings, dz_concordance_view_get_focus_report (self));
  keep_reports (self, saved);
}

/* The report that a search means by its name, or one of its place; NULL where it means none that is here. */
static const DzReport *
find_report (DzConcordanceView *self, const DzSavedSearch *saved)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));

  for (guint i = 0; overview != NULL && i < overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (overview->reports, i);
      g_autofree char *name = dz_report_dup_name (report);

      if (saved->reports != NULL ? g_strv_contains ((const char *const *) saved->reports, name)
                                 : saved->scope->places != NULL && report->place != NULL
                                     && g_strv_contains ((const char *const *) saved->scope->places, report->place))
        return report;
    }

  return NULL;
}

static const char *
get_part (const DzSearchScope *scope)
{
  if (scope->notes_only)
    return "notes";
  if (scope->headings_only)
    return "headings";
  if (scope->one_part)
    return scope->part == DZ_PART_REVIEW ? "review" : "plan";

  return "any";
}

static void
opened_cb (DzConcordanceView *self, const DzSavedSearch *saved)
{
  const DzReport *report = find_report (self, saved);
  const char *level = saved->scope->level != DZ_LEVEL_UNKNOWN ? dz_level_get_nick (saved->scope->level) : "any";
  g_autofree char *text = g_strdup (saved->text);

  if (report != NULL)
    dz_view_choose_paragraph (DZ_VIEW (self), report->id, 0, 0, 0);
  g_settings_set_string (self->settings, "concordance-where",
                         saved->reports != NULL ? "report" : saved->scope->places != NULL ? "place" : "all");
  g_settings_set_string (self->settings, "concordance-part", get_part (saved->scope));
  g_settings_set_string (self->settings, "concordance-level", level);
  g_settings_set_int (self->settings, "concordance-first-year", saved->scope->first_year);
  g_settings_set_int (self->settings, "concordance-last-year", saved->scope->last_year);
  g_settings_set_string (self->settings, "concordance-tag", saved->scope->tag != NULL ? saved->scope->tag : "");
  g_settings_set_boolean (self->settings, "concordance-fold-script", (saved->folding & DZ_QUERY_FOLD_SCRIPT) != 0);
  g_settings_set_boolean (self->settings, "concordance-fold-spaces", (saved->folding & DZ_QUERY_FOLD_SPACES) != 0);
  dz_view_choose_query (DZ_VIEW (self), text);
}

DzSearchShelf *
dz_concordance_view_ensure_shelf (DzConcordanceView *self)
{
  if (self->shelf != NULL)
    return self->shelf;

  self->shelf = DZ_SEARCH_SHELF (dz_search_shelf_new (DZ_VIEW (self)));
  gtk_widget_set_parent (GTK_WIDGET (self->shelf), GTK_WIDGET (self->more_button));
  g_signal_connect_swapped (self->shelf, "wanted", G_CALLBACK (wanted_cb), self);
  g_signal_connect_swapped (self->shelf, "opened", G_CALLBACK (opened_cb), self);

  return self->shelf;
}
