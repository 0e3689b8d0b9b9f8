/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview-chart-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chart/dz-reader-mark.h"

#define LONGEST_WORDS 10

void
dz_chart_maker_refuse (DzChartMaker *maker, const char *reason)
{
  if (maker->chart->empty_reason == NULL)
    maker->chart->empty_reason = g_strdup (reason);
}

int
dz_chart_maker_get_first_year (const DzQuantity *quantity)
{
  int first = 0;
  int last = 0;

  dz_period_parse (quantity->period, &first, &last);

  return first < last ? first : 0;
}

int
dz_chart_maker_get_year (const DzChartMaker *maker, const DzQuantity *quantity)
{
  int first = 0;
  int last = 0;

  if (quantity->period == NULL || strspn (quantity->period, "0123456789-") != strlen (quantity->period))
    return 0;

  dz_period_parse (quantity->period, &first, &last);
  if ((maker->request->first_year != 0 && last < maker->request->first_year)
      || (maker->request->last_year != 0 && last > maker->request->last_year))
    return 0;

  return last;
}

static gboolean
is_indicator (const DzQuantity *quantity, const char *indicator)
{
  return g_strcmp0 (quantity->indicator_key != NULL ? quantity->indicator_key : quantity->indicator,
                    indicator)
         == 0;
}

static gboolean
says_the_same (const DzQuantity *a, const DzQuantity *b)
{
  return a->low == b->low && a->high == b->high && a->status == b->status && a->modifier == b->modifier
         && g_strcmp0 (a->unit, b->unit) == 0 && g_strcmp0 (a->period, b->period) == 0
         && g_strcmp0 (a->place, b->place) == 0;
}

static gboolean
is_said (const GPtrArray *found, const DzQuantity *quantity)
{
  for (guint i = 0; i < found->len; i++)
    if (says_the_same (g_ptr_array_index (found, i), quantity))
      return TRUE;

  return FALSE;
}

static gint
compare_years (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DzQuantity *first = *(DzQuantity *const *) a;
  const DzQuantity *second = *(DzQuantity *const *) b;
  int years = dz_chart_maker_get_year (user_data, first) - dz_chart_maker_get_year (user_data, second);

  if (years != 0)
    return years;

  return (first->id > second->id) - (first->id < second->id);
}

GPtrArray *
dz_chart_maker_find (const DzChartMaker *maker, const char *indicator, DzMeasure measure, const char *place)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < maker->overview->quantities->len; i++)
    {
      DzQuantity *quantity = g_ptr_array_index (maker->overview->quantities, i);

      if (quantity->measure == measure && is_indicator (quantity, indicator)
          && (place == NULL || g_strcmp0 (quantity->place, place) == 0)
          && dz_chart_maker_get_year (maker, quantity) != 0 && !is_said (found, quantity))
        g_ptr_array_add (found, quantity);
    }
  g_ptr_array_sort_with_data (found, compare_years, (gpointer) maker);

  return found;
}

double
dz_chart_maker_get_factor (const DzChartMaker *maker, const char *from, const char *to)
{
  const DzUnit *source = NULL;
  const DzUnit *target = NULL;

  if (g_strcmp0 (from, to) == 0)
    return 1;

  source = dz_knowledge_find_unit (maker->knowledge, from != NULL ? from : "");
  target = dz_knowledge_find_unit (maker->knowledge, to != NULL ? to : "");
  if (source == NULL || target == NULL || g_strcmp0 (source->family, target->family) != 0)
    return 0;

  return source->factor / target->factor;
}

static const char *
find_frequent_unit (const GPtrArray *quantities)
{
  const char *best = "";
  guint most = 0;

  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);
      guint n = 0;

      for (guint j = 0; j < quantities->len; j++)
        n += g_strcmp0 (((DzQuantity *) g_ptr_array_index (quantities, j))->unit, quantity->unit) == 0;
      if (n > most)
        {
          most = n;
          best = quantity->unit != NULL ? quantity->unit : "";
        }
    }

  return best;
}

const char *
dz_chart_maker_choose_unit (DzChartMaker *maker, const GPtrArray *quantities)
{
  const char *unit = find_frequent_unit (quantities);

  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);
      g_autofree char *reason = NULL;
      g_autofree char *citation = NULL;

      if (dz_chart_maker_get_factor (maker, quantity->unit, unit) != 0)
        continue;
      citation = dz_chart_maker_dup_citation (maker, quantity);
      /* Translators: two units, then where the second one stands */
      reason = g_strdup_printf (_ ("Figures in “%s” and in “%s” (%s) do not go on one axis."), unit,
                                quantity->unit, citation);
      dz_chart_maker_refuse (maker, reason);
      return NULL;
    }

  return unit;
}

char *
dz_chart_maker_dup_worded_citation (const DzChartMaker *maker, const DzQuantity *quantity)
{
  g_autofree char *citation = dz_chart_maker_dup_citation (maker, quantity);

  return dz_reader_mark_dup_citation (citation, quantity->state);
}

char *
dz_chart_maker_dup_citation (const DzChartMaker *maker, const DzQuantity *quantity)
{
  const DzReport *report = dz_overview_find_report (maker->overview, quantity->report_id);

  return report != NULL ? dz_report_dup_citation (report, quantity->paragraph) : g_strdup ("");
}

/* A goal in its own words where these are few; of an outcome the number with the sign of its modifier, since
 * title and axis say what it measures. */
static char *
dup_value_label (const DzQuantity *quantity)
{
  g_autofree char *label = dz_quantity_dup_label (quantity);
  g_autoptr (DzQuantity) bare = NULL;

  if (quantity->status == DZ_STATUS_GOAL && g_utf8_strlen (label, -1) <= LONGEST_WORDS)
    return g_steal_pointer (&label);

  bare = dz_quantity_copy (quantity);
  g_clear_pointer (&bare->wording, g_free);

  return dz_quantity_dup_label (bare);
}

/* A mean or a sum over years says which. */
static char *
dup_mark_label (const DzQuantity *quantity)
{
  g_autofree char *value = dup_value_label (quantity);
  int first = 0;
  int last = 0;

  if (dz_chart_maker_get_first_year (quantity) == 0)
    return g_steal_pointer (&value);

  dz_period_parse (quantity->period, &first, &last);

  /* Translators: a figure and the first and last of the years it is about. */
  return g_strdup_printf (_ ("%s (%d–%d)"), value, first, last);
}

DzChartMark *
dz_chart_maker_add_mark (DzChartMaker *maker, DzChartSeries *series, const DzQuantity *quantity,
                         const char *unit)
{
  double factor = dz_chart_maker_get_factor (maker, quantity->unit, unit);
  DzMarkKind kind = quantity->status == DZ_STATUS_GOAL       ? DZ_MARK_GOAL
                    : quantity->status == DZ_STATUS_ESTIMATE ? DZ_MARK_ESTIMATE
                                                             : DZ_MARK_OUTCOME;
  DzChartMark *mark = dz_chart_series_add_mark (series, kind, dz_chart_maker_get_year (maker, quantity),
                                                quantity->low * factor, quantity->high * factor);

  mark->first_year = dz_chart_maker_get_first_year (quantity);
  mark->modifier = quantity->modifier;
  mark->label = dup_mark_label (quantity);
  mark->wording = g_strdup (quantity->wording);
  mark->citation = dz_chart_maker_dup_worded_citation (maker, quantity);
  mark->state = quantity->state;
  mark->report_id = quantity->report_id;
  mark->paragraph_id = quantity->paragraph_id;
  mark->quantity_id = quantity->id;
  mark->start = quantity->start;
  mark->end = quantity->end;
  g_ptr_array_add (maker->cited, (gpointer) quantity);

  return mark;
}

void
dz_chart_maker_add_source (DzChartMaker *maker, DzChartMark *mark, const DzQuantity *quantity)
{
  g_autofree char *citation = dz_chart_maker_dup_citation (maker, quantity);
  DzMarkSource *source = dz_chart_mark_add_source (mark, citation);

  source->report_id = quantity->report_id;
  source->paragraph_id = quantity->paragraph_id;
  source->quantity_id = quantity->id;
  source->start = quantity->start;
  source->end = quantity->end;
  source->state = quantity->state;
  /* Of several figures the one that the reader changed most. */
  if (dz_reader_mark_is_due (quantity->state))
    mark->state = MAX (mark->state, quantity->state);
  g_ptr_array_add (maker->cited, (gpointer) quantity);
}

gboolean
dz_chart_maker_wants_place (const DzChartMaker *maker, const char *place)
{
  const char *const *places = maker->request->places;

  return places == NULL || places[0] == NULL || (place != NULL && g_strv_contains (places, place));
}

const DzTopic *
dz_chart_maker_find_topic (const DzChartMaker *maker, const DzQuantity *quantity)
{
  const DzIndicator *indicator
      = quantity->indicator_key != NULL ? dz_knowledge_find_indicator (maker->knowledge, quantity->indicator_key)
                                        : NULL;

  return indicator != NULL ? dz_knowledge_find_topic (maker->knowledge, indicator->topic) : NULL;
}

static gboolean
has_place (const DzChartMaker *maker, DzMeasure measure, const char *place)
{
  g_autoptr (GPtrArray) found = dz_chart_maker_find (maker, maker->indicator_key, measure, place);

  return found->len > 0;
}

GPtrArray *
dz_chart_maker_list_places (const DzChartMaker *maker, DzMeasure measure)
{
  GPtrArray *places = g_ptr_array_new ();

  for (guint i = 0; maker->request->places != NULL && maker->request->places[i] != NULL; i++)
    g_ptr_array_add (places, (gpointer) maker->request->places[i]);
  if (places->len > 0)
    return places;

  /* The overview lists higher levels first. */
  for (guint i = maker->overview->places->len; i > 0; i--)
    {
      char *place = g_ptr_array_index (maker->overview->places, i - 1);

      if (maker->indicator_key == NULL || has_place (maker, measure, place))
        g_ptr_array_add (places, place);
    }

  return places;
}

static gint
compare_cited (gconstpointer a, gconstpointer b)
{
  const DzQuantity *first = *(DzQuantity *const *) a;
  const DzQuantity *second = *(DzQuantity *const *) b;

  if (first->report_id != second->report_id)
    return first->report_id < second->report_id ? -1 : 1;

  return first->paragraph - second->paragraph;
}

/* “武昌区 2022 ¶12, ¶40; 武汉市 2024 ¶5”: where figures stand, all of them or only those that are the
 * reader's. */
static char *
dup_places_cited (const DzChartMaker *maker, gboolean readers)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gint64 report = 0;
  int paragraph = -1;

  for (guint i = 0; i < maker->cited->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (maker->cited, i);
      g_autofree char *citation = NULL;

      if ((quantity->report_id == report && quantity->paragraph == paragraph)
          || (readers && quantity->state == DZ_STATE_EXTRACTED))
        continue;
      citation = dz_chart_maker_dup_citation (maker, quantity);
      if (quantity->report_id == report)
        g_string_append_printf (line, ", ¶%d", quantity->paragraph);
      else
        g_string_append_printf (line, "%s%s", line->len > 0 ? "; " : "", citation);
      report = quantity->report_id;
      paragraph = quantity->paragraph;
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
set_source_line (DzChartMaker *maker)
{
  g_autofree char *all = NULL;
  g_autofree char *readers = NULL;

  if (maker->chart->source_line != NULL)
    return;

  g_ptr_array_sort (maker->cited, compare_cited);
  all = dup_places_cited (maker, FALSE);
  readers = dup_places_cited (maker, TRUE);
  if (*readers != '\0')
    /* Translators: both list reports and paragraphs; the second those whose figures the reader confirmed,
     * corrected or added. */
    maker->chart->source_line = g_strdup_printf (_ ("Source: %s. Figures by the reader: %s"), all, readers);
  else if (*all != '\0')
    /* Translators: %s lists reports and paragraphs */
    maker->chart->source_line = g_strdup_printf (_ ("Source: %s"), all);
}

static gboolean
make (DzChartMaker *maker, GError **error)
{
  static void (*const makers[DZ_N_CHART_KINDS]) (DzChartMaker *) = {
    [DZ_CHART_GOAL_OUTCOME] = dz_chart_maker_make_goal_outcome,
    [DZ_CHART_PLACES] = dz_chart_maker_make_places,
    [DZ_CHART_SHARE] = dz_chart_maker_make_share,
    [DZ_CHART_SLOPE] = dz_chart_maker_make_slope,
    [DZ_CHART_TOPICS] = dz_chart_maker_make_topics,
    [DZ_CHART_INDEXED] = dz_chart_maker_make_indexed,
    [DZ_CHART_DUMBBELL] = dz_chart_maker_make_slope,
    [DZ_CHART_PANELS_PLACE] = dz_chart_maker_make_panels_place,
    [DZ_CHART_PANELS_INDICATOR] = dz_chart_maker_make_panels_indicator,
    [DZ_CHART_VERDICTS_YEAR] = dz_chart_maker_make_verdicts,
    [DZ_CHART_VERDICTS_TOPIC] = dz_chart_maker_make_verdicts,
    [DZ_CHART_SCATTER] = dz_chart_maker_make_scatter,
    [DZ_CHART_HEAT_MAP] = dz_chart_maker_make_heat_map,
  };
  DzChartKind kind = maker->request->kind;

  if (kind == DZ_CHART_TERM)
    return dz_chart_maker_make_term (maker, error);
  g_return_val_if_fail (kind < DZ_N_CHART_KINDS, FALSE);

  if ((dz_chart_kind_get_needs (kind) & DZ_CHART_NEEDS_INDICATOR) != 0 && maker->indicator_key == NULL)
    dz_chart_maker_refuse (maker, _ ("Choose an indicator."));
  else
    makers[kind](maker);

  return TRUE;
}

static gboolean
is_empty (const DzChart *chart)
{
  for (guint i = 0; i < chart->series->len; i++)
    if (((DzChartSeries *) g_ptr_array_index (chart->series, i))->marks->len > 0)
      return FALSE;

  return TRUE;
}

/* The last year of the figures the chart rests on, else of the reports. */
static int
find_last_year (const DzChartMaker *maker)
{
  int year = 0;

  for (guint i = 0; i < maker->cited->len; i++)
    year = MAX (year, dz_chart_maker_get_year (maker, maker->cited->pdata[i]));
  for (guint i = 0; maker->cited->len == 0 && i < maker->overview->reports->len; i++)
    year = MAX (year, dz_report_get_year (maker->overview->reports->pdata[i]));

  return year;
}

/* Of a chart that can say no more: what was asked for. (transfer full) */
static char *
dup_plain_title (const DzChartMaker *maker)
{
  const char *kind = dz_chart_kind_get_name (maker->request->kind);
  g_autofree char *indicator = NULL;

  if (maker->indicator_key == NULL)
    return g_strdup (kind);

  indicator = dz_overview_dup_indicator_title (maker->indicator_key, maker->request->measure, maker->knowledge);

  return g_strdup_printf (C_ ("chart title without a unit", "%s: %s"), indicator, kind);
}

DzChart *
dz_overview_build_chart (const DzOverview *overview, const DzChartRequest *request,
                         const DzKnowledge *knowledge, DzStore *store, GError **error)
{
  g_autoptr (DzChart) chart = NULL;
  g_autoptr (GPtrArray) cited = g_ptr_array_new ();
  DzChartMaker maker = { overview, request, knowledge, store, NULL, NULL, cited };

  g_return_val_if_fail (overview != NULL && request != NULL && knowledge != NULL, NULL);

  chart = dz_chart_new (request->kind);
  maker.chart = chart;
  maker.indicator_key = request->indicator;
  if (request->indicator != NULL && dz_knowledge_find_indicator (knowledge, request->indicator) != NULL)
    maker.indicator_key = dz_knowledge_find_indicator (knowledge, request->indicator)->key;

  if (!make (&maker, error))
    return NULL;
  if (is_empty (chart))
    dz_chart_maker_refuse (&maker, _ ("The reports in the library hold no figures for this."));
  set_source_line (&maker);
  chart->last_year = find_last_year (&maker);
  if (chart->title == NULL)
    chart->title = dup_plain_title (&maker);

  return g_steal_pointer (&chart);
}
