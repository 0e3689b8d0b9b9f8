/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-search-tables.h"

#include <math.h>

#include "core/dz-statistics.h"
#include "workbench/dz-concordance.h"
#include "workbench/dz-ngram-tables.h"
#include "workbench/dz-report-dispersion.h"

static const char *const hit_columns[] = {
  "report", "paragraph", "start", "left_context", "hit", "right_context", "end", "citation", "note", NULL,
};
static const char *const group_columns[] = { "count", "left_context", "hit", "right_context", "reports", NULL };
static const char *const count_columns[] = { "report", "citation", "count", "characters", "per_10000", NULL };
static const char *const spread_columns[]
  = { "report", "citation", "count", "characters", "per_10000", "dispersion_dp", NULL };
static const char *const keyness_columns[] = {
  "ngram", "count", "against_count", "per_10000", "against_per_10000", "log_likelihood", "log_ratio", "percent_difference", NULL,
};
static const char *const collocate_columns[] = {
  "ngram", "count_beside", "count", "log_likelihood", "mutual_information", "log_dice", NULL,
};
static const char *const trend_columns[] = {
  "phrase", "by", "report", "name", "place", "level", "year", "count", "characters", "per_10000", "first_year",
  "last_year", "first_reports", "first_year_city_or_above", "first_year_district", "dispersion_dp", NULL,
};
static const char *const dispersion_columns[] = {
  "report", "citation", "count", "characters", "dispersion_dp", "places", NULL,
};
static const char *const grouping_nicks[] = { "report", "year", "level", "phrase", NULL };

/* id → DzReport */
static GHashTable *
map_reports (const GPtrArray *reports)
{
  GHashTable *map = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < reports->len; i++)
    {
      DzReport *report = g_ptr_array_index (reports, i);

      g_hash_table_insert (map, &report->id, report);
    }

  return map;
}

/* Not stated where it is 0. */
static void
add_id (DzTable *table, gint64 id)
{
  if (id > 0)
    dz_table_add_integer (table, id);
  else
    dz_table_add_text (table, NULL);
}

static void
add_citation (DzTable *table, GHashTable *map, gint64 report_id, int number)
{
  const DzReport *report = g_hash_table_lookup (map, &report_id);
  g_autofree char *citation = report != NULL ? dz_report_dup_citation (report, number) : NULL;

  dz_table_add_text (table, citation);
}

DzTable *
dz_search_tables_new_hits (const GPtrArray *hits, const GPtrArray *reports)
{
  g_autoptr (GHashTable) map = map_reports (reports);
  DzTable *table = dz_table_new (hit_columns);

  for (guint i = 0; i < hits->len; i++)
    {
      const DzSearchHit *hit = g_ptr_array_index (hits, i);

      dz_table_add_integer (table, hit->report_id);
      add_id (table, hit->number);
      dz_table_add_integer (table, hit->start);
      dz_table_add_text (table, hit->left);
      dz_table_add_text (table, hit->hit);
      dz_table_add_text (table, hit->right);
      dz_table_add_integer (table, hit->end);
      add_citation (table, map, hit->report_id, hit->number);
      add_id (table, hit->note_id);
    }

  return table;
}

DzTable *
dz_search_tables_new_groups (const GPtrArray *groups)
{
  DzTable *table = dz_table_new (group_columns);

  for (guint i = 0; i < groups->len; i++)
    {
      const DzContextGroup *group = g_ptr_array_index (groups, i);

      dz_table_add_integer (table, group->count);
      dz_table_add_text (table, group->left);
      dz_table_add_text (table, group->hit);
      dz_table_add_text (table, group->right);
      dz_table_add_integer (table, group->n_reports);
    }

  return table;
}

static int
find_count (const GArray *counts, gint64 report_id)
{
  for (guint i = 0; i < counts->len; i++)
    if (g_array_index (counts, DzTermCount, i).report_id == report_id)
      return g_array_index (counts, DzTermCount, i).count;

  return 0;
}

/* Not a number, and so blank in the table, where the report has none. */
static double
find_dispersion (const GPtrArray *dispersions, gint64 report_id)
{
  for (guint i = 0; i < dispersions->len; i++)
    {
      const DzReportDispersion *dispersion = g_ptr_array_index (dispersions, i);

      if (dispersion->report_id == report_id)
        return dispersion->dispersion;
    }

  return NAN;
}

DzTable *
dz_search_tables_new_counts (const GArray *counts, const GArray *characters, const GPtrArray *dispersions,
                             const GPtrArray *reports)
{
  g_autoptr (GHashTable) map = map_reports (reports);
  DzTable *table = dz_table_new (dispersions != NULL ? spread_columns : count_columns);

  for (guint i = 0; i < counts->len; i++)
    {
      const DzTermCount *count = &g_array_index (counts, DzTermCount, i);
      int size = find_count (characters, count->report_id);

      dz_table_add_integer (table, count->report_id);
      add_citation (table, map, count->report_id, 0);
      dz_table_add_integer (table, count->count);
      dz_table_add_integer (table, size);
      dz_table_add_number (table, dz_statistics_per_10000 (count->count, size));
      if (dispersions != NULL)
        dz_table_add_number (table, find_dispersion (dispersions, count->report_id));
    }

  return table;
}

static guint
get_n_rows (const GPtrArray *rows, int max)
{
  return max > 0 ? MIN ((guint) max, rows->len) : rows->len;
}

DzTable *
dz_search_tables_new_keyness (const GPtrArray *rows, int max)
{
  DzTable *table = dz_table_new (keyness_columns);

  for (guint i = 0; i < get_n_rows (rows, max); i++)
    {
      const DzNgramRow *row = g_ptr_array_index (rows, i);

      dz_table_add_text (table, row->text);
      dz_table_add_integer (table, row->count);
      dz_table_add_integer (table, row->other_count);
      dz_table_add_number (table, row->per_10000);
      dz_table_add_number (table, row->other_per_10000);
      dz_table_add_number (table, row->log_likelihood);
      dz_table_add_number (table, row->log_ratio);
      dz_table_add_number (table, row->percent_difference);
    }

  return table;
}

DzTable *
dz_search_tables_new_collocates (const GPtrArray *rows, int max)
{
  DzTable *table = dz_table_new (collocate_columns);

  for (guint i = 0; i < get_n_rows (rows, max); i++)
    {
      const DzNgramRow *row = g_ptr_array_index (rows, i);

      dz_table_add_text (table, row->text);
      dz_table_add_integer (table, row->count);
      dz_table_add_integer (table, row->other_count);
      dz_table_add_number (table, row->log_likelihood);
      dz_table_add_number (table, row->mutual_information);
      dz_table_add_number (table, row->log_dice);
    }

  return table;
}

gboolean
dz_trend_grouping_from_nick (const char *nick, DzTrendGrouping *by)
{
  for (int i = 0; grouping_nicks[i] != NULL; i++)
    if (g_strcmp0 (nick, grouping_nicks[i]) == 0)
      {
        *by = (DzTrendGrouping) i;
        return TRUE;
      }

  return FALSE;
}

/* point: with id 0 it stands for a sum. */
static void
add_trend_row (DzTable *table, const DzPhraseTrend *trend, DzTrendGrouping by, const DzTrendPoint *point,
               gint64 count, gint64 characters)
{
  dz_table_add_text (table, trend->phrase);
  dz_table_add_text (table, grouping_nicks[by]);
  add_id (table, point->report_id);
  dz_table_add_text (table, point->name);
  dz_table_add_text (table, point->place);
  dz_table_add_text (table, point->level != DZ_LEVEL_UNKNOWN ? dz_level_get_nick (point->level) : NULL);
  add_id (table, point->year);
  dz_table_add_integer (table, count);
  dz_table_add_integer (table, characters);
  dz_table_add_number (table, dz_statistics_per_10000 ((double) count, (double) characters));
  add_id (table, trend->first_year);
  add_id (table, trend->last_year);
  dz_table_add_text (table, trend->first_hits);
  add_id (table, trend->first_upper);
  add_id (table, trend->first_lower);
  dz_table_add_number (table, trend->dispersion);
}

static void
add_sum (DzTable *table, const DzPhraseTrend *trend, DzTrendGrouping by, int year, DzLevel level)
{
  DzTrendPoint sum = { .year = year, .level = level };
  gint64 count, characters;

  dz_phrase_trend_sum (trend, year, level, &count, &characters);
  add_trend_row (table, trend, by, &sum, count, characters);
}

static gboolean
has_level (const DzPhraseTrend *trend, DzLevel level)
{
  for (guint i = 0; i < trend->points->len; i++)
    if (((const DzTrendPoint *) g_ptr_array_index (trend->points, i))->level == level)
      return TRUE;

  return FALSE;
}

static void
add_points (DzTable *table, const DzPhraseTrend *trend, DzTrendGrouping by)
{
  int year = 0;

  for (guint i = 0; i < trend->points->len; i++)
    {
      const DzTrendPoint *point = g_ptr_array_index (trend->points, i);

      if (by == DZ_TREND_BY_REPORT)
        add_trend_row (table, trend, by, point, point->count, point->characters);
      else if (point->year != 0 && point->year != year)
        add_sum (table, trend, by, year = point->year, DZ_LEVEL_UNKNOWN);
    }
}

DzTable *
dz_search_tables_new_trends (const GPtrArray *trends, DzTrendGrouping by)
{
  DzTable *table = dz_table_new (trend_columns);

  for (guint i = 0; i < trends->len; i++)
    {
      const DzPhraseTrend *trend = g_ptr_array_index (trends, i);

      if (by == DZ_TREND_BY_PHRASE)
        add_sum (table, trend, by, 0, DZ_LEVEL_UNKNOWN);
      else if (by != DZ_TREND_BY_LEVEL)
        add_points (table, trend, by);
      else
        for (int level = DZ_LEVEL_NATION; level <= DZ_LEVEL_DISTRICT; level++)
          {
            if (has_level (trend, (DzLevel) level))
              add_sum (table, trend, by, 0, (DzLevel) level);
          }
    }

  return table;
}

/* 0.125, 0.5 … */
static char *
dup_places (const DzReportDispersion *dispersion)
{
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < dispersion->places->len; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, "%.4f", g_array_index (dispersion->places, double, i));
      g_string_append_printf (places, "%s%s", i > 0 ? " " : "", number);
    }

  return g_string_free (g_steal_pointer (&places), FALSE);
}

DzTable *
dz_search_tables_new_dispersions (const GPtrArray *dispersions, const GPtrArray *reports)
{
  g_autoptr (GHashTable) map = map_reports (reports);
  DzTable *table = dz_table_new (dispersion_columns);

  for (guint i = 0; i < dispersions->len; i++)
    {
      const DzReportDispersion *dispersion = g_ptr_array_index (dispersions, i);
      g_autofree char *places = dup_places (dispersion);

      dz_table_add_integer (table, dispersion->report_id);
      add_citation (table, map, dispersion->report_id, 0);
      dz_table_add_integer (table, (gint64) dispersion->places->len);
      dz_table_add_integer (table, dispersion->characters);
      dz_table_add_number (table, dispersion->dispersion);
      dz_table_add_text (table, places);
    }

  return table;
}
