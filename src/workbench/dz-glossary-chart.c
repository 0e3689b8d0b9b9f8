/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-glossary-chart.h"

#include <glib/gi18n-lib.h>

#include "core/dz-statistics.h"

typedef struct
{
  const DzGlossary *glossary;
  const DzGlossaryEntry *entry;
  gboolean raw;
  const DzOverview *overview;
  DzKnowledge *knowledge;
  DzChart *chart;
} Maker;

static const char *
get_level_name (DzLevel level)
{
  static const char *const names[] = { "–", "全国", "省", "市", "区" };

  return level < G_N_ELEMENTS (names) ? names[level] : names[0];
}

static DzChartSeries *
ensure_series (Maker *maker, const char *name, int color)
{
  for (guint i = 0; i < maker->chart->series->len; i++)
    {
      DzChartSeries *series = maker->chart->series->pdata[i];

      if (g_str_equal (series->name, name))
        return series;
    }

  return dz_chart_add_series (maker->chart, name, color);
}

static DzChartMark *
add_mark (Maker *maker, DzChartSeries *series, int year, const char *name, gint64 count, gint64 characters)
{
  double value = maker->raw ? (double) count : dz_statistics_per_10000 ((double) count, (double) characters);
  DzChartMark *mark = dz_chart_series_add_mark (series, DZ_MARK_COUNT, year, value, value);

  mark->label = maker->raw || count == 0 ? g_strdup_printf ("%d", (int) count) : g_strdup_printf ("%.1f", value);
  /* Translators: a report, how often a term occurs in it, and among how many characters */
  mark->citation = g_strdup_printf (ngettext ("%s: %d time in %d characters", "%s: %d times in %d characters", (gulong) count),
                                    name, (int) count, (int) characters);
  mark->count = (int) count;

  return mark;
}

static void
add_reports (Maker *maker)
{
  for (guint i = 0; i < maker->glossary->reports->len; i++)
    {
      const DzGlossaryReport *report = dz_glossary_get_report (maker->glossary, i);
      int color = maker->chart->series->len;
      DzChartMark *mark;

      if (report->year == 0 || report->place == NULL || report->characters == 0)
        continue;
      if (maker->overview != NULL)
        color = dz_overview_get_place_color (maker->overview, report->place, maker->knowledge);
      mark = add_mark (maker, ensure_series (maker, report->place, color), report->year, report->name,
                       dz_glossary_entry_get_count (maker->entry, i), report->characters);
      mark->report_id = report->id;
      if (i == maker->entry->first_report)
        {
          mark->paragraph_id = maker->entry->first_paragraph;
          mark->start = maker->entry->first_start;
          mark->end = maker->entry->first_end;
        }
    }
}

static void
add_level (Maker *maker, DzLevel level, int first, int last)
{
  for (int year = first; year <= last; year++)
    {
      gint64 count, characters;
      g_autofree char *name = g_strdup_printf ("%s %d", get_level_name (level), year);

      dz_glossary_sum (maker->glossary, maker->entry, year, level, &count, &characters);
      if (characters > 0)
        add_mark (maker, ensure_series (maker, get_level_name (level), (int) level), year, name, count,
                  characters);
    }
}

static void
add_levels (Maker *maker)
{
  int first = 0;
  int last = 0;

  for (guint i = 0; i < maker->glossary->reports->len; i++)
    {
      int year = dz_glossary_get_report (maker->glossary, i)->year;

      first = first == 0 ? year : first;
      last = MAX (last, year);
    }
  for (int level = DZ_LEVEL_NATION; first != 0 && level <= DZ_LEVEL_DISTRICT; level++)
    add_level (maker, (DzLevel) level, first, last);
}

DzChart *
dz_glossary_build_chart (const DzGlossary *glossary, const DzGlossaryEntry *entry, gboolean levels, gboolean raw,
                         const DzOverview *overview, DzKnowledge *knowledge)
{
  Maker maker = { glossary, entry, raw, overview, knowledge, dz_chart_new (DZ_CHART_TERM) };

  g_return_val_if_fail (glossary != NULL && entry != NULL, NULL);

  /* Translators: the title of a chart: a term and what is counted. */
  maker.chart->title = g_strdup_printf (raw ? _ ("%s, times") : _ ("%s, times per 10,000 characters"),
                                        entry->headword);
  maker.chart->whole = raw;
  maker.chart->unit = g_strdup (raw ? _ ("times") : _ ("per 10,000 characters"));
  if (levels)
    add_levels (&maker);
  else
    add_reports (&maker);
  if (maker.chart->series->len == 0)
    maker.chart->empty_reason = g_strdup (_ ("No report with a year and a place is in the library."));

  return maker.chart;
}
