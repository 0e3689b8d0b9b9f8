/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview-chart-private.h"

#include <glib/gi18n-lib.h>

void
dz_chart_maker_set_title (DzChartMaker *maker, DzMeasure measure, const char *what, const char *unit)
{
  g_autofree char *name = dz_overview_dup_indicator_title (maker->indicator_key, measure, maker->knowledge);

  maker->chart->unit = g_strdup (unit);
  if (unit != NULL && *unit != '\0')
    /* Translators: an indicator, a place or what is compared, a unit */
    maker->chart->title = g_strdup_printf (_ ("%s: %s (%s)"), name, what, unit);
  else
    maker->chart->title = g_strdup_printf (C_ ("chart title without a unit", "%s: %s"), name, what);
}

void
dz_chart_maker_add_marks (DzChartMaker *maker, DzChartSeries *series, const GPtrArray *quantities,
                          const char *unit)
{
  for (guint i = 0; i < quantities->len; i++)
    dz_chart_maker_add_mark (maker, series, g_ptr_array_index (quantities, i), unit);
}

GPtrArray *
dz_chart_maker_pick_goals (const GPtrArray *quantities, gboolean goals)
{
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < quantities->len; i++)
    {
      DzQuantity *quantity = g_ptr_array_index (quantities, i);

      if ((quantity->status == DZ_STATUS_GOAL) == goals)
        g_ptr_array_add (picked, quantity);
    }

  return picked;
}

void
dz_chart_maker_make_goal_outcome (DzChartMaker *maker)
{
  DzMeasure measure = maker->request->measure;
  g_autoptr (GPtrArray) places = dz_chart_maker_list_places (maker, measure);
  const char *place = places->len > 0 ? g_ptr_array_index (places, 0) : NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) goals = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autofree char *what = NULL;
  const char *unit = NULL;
  int color = 0;

  if (place == NULL)
    return;

  found = dz_chart_maker_find (maker, maker->indicator_key, measure, place);
  goals = dz_chart_maker_pick_goals (found, TRUE);
  outcomes = dz_chart_maker_pick_goals (found, FALSE);
  unit = dz_chart_maker_choose_unit (maker, found);
  /* Translators: %s is a place */
  what = g_strdup_printf (_ ("goal and outcome, %s"), place);
  dz_chart_maker_set_title (maker, measure, what, unit);
  if (unit == NULL)
    return;

  color = dz_overview_get_place_color (maker->overview, place, maker->knowledge);
  dz_chart_maker_add_marks (maker, dz_chart_add_series (maker->chart, C_ ("chart series", "goal"), color),
                            goals, unit);
  dz_chart_maker_add_marks (maker, dz_chart_add_series (maker->chart, C_ ("chart series", "outcome"), color),
                            outcomes, unit);
}

char *
dz_chart_maker_join_places (const GPtrArray *places)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? _ (", ") : "",
                            (const char *) g_ptr_array_index (places, i));

  return g_string_free (g_steal_pointer (&line), FALSE);
}

void
dz_chart_maker_make_places (DzChartMaker *maker)
{
  DzMeasure measure = maker->request->measure;
  g_autoptr (GPtrArray) places = dz_chart_maker_list_places (maker, measure);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree char *what = dz_chart_maker_join_places (places);
  const char *unit = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      GPtrArray *found
          = dz_chart_maker_find (maker, maker->indicator_key, measure, g_ptr_array_index (places, i));

      g_ptr_array_extend_and_steal (all, found);
    }
  unit = dz_chart_maker_choose_unit (maker, all);
  dz_chart_maker_set_title (maker, measure, what, unit);

  for (guint i = 0; i < places->len && unit != NULL; i++)
    {
      const char *place = g_ptr_array_index (places, i);
      g_autoptr (GPtrArray) found = dz_chart_maker_find (maker, maker->indicator_key, measure, place);
      int color = dz_overview_get_place_color (maker->overview, place, maker->knowledge);

      if (found->len > 0)
        dz_chart_maker_add_marks (maker, dz_chart_add_series (maker->chart, place, color), found, unit);
    }
}

const DzQuantity *
dz_chart_maker_find_best (const DzChartMaker *maker, const GPtrArray *quantities, int year,
                          gboolean goal)
{
  const DzQuantity *best = NULL;

  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);

      if (!goal && dz_chart_maker_get_first_year (quantity) != 0)
        continue;
      if (dz_chart_maker_get_year (maker, quantity) == year && goal == (quantity->status == DZ_STATUS_GOAL)
          && (best == NULL || best->status != DZ_STATUS_OUTCOME || quantity->status == DZ_STATUS_OUTCOME))
        best = quantity;
    }

  return best;
}

static void
add_share (DzChartMaker *maker, DzChartSeries *series, const DzQuantity *lower, const DzQuantity *upper)
{
  double factor = dz_chart_maker_get_factor (maker, lower->unit, upper->unit);
  g_autofree char *upper_citation = dz_chart_maker_dup_worded_citation (maker, upper);
  g_autofree char *lower_citation = NULL;
  DzChartMark *mark = NULL;

  if (factor == 0 || upper->low <= 0)
    return;

  mark = dz_chart_maker_add_mark (maker, series, lower, lower->unit);
  mark->low = 100 * lower->low * factor / upper->low;
  mark->high = mark->low;
  mark->modifier = DZ_MODIFIER_EXACT;
  if (lower->modifier != DZ_MODIFIER_EXACT || upper->modifier != DZ_MODIFIER_EXACT
      || upper->status == DZ_STATUS_ESTIMATE)
    mark->kind = DZ_MARK_ESTIMATE;
  g_free (mark->label);
  mark->label = g_strdup_printf ("%.1f%%", mark->low);
  lower_citation = g_steal_pointer (&mark->citation);
  mark->citation = g_strdup_printf ("%s ÷ %s", lower_citation, upper_citation);
  dz_chart_maker_add_source (maker, mark, lower);
  dz_chart_maker_add_source (maker, mark, upper);
}

void
dz_chart_maker_make_share (DzChartMaker *maker)
{
  g_autoptr (GPtrArray) places = dz_chart_maker_list_places (maker, DZ_MEASURE_LEVEL);
  g_autoptr (GPtrArray) lower = NULL;
  g_autoptr (GPtrArray) upper = NULL;
  DzChartSeries *series = NULL;
  g_autofree char *what = NULL;
  int done = 0;

  if (places->len < 2)
    {
      dz_chart_maker_refuse (maker,
                             _ ("A share needs amounts of two places; the reports give them for fewer."));
      return;
    }

  /* Translators: two places */
  what = g_strdup_printf (_ ("%s as a share of %s"), (char *) places->pdata[0], (char *) places->pdata[1]);
  dz_chart_maker_set_title (maker, DZ_MEASURE_LEVEL, what, "%");
  lower = dz_chart_maker_find (maker, maker->indicator_key, DZ_MEASURE_LEVEL, places->pdata[0]);
  upper = dz_chart_maker_find (maker, maker->indicator_key, DZ_MEASURE_LEVEL, places->pdata[1]);
  series = dz_chart_add_series (
      maker->chart, places->pdata[0],
      dz_overview_get_place_color (maker->overview, places->pdata[0], maker->knowledge));
  for (guint i = 0; i < lower->len; i++)
    {
      int year = dz_chart_maker_get_year (maker, g_ptr_array_index (lower, i));
      const DzQuantity *part = dz_chart_maker_find_best (maker, lower, year, FALSE);
      const DzQuantity *whole = dz_chart_maker_find_best (maker, upper, year, FALSE);

      if (year != done && part != NULL && whole != NULL)
        add_share (maker, series, part, whole);
      done = year;
    }
  if (series->marks->len == 0)
    dz_chart_maker_refuse (maker, _ ("No year has an amount of both places in units that can be compared."));
}

typedef struct
{
  const char *indicator; /* key or own words */
  const char *place;
  GPtrArray *found;
} Candidate;

static void
clear_candidate (gpointer data)
{
  g_ptr_array_unref (((Candidate *) data)->found);
}

static void
take_candidate (DzChartMaker *maker, GArray *candidates, const char *indicator, const char *place)
{
  Candidate candidate = { indicator, place,
                          dz_chart_maker_find (maker, indicator, maker->request->measure, place) };

  if (candidate.found->len > 0)
    g_array_append_val (candidates, candidate);
  else
    g_ptr_array_unref (candidate.found);
}

/* The places of the indicator asked for; without one, every known indicator of the lowest place. */
static GArray *
list_candidates (DzChartMaker *maker)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GPtrArray) places = dz_chart_maker_list_places (maker, maker->request->measure);
  const GPtrArray *indicators = dz_knowledge_get_indicators (maker->knowledge);

  g_array_set_clear_func (candidates, clear_candidate);
  for (guint i = 0; maker->indicator_key != NULL && i < places->len; i++)
    take_candidate (maker, candidates, maker->indicator_key, g_ptr_array_index (places, i));
  for (guint i = 0; maker->indicator_key == NULL && places->len > 0 && i < indicators->len; i++)
    take_candidate (maker, candidates, ((const DzIndicator *) g_ptr_array_index (indicators, i))->key,
                    g_ptr_array_index (places, 0));

  return candidates;
}

/* Like is set against like: outcomes of two years, else goals of two years. */
static gboolean
find_pair (const DzChartMaker *maker, const GPtrArray *found, const int *years, const DzQuantity **pair)
{
  for (int goal = 0; goal < 2; goal++)
    {
      pair[0] = dz_chart_maker_find_best (maker, found, years[0], goal);
      pair[1] = dz_chart_maker_find_best (maker, found, years[1], goal);
      if (pair[0] != NULL && pair[1] != NULL)
        return TRUE;
    }

  return FALSE;
}

static guint
count_pairs (const DzChartMaker *maker, const GArray *candidates, const int *years)
{
  const DzQuantity *pair[2];
  guint n = 0;

  for (guint i = 0; i < candidates->len; i++)
    n += find_pair (maker, g_array_index (candidates, Candidate, i).found, years, pair);

  return n;
}

static void
find_span (const DzChartMaker *maker, const GArray *candidates, int *first, int *last)
{
  *first = G_MAXINT;
  *last = 0;
  for (guint i = 0; i < candidates->len; i++)
    {
      const GPtrArray *found = g_array_index (candidates, Candidate, i).found;

      for (guint j = 0; j < found->len; j++)
        {
          int year = dz_chart_maker_get_year (maker, g_ptr_array_index (found, j));

          *first = MIN (*first, year);
          *last = MAX (*last, year);
        }
    }
}

/* The two years that most candidates have figures for; the wider span wins a tie. FALSE if there are no two. */
static gboolean
choose_years (const DzChartMaker *maker, const GArray *candidates, int *years)
{
  int from, to;
  guint most = 0;

  find_span (maker, candidates, &from, &to);
  for (int first = from; first < to; first++)
    for (int last = to; last > first; last--)
      {
        const int tried[2] = { first, last };
        guint n = count_pairs (maker, candidates, tried);

        if (n < most || n == 0 || (n == most && last - first <= years[1] - years[0]))
          continue;
        most = n;
        years[0] = first;
        years[1] = last;
      }

  return most > 0;
}

static void
keep_pairs (const DzChartMaker *maker, GArray *candidates, const int *years)
{
  const DzQuantity *pair[2];

  for (guint i = candidates->len; i > 0; i--)
    if (!find_pair (maker, g_array_index (candidates, Candidate, i - 1).found, years, pair))
      g_array_remove_index (candidates, i - 1);
}

static void
add_slope (DzChartMaker *maker, const Candidate *candidate, const int *years, const char *unit, int color)
{
  const DzIndicator *indicator = dz_knowledge_find_indicator (maker->knowledge, candidate->indicator);
  const char *name = maker->indicator_key != NULL ? candidate->place
                     : indicator != NULL          ? indicator->name
                                                  : "";
  DzChartSeries *series = dz_chart_add_series (maker->chart, name, color);
  const DzQuantity *pair[2] = { NULL, NULL };

  find_pair (maker, candidate->found, years, pair);
  for (int i = 0; i < 2; i++)
    {
      DzChartMark *mark = dz_chart_maker_add_mark (maker, series, pair[i], unit);
      g_autofree char *label = g_steal_pointer (&mark->label);

      /* Translators: %s is a goal as the report words it, “6% or so” */
      mark->label
          = pair[i]->status == DZ_STATUS_GOAL ? g_strdup_printf (_ ("goal %s"), label) : g_strdup (label);
    }
}

static void
set_slope_title (DzChartMaker *maker, const GArray *candidates, const int *years, const char *unit)
{
  g_autofree char *what = g_strdup_printf (_ ("%d against %d"), years[0], years[1]);

  if (maker->indicator_key != NULL)
    {
      dz_chart_maker_set_title (maker, maker->request->measure, what, unit);
      return;
    }
  maker->chart->unit = g_strdup (unit);
  /* Translators: a place, a measure, two years as “2021 against 2024”, a unit */
  maker->chart->title
      = g_strdup_printf (_ ("%s, %s: %s (%s)"), g_array_index (candidates, Candidate, 0).place,
                         dz_overview_get_measure_name (maker->request->measure), what, unit);
}

void
dz_chart_maker_make_slope (DzChartMaker *maker)
{
  g_autoptr (GArray) candidates = list_candidates (maker);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  int years[2] = { 0, 0 };
  const char *unit = NULL;

  if (!choose_years (maker, candidates, years))
    {
      dz_chart_maker_refuse (maker, _ ("No figure is given for two years."));
      return;
    }
  keep_pairs (maker, candidates, years);
  for (guint i = 0; i < candidates->len; i++)
    {
      const DzQuantity *pair[2] = { NULL, NULL };

      find_pair (maker, g_array_index (candidates, Candidate, i).found, years, pair);
      g_ptr_array_add (all, (gpointer) pair[0]);
      g_ptr_array_add (all, (gpointer) pair[1]);
    }

  unit = dz_chart_maker_choose_unit (maker, all);
  if (unit == NULL)
    return;
  set_slope_title (maker, candidates, years, unit);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      int color = maker->indicator_key != NULL || maker->request->kind == DZ_CHART_DUMBBELL
                      ? dz_overview_get_place_color (maker->overview, candidate->place, maker->knowledge)
                      : (int) i;

      add_slope (maker, candidate, years, unit, color);
    }
}
