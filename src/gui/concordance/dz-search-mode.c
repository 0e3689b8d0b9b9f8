/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-search-mode.h"

#include <glib/gi18n.h>
#include <math.h>

#include "core/dz-error.h"
#include "core/dz-statistics.h"
#include "workbench/dz-ngram-tables.h"
#include "workbench/dz-phrase-trend.h"
#include "workbench/dz-report-dispersion.h"
#include "workbench/dz-search-tables.h"

#define ROWS_MAX 2000 /* of n-grams; files have as many */

static const DzAcrossColumn report_columns[] = {
  { N_ ("Report"), 14, FALSE, TRUE },
  { N_ ("Hits"), 6, TRUE, FALSE },
  { N_ ("Characters"), 8, TRUE, FALSE },
  { N_ ("per 10,000"), 8, TRUE, FALSE },
  { N_ ("Dispersion (DP)"), 8, TRUE, FALSE },
};

static const DzAcrossColumn neighbour_columns[] = {
  { N_ ("Neighbour"), 10, FALSE, TRUE },
  { N_ ("Beside"), 6, TRUE, FALSE },
  { N_ ("Everywhere"), 8, TRUE, FALSE },
  { N_ ("Log-Likelihood"), 8, TRUE, FALSE },
  { N_ ("MI"), 6, TRUE, FALSE },
  { N_ ("log Dice"), 6, TRUE, FALSE },
};

static const DzAcrossColumn keyness_columns[] = {
  { N_ ("Characters in a Row"), 10, FALSE, TRUE },
  { N_ ("Here"), 6, TRUE, FALSE },
  { N_ ("There"), 6, TRUE, FALSE },
  { N_ ("Here per 10,000"), 8, TRUE, FALSE },
  { N_ ("There per 10,000"), 8, TRUE, FALSE },
  { N_ ("Log-Likelihood"), 8, TRUE, FALSE },
  { N_ ("Log Ratio"), 6, TRUE, FALSE },
  { N_ ("%DIFF"), 6, TRUE, FALSE },
};

static const DzAcrossColumn trend_columns[] = {
  { N_ ("Phrase"), 7, FALSE, TRUE },
  { N_ ("Report"), 9, FALSE, TRUE },
  { N_ ("Year"), 4, TRUE, FALSE },
  { N_ ("Hits"), 4, TRUE, FALSE },
  { N_ ("per 10,000"), 6, TRUE, FALSE },
};

/* Narrow enough for a window of 900 pixels. */
static const DzAcrossColumn first_columns[] = {
  { N_ ("Phrase"), 9, FALSE, TRUE },
  { N_ ("Years"), 9, FALSE, FALSE },
  { N_ ("First Reports"), 11, FALSE, TRUE },
  { N_ ("Above City"), 5, TRUE, FALSE },
  { N_ ("City"), 5, TRUE, FALSE },
  { N_ ("District"), 5, TRUE, FALSE },
  { N_ ("City or District First"), 9, FALSE, TRUE },
  { N_ ("Hits"), 5, TRUE, FALSE },
  /* Translators: a measure of dispersion, named so by Gries 2008 */
  { N_ ("DP"), 5, TRUE, FALSE },
};

#define MODE(title, file, columns) { title, file, columns, G_N_ELEMENTS (columns) }

static const DzSearchMode modes[DZ_N_SEARCH_MODES] = {
  [DZ_SEARCH_REPORTS] = MODE (N_ ("Reports"), N_ ("Hits by Report"), report_columns),
  [DZ_SEARCH_NEIGHBOURS] = MODE (N_ ("Neighbours"), N_ ("Neighbours"), neighbour_columns),
  [DZ_SEARCH_KEYNESS] = MODE (N_ ("Keyness"), N_ ("Keyness"), keyness_columns),
  [DZ_SEARCH_TREND] = MODE (N_ ("Trend"), N_ ("Trend"), trend_columns),
  [DZ_SEARCH_FIRST_USE] = MODE (N_ ("First Use"), N_ ("First Use"), first_columns),
};

const DzSearchMode *
dz_search_mode_get (DzSearchModeKind kind)
{
  g_return_val_if_fail (kind < DZ_N_SEARCH_MODES, NULL);

  return &modes[kind];
}

DzSearchJob *
dz_search_job_new (DzOverview *overview, DzSearchScope *scope)
{
  DzSearchJob *job = g_new0 (DzSearchJob, 1);

  job->overview = dz_overview_ref (overview);
  job->scope = scope;
  job->queries = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_query_free);

  return job;
}

void
dz_search_job_free (DzSearchJob *job)
{
  dz_overview_unref (job->overview);
  g_ptr_array_unref (job->queries);
  dz_search_scope_free (job->scope);
  dz_search_scope_free (job->against);
  g_free (job);
}

DzSearchResult *
dz_search_result_ref (DzSearchResult *result)
{
  g_atomic_ref_count_inc (&result->refs);

  return result;
}

void
dz_search_result_unref (DzSearchResult *result)
{
  if (!g_atomic_ref_count_dec (&result->refs))
    return;
  g_ptr_array_unref (result->rows);
  g_clear_pointer (&result->table, dz_table_free);
  g_free (result->about);
  g_clear_pointer (&result->chart, dz_chart_free);
  g_free (result);
}

/* Cells */

static DzAcrossRow *
add_row (DzSearchResult *result, gint64 report_id, gint64 paragraph_id)
{
  DzAcrossTarget target = { .report = report_id, .paragraph = paragraph_id };
  DzAcrossRow *row = dz_across_row_new (modes[result->kind].n_columns, 1, &target);

  g_ptr_array_add (result->rows, row);

  return row;
}

static void
take_count (DzAcrossRow *row, guint index, gint64 count)
{
  dz_across_row_take_cell (row, index, g_strdup_printf ("%" G_GINT64_FORMAT, count), (double) count);
}

/* A year that is not known, or a measure that is not defined, is a blank and comes last. */
static void
take_year (DzAcrossRow *row, guint index, int year)
{
  dz_across_row_take_cell (row, index, year > 0 ? g_strdup_printf ("%d", year) : g_strdup ("–"), year > 0 ? year : NAN);
}

static void
take_number (DzAcrossRow *row, guint index, double value, int digits)
{
  dz_across_row_take_cell (row, index, isfinite (value) ? g_strdup_printf ("%.*f", digits, value) : g_strdup ("–"), value);
}

static void
take_text (DzAcrossRow *row, guint index, const char *text)
{
  dz_across_row_take_cell (row, index, g_strdup (text != NULL ? text : "–"), NAN);
}

/* Reports */

static int
find_count (const GArray *counts, gint64 report_id)
{
  for (guint i = 0; i < counts->len; i++)
    if (g_array_index (counts, DzTermCount, i).report_id == report_id)
      return g_array_index (counts, DzTermCount, i).count;

  return 0;
}

static const DzReportDispersion *
find_dispersion (const GPtrArray *dispersions, gint64 report_id)
{
  for (guint i = 0; i < dispersions->len; i++)
    if (((const DzReportDispersion *) g_ptr_array_index (dispersions, i))->report_id == report_id)
      return g_ptr_array_index (dispersions, i);

  return NULL;
}

static void
add_report (DzSearchResult *result, const DzSearchJob *job, const DzTermCount *count, int characters,
            const DzReportDispersion *dispersion)
{
  const DzReport *report = dz_overview_find_report (job->overview, count->report_id);
  g_autofree char *name = report != NULL ? dz_report_dup_name (report) : NULL;
  gint64 paragraph = dispersion != NULL && dispersion->paragraphs->len > 0
                       ? g_array_index (dispersion->paragraphs, gint64, 0) : 0;
  DzAcrossRow *row = add_row (result, count->report_id, paragraph);

  take_text (row, 0, name);
  take_count (row, 1, count->count);
  take_count (row, 2, characters);
  take_number (row, 3, dz_statistics_per_10000 (count->count, characters), 2);
  take_number (row, 4, dispersion != NULL ? dispersion->dispersion : NAN, 3);
}

static gboolean
run_reports (DzStore *store, const DzSearchJob *job, DzSearchResult *result, GError **error)
{
  const DzQuery *query = g_ptr_array_index (job->queries, 0);
  g_autoptr (GArray) counts = dz_store_count_query (store, query, job->scope, error);
  g_autoptr (GArray) characters = counts != NULL ? dz_store_count_characters (store, job->scope, error) : NULL;
  g_autoptr (GPtrArray) dispersions = characters != NULL ? dz_dispersions_load (store, query, job->scope, error) : NULL;

  if (dispersions == NULL)
    return FALSE;
  for (guint i = 0; i < counts->len; i++)
    {
      const DzTermCount *count = &g_array_index (counts, DzTermCount, i);

      add_report (result, job, count, find_count (characters, count->report_id),
                  find_dispersion (dispersions, count->report_id));
    }
  result->table = dz_search_tables_new_counts (counts, characters, dispersions, job->overview->reports);

  return TRUE;
}

/* Neighbours and keyness */

static double
measure_of (const DzNgramRow *row, DzNeighboursMeasure measure)
{
  return measure == DZ_NEIGHBOURS_MUTUAL_INFORMATION ? row->mutual_information
         : measure == DZ_NEIGHBOURS_LOG_DICE         ? row->log_dice
                                                     : row->log_likelihood;
}

static int
compare_measure (gconstpointer a, gconstpointer b, gpointer data)
{
  const DzSearchJob *job = data;
  double x = measure_of (*(const DzNgramRow *const *) a, job->measure);
  double y = measure_of (*(const DzNgramRow *const *) b, job->measure);

  return (x < y) - (x > y);
}

static gboolean
run_neighbours (DzStore *store, const DzSearchJob *job, DzSearchResult *result, GError **error)
{
  g_autoptr (GPtrArray) rows = dz_collocates_load (store, g_ptr_array_index (job->queries, 0), job->scope, job->window,
                                                   job->min_count, error);

  if (rows == NULL)
    return FALSE;
  if (job->measure != DZ_NEIGHBOURS_LOG_LIKELIHOOD)
    g_ptr_array_sort_with_data (rows, compare_measure, (gpointer) job);
  for (guint i = 0; i < MIN (rows->len, ROWS_MAX); i++)
    {
      const DzNgramRow *ngram = g_ptr_array_index (rows, i);
      DzAcrossRow *row = add_row (result, 0, 0);

      take_text (row, 0, ngram->text);
      take_count (row, 1, ngram->count);
      take_count (row, 2, ngram->other_count);
      take_number (row, 3, ngram->log_likelihood, 1);
      take_number (row, 4, ngram->mutual_information, 2);
      take_number (row, 5, ngram->log_dice, 2);
    }
  result->table = dz_search_tables_new_collocates (rows, ROWS_MAX);

  return TRUE;
}

static gboolean
has_report (const GPtrArray *reports, gint64 id)
{
  for (guint i = 0; i < reports->len; i++)
    if (((const DzReport *) g_ptr_array_index (reports, i))->id == id)
      return TRUE;

  return FALSE;
}

/* A report stands on one side only: what is in both sets tells nothing of their difference. (transfer full) */
static DzSearchScope *
list_others (DzStore *store, const DzSearchJob *job, GError **error)
{
  g_autoptr (GPtrArray) own = dz_store_list_reports_in_scope (store, job->scope, error);
  g_autoptr (GPtrArray) all = own != NULL ? dz_store_list_reports_in_scope (store, job->against, error) : NULL;
  g_autoptr (DzSearchScope) others = dz_search_scope_new ();

  if (all == NULL)
    return NULL;
  others->one_part = job->scope->one_part;
  others->part = job->scope->part;
  others->reports = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < all->len; i++)
    if (!has_report (own, ((const DzReport *) g_ptr_array_index (all, i))->id))
      g_array_append_val (others->reports, ((DzReport *) g_ptr_array_index (all, i))->id);
  if (others->reports->len > 0 && own->len > 0)
    return g_steal_pointer (&others);

  g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, "%s",
               _ ("Two sets of reports are needed. Choose one where you say where to search, and here what it is set against; "
                  "a report in both is left out of the second."));

  return NULL;
}

/* “武昌区 2025: 14488 characters”, “4 reports: 43941 characters”. */
static char *
dup_set (DzStore *store, const DzSearchScope *scope, GError **error)
{
  g_autoptr (GPtrArray) reports = dz_store_list_reports_in_scope (store, scope, error);
  g_autoptr (GArray) lengths = reports != NULL ? dz_store_count_characters (store, scope, error) : NULL;
  g_autofree char *name = NULL;
  gint64 characters = 0;

  if (lengths == NULL)
    return NULL;
  for (guint i = 0; i < lengths->len; i++)
    characters += g_array_index (lengths, DzTermCount, i).count;
  name = reports->len == 1 ? dz_report_dup_name (g_ptr_array_index (reports, 0))
                           : g_strdup_printf (ngettext ("%u report", "%u reports", reports->len), reports->len);

  /* Translators: a report or how many of them, and how many characters they have. */
  return g_strdup_printf (_ ("%s: %d characters"), name, (int) characters);
}

static char *
tell_sets (DzStore *store, const DzSearchScope *here, const DzSearchScope *there, gboolean only_here, GError **error)
{
  g_autofree char *first = dup_set (store, here, error);
  g_autofree char *second = first != NULL ? dup_set (store, there, error) : NULL;

  if (second != NULL && only_here)
    /* Translators: the two sets of reports that are compared, as the columns “Here” and “There” call them. */
    return g_strdup_printf (_ ("Here is %s; there is %s. That is too much to list what stands only there: listed is what "
                               "stands here, counted in both. Enter lists the lines of a row."),
                            first, second);

  /* Translators: the two sets of reports that are compared, as the columns “Here” and “There” call them. */
  return second != NULL ? g_strdup_printf (_ ("Here is %s; there is %s. Enter lists the lines of a row."), first, second) : NULL;
}

static gboolean
run_keyness (DzStore *store, const DzSearchJob *job, DzSearchResult *result, GError **error)
{
  g_autoptr (DzSearchScope) others = list_others (store, job, error);
  gboolean only_here = FALSE;
  g_autoptr (GPtrArray) rows
    = others != NULL ? dz_keyness_load (store, job->scope, others, job->min_count, &only_here, error) : NULL;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (rows->len, ROWS_MAX); i++)
    {
      const DzNgramRow *ngram = g_ptr_array_index (rows, i);
      DzAcrossRow *row = add_row (result, 0, 0);

      take_text (row, 0, ngram->text);
      take_count (row, 1, ngram->count);
      take_count (row, 2, ngram->other_count);
      take_number (row, 3, ngram->per_10000, 2);
      take_number (row, 4, ngram->other_per_10000, 2);
      take_number (row, 5, ngram->log_likelihood, 1);
      take_number (row, 6, ngram->log_ratio, 2);
      take_number (row, 7, ngram->percent_difference, 0);
    }
  result->table = dz_search_tables_new_keyness (rows, ROWS_MAX);
  result->about = tell_sets (store, job->scope, others, only_here, error);

  return result->about != NULL;
}

/* Trend and first use */

static void
add_point (DzSearchResult *result, const DzPhraseTrend *trend, const DzTrendPoint *point)
{
  DzAcrossRow *row = add_row (result, point->report_id, 0);

  take_text (row, 0, trend->phrase);
  take_text (row, 1, point->name);
  take_year (row, 2, point->year);
  take_count (row, 3, point->count);
  take_number (row, 4, dz_statistics_per_10000 (point->count, point->characters), 2);
}

static const char *
get_level_name (DzLevel level)
{
  static const char *const names[] = { "–", N_ ("nation"), N_ ("province"), N_ ("city"), N_ ("district") };

  return level > 0 && level < G_N_ELEMENTS (names) ? _ (names[level]) : names[0];
}

static void
add_mark (DzChartSeries *series, const DzPhraseTrend *trend, int year, DzLevel level)
{
  gint64 count;
  gint64 characters;
  DzChartMark *mark;
  double value;

  dz_phrase_trend_sum (trend, year, level, &count, &characters);
  if (characters == 0)
    return;
  value = dz_statistics_per_10000 ((double) count, (double) characters);
  mark = dz_chart_series_add_mark (series, DZ_MARK_COUNT, year, value, value);
  mark->label = count == 0 ? g_strdup ("0") : g_strdup_printf ("%.1f", value);
  mark->count = (int) count;
  /* Translators: a series of a chart, a year, how often a phrase occurs, and among how many characters */
  mark->citation = g_strdup_printf (_ ("%s %d: %d in %d characters"), series->name, year, (int) count, (int) characters);
}

/* A line of the chart: a phrase, or a phrase on one level, over the years. */
static void
add_line (DzChart *chart, const DzPhraseTrend *trend, DzLevel level)
{
  g_autofree char *name = level != DZ_LEVEL_UNKNOWN ? g_strdup_printf ("%s · %s", trend->phrase, get_level_name (level))
                                                    : g_strdup (trend->phrase);
  DzChartSeries *series = dz_chart_add_series (chart, name, (int) chart->series->len);
  int before = 0;

  for (guint i = 0; i < trend->points->len; i++)
    {
      const DzTrendPoint *point = g_ptr_array_index (trend->points, i);

      if (point->year > before)
        add_mark (series, trend, before = point->year, level);
    }
  if (series->marks->len == 0)
    g_ptr_array_set_size (chart->series, (int) chart->series->len - 1);
}

static DzChart *
build_chart (const GPtrArray *trends, gboolean by_level)
{
  DzChart *chart = dz_chart_new (DZ_CHART_TERM);

  chart->title = g_strdup (_ ("Occurrences per 10,000 characters"));
  chart->unit = g_strdup (_ ("per 10,000 characters"));
  for (guint i = 0; i < trends->len; i++)
    for (DzLevel level = by_level ? DZ_LEVEL_NATION : DZ_LEVEL_UNKNOWN;
         level <= (by_level ? DZ_LEVEL_DISTRICT : DZ_LEVEL_UNKNOWN); level++)
      add_line (chart, g_ptr_array_index (trends, i), level);
  if (chart->series->len == 0)
    chart->empty_reason = g_strdup (_ ("No report with a year was searched."));

  return chart;
}

static gboolean
run_trend (DzStore *store, const DzSearchJob *job, DzSearchResult *result, GError **error)
{
  g_autoptr (GPtrArray) trends = dz_phrase_trends_load (store, job->queries, job->scope, error);

  if (trends == NULL)
    return FALSE;
  for (guint i = 0; i < trends->len; i++)
    {
      const DzPhraseTrend *trend = g_ptr_array_index (trends, i);

      for (guint k = 0; k < trend->points->len; k++)
        add_point (result, trend, g_ptr_array_index (trend->points, k));
    }
  result->chart = build_chart (trends, job->by_level);
  result->table = dz_search_tables_new_trends (trends, DZ_TREND_BY_REPORT);

  return TRUE;
}

/* The first year in which a report between these levels has the phrase, 0: none. */
static int
find_first (const DzPhraseTrend *trend, DzLevel highest, DzLevel lowest)
{
  for (guint i = 0; i < trend->points->len; i++)
    {
      const DzTrendPoint *point = g_ptr_array_index (trend->points, i);

      if (point->count > 0 && point->year > 0 && point->level >= highest && point->level <= lowest)
        return point->year;
    }

  return 0;
}

static const char *
tell_first (int city, int district)
{
  if (city == 0 && district == 0)
    return NULL;
  if (city == district)
    return _ ("in the same year");

  return get_level_name (district == 0 || (city != 0 && city < district) ? DZ_LEVEL_CITY : DZ_LEVEL_DISTRICT);
}

static void
take_years (DzAcrossRow *row, guint column, int first, int last)
{
  g_autofree char *years = first == last ? g_strdup_printf ("%d", first) : g_strdup_printf ("%d–%d", first, last);

  take_text (row, column, first > 0 ? years : NULL);
}

static void
add_first (DzSearchResult *result, const DzPhraseTrend *trend)
{
  int city = find_first (trend, DZ_LEVEL_CITY, DZ_LEVEL_CITY);
  int district = find_first (trend, DZ_LEVEL_DISTRICT, DZ_LEVEL_DISTRICT);
  const DzTrendPoint *first = NULL;
  DzAcrossRow *row;
  gint64 count;
  gint64 characters;

  for (guint i = 0; first == NULL && i < trend->points->len; i++)
    if (((const DzTrendPoint *) g_ptr_array_index (trend->points, i))->count > 0
        && ((const DzTrendPoint *) g_ptr_array_index (trend->points, i))->year == trend->first_year)
      first = g_ptr_array_index (trend->points, i);
  dz_phrase_trend_sum (trend, 0, DZ_LEVEL_UNKNOWN, &count, &characters);
  row = add_row (result, first != NULL ? first->report_id : 0, 0);
  take_text (row, 0, trend->phrase);
  take_years (row, 1, trend->first_year, trend->last_year);
  take_text (row, 2, trend->first_hits);
  take_year (row, 3, find_first (trend, DZ_LEVEL_NATION, DZ_LEVEL_PROVINCE));
  take_year (row, 4, city);
  take_year (row, 5, district);
  take_text (row, 6, tell_first (city, district));
  take_count (row, 7, count);
  take_number (row, 8, trend->dispersion, 3);
}

static gboolean
run_first_use (DzStore *store, const DzSearchJob *job, DzSearchResult *result, GError **error)
{
  g_autoptr (GPtrArray) trends = dz_phrase_trends_load (store, job->queries, job->scope, error);

  if (trends == NULL)
    return FALSE;
  for (guint i = 0; i < trends->len; i++)
    add_first (result, g_ptr_array_index (trends, i));
  result->table = dz_search_tables_new_trends (trends, DZ_TREND_BY_PHRASE);

  return TRUE;
}

typedef struct
{
  DzSearchModeKind kind;
  DzSearchJob *job;
} Run;

static void
run_free (Run *run)
{
  dz_search_job_free (run->job);
  g_free (run);
}

/* DzLibraryFunc */
static gpointer
run_mode (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  static gboolean (*const funcs[]) (DzStore *, const DzSearchJob *, DzSearchResult *, GError **)
    = { run_reports, run_neighbours, run_keyness, run_trend, run_first_use };
  const Run *run = data;
  g_autoptr (DzSearchResult) result = g_new0 (DzSearchResult, 1);

  g_atomic_ref_count_init (&result->refs);
  result->kind = run->kind;
  result->rows = g_ptr_array_new_with_free_func (g_object_unref);

  return funcs[run->kind] (store, run->job, result, error) ? g_steal_pointer (&result) : NULL;
}

void
dz_search_mode_run_async (DzLibrary *library, DzSearchModeKind kind, DzSearchJob *job, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  Run *run = g_new0 (Run, 1);

  run->kind = kind;
  run->job = job;
  dz_library_read_async (library, run_mode, run, (GDestroyNotify) run_free, (GDestroyNotify) dz_search_result_unref,
                         cancellable, callback, user_data);
}

DzSearchResult *
dz_search_mode_run_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  return dz_library_call_finish (library, result, error);
}
