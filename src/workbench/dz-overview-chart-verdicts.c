/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/dz-reader-mark.h"
#include "chart/dz-verdict-mark.h"

/* From what went well to what nobody can tell yet: the order of the parts of a bar. */
static const DzVerdict order[DZ_N_VERDICTS]
    = { DZ_VERDICT_OVER_FULFILLED, DZ_VERDICT_MET,       DZ_VERDICT_NEARLY_MET, DZ_VERDICT_MISSED,
        DZ_VERDICT_NOT_REPORTED,   DZ_VERDICT_DROPPED,   DZ_VERDICT_CHANGED,    DZ_VERDICT_NOT_COMPARABLE,
        DZ_VERDICT_IN_PROGRESS,    DZ_VERDICT_NO_REPORT, DZ_VERDICT_NOT_DUE };

static gboolean
is_wanted (const DzChartMaker *maker, const DzGoal *goal)
{
  return goal->goal != NULL && dz_chart_maker_wants_place (maker, goal->goal->place)
         && dz_chart_maker_get_year (maker, goal->goal) != 0;
}

/* The bar a goal belongs to: the year it is due, or its topic. (transfer full) (nullable) */
static char *
dup_group (const DzChartMaker *maker, const DzGoal *goal)
{
  const DzTopic *topic = NULL;

  if (maker->request->kind == DZ_CHART_VERDICTS_YEAR)
    return g_strdup_printf ("%d", dz_chart_maker_get_year (maker, goal->goal));

  topic = dz_chart_maker_find_topic (maker, goal->goal);

  return topic != NULL ? g_strdup (topic->name) : NULL;
}

static gint
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The goals by bar. (element-type utf8 GPtrArray) */
static GHashTable *
group_goals (const DzChartMaker *maker)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < maker->overview->goals->len; i++)
    {
      DzGoal *goal = g_ptr_array_index (maker->overview->goals, i);
      g_autofree char *group = is_wanted (maker, goal) ? dup_group (maker, goal) : NULL;
      GPtrArray *members = group != NULL ? g_hash_table_lookup (groups, group) : NULL;

      if (group == NULL)
        continue;
      if (members == NULL)
        g_hash_table_insert (groups, g_steal_pointer (&group), members = g_ptr_array_new ());
      g_ptr_array_add (members, goal);
    }

  return groups;
}

/* Years in their order, topics in that of the knowledge files. (element-type utf8) borrowed. (transfer full) */
static GPtrArray *
list_groups (const DzChartMaker *maker, GHashTable *groups)
{
  const GPtrArray *topics = dz_knowledge_get_topics (maker->knowledge);
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  if (maker->request->kind == DZ_CHART_VERDICTS_YEAR)
    {
      g_hash_table_iter_init (&iter, groups);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        g_ptr_array_add (names, name);
      g_ptr_array_sort (names, compare_texts);
      return names;
    }
  for (guint i = 0; i < topics->len; i++)
    if (g_hash_table_contains (groups, ((const DzTopic *) topics->pdata[i])->name))
      g_ptr_array_add (names, (gpointer) ((const DzTopic *) topics->pdata[i])->name);

  return names;
}

static void
take_source (DzChartMaker *maker, DzChartMark *mark, const DzQuantity *quantity)
{
  dz_chart_maker_add_source (maker, mark, quantity);
  if (mark->sources->len > 1)
    return;

  mark->report_id = quantity->report_id;
  mark->paragraph_id = quantity->paragraph_id;
  mark->start = quantity->start;
  mark->end = quantity->end;
}

/* How many of the goals with a verdict have it by the reader's word. */
static int
count_judged (const GPtrArray *members, DzVerdict verdict)
{
  int n = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const DzGoal *goal = members->pdata[i];

      n += goal->verdict == verdict && dz_reader_mark_is_due (goal->state);
    }

  return n;
}

/* (transfer full): “2024: 3 of 35 goals, 1 by your word”. */
static char *
dup_share_citation (const char *group, const GPtrArray *members, int n, int judged)
{
  /* Translators: a year or a topic, so many goals with this verdict, so many in all */
  g_autofree char *all = g_strdup_printf (ngettext ("%s: %d of %d goal", "%s: %d of %d goals", members->len),
                                          group, n, (int) members->len);

  if (judged == 0)
    return g_steal_pointer (&all);

  /* Translators: “2024: 3 of 35 goals”, then how many of the three the reader paired, judged or confirmed */
  return g_strdup_printf (ngettext ("%s, %d of these by your word", "%s, %d of these by your word", (gulong) judged),
                          all, judged);
}

static void
add_share (DzChartMaker *maker, DzChartSeries *series, const char *group, const GPtrArray *members,
           DzVerdict verdict)
{
  DzChartMark *mark = NULL;
  int n = 0;

  for (guint i = 0; i < members->len; i++)
    n += ((const DzGoal *) members->pdata[i])->verdict == verdict;
  if (n == 0)
    return;

  mark = dz_chart_series_add_mark (series, DZ_MARK_COUNT, 0, 100.0 * n / members->len, 100.0 * n / members->len);
  if (maker->request->kind == DZ_CHART_VERDICTS_YEAR)
    mark->year = (int) g_ascii_strtoll (group, NULL, 10);
  mark->verdict = verdict;
  mark->count = n;
  mark->group = g_strdup (group);
  mark->label = g_strdup_printf ("%d", n);
  mark->citation = dup_share_citation (group, members, n, count_judged (members, verdict));
  for (guint i = 0; i < members->len; i++)
    if (((const DzGoal *) members->pdata[i])->verdict == verdict)
      take_source (maker, mark, ((const DzGoal *) members->pdata[i])->goal);
}

static void
set_verdicts_title (DzChartMaker *maker)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autofree char *where = NULL;

  for (guint i = 0; i < maker->overview->places->len; i++)
    if (dz_chart_maker_wants_place (maker, maker->overview->places->pdata[i]))
      g_ptr_array_add (places, maker->overview->places->pdata[i]);
  where = dz_chart_maker_join_places (places);
  maker->chart->unit = g_strdup ("%");
  maker->chart->title = maker->request->kind == DZ_CHART_VERDICTS_YEAR
                          /* Translators: %s is a list of places */
                          ? g_strdup_printf (_ ("What came of the goals due each year, %s (number of goals)"),
                                             where)
                          : g_strdup_printf (_ ("What came of the goals by topic, %s (number of goals)"),
                                             where);
}

void
dz_chart_maker_make_verdicts (DzChartMaker *maker)
{
  g_autoptr (GHashTable) groups = group_goals (maker);
  g_autoptr (GPtrArray) names = list_groups (maker, groups);

  set_verdicts_title (maker);
  for (guint i = 0; i < G_N_ELEMENTS (order) && names->len > 0; i++)
    {
      DzChartSeries *series = dz_chart_add_series (maker->chart, dz_verdict_get_name (order[i]), (int) order[i]);

      for (guint j = 0; j < names->len; j++)
        add_share (maker, series, names->pdata[j], g_hash_table_lookup (groups, names->pdata[j]), order[i]);
    }
  if (names->len == 0)
    dz_chart_maker_refuse (maker, _ ("The reports set no goals that could be judged."));
}

/* Goals whose outcome is known for the very year they were due. */
static gboolean
has_outcome (const DzChartMaker *maker, const DzGoal *goal)
{
  const DzQuantity *quantity = goal->goal;

  return is_wanted (maker, goal) && goal->outcome != NULL && quantity->measure == maker->request->measure
         && goal->outcome->measure == quantity->measure && goal->verdict != DZ_VERDICT_IN_PROGRESS
         && goal->verdict != DZ_VERDICT_NOT_COMPARABLE
         && (maker->indicator_key == NULL
             || g_strcmp0 (maker->indicator_key,
                           quantity->indicator_key != NULL ? quantity->indicator_key : quantity->indicator)
                    == 0);
}

static GPtrArray *
list_pairs (const DzChartMaker *maker)
{
  GPtrArray *pairs = g_ptr_array_new ();

  for (guint i = 0; i < maker->overview->goals->len; i++)
    if (has_outcome (maker, maker->overview->goals->pdata[i]))
      g_ptr_array_add (pairs, maker->overview->goals->pdata[i]);

  return pairs;
}

static void
add_pair (DzChartMaker *maker, DzChartSeries *series, const DzGoal *goal, const char *unit)
{
  double factor = dz_chart_maker_get_factor (maker, goal->goal->unit, unit);
  const DzIndicator *indicator
      = goal->goal->indicator_key != NULL
            ? dz_knowledge_find_indicator (maker->knowledge, goal->goal->indicator_key)
            : NULL;
  g_autofree char *from = dz_quantity_dup_label (goal->goal);
  g_autofree char *goal_citation = dz_chart_maker_dup_worded_citation (maker, goal->goal);
  DzChartMark *mark = dz_chart_maker_add_mark (maker, series, goal->outcome, unit);
  g_autofree char *to = g_steal_pointer (&mark->label);
  g_autofree char *outcome_citation = g_steal_pointer (&mark->citation);
  g_autofree char *citation = NULL;

  mark->year = dz_chart_maker_get_year (maker, goal->goal);
  mark->goal_low = goal->goal->low * factor;
  mark->goal_high = goal->goal->high * factor;
  mark->verdict = goal->verdict;
  mark->group = g_strdup_printf ("%s %d", indicator != NULL ? indicator->name : goal->goal->indicator,
                                 mark->year);
  mark->label = g_strdup_printf ("%s → %s", from, to);
  citation = g_strdup_printf ("%s → %s", goal_citation, outcome_citation);
  mark->citation = dz_reader_mark_dup_pair (citation, goal->state);
  mark->verdict_state = goal->state;
  dz_chart_maker_add_source (maker, mark, goal->goal);
  dz_chart_maker_add_source (maker, mark, goal->outcome);
}

static const char *
choose_unit (DzChartMaker *maker, const GPtrArray *pairs)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < pairs->len; i++)
    {
      g_ptr_array_add (all, ((const DzGoal *) pairs->pdata[i])->goal);
      g_ptr_array_add (all, ((const DzGoal *) pairs->pdata[i])->outcome);
    }

  return dz_chart_maker_choose_unit (maker, all);
}

void
dz_chart_maker_make_scatter (DzChartMaker *maker)
{
  g_autoptr (GPtrArray) pairs = list_pairs (maker);
  const char *unit = NULL;

  if (pairs->len == 0)
    {
      dz_chart_maker_refuse (maker, _ ("No goal of this measure has an outcome yet."));
      return;
    }
  if ((unit = choose_unit (maker, pairs)) == NULL)
    return;

  maker->chart->unit = g_strdup (unit);
  /* Translators: a measure, a unit */
  maker->chart->title = g_strdup_printf (_ ("Goals against outcomes, %s (%s)"),
                                         dz_overview_get_measure_name (maker->request->measure), unit);
  maker->chart->x_title = g_strdup (C_ ("chart axis", "goal"));
  maker->chart->y_title = g_strdup (C_ ("chart axis", "outcome"));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      DzChartSeries *series = dz_chart_add_series (maker->chart, dz_verdict_get_name (order[i]), (int) order[i]);

      for (guint j = 0; j < pairs->len; j++)
        if (((const DzGoal *) pairs->pdata[j])->verdict == order[i])
          add_pair (maker, series, pairs->pdata[j], unit);
    }
}
