/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-tag-figures.h"

#include <glib/gi18n-lib.h>

static const char *const columns[] = { "tag", "notes", "color", "description", "uuid", NULL };
static const char *const report_columns[] = { "tag", "report", "name", "year", "notes", NULL };
static const char *const year_columns[] = { "tag", "year", "notes", NULL };

gboolean
dz_tag_figures_from_nick (const char *nick, DzTagFigures *by)
{
  static const char *const nicks[] = { "tag", "report", "year", NULL };

  for (int i = 0; nicks[i] != NULL; i++)
    if (g_strcmp0 (nick, nicks[i]) == 0)
      {
        *by = (DzTagFigures) i;
        return TRUE;
      }

  return FALSE;
}

static const DzReport *
find_report (const GPtrArray *reports, gint64 id)
{
  for (guint i = 0; i < reports->len; i++)
    if (((const DzReport *) g_ptr_array_index (reports, i))->id == id)
      return g_ptr_array_index (reports, i);

  return NULL;
}

static int
get_year (const GPtrArray *reports, gint64 id)
{
  const DzReport *report = find_report (reports, id);

  return report != NULL ? dz_report_get_year (report) : 0;
}

static void
add_year (DzTable *table, int year)
{
  if (year != 0)
    dz_table_add_integer (table, year);
  else
    dz_table_add_text (table, NULL);
}

static DzTable *
list_tags (const GPtrArray *tags)
{
  DzTable *table = dz_table_new (columns);

  for (guint i = 0; i < tags->len; i++)
    {
      const DzTag *tag = g_ptr_array_index (tags, i);
      g_autofree char *path = dz_tag_dup_path (tags, tag->id);

      dz_table_add_text (table, path);
      dz_table_add_integer (table, tag->n_notes);
      dz_table_add_text (table, tag->color);
      dz_table_add_text (table, tag->description);
      dz_table_add_text (table, tag->uuid);
    }

  return table;
}

static DzTable *
list_by_report (const GPtrArray *tags, const GPtrArray *reports, const GArray *counts)
{
  DzTable *table = dz_table_new (report_columns);

  for (guint i = 0; i < counts->len; i++)
    {
      const DzTagCount *count = &g_array_index (counts, DzTagCount, i);
      const DzReport *report = find_report (reports, count->report_id);
      g_autofree char *path = dz_tag_dup_path (tags, count->tag_id);
      g_autofree char *name = report != NULL ? dz_report_dup_name (report) : NULL;

      dz_table_add_text (table, path);
      dz_table_add_integer (table, count->report_id);
      dz_table_add_text (table, name);
      add_year (table, get_year (reports, count->report_id));
      dz_table_add_integer (table, count->count);
    }

  return table;
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Of all reports, each once, ascending; tag 0: of all reports, else of those that have notes with it. */
static GArray *
list_years (const GPtrArray *reports, const GArray *counts, gint64 tag)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  guint n = tag != 0 ? counts->len : reports->len;

  for (guint i = 0; i < n; i++)
    {
      const DzTagCount *count = tag != 0 ? &g_array_index (counts, DzTagCount, i) : NULL;
      int year = count != NULL ? get_year (reports, count->report_id)
                               : dz_report_get_year (g_ptr_array_index (reports, i));

      if ((count == NULL || count->tag_id == tag) && g_hash_table_add (known, GINT_TO_POINTER (year)))
        g_array_append_val (years, year);
    }
  g_array_sort (years, compare_years);

  return years;
}

static int
sum (const GPtrArray *reports, const GArray *counts, gint64 tag, int year)
{
  int n = 0;

  for (guint i = 0; i < counts->len; i++)
    {
      const DzTagCount *count = &g_array_index (counts, DzTagCount, i);

      if (count->tag_id == tag && get_year (reports, count->report_id) == year)
        n += count->count;
    }

  return n;
}

static DzTable *
list_by_year (const GPtrArray *tags, const GPtrArray *reports, const GArray *counts)
{
  DzTable *table = dz_table_new (year_columns);

  for (guint i = 0; i < tags->len; i++)
    {
      gint64 tag = ((const DzTag *) g_ptr_array_index (tags, i))->id;
      g_autofree char *path = dz_tag_dup_path (tags, tag);
      g_autoptr (GArray) years = list_years (reports, counts, tag);

      for (guint j = 0; j < years->len; j++)
        {
          int year = g_array_index (years, int, j);

          dz_table_add_text (table, path);
          add_year (table, year);
          dz_table_add_integer (table, sum (reports, counts, tag, year));
        }
    }

  return table;
}

DzTable *
dz_tag_figures_new_table (const GPtrArray *tags, const GPtrArray *reports, const GArray *counts, DzTagFigures by)
{
  g_return_val_if_fail (tags != NULL && reports != NULL && counts != NULL, NULL);

  if (by == DZ_TAG_FIGURES_BY_TAG)
    return list_tags (tags);

  return by == DZ_TAG_FIGURES_BY_REPORT ? list_by_report (tags, reports, counts)
                                        : list_by_year (tags, reports, counts);
}

static void
add_sources (DzChartMark *mark, const GPtrArray *reports, const GArray *counts, gint64 tag)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < counts->len; i++)
    {
      const DzTagCount *count = &g_array_index (counts, DzTagCount, i);
      const DzReport *report = count->tag_id == tag ? find_report (reports, count->report_id) : NULL;
      g_autofree char *name = NULL;

      if (report == NULL || dz_report_get_year (report) != mark->year)
        continue;
      name = dz_report_dup_name (report);
      dz_chart_mark_add_source (mark, name)->report_id = report->id;
      if (mark->report_id == 0)
        mark->report_id = report->id;
      /* Translators: between the names of reports. */
      g_string_append_printf (names, "%s%s", names->len > 0 ? _ ("; ") : "", name);
    }
  if (names->len > 0)
    mark->citation = g_strdup (names->str);
}

static void
add_series (DzChart *chart, const GPtrArray *tags, const GPtrArray *reports, const GArray *counts,
            const GArray *years, gint64 tag)
{
  g_autofree char *path = dz_tag_dup_path (tags, tag);
  DzChartSeries *series = path != NULL ? dz_chart_add_series (chart, path, (int) chart->series->len) : NULL;

  for (guint i = 0; series != NULL && i < years->len; i++)
    {
      int year = g_array_index (years, int, i);
      int n = sum (reports, counts, tag, year);
      DzChartMark *mark = year != 0 ? dz_chart_series_add_mark (series, DZ_MARK_COUNT, year, n, n) : NULL;

      if (mark == NULL)
        continue;
      mark->label = g_strdup_printf ("%d", n);
      mark->count = n;
      add_sources (mark, reports, counts, tag);
    }
}

static gboolean
is_wanted (const GArray *ids, const DzTag *tag)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == tag->id)
      return TRUE;

  return ids == NULL && tag->n_notes > 0;
}

DzChart *
dz_tag_figures_new_chart (const GPtrArray *tags, const GPtrArray *reports, const GArray *counts,
                          const GArray *ids)
{
  g_autoptr (GArray) years = NULL;
  DzChart *chart;

  g_return_val_if_fail (tags != NULL && reports != NULL && counts != NULL, NULL);

  years = list_years (reports, counts, 0);
  chart = dz_chart_new (DZ_CHART_TERM);
  chart->title = g_strdup (_ ("Notes by tag and year"));
  chart->unit = g_strdup (_ ("notes"));
  chart->whole = TRUE;
  for (guint i = 0; i < tags->len; i++)
    {
      const DzTag *tag = g_ptr_array_index (tags, i);

      if (is_wanted (ids, tag))
        add_series (chart, tags, reports, counts, years, tag->id);
    }
  if (chart->series->len == 0)
    chart->empty_reason = g_strdup (_ ("No note has a tag yet."));
  /* A key to one line is not drawn. */
  if (chart->series->len == 1)
    chart->subtitle = g_strdup (((const DzChartSeries *) g_ptr_array_index (chart->series, 0))->name);

  return chart;
}
