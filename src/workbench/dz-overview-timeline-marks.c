/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const DzOverview *overview;
  DzChart *chart;
  GPtrArray *cited; /* (element-type DzReport) in the order of their first figure */
} Marks;

static DzChartSeries *
ensure_series (Marks *marks, guint first, const DzTimelineRow *row, const DzTimelineLane *lane, const char *unit)
{
  DzChartSeries *series = NULL;

  for (guint i = first; i < marks->chart->series->len; i++)
    {
      series = g_ptr_array_index (marks->chart->series, i);
      if (g_strcmp0 (series->unit, unit) == 0)
        return series;
    }

  series = dz_chart_add_series (marks->chart, lane->place, lane->color);
  series->panel = g_strdup (row->title);
  series->unit = g_strdup (unit);

  return series;
}

static void
add_mark (Marks *marks, DzChartSeries *series, const DzQuantity *quantity, const DzGoal *goal)
{
  const DzReport *report = dz_overview_find_report (marks->overview, quantity->report_id);
  DzMarkKind kind = quantity->status == DZ_STATUS_GOAL       ? DZ_MARK_GOAL
                    : quantity->status == DZ_STATUS_ESTIMATE ? DZ_MARK_ESTIMATE
                                                             : DZ_MARK_OUTCOME;
  DzChartMark *mark = NULL;
  int first = 0;
  int last = 0;

  dz_period_parse (quantity->period, &first, &last);
  mark = dz_chart_series_add_mark (series, kind, last, quantity->low, quantity->high);
  mark->modifier = quantity->modifier;
  mark->verdict = goal->verdict;
  mark->judged = goal->goal != NULL;
  mark->state = quantity->state;
  mark->verdict_state = goal->state;
  mark->label = dz_quantity_dup_label (quantity);
  mark->citation = report != NULL ? dz_report_dup_citation (report, quantity->paragraph) : NULL;
  mark->report_id = quantity->report_id;
  mark->paragraph_id = quantity->paragraph_id;
  mark->quantity_id = quantity->id;
  mark->start = quantity->start;
  mark->end = quantity->end;
  if (report != NULL && !g_ptr_array_find (marks->cited, report, NULL))
    g_ptr_array_add (marks->cited, (gpointer) report);
}

static void
add_lane (Marks *marks, const DzTimelineRow *row, const DzTimelineLane *lane)
{
  guint first = marks->chart->series->len;

  for (guint i = 0; i < lane->items->len; i++)
    {
      const DzGoal *goal = ((const DzTimelineItem *) g_ptr_array_index (lane->items, i))->goal;
      const DzQuantity *told[] = { goal->goal, goal->outcome };

      for (guint j = 0; j < G_N_ELEMENTS (told); j++)
        if (told[j] != NULL)
          add_mark (marks, ensure_series (marks, first, row, lane, told[j]->unit), told[j], goal);
    }
}

static gint
compare_reports (gconstpointer a, gconstpointer b)
{
  const DzReport *first = *(DzReport *const *) a;
  const DzReport *second = *(DzReport *const *) b;

  if (g_strcmp0 (first->place, second->place) != 0)
    return g_strcmp0 (first->place, second->place);

  return dz_report_get_year (first) - dz_report_get_year (second);
}

/* “武昌区 2022; 武昌区 2025; 武汉市 2024” */
static char *
dup_source_line (Marks *marks)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_ptr_array_sort (marks->cited, compare_reports);
  for (guint i = 0; i < marks->cited->len; i++)
    {
      g_autofree char *name = dz_report_dup_citation (g_ptr_array_index (marks->cited, i), 0);

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", name);
    }

  /* Translators: below a picture, the reports it was made from */
  return g_strdup_printf (_ ("Sources: %s"), names->str);
}

static char *
dup_title (const DzTimeline *timeline)
{
  const DzTimelineRow *only = timeline->rows->len == 1 ? g_ptr_array_index (timeline->rows, 0) : NULL;

  /* Translators: the title of an exported timeline; %s is the only indicator in it */
  return only != NULL ? g_strdup_printf (_ ("Goals and outcomes: %s"), only->title)
                      : g_strdup (_ ("Goals and outcomes"));
}

DzChart *
dz_overview_build_timeline_marks (const DzOverview *overview, const DzTimeline *timeline)
{
  g_autoptr (GPtrArray) cited = g_ptr_array_new ();
  Marks marks = { overview, dz_chart_new (DZ_CHART_GOAL_OUTCOME), cited };

  for (guint i = 0; i < timeline->rows->len; i++)
    {
      const DzTimelineRow *row = g_ptr_array_index (timeline->rows, i);

      for (guint j = 0; j < row->lanes->len; j++)
        add_lane (&marks, row, g_ptr_array_index (row->lanes, j));
    }
  marks.chart->title = dup_title (timeline);
  marks.chart->source_line = dup_source_line (&marks);

  return marks.chart;
}
