/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-scope.h"
#include "cli/dz-cli-verbs.h"
#include "core/dz-statistics.h"
#include "workbench/dz-phrase-trend.h"

static const char *const columns[] = {
  "phrase", "by", "report", "name", "place", "level", "year", "count", "characters", "per_10000", "first_year",
  "last_year", "first_reports", "first_year_city_or_above", "first_year_district", "dispersion_dp", NULL,
};

typedef struct
{
  DzTable *table;
  const DzPhraseTrend *trend;
  const char *by;
} Rows;

static void
add_year (DzTable *table, int year)
{
  dz_cli_add_number (table, year);
}

/* point: with id 0 it stands for a sum. */
static void
add_row (const Rows *rows, const DzTrendPoint *point, gint64 count, gint64 characters)
{
  DzTable *table = rows->table;
  const DzPhraseTrend *trend = rows->trend;

  dz_table_add_text (table, trend->phrase);
  dz_table_add_text (table, rows->by);
  if (point->report_id != 0)
    dz_table_add_integer (table, point->report_id);
  else
    dz_table_add_text (table, NULL);
  dz_table_add_text (table, point->name);
  dz_table_add_text (table, point->place);
  dz_table_add_text (table, point->level != DZ_LEVEL_UNKNOWN ? dz_level_get_nick (point->level) : NULL);
  add_year (table, point->year);
  dz_table_add_integer (table, count);
  dz_table_add_integer (table, characters);
  dz_table_add_number (table, dz_statistics_per_10000 ((double) count, (double) characters));
  add_year (table, trend->first_year);
  add_year (table, trend->last_year);
  dz_table_add_text (table, trend->first_hits);
  add_year (table, trend->first_upper);
  add_year (table, trend->first_lower);
  dz_table_add_number (table, trend->dispersion);
}

static void
add_sum (const Rows *rows, int year, DzLevel level)
{
  DzTrendPoint sum = { .year = year, .level = level };
  gint64 count, characters;

  dz_phrase_trend_sum (rows->trend, year, level, &count, &characters);
  add_row (rows, &sum, count, characters);
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
add_rows (const Rows *rows)
{
  const GPtrArray *points = rows->trend->points;
  int year = 0;

  if (g_str_equal (rows->by, "phrase"))
    add_sum (rows, 0, DZ_LEVEL_UNKNOWN);
  else if (g_str_equal (rows->by, "level"))
    for (int level = DZ_LEVEL_NATION; level <= DZ_LEVEL_DISTRICT; level++)
      {
        if (has_level (rows->trend, (DzLevel) level))
          add_sum (rows, 0, (DzLevel) level);
      }
  else
    for (guint i = 0; i < points->len; i++)
      {
        const DzTrendPoint *point = g_ptr_array_index (points, i);

        if (g_str_equal (rows->by, "report"))
          add_row (rows, point, point->count, point->characters);
        else if (point->year != 0 && point->year != year)
          add_sum (rows, year = point->year, DZ_LEVEL_UNKNOWN);
      }
}

static int
print_trends (const DzCliArguments *arguments, DzStore *store, const DzCliScope *options, Rows *rows,
              const char *format, const char *output)
{
  int status = DZ_CLI_DONE;
  g_autoptr (DzSearchScope) scope = dz_cli_scope_take (options, arguments, store, &status);

  for (int i = 0; scope != NULL && i < arguments->argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DzQuery) query = dz_cli_scope_parse (options, arguments, arguments->argv[i]);
      g_autoptr (DzPhraseTrend) trend = NULL;

      if (query == NULL)
        return DZ_CLI_USAGE;
      if ((trend = dz_phrase_trend_load (store, query, scope, &error)) == NULL)
        return dz_cli_fail (arguments->argv[i], error);
      rows->trend = trend;
      add_rows (rows);
    }

  return scope != NULL ? dz_cli_put_table (rows->table, format, output) : status;
}

int
dz_cli_trend (DzCliArguments *arguments)
{
  g_auto (DzCliScope) scope = { 0 };
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autofree char *by = NULL;
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzTable) table = dz_table_new (columns);
  static const char *const groupings[] = { "report", "year", "level", "phrase", NULL };
  Rows rows = { table };
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &by, N_ ("One row for each report (default), year, level or phrase"), N_ ("WHAT") },
    DZ_CLI_REPORT_ENTRIES (&scope),
    DZ_CLI_TEXT_ENTRIES (&scope),
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv, json or xlsx"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 1, -1, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|csv|json|xlsx"))
    return DZ_CLI_USAGE;
  rows.by = by != NULL ? by : "report";
  if (!g_strv_contains (groupings, rows.by))
    return dz_cli_arguments_refuse (arguments, _ ("“%s” is nothing to count by; there are report, year, level and phrase"),
                                    rows.by);
  if (scope.headings || scope.notes || scope.tag != NULL)
    return dz_cli_arguments_refuse (arguments, "%s", _ ("a trend is counted over the text of reports or of a part of them"));
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;

  return print_trends (arguments, store, &scope, &rows, format, output);
}
