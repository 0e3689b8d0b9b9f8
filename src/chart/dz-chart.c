/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart.h"

#include "chart/dz-reader-mark.h"

static void
free_source (gpointer data)
{
  DzMarkSource *source = data;

  g_free (source->citation);
  g_free (source);
}

static void
free_mark (gpointer data)
{
  DzChartMark *mark = data;

  g_free (mark->group);
  g_free (mark->label);
  g_free (mark->wording);
  g_free (mark->citation);
  g_clear_pointer (&mark->sources, g_ptr_array_unref);
  g_free (mark);
}

static void
free_series (gpointer data)
{
  DzChartSeries *series = data;

  g_free (series->name);
  g_free (series->unit);
  g_free (series->panel);
  g_ptr_array_unref (series->marks);
  g_free (series);
}

DzChart *
dz_chart_new (DzChartKind kind)
{
  DzChart *chart = g_new0 (DzChart, 1);

  chart->kind = kind;
  chart->series = g_ptr_array_new_with_free_func (free_series);

  return chart;
}

void
dz_chart_free (DzChart *chart)
{
  if (chart == NULL)
    return;

  g_free (chart->title);
  g_free (chart->subtitle);
  g_free (chart->unit);
  g_free (chart->caption);
  g_free (chart->author);
  g_free (chart->source_line);
  g_free (chart->source_words);
  g_strfreev (chart->words);
  g_free (chart->x_title);
  g_free (chart->y_title);
  g_free (chart->empty_reason);
  g_ptr_array_unref (chart->series);
  g_free (chart);
}

DzChartSeries *
dz_chart_add_series (DzChart *chart, const char *name, int color)
{
  DzChartSeries *series = NULL;

  g_return_val_if_fail (chart != NULL, NULL);

  series = g_new0 (DzChartSeries, 1);
  series->name = g_strdup (name);
  series->color = color;
  series->marks = g_ptr_array_new_with_free_func (free_mark);
  g_ptr_array_add (chart->series, series);

  return series;
}

DzChartMark *
dz_chart_series_add_mark (DzChartSeries *series, DzMarkKind kind, int year, double low, double high)
{
  DzChartMark *mark = NULL;

  g_return_val_if_fail (series != NULL, NULL);

  mark = g_new0 (DzChartMark, 1);
  mark->kind = kind;
  mark->year = year;
  mark->low = low;
  mark->high = high;
  g_ptr_array_add (series->marks, mark);

  return mark;
}

const char *
dz_chart_get_source_words (const DzChart *chart)
{
  g_return_val_if_fail (chart != NULL, NULL);

  return chart->source_words != NULL ? chart->source_words : chart->source_line;
}

gboolean
dz_chart_mark_is_readers (const DzChartMark *mark)
{
  g_return_val_if_fail (mark != NULL, FALSE);

  return mark->kind != DZ_MARK_COUNT
         && (dz_reader_mark_is_due (mark->state) || dz_reader_mark_is_due (mark->verdict_state));
}

DzMarkSource *
dz_chart_mark_add_source (DzChartMark *mark, const char *citation)
{
  DzMarkSource *source = NULL;

  g_return_val_if_fail (mark != NULL, NULL);

  if (mark->sources == NULL)
    mark->sources = g_ptr_array_new_with_free_func (free_source);
  source = g_new0 (DzMarkSource, 1);
  source->citation = g_strdup (citation);
  g_ptr_array_add (mark->sources, source);

  return source;
}

void
dz_chart_style_init (DzChartStyle *style, double width, double height)
{
  g_return_if_fail (style != NULL);

  *style = (DzChartStyle){ .width = width, .height = height, .font_size = 12, .ink = DZ_INK_LIGHT };
}
