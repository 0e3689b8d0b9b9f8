/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-view-data.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/dz-error.h"
#include "workbench/dz-view-figures.h"

static const DzReport *
find_named (const DzOverview *overview, const char *name)
{
  for (guint i = 0; i < overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (overview->reports, i);
      g_autofree char *own = dz_report_dup_citation (report, 0);

      if (g_strcmp0 (own, name) == 0)
        return report;
    }

  return NULL;
}

static void
add_number (GChecksum *checksum, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_dtostr (buffer, sizeof buffer, isnan (value) ? 0 : value);
  g_checksum_update (checksum, (const guchar *) buffer, -1);
  g_checksum_update (checksum, (const guchar *) ";", 1);
}

/* Values, years and what they are; no words, which are others in another language. */
static void
add_mark (GChecksum *checksum, const DzChartMark *mark)
{
  const double values[] = { mark->kind, mark->year, mark->first_year, mark->low,     mark->high,
                            mark->goal_low, mark->goal_high, mark->modifier, mark->verdict, mark->count };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    add_number (checksum, values[i]);
}

static char *
dup_digest (const DzChart *chart)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (chart->series, i);

      add_number (checksum, i);
      for (guint j = 0; j < series->marks->len; j++)
        add_mark (checksum, g_ptr_array_index (series->marks, j));
    }

  return g_strdup (g_checksum_get_string (checksum));
}

static void
note_report (GHashTable *ids, gint64 id)
{
  if (id != 0)
    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static void
note_mark (GHashTable *ids, const DzChartMark *mark)
{
  note_report (ids, mark->report_id);
  for (guint i = 0; mark->sources != NULL && i < mark->sources->len; i++)
    note_report (ids, ((const DzMarkSource *) g_ptr_array_index (mark->sources, i))->report_id);
}

/* In the order of the library. */
static char **
dup_reports (const DzChart *chart, const DzOverview *overview)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        note_mark (ids, g_ptr_array_index (series->marks, j));
    }
  for (guint i = 0; i < overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (overview->reports, i);

      if (g_hash_table_contains (ids, &report->id))
        g_ptr_array_add (names, dz_report_dup_citation (report, 0));
    }
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

void
dz_saved_view_keep_data (DzSavedView *view, const DzChart *chart, const DzOverview *overview)
{
  g_return_if_fail (view != NULL && chart != NULL && overview != NULL);

  g_strfreev (view->reports);
  g_free (view->digest);
  g_free (view->figures);
  view->reports = dup_reports (chart, overview);
  view->digest = dup_digest (chart);
  view->figures = dz_chart_dup_figures (chart);
}

gboolean
dz_saved_view_check (const DzSavedView *view, GError **error)
{
  DzChartKind kind;
  DzMeasure measure;

  g_return_val_if_fail (view != NULL, FALSE);

  if (view->damage != NULL)
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID, view->damage);
      return FALSE;
    }
  if ((view->kind == NULL || dz_chart_kind_from_nick (view->kind, &kind))
      && (view->measure == NULL || dz_measure_from_nick (view->measure, &measure)))
    return TRUE;

  g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID,
               _ ("The saved view “%s” is damaged, or was saved by a newer version of the program."),
               view->name != NULL ? view->name : "");

  return FALSE;
}

static gboolean
has_place (const DzOverview *overview, const char *place)
{
  return g_ptr_array_find_with_equal_func (overview->places, place, g_str_equal, NULL);
}

static char *
dup_missing_reports (const DzSavedView *view, const DzOverview *overview)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  for (int i = 0; view->reports != NULL && view->reports[i] != NULL; i++)
    if (find_named (overview, view->reports[i]) == NULL)
      g_ptr_array_add (missing, view->reports[i]);
  for (int i = 0; view->places != NULL && view->places[i] != NULL; i++)
    if (!has_place (overview, view->places[i]))
      g_ptr_array_add (missing, view->places[i]);
  if (missing->len == 0)
    return NULL;
  g_ptr_array_add (missing, NULL);

  /* Translators: between the names of a list, as “武昌区 2022, 武昌区 2025” */
  return g_strjoinv (C_ ("list", ", "), (char **) missing->pdata);
}

static gboolean
has_indicator (const DzOverview *overview, const char *indicator)
{
  for (guint i = 0; i < overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);

      if (g_strcmp0 (quantity->indicator_key, indicator) == 0
          || (quantity->indicator_key == NULL && g_strcmp0 (quantity->indicator, indicator) == 0))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_changed (const DzSavedView *view, const DzChart *chart)
{
  g_autofree char *digest = chart != NULL ? dup_digest (chart) : NULL;

  return view->digest != NULL && g_strcmp0 (digest, view->digest) != 0;
}

/* The names of reports, places or the indicator that are gone; NULL for none. */
static char *
dup_losses (const DzSavedView *view, const DzOverview *overview, const DzKnowledge *knowledge)
{
  g_autofree char *missing = dup_missing_reports (view, overview);
  const DzIndicator *known = NULL;

  if (missing != NULL)
    /* Translators: the names of a view, and of reports and places. */
    return g_strdup_printf (_ ("“%s” shows what is left: no longer in the library: %s"), view->name, missing);
  if (view->indicator == NULL || has_indicator (overview, view->indicator))
    return NULL;

  known = knowledge != NULL ? dz_knowledge_find_indicator (knowledge, view->indicator) : NULL;

  /* Translators: an indicator, the name of a view. */
  return g_strdup_printf (_ ("The reports no longer give figures of %s, which “%s” shows"),
                          known != NULL ? known->name : view->indicator, view->name);
}

static char *
dup_changes (const DzSavedView *view, const DzChart *chart)
{
  g_autofree char *now = dz_chart_dup_figures (chart);
  DzFigureChanges changes;

  return dz_figures_compare (view->figures, chart != NULL ? now : "", &changes)
             ? dz_figure_changes_dup_text (&changes)
             : NULL;
}

char *
dz_saved_view_dup_news (const DzSavedView *view, const DzChart *chart, const DzOverview *overview,
                        const DzKnowledge *knowledge, gboolean redrawn)
{
  g_autofree char *losses = NULL;
  g_autofree char *changes = NULL;
  const char *date;

  g_return_val_if_fail (view != NULL && overview != NULL, NULL);

  losses = dup_losses (view, overview, knowledge);
  if (!is_changed (view, chart))
    return g_steal_pointer (&losses);

  changes = dup_changes (view, chart);
  date = view->modified != NULL ? view->modified : "";
  if (losses != NULL)
    return changes == NULL ? g_steal_pointer (&losses)
                           /* Translators: what is gone, a sentence; a list as “2 figures changed, 1 added” */
                           : g_strdup_printf (_ ("%s (%s)"), losses, changes);
  if (changes == NULL)
    /* Translators: the name of a view, a date such as 2025-03-01 */
    return g_strdup_printf (redrawn ? _ ("“%s” has been redrawn: its figures are others than on %.10s")
                                    : _ ("“%s” is drawn from today’s figures; they have changed since %.10s"),
                            view->name, date);

  /* Translators: the name of a view, a date such as 2025-03-01, a list as “2 figures changed, 1 added” */
  return g_strdup_printf (redrawn ? _ ("“%s” has been redrawn; since it was saved on %.10s: %s")
                                  : _ ("“%s” is drawn from today’s figures; since it was saved on %.10s: %s"),
                          view->name, date, changes);
}

char **
dz_saved_view_dup_places (const DzSavedView *view, const DzOverview *overview)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  g_return_val_if_fail (view != NULL && overview != NULL, NULL);

  for (int i = 0; view->places != NULL && view->places[i] != NULL; i++)
    if (has_place (overview, view->places[i]))
      g_ptr_array_add (places, g_strdup (view->places[i]));
  if (places->len == 0)
    return NULL;
  g_ptr_array_add (places, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&places), FALSE);
}

static guint
find_word (const char *const *words, const char *word)
{
  guint i = 0;

  while (words[i] != NULL && g_strcmp0 (words[i], word) != 0)
    i++;

  return i;
}

void
dz_saved_view_init_choice (const DzSavedView *view, DzTimelineChoice *choice)
{
  /* In the order of DzTimelineSort and DzFirmness. */
  static const char *const sorts[] = { "topic", "name", "goals", "verdict", "gap", NULL };
  static const char *const wordings[] = { "plain", "firm", "soft", NULL };
  guint sort = find_word (sorts, view->sort);
  guint wording = find_word (wordings, view->wording);

  *choice = (DzTimelineChoice){ .sort = sort < DZ_N_TIMELINE_SORTS ? (DzTimelineSort) sort : DZ_TIMELINE_BY_TOPIC,
                                .firmness = wordings[wording] != NULL ? 1u << wording : 0,
                                .name = view->search };
}

const DzReport *
dz_saved_view_find_report (const DzSavedView *view, const DzOverview *overview)
{
  g_return_val_if_fail (view != NULL && overview != NULL, NULL);

  return view->focus_report != NULL ? find_named (overview, view->focus_report) : NULL;
}

const DzQuantity *
dz_saved_view_find_focus (const DzSavedView *view, const DzOverview *overview)
{
  const DzReport *report = dz_saved_view_find_report (view, overview);

  for (guint i = 0; report != NULL && view->focus_paragraph != 0 && i < overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);

      if (quantity->report_id == report->id && quantity->paragraph == view->focus_paragraph
          && quantity->start == view->focus_start && quantity->end == view->focus_end)
        return quantity;
    }

  return NULL;
}
