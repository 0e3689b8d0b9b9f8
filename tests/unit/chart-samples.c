/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-samples.h"

#include <math.h>

#include "chart/dz-verdict-mark.h"

static const char *const places[] = { "武昌区", "武汉市" };
static const char *const titles[] = {
  "地区生产总值 · 增速", "地区生产总值 · 总量", "一般公共预算收入", "社会消费品零售总额",
  "规模以上工业增加值占地区生产总值比重 · 占比", "科技型中小企业",
};

GPtrArray *
sample_goals_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dz_goal_free);
}

static DzQuantity *
make_quantity (gint64 id, DzStatus status, int first, int last, double value, const char *unit,
               DzModifier modifier)
{
  DzQuantity *quantity = dz_quantity_new ();

  quantity->id = id;
  quantity->status = status;
  quantity->low = value;
  quantity->high = modifier == DZ_MODIFIER_RANGE ? value + 1 : value;
  quantity->unit = g_strdup (unit);
  quantity->modifier = modifier;
  quantity->measure = g_str_equal (unit, "%") ? DZ_MEASURE_GROWTH : DZ_MEASURE_LEVEL;
  quantity->period = first == last ? g_strdup_printf ("%d", first) : g_strdup_printf ("%d-%d", first, last);

  return quantity;
}

static DzGoal *
make_goal (GPtrArray *goals, int seed, int year, gboolean with_outcome)
{
  DzGoal *goal = dz_goal_new ();
  DzModifier modifier = (DzModifier) (seed % (DZ_MODIFIER_RANGE + 1));

  goal->goal
      = make_quantity (goals->len * 2 + 1, DZ_STATUS_GOAL, year, year, 5 + seed % 7 * 0.5, "%", modifier);
  goal->verdict = (DzVerdict) (seed % DZ_N_VERDICTS);
  goal->gap = NAN;
  if (with_outcome)
    goal->outcome = make_quantity (goals->len * 2 + 2, seed % 4 == 0 ? DZ_STATUS_ESTIMATE : DZ_STATUS_OUTCOME,
                                   year, year, 4 + seed % 9 * 0.5, "%", DZ_MODIFIER_EXACT);
  g_ptr_array_add (goals, goal);

  return goal;
}

static DzGoal *
make_outcome (GPtrArray *goals, int seed, int year)
{
  DzGoal *goal = dz_goal_new ();

  goal->outcome = make_quantity (goals->len * 2 + 2, DZ_STATUS_OUTCOME, year, year, 1500 + seed * 100, "亿元",
                                 (DzModifier) (seed % DZ_MODIFIER_RANGE));
  goal->gap = NAN;
  g_ptr_array_add (goals, goal);

  return goal;
}

static void
fill_lane (DzTimelineLane *lane, GPtrArray *goals, int row, int n_years)
{
  int first = 2021;
  DzGoal *plan = NULL;

  if (row % 2 == 1)
    {
      plan = make_goal (goals, row, first + n_years, FALSE);
      plan->verdict = DZ_VERDICT_IN_PROGRESS;
      g_clear_pointer (&plan->goal, dz_quantity_free);
      plan->goal = make_quantity (goals->len * 2 + 1, DZ_STATUS_GOAL, first, first + n_years, 2500, "亿元",
                                  DZ_MODIFIER_MORE_THAN);
      plan->outcome = make_quantity (goals->len * 2 + 2, DZ_STATUS_OUTCOME, first + n_years / 2,
                                     first + n_years / 2, 2000, "亿元", DZ_MODIFIER_MORE_THAN);
      plan->gap = -20;
      dz_timeline_lane_add_item (lane, plan, first, first + n_years);
      for (int i = 0; i < n_years; i++)
        dz_timeline_lane_add_item (lane, make_outcome (goals, row + i, first + i), first + i, first + i);
      return;
    }

  for (int i = 0; i < n_years; i++)
    dz_timeline_lane_add_item (lane, make_goal (goals, row * 3 + i, first + i + 1, (row + i) % 3 != 0),
                               first + i, first + i + 1);
}

DzTimeline *
sample_timeline_new (GPtrArray *goals, int n_rows, int n_years)
{
  DzTimeline *timeline = dz_timeline_new ();

  timeline->first_year = 2021;
  timeline->last_year = 2021 + n_years;
  for (int i = 0; i < n_rows; i++)
    {
      DzTimelineRow *row = dz_timeline_add_row (timeline, titles[i % G_N_ELEMENTS (titles)], "economy");

      for (int j = 0; j < (i % 4 == 3 ? 1 : 2); j++)
        {
          DzTimelineLane *lane = dz_timeline_row_add_lane (row, places[j], j);
          int missing = 2023;

          fill_lane (lane, goals, i + j, n_years);
          if (j == 0 && n_years > 2)
            g_array_append_val (lane->missing, missing);
        }
    }

  return timeline;
}

static DzTimelineItem *
add_goal_item (DzTimelineLane *lane, GPtrArray *goals, int first, int last, double value, const char *unit)
{
  DzGoal *goal = make_goal (goals, (int) DZ_VERDICT_MET, last, FALSE);
  DzTimelineItem *item = dz_timeline_lane_add_item (lane, goal, first, last);

  g_clear_pointer (&goal->goal, dz_quantity_free);
  goal->goal = make_quantity (goals->len * 2 + 1, DZ_STATUS_GOAL, last, last, value, unit, DZ_MODIFIER_EXACT);

  return item;
}

static void
add_absence_item (DzTimelineLane *lane, GPtrArray *goals, DzPresence presence, int year)
{
  DzGoal *goal = dz_goal_new ();

  goal->presence = presence;
  goal->gap = NAN;
  g_ptr_array_add (goals, goal);
  dz_timeline_lane_add_item (lane, goal, year - 1, year);
}

DzTimeline *
sample_signs_timeline_new (GPtrArray *goals)
{
  DzTimeline *timeline = dz_timeline_new ();
  DzTimelineRow *steps = dz_timeline_add_row (timeline, titles[1], "economy");
  DzTimelineRow *absences = dz_timeline_add_row (timeline, titles[0], "economy");
  DzTimelineLane *lane = dz_timeline_row_add_lane (steps, places[0], 0);
  int missing[] = { 2022, 2023 };
  DzGoal *outcome = make_outcome (goals, 3, 2022);

  timeline->first_year = 2020;
  timeline->last_year = 2026;
  add_goal_item (lane, goals, 2021, 2025, 2500, "亿元")->firmness = DZ_FIRMNESS_FIRM;
  add_goal_item (lane, goals, 2022, 2025, 2200, "亿元")->firmness = DZ_FIRMNESS_SOFT;
  add_goal_item (lane, goals, 2024, 2025, 2100, "亿元");
  ((DzGoal *) g_ptr_array_index (goals, goals->len - 1))->goal->state = DZ_STATE_CORRECTED;
  outcome->presence = DZ_PRESENCE_NOT_FOUND;
  dz_timeline_lane_add_item (lane, outcome, 2021, 2022);

  lane = dz_timeline_row_add_lane (absences, places[0], 0);
  g_array_append_vals (lane->missing, missing, G_N_ELEMENTS (missing));
  add_absence_item (lane, goals, DZ_PRESENCE_ABSENT_STATED, 2021);
  add_absence_item (lane, goals, DZ_PRESENCE_ABSENT_OMITTED, 2024);
  add_absence_item (lane, goals, DZ_PRESENCE_NOT_FOUND, 2025);

  return timeline;
}

static void
set_mark (DzChartMark *mark, DzModifier modifier, const char *unit, gint64 id)
{
  g_autofree char *low = dz_number_dup_text (mark->low);

  mark->modifier = modifier;
  mark->label = g_strconcat (low, unit, NULL);
  mark->citation = g_strdup_printf ("武昌区 %d ¶%d", mark->year, (int) id);
  mark->report_id = mark->year - 2000;
  mark->paragraph_id = id;
  mark->quantity_id = id;
  mark->start = (int) id;
  mark->end = (int) id + 3;
}

static void
add_years (DzChartSeries *series, DzMarkKind kind, int n_years, double base, const char *unit, gint64 id)
{
  for (int i = 0; i < n_years; i++)
    {
      DzModifier modifier
          = kind == DZ_MARK_GOAL ? (DzModifier) (i % (DZ_MODIFIER_RANGE + 1)) : DZ_MODIFIER_EXACT;
      double value = base + (i * 7 % 5) * base * 0.06;
      DzChartMark *mark = NULL;

      if (n_years > 3 && i == 2 && kind != DZ_MARK_GOAL)
        continue; /* a gap */
      mark = dz_chart_series_add_mark (series,
                                       kind == DZ_MARK_OUTCOME && i == n_years - 1 ? DZ_MARK_ESTIMATE : kind,
                                       2020 + i, value, modifier == DZ_MODIFIER_RANGE ? value * 1.1 : value);
      set_mark (mark, modifier, unit, id + i);
    }
}

static void
add_slope (DzChart *chart)
{
  for (int i = 0; i < 7; i++)
    {
      DzChartSeries *series = dz_chart_add_series (chart, titles[i % G_N_ELEMENTS (titles)], i);

      set_mark (dz_chart_series_add_mark (series, DZ_MARK_OUTCOME, 2021, 5 + i * 0.3, 5 + i * 0.3),
                DZ_MODIFIER_EXACT, "%", 10 + i);
      set_mark (dz_chart_series_add_mark (series, DZ_MARK_OUTCOME, 2024, 7 - i * 0.2, 7 - i * 0.2),
                DZ_MODIFIER_ABOUT, "%", 20 + i);
    }
}

static void
add_topics (DzChart *chart, int n_reports)
{
  static const char *const topics[] = { "经济", "科技", "产业", "城建", "民生", "生态", "治理" };
  static const double parts[] = { 31, 14, 17, 15, 18, 3.5, 1.5 };

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      DzChartSeries *series = dz_chart_add_series (chart, topics[i], (int) i);

      for (int j = 0; j < n_reports; j++)
        {
          double part = parts[(i + (guint) (j % 2)) % G_N_ELEMENTS (parts)];
          DzChartMark *mark = dz_chart_series_add_mark (series, DZ_MARK_COUNT, 2021 + j, part, part);

          set_mark (mark, DZ_MODIFIER_EXACT, "%", 100 * j + i + 1);
          mark->report_id = j + 1;
          mark->quantity_id = 0;
          g_free (mark->citation);
          mark->citation = g_strdup_printf ("%s %d", places[j % 2], 2021 + j);
        }
    }
}

static void
add_verdicts (DzChart *chart, int n_bars)
{
  for (DzVerdict verdict = 0; verdict < DZ_N_VERDICTS; verdict++)
    {
      DzChartSeries *series = dz_chart_add_series (chart, dz_verdict_get_name (verdict), (int) verdict);

      for (int j = 0; j < n_bars; j++)
        {
          int count = ((int) verdict * 5 + j * 3) % 11 + 1;
          DzChartMark *mark = dz_chart_series_add_mark (series, DZ_MARK_COUNT, 2021 + j, count, count);

          set_mark (mark, DZ_MODIFIER_EXACT, "", 100 * j + (int) verdict + 1);
          mark->quantity_id = 0;
          mark->count = count;
          mark->verdict = verdict;
          mark->group = chart->kind == DZ_CHART_VERDICTS_YEAR ? g_strdup_printf ("%d", 2021 + j)
                                                              : g_strdup_printf ("%s %d", titles[j % 6], j / 6);
        }
    }
}

static void
add_scatter (DzChart *chart, int n_years)
{
  for (DzVerdict verdict = DZ_VERDICT_OVER_FULFILLED; verdict <= DZ_VERDICT_MISSED; verdict++)
    {
      DzChartSeries *series = dz_chart_add_series (chart, dz_verdict_get_name (verdict), (int) verdict);

      for (int j = 0; j < n_years; j++)
        {
          double goal = 5 + (j * 7 + (int) verdict * 3) % 13 * 0.5;
          double outcome = goal + 2.5 - (int) verdict;
          DzChartMark *mark = dz_chart_series_add_mark (series, DZ_MARK_OUTCOME, 2021 + j, outcome, outcome);

          set_mark (mark, DZ_MODIFIER_EXACT, "%", 100 * j + (int) verdict + 1);
          mark->goal_low = goal;
          mark->goal_high = j % 3 == 0 ? goal + 0.5 : goal;
          mark->verdict = verdict;
          mark->group = g_strdup_printf ("%s %d", titles[j % 6], 2021 + j);
        }
    }
}

static void
add_rows (DzChart *chart, int n_years)
{
  for (int i = 0; i < 6; i++)
    add_years (dz_chart_add_series (chart, titles[i], 0), i == 5 ? DZ_MARK_GOAL : DZ_MARK_OUTCOME, n_years,
               i == 0 ? -3 : 4 + i, "%", 1000 * i + 1);
}

static void
add_panels (DzChart *chart, int n_years)
{
  gboolean by_place = chart->kind == DZ_CHART_PANELS_PLACE;

  for (int i = 0; i < (by_place ? 2 : 6); i++)
    {
      DzChartSeries *goal = dz_chart_add_series (chart, "goal", by_place ? i : 0);
      DzChartSeries *outcome = dz_chart_add_series (chart, "outcome", by_place ? i : 0);

      goal->panel = g_strdup (by_place ? places[i] : titles[i]);
      outcome->panel = g_strdup (goal->panel);
      add_years (goal, DZ_MARK_GOAL, n_years, 6 + i, "%", 1000 * i + 1);
      add_years (outcome, DZ_MARK_OUTCOME, n_years, 6.2 + i, "%", 1000 * i + 501);
    }
}

DzChart *
sample_chart_new (DzChartKind kind, int n_years)
{
  DzChart *chart = dz_chart_new (kind);

  chart->title = g_strdup ("地区生产总值 · 增速 · 武昌区 (%)");
  chart->unit = g_strdup ("%");
  chart->source_line = g_strdup ("武昌区 2022 ¶12, ¶40; 武昌区 2025 ¶8, ¶31; 武汉市 2024 ¶5, ¶28");
  if (kind == DZ_CHART_SLOPE || kind == DZ_CHART_DUMBBELL)
    add_slope (chart);
  else if (kind == DZ_CHART_VERDICTS_YEAR || kind == DZ_CHART_VERDICTS_TOPIC)
    add_verdicts (chart, n_years);
  else if (kind == DZ_CHART_SCATTER)
    add_scatter (chart, n_years);
  else if (kind == DZ_CHART_HEAT_MAP)
    add_rows (chart, n_years);
  else if (kind == DZ_CHART_PANELS_PLACE || kind == DZ_CHART_PANELS_INDICATOR)
    add_panels (chart, n_years);
  else if (kind == DZ_CHART_TOPICS)
    add_topics (chart, n_years);
  else if (kind == DZ_CHART_GOAL_OUTCOME)
    {
      add_years (dz_chart_add_series (chart, "goal", 0), DZ_MARK_GOAL, n_years, 6, "%", 1);
      add_years (dz_chart_add_series (chart, "outcome", 0), DZ_MARK_OUTCOME, n_years, 6.2, "%", 101);
    }
  else
    {
      DzMarkKind mark = kind == DZ_CHART_TERM ? DZ_MARK_COUNT : DZ_MARK_OUTCOME;

      add_years (dz_chart_add_series (chart, places[0], 0), mark, n_years, 6, "", 1);
      if (kind != DZ_CHART_SHARE)
        add_years (dz_chart_add_series (chart, places[1], 1), mark, n_years, 6.6, "", 201);
    }

  return chart;
}

int
sample_chart_add_words (DzChart *chart)
{
  static const DzState states[] = { DZ_STATE_CONFIRMED, DZ_STATE_CORRECTED, DZ_STATE_ADDED };
  int n = 0;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->marks->len; j += 3)
        {
          DzChartMark *mark = g_ptr_array_index (series->marks, j);

          if (chart->kind == DZ_CHART_SCATTER && i % 2 == 0)
            mark->verdict_state = DZ_STATE_CORRECTED;
          else
            mark->state = states[(i + j) % G_N_ELEMENTS (states)];
          n += dz_chart_mark_is_readers (mark);
        }
    }

  return n;
}
