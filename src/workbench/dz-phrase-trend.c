/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-phrase-trend.h"

#include "core/dz-statistics.h"

static void
point_free (DzTrendPoint *point)
{
  g_free (point->name);
  g_free (point->place);
  g_free (point);
}

void
dz_phrase_trend_free (DzPhraseTrend *trend)
{
  if (trend == NULL)
    return;

  g_free (trend->phrase);
  g_clear_pointer (&trend->points, g_ptr_array_unref);
  g_free (trend->first_hits);
  g_free (trend);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const DzTermCount *x = a;
  const DzTermCount *y = b;

  return (x->report_id > y->report_id) - (x->report_id < y->report_id);
}

/* counts: ascending by report. */
static int
get_count (const GArray *counts, gint64 report_id)
{
  const DzTermCount wanted = { report_id, 0 };
  guint index = 0;

  return g_array_binary_search ((GArray *) counts, &wanted, compare_counts, &index)
           ? g_array_index (counts, DzTermCount, index).count
           : 0;
}

static DzTrendPoint *
point_new (const DzReport *report, const GArray *counts, const GArray *sizes)
{
  DzTrendPoint *point = g_new0 (DzTrendPoint, 1);

  point->report_id = report->id;
  point->name = dz_report_dup_name (report);
  point->place = g_strdup (report->place);
  point->level = report->level;
  point->year = dz_report_get_year (report);
  point->count = get_count (counts, report->id);
  point->characters = get_count (sizes, report->id);

  return point;
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const DzTrendPoint *x = *(const DzTrendPoint *const *) a;
  const DzTrendPoint *y = *(const DzTrendPoint *const *) b;

  if (x->year != y->year)
    return x->year - y->year;
  if (x->level != y->level)
    return (int) x->level - (int) y->level;
  if (g_strcmp0 (x->place, y->place) != 0)
    return g_strcmp0 (x->place, y->place);

  return (x->report_id > y->report_id) - (x->report_id < y->report_id);
}

/* Points without a year tell nothing of who was first. */
static void
find_first (DzPhraseTrend *trend)
{
  for (guint i = 0; i < trend->points->len; i++)
    {
      const DzTrendPoint *point = g_ptr_array_index (trend->points, i);
      int *first = point->level == DZ_LEVEL_DISTRICT ? &trend->first_lower : &trend->first_upper;

      if (point->count == 0 || point->year == 0)
        continue;
      if (trend->first_year == 0)
        trend->first_year = point->year;
      trend->last_year = point->year;
      if (*first == 0 && point->level != DZ_LEVEL_UNKNOWN)
        *first = point->year;
      if (point->year == trend->first_year)
        {
          g_autofree char *before = trend->first_hits;

          trend->first_hits = before == NULL ? g_strdup (point->name)
                                             : g_strdup_printf ("%s, %s", before, point->name);
        }
    }
}

static double
measure_dispersion (const DzPhraseTrend *trend)
{
  g_autofree double *counts = g_new (double, trend->points->len + 1);
  g_autofree double *sizes = g_new (double, trend->points->len + 1);

  for (guint i = 0; i < trend->points->len; i++)
    {
      const DzTrendPoint *point = g_ptr_array_index (trend->points, i);

      counts[i] = point->count;
      sizes[i] = point->characters;
    }

  return dz_statistics_dispersion (counts, sizes, trend->points->len);
}

static DzPhraseTrend *
trend_new (const DzQuery *query, const GPtrArray *reports, const GArray *counts, const GArray *sizes)
{
  DzPhraseTrend *trend = g_new0 (DzPhraseTrend, 1);

  trend->phrase = g_strdup (dz_query_get_text (query));
  trend->points = g_ptr_array_new_with_free_func ((GDestroyNotify) point_free);
  for (guint i = 0; i < reports->len; i++)
    g_ptr_array_add (trend->points, point_new (g_ptr_array_index (reports, i), counts, sizes));
  g_ptr_array_sort (trend->points, compare_points);
  find_first (trend);
  trend->dispersion = measure_dispersion (trend);

  return trend;
}

GPtrArray *
dz_phrase_trends_load (DzStore *store, const GPtrArray *queries, const DzSearchScope *scope, GError **error)
{
  g_autoptr (GPtrArray) reports = dz_store_list_reports_in_scope (store, scope, error);
  g_autoptr (GArray) sizes = reports != NULL ? dz_store_count_characters (store, scope, error) : NULL;
  g_autoptr (GPtrArray) trends = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_phrase_trend_free);

  if (sizes == NULL)
    return NULL;
  g_array_sort (sizes, compare_counts);
  for (guint i = 0; i < queries->len; i++)
    {
      const DzQuery *query = g_ptr_array_index (queries, i);
      g_autoptr (GArray) counts = dz_store_count_query (store, query, scope, error);

      if (counts == NULL)
        return NULL;
      g_ptr_array_add (trends, trend_new (query, reports, counts, sizes));
    }

  return g_steal_pointer (&trends);
}

DzPhraseTrend *
dz_phrase_trend_load (DzStore *store, const DzQuery *query, const DzSearchScope *scope, GError **error)
{
  g_autoptr (GPtrArray) queries = g_ptr_array_new ();
  g_autoptr (GPtrArray) trends = NULL;

  g_ptr_array_add (queries, (gpointer) query);
  trends = dz_phrase_trends_load (store, queries, scope, error);

  return trends != NULL ? g_ptr_array_steal_index (trends, 0) : NULL;
}

void
dz_phrase_trend_sum (const DzPhraseTrend *trend, int year, DzLevel level, gint64 *count, gint64 *characters)
{
  *count = 0;
  *characters = 0;
  for (guint i = 0; i < trend->points->len; i++)
    {
      const DzTrendPoint *point = g_ptr_array_index (trend->points, i);

      if ((year != 0 && point->year != year) || (level != DZ_LEVEL_UNKNOWN && point->level != level))
        continue;
      *count += point->count;
      *characters += point->characters;
    }
}
