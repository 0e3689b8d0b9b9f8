/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-export-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

#include "core/dz-table.h"

/* The data drawn: one row a mark, in drawing order. Names and order of the columns are a contract. */

typedef enum
{
  COLUMN_PANEL,
  COLUMN_SERIES,
  COLUMN_GROUP,
  COLUMN_YEAR,
  COLUMN_KIND,
  COLUMN_LOW,
  COLUMN_HIGH,
  COLUMN_UNIT,
  COLUMN_MODIFIER,
  COLUMN_GOAL_LOW,
  COLUMN_GOAL_HIGH,
  COLUMN_VERDICT,
  COLUMN_COUNT,
  COLUMN_WORDING,
  COLUMN_CITATION,
  COLUMN_SOURCES,
  COLUMN_QUANTITIES,
  COLUMN_FIRST_YEAR,
  COLUMN_STATE,
  COLUMN_VERDICT_STATE,
  N_COLUMNS
} Column;

static const char *const columns[] = {
  "panel",     "series",   "group",   "year",  "kind",    "low",      "high",    "unit",       "modifier",
  "goal_low",  "goal_high", "verdict", "count", "wording", "citation", "sources", "quantities", "first_year",
  "state",     "verdict_state", NULL,
};

typedef struct
{
  const char *text; /* NULL: a number, or not stated */
  gboolean is_number;
  double number;
} Value;

static const char *
get_kind_nick (DzMarkKind kind)
{
  static const char *const nicks[] = { "outcome", "estimate", "goal", "count" };

  return nicks[kind];
}

/* “武昌区 2022 ¶12; 武昌区 2025 ¶8”: every paragraph once. (transfer full) (nullable) */
static char *
dup_sources (const DzChartMark *mark)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *list = NULL;

  for (guint i = 0; mark->sources != NULL && i < mark->sources->len; i++)
    {
      const DzMarkSource *source = g_ptr_array_index (mark->sources, i);

      if (source->citation == NULL || !g_hash_table_add (seen, source->citation))
        continue;
      if (list == NULL)
        list = g_string_new (source->citation);
      else
        g_string_append_printf (list, "; %s", source->citation);
    }

  return list != NULL ? g_string_free (list, FALSE) : g_strdup (mark->citation);
}

static char *
dup_quantities (const DzChartMark *mark)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; mark->sources != NULL && i < mark->sources->len; i++)
    {
      const DzMarkSource *source = g_ptr_array_index (mark->sources, i);

      if (source->quantity_id != 0)
        g_string_append_printf (list, "%s%" G_GINT64_FORMAT, list->len > 0 ? "; " : "", source->quantity_id);
    }
  if (list->len == 0 && mark->quantity_id != 0)
    g_string_append_printf (list, "%" G_GINT64_FORMAT, mark->quantity_id);

  return g_string_free (list, FALSE);
}

static Value
number_of (double number, gboolean stated)
{
  return (Value){ NULL, stated, number };
}

/* keep holds what was made for the value. */
static Value
get_value (const DzChart *chart, const DzChartSeries *series, const DzChartMark *mark, Column column, char **keep)
{
  gboolean scatter = chart->kind == DZ_CHART_SCATTER;
  gboolean judged = scatter || mark->judged || chart->kind == DZ_CHART_VERDICTS_YEAR
                    || chart->kind == DZ_CHART_VERDICTS_TOPIC;

  switch (column)
    {
    case COLUMN_PANEL:
      return (Value){ series->panel };
    case COLUMN_SERIES:
      return (Value){ series->name };
    case COLUMN_GROUP:
      return (Value){ mark->group };
    case COLUMN_YEAR:
      return number_of (mark->year, mark->year != 0);
    case COLUMN_KIND:
      return (Value){ get_kind_nick (mark->kind) };
    case COLUMN_LOW:
      return number_of (mark->low, TRUE);
    case COLUMN_HIGH:
      return number_of (mark->high, TRUE);
    case COLUMN_UNIT:
      return (Value){ series->unit != NULL ? series->unit : chart->unit };
    case COLUMN_MODIFIER:
      return (Value){ dz_modifier_get_nick (mark->modifier) };
    case COLUMN_GOAL_LOW:
      return number_of (mark->goal_low, scatter);
    case COLUMN_GOAL_HIGH:
      return number_of (mark->goal_high, scatter);
    case COLUMN_VERDICT:
      return (Value){ judged ? dz_verdict_get_nick (mark->verdict) : NULL };
    case COLUMN_COUNT:
      return number_of (mark->count, mark->count != 0 || mark->kind == DZ_MARK_COUNT);
    case COLUMN_WORDING:
      return (Value){ mark->wording != NULL ? mark->wording : mark->label };
    case COLUMN_CITATION:
      return (Value){ mark->citation };
    case COLUMN_SOURCES:
      return (Value){ *keep = dup_sources (mark) };
    case COLUMN_QUANTITIES:
      return (Value){ *keep = dup_quantities (mark) };
    case COLUMN_FIRST_YEAR:
      return number_of (mark->first_year, mark->first_year != 0);
    case COLUMN_STATE:
      return (Value){ mark->kind != DZ_MARK_COUNT ? dz_state_get_nick (mark->state) : NULL };
    case COLUMN_VERDICT_STATE:
      return (Value){ scatter || mark->judged ? dz_state_get_nick (mark->verdict_state) : NULL };
    case N_COLUMNS:
    default:
      g_return_val_if_reached ((Value){ NULL });
    }
}

static void
add_row (DzTable *table, const DzChart *chart, const DzChartSeries *series, const DzChartMark *mark)
{
  for (Column column = 0; column < N_COLUMNS; column++)
    {
      g_autofree char *keep = NULL;
      Value value = get_value (chart, series, mark, column, &keep);

      if (value.is_number)
        dz_table_add_number (table, value.number);
      else
        dz_table_add_text (table, value.text);
    }
}

char *
dz_chart_dup_csv (const DzChart *chart)
{
  g_autoptr (DzTable) table = dz_table_new (columns);

  g_return_val_if_fail (chart != NULL, NULL);

  for (guint i = 0; i < chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        add_row (table, chart, series, g_ptr_array_index (series->marks, j));
    }

  return dz_table_dup_text (table, DZ_TABLE_CSV);
}

gboolean
dz_chart_make_csv (const DzChartJob *job, GByteArray *bytes, GError **error)
{
  g_autofree char *csv = dz_chart_dup_csv (job->chart);

  g_byte_array_append (bytes, (const guint8 *) csv, (guint) strlen (csv));

  return TRUE;
}

/* The first error counts. */
typedef struct
{
  lxw_worksheet *sheet;
  lxw_error error;
} Sheet;

static void
write_text (Sheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
  lxw_error error = text != NULL ? worksheet_write_string (sheet->sheet, row, column, text, format)
                                 : LXW_NO_ERROR;

  sheet->error = sheet->error != LXW_NO_ERROR ? sheet->error : error;
}

static void
write_row (Sheet *sheet, const DzChart *chart, const DzChartSeries *series, const DzChartMark *mark,
           lxw_row_t row)
{
  for (Column column = 0; column < N_COLUMNS; column++)
    {
      g_autofree char *keep = NULL;
      Value value = get_value (chart, series, mark, column, &keep);

      if (!value.is_number)
        write_text (sheet, row, (lxw_col_t) column, value.text, NULL);
      else if (worksheet_write_number (sheet->sheet, row, (lxw_col_t) column, value.number, NULL) != LXW_NO_ERROR)
        sheet->error = LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE;
    }
}

static void
write_sheets (const DzChartJob *job, lxw_workbook *book, Sheet *sheet)
{
  lxw_format *bold = workbook_add_format (book);
  lxw_row_t row = 1;
  Sheet about = { NULL };

  format_set_bold (bold);
  sheet->sheet = workbook_add_worksheet (book, "data");
  worksheet_freeze_panes (sheet->sheet, 1, 0);
  for (Column column = 0; column < N_COLUMNS; column++)
    write_text (sheet, 0, (lxw_col_t) column, columns[column], bold);
  for (guint i = 0; i < job->chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (job->chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        write_row (sheet, job->chart, series, g_ptr_array_index (series->marks, j), row++);
    }

  about.sheet = workbook_add_worksheet (book, "chart");
  worksheet_set_column (about.sheet, 0, 0, 100, NULL);
  write_text (&about, 0, 0, job->chart->title, bold);
  write_text (&about, 1, 0, job->chart->caption, NULL);
  write_text (&about, 2, 0, dz_chart_job_get_source (job), NULL);
  sheet->error = sheet->error != LXW_NO_ERROR ? sheet->error : about.error;
}

static void
set_properties (const DzChartJob *job, lxw_workbook *book)
{
  g_autofree char *date = dz_chart_job_dup_date (job);
  g_autoptr (GDateTime) created = g_date_time_new_from_iso8601 (date, NULL);
  lxw_doc_properties properties = { .title = job->chart->title,
                                    .subject = (char *) dz_chart_job_get_source (job),
                                    .author = job->chart->author != NULL ? job->chart->author
                                                                         : (char *) "Duizhao 对照",
                                    .created = (time_t) g_date_time_to_unix (created) };

  workbook_set_properties (book, &properties);
}

/* The library writes to a path only. */
static gboolean
write_book (const DzChartJob *job, const char *path, GError **error)
{
  lxw_workbook *book = workbook_new (path);
  Sheet sheet = { NULL };
  lxw_error closed = LXW_NO_ERROR;

  if (book == NULL)
    return dz_chart_job_fail (job, error, g_strerror (ENOMEM));

  set_properties (job, book);
  write_sheets (job, book, &sheet);
  closed = workbook_close (book);
  if (sheet.error != LXW_NO_ERROR || closed != LXW_NO_ERROR)
    return dz_chart_job_fail (job, error, lxw_strerror (sheet.error != LXW_NO_ERROR ? sheet.error : closed));

  return TRUE;
}

gboolean
dz_chart_make_xlsx (const DzChartJob *job, GByteArray *bytes, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("duizhao-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "chart.xlsx", NULL) : NULL;
  g_autofree char *contents = NULL;
  gsize length = 0;
  gboolean done = FALSE;

  if (folder == NULL)
    return FALSE;

  done = write_book (job, path, error) && g_file_get_contents (path, &contents, &length, error);
  if (done)
    g_byte_array_append (bytes, (const guint8 *) contents, (guint) length);
  g_unlink (path);
  g_rmdir (folder);

  return done;
}
