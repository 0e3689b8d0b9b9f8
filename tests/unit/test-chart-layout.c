/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "chart-samples.h"
#include "chart/dz-chart-layout-private.h"
#include "chart/dz-timeline-private.h"
#include "chart/dz-timeline-zoom.h"

static const int years[] = { 1, 2, 6, 30 };
static const double widths[] = { 480, 910, 1600 };
static const double sizes[] = { 8, 12, 22 };

static gboolean
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  const double slack = 0.51;

  return a->x < b->x + b->width - slack && b->x < a->x + a->width - slack && a->y < b->y + b->height - slack
         && b->y < a->y + a->height - slack;
}

static void
assert_texts_apart (const DzScene *scene, const char *what)
{
  for (guint i = 0; i < scene->items->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const DzSceneItem *a = &g_array_index (scene->items, DzSceneItem, i);
        const DzSceneItem *b = &g_array_index (scene->items, DzSceneItem, j);

        if (a->kind == DZ_SCENE_TEXT && b->kind == DZ_SCENE_TEXT && overlap (&a->area, &b->area))
          {
            g_printerr ("%s: “%s” (%g %g %g %g) and “%s” (%g %g %g %g)\n", what, a->text, a->area.x,
                        a->area.y, a->area.width, a->area.height, b->text, b->area.x, b->area.y,
                        b->area.width, b->area.height);
            g_test_fail ();
          }
      }
}

static void
assert_texts_inside (const DzScene *scene, double width, const char *what)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (scene->items, DzSceneItem, i);

      if (item->kind != DZ_SCENE_TEXT
          || (item->area.x >= -0.5 && item->area.x + item->area.width <= width + 0.5))
        continue;
      g_printerr ("%s: “%s” from %g to %g\n", what, item->text, item->area.x,
                  item->area.x + item->area.width);
      g_test_fail ();
    }
}

static void
check_timeline (int n_rows, int n_years, double width, double size)
{
  g_autofree char *what
      = g_strdup_printf ("timeline rows %d years %d width %g size %g", n_rows, n_years, width, size);
  g_autoptr (GPtrArray) goals = sample_goals_new ();
  g_autoptr (DzTimeline) timeline = sample_timeline_new (goals, n_rows, n_years);
  g_autoptr (DzTimelineLayout) layout = NULL;
  DzChartStyle style;

  dz_chart_style_init (&style, width, 0);
  style.font_size = size;
  layout = dz_timeline_layout_new (timeline, &style, g_ptr_array_index (goals, 0));
  assert_texts_apart (layout->header, what);
  assert_texts_inside (layout->header, width, what);
  for (guint i = 0; i < layout->rows->len; i++)
    {
      DzTimelineRowPlace *place = g_ptr_array_index (layout->rows, i);

      dz_timeline_row_place_ensure (place, &layout->frame);
      assert_texts_apart (place->scene, what);
      assert_texts_inside (place->scene, width, what);
    }
}

static void
test_timeline_labels (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
      for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
        check_timeline (8, years[i], widths[j], sizes[k]);
  check_timeline (40, 6, 910, 12);
}

/* Every item that is drawn is found again, and what is picked in it is it or what lies on it. */
static void
test_timeline_pick (void)
{
  g_autoptr (GPtrArray) goals = sample_goals_new ();
  g_autoptr (DzTimeline) timeline = sample_timeline_new (goals, 8, 6);
  g_autoptr (DzTimelineLayout) layout = NULL;
  DzChartStyle style;

  dz_chart_style_init (&style, 910, 0);
  layout = dz_timeline_layout_new (timeline, &style, NULL);
  for (guint i = 0; i < goals->len; i++)
    {
      const DzGoal *goal = g_ptr_array_index (goals, i);
      cairo_rectangle_t area;

      g_assert_true (dz_timeline_layout_locate (layout, goal, &area));
      g_assert_true (
          dz_timeline_layout_pick (layout, area.x + area.width * 0.4, area.y + area.height / 2)->goal
          == goal);
    }
  g_assert_null (dz_timeline_layout_pick (layout, 1, 1));
}

/* Labels that find no room are counted, not dropped in silence. */
static void
test_timeline_hidden (void)
{
  g_autoptr (GPtrArray) goals = sample_goals_new ();
  g_autoptr (DzTimeline) timeline = sample_timeline_new (goals, 1, 30);
  g_autoptr (DzTimelineLayout) layout = NULL;
  DzTimelineRowPlace *place = NULL;
  gboolean found = FALSE;
  DzChartStyle style;

  dz_chart_style_init (&style, 480, 0);
  layout = dz_timeline_layout_new (timeline, &style, NULL);
  place = g_ptr_array_index (layout->rows, 0);
  dz_timeline_row_place_ensure (place, &layout->frame);
  for (guint i = 0; i < place->scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (place->scene->items, DzSceneItem, i);

      found |= item->kind == DZ_SCENE_TEXT && item->text[0] == '+';
    }
  g_assert_true (found);
}

/* Rows keep their places whatever years are shown, and only those in view are laid out. */
static void
test_timeline_zoom_keeps_rows (void)
{
  g_autoptr (GPtrArray) goals = sample_goals_new ();
  g_autoptr (DzTimeline) timeline = sample_timeline_new (goals, 40, 30);
  g_autoptr (DzTimelineLayout) layout = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 910, 400);
  cairo_t *cr = cairo_create (surface);
  double height = 0;
  guint laid_out = 0;
  DzChartStyle style;

  dz_chart_style_init (&style, 910, 0);
  layout = dz_timeline_layout_new (timeline, &style, NULL);
  height = dz_timeline_layout_get_height (layout);
  dz_timeline_layout_set_span (layout, 2030, 2036);
  g_assert_cmpfloat (dz_timeline_layout_get_height (layout), ==, height);
  g_assert_cmpfloat_with_epsilon (dz_timeline_layout_get_time (layout, dz_timeline_layout_get_x (layout, 2031)), 2031,
                                  1e-9);
  dz_timeline_layout_draw (layout, cr);
  for (guint i = 0; i < layout->rows->len; i++)
    {
      const DzTimelineRowPlace *place = g_ptr_array_index (layout->rows, i);

      laid_out += place->scene != NULL;
      if (place->scene != NULL)
        assert_texts_inside (place->scene, 910, "zoomed");
      if (place->scene != NULL)
        assert_texts_apart (place->scene, "zoomed");
    }
  g_assert_cmpuint (laid_out, >, 0);
  g_assert_cmpuint (laid_out, <, 10);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* No bar is painted over the names on the left or beyond the field on the right. */
static void
test_timeline_stays_in_field (void)
{
  g_autoptr (GPtrArray) goals = sample_goals_new ();
  g_autoptr (DzTimeline) timeline = sample_timeline_new (goals, 4, 30);
  g_autoptr (DzTimelineLayout) layout = NULL;
  double left = 0;
  double right = 0;
  DzChartStyle style;

  dz_chart_style_init (&style, 910, 0);
  layout = dz_timeline_layout_new (timeline, &style, NULL);
  dz_timeline_layout_set_span (layout, 2028.4, 2033.7);
  dz_timeline_layout_get_field (layout, &left, &right);
  for (guint i = 0; i < layout->rows->len; i++)
    {
      DzTimelineRowPlace *place = g_ptr_array_index (layout->rows, i);

      dz_timeline_row_place_ensure (place, &layout->frame);
      for (guint j = 0; j < place->scene->items->len; j++)
        {
          const DzSceneItem *item = &g_array_index (place->scene->items, DzSceneItem, j);

          if (item->kind != DZ_SCENE_BOX && item->kind != DZ_SCENE_HATCH)
            continue;
          g_assert_cmpfloat (item->area.x, >=, left);
          g_assert_cmpfloat (item->area.x + item->area.width, <=, right + 0.01);
        }
    }
}

/* A goal for a period that a later report set anew is followed by a step to it. */
static void
test_timeline_revision (void)
{
  g_autoptr (GPtrArray) goals = sample_goals_new ();
  g_autoptr (DzTimeline) timeline = dz_timeline_new ();
  DzTimelineLane *lane = dz_timeline_row_add_lane (dz_timeline_add_row (timeline, "a", "economy"), "b", 0);
  const DzTimelineItem *items[4];
  const double values[] = { 8, 6, 6, 5 };
  DzTimelinePlan *plan = NULL;

  for (int i = 0; i < 4; i++)
    {
      DzGoal *goal = dz_goal_new ();

      goal->goal = dz_quantity_new ();
      goal->goal->low = goal->goal->high = values[i];
      goal->goal->period = g_strdup (i < 3 ? "2021-2026" : "2026");
      g_ptr_array_add (goals, goal);
      items[i] = dz_timeline_lane_add_item (lane, goal, 2021 + i, 2026);
    }
  plan = dz_timeline_plan_new (lane, NULL);
  g_assert_cmpint (plan->tracks, ==, 4);
  for (guint i = 0; i < plan->slots->len; i++)
    {
      const DzTimelineSlot *slot = &g_array_index (plan->slots, DzTimelineSlot, i);

      /* Said again is not revised, and the last year's own goal is another one. */
      g_assert_true (slot->revision == (slot->item == items[0] ? items[1] : NULL));
    }
  dz_timeline_plan_free (plan);
}

static void
test_timeline_zoom (void)
{
  DzTimelineZoom zoom = { 0, 0 };

  dz_timeline_zoom_by (&zoom, 2, 2010, 1960, 2020);
  g_assert_cmpfloat_with_epsilon (zoom.last - zoom.first, 30, 1e-9);
  g_assert_cmpfloat_with_epsilon ((2010 - zoom.first) / 30, 50.0 / 60, 1e-9);
  dz_timeline_zoom_pan (&zoom, 100, 1960, 2020);
  g_assert_cmpfloat_with_epsilon (zoom.last, 2020, 1e-9);
  dz_timeline_zoom_show (&zoom, 1970, 1972, 1960, 2020);
  g_assert_cmpfloat (zoom.first, <=, 1970);
  g_assert_cmpfloat (zoom.last, >=, 1972);
  dz_timeline_zoom_by (&zoom, 1000, 1971, 1960, 2020);
  g_assert_cmpfloat_with_epsilon (zoom.last - zoom.first, DZ_TIMELINE_LEAST_YEARS, 1e-9);
  dz_timeline_zoom_by (&zoom, 1e-3, 1971, 1960, 2020);
  g_assert_true (dz_timeline_zoom_is_whole (&zoom));
  zoom = (DzTimelineZoom){ 2012, 2018 };
  dz_timeline_zoom_fit (&zoom, 2014, 2016);
  g_assert_true (dz_timeline_zoom_is_whole (&zoom));
}

static void
check_chart (DzChartKind kind, int n_years, double width, double size)
{
  g_autofree char *what
      = g_strdup_printf ("%s years %d width %g size %g", dz_chart_kind_get_nick (kind), n_years, width, size);
  g_autoptr (DzChart) chart = sample_chart_new (kind, n_years);
  g_autoptr (DzChartLayout) layout = NULL;
  DzChartStyle style;

  dz_chart_style_init (&style, width, width * 0.6);
  style.font_size = size;
  layout = dz_chart_layout_new (chart, &style);
  assert_texts_apart (layout->scene, what);
  assert_texts_inside (layout->scene, width, what);
}

static void
test_chart_labels (void)
{
  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (years); i++)
      for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
        for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
          check_chart (kind, years[i], widths[j], sizes[k]);
}

/* As low as the window lets a chart become: words below the plot give way to its years. */
static void
test_low_chart (void)
{
  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autofree char *what = g_strdup_printf ("%s low, size %g", dz_chart_kind_get_nick (kind), sizes[i]);
        g_autoptr (DzChart) chart = sample_chart_new (kind, 3);
        g_autoptr (DzChartLayout) layout = NULL;
        DzChartStyle style;

        g_free (chart->caption);
        chart->caption = g_strdup ("caption");
        g_free (chart->source_line);
        chart->source_line = g_strdup ("report 2021 ¶1; report 2022 ¶2; report 2023 ¶3");
        dz_chart_style_init (&style, 900, ceil (sizes[i] * 9.6));
        style.font_size = sizes[i];
        layout = dz_chart_layout_new (chart, &style);
        assert_texts_apart (layout->scene, what);
      }
}

static void
check_round_trip (DzChartKind kind, int n_years)
{
  g_autoptr (DzChart) chart = sample_chart_new (kind, n_years);
  g_autoptr (DzChartLayout) layout = NULL;
  DzChartStyle style;

  dz_chart_style_init (&style, 960, 540);
  layout = dz_chart_layout_new (chart, &style);
  for (guint i = 0; i < chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        {
          const DzChartMark *mark = g_ptr_array_index (series->marks, j);
          double x, y;

          g_assert_true (dz_chart_layout_locate (layout, mark, &x, &y));
          g_assert_true (dz_chart_layout_pick (layout, x, y) == mark);
        }
    }
  g_assert_null (dz_chart_layout_pick (layout, -50, -50));
}

static void
test_chart_pick (void)
{
  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (years); i++)
      check_round_trip (kind, years[i]);
}

/* Marks with the same value in the same year stand beside each other. */
static void
test_same_value (void)
{
  g_autoptr (DzChart) chart = dz_chart_new (DZ_CHART_GOAL_OUTCOME);
  DzChartSeries *series = dz_chart_add_series (chart, "goal", 0);
  g_autoptr (DzChartLayout) layout = NULL;
  DzChartStyle style;

  for (int i = 0; i < 6; i++)
    dz_chart_series_add_mark (series, i < 3 ? DZ_MARK_GOAL : DZ_MARK_OUTCOME, 2024, 6, 6);
  dz_chart_style_init (&style, 960, 540);
  layout = dz_chart_layout_new (chart, &style);
  for (guint i = 0; i < series->marks->len; i++)
    {
      const DzChartMark *mark = g_ptr_array_index (series->marks, i);
      double x, y;

      g_assert_true (dz_chart_layout_locate (layout, mark, &x, &y));
      g_assert_true (dz_chart_layout_pick (layout, x, y) == mark);
    }
}

static GBytes *
draw_modifier (DzModifier modifier)
{
  g_autoptr (DzChart) chart = dz_chart_new (DZ_CHART_GOAL_OUTCOME);
  DzChartSeries *series = dz_chart_add_series (chart, "goal", 0);
  DzChartMark *mark
      = dz_chart_series_add_mark (series, DZ_MARK_GOAL, 2024, 6, modifier == DZ_MODIFIER_RANGE ? 7 : 6);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 200);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (DzChartLayout) layout = NULL;
  GBytes *bytes = NULL;
  DzChartStyle style;

  /* The same scale for all: a range would move it. */
  dz_chart_series_add_mark (series, DZ_MARK_GOAL, 2025, 4, 9);
  mark->modifier = modifier;
  dz_chart_style_init (&style, 300, 200);
  layout = dz_chart_layout_new (chart, &style);
  g_array_set_size (layout->scene->items, layout->scene->items->len);
  for (guint i = layout->scene->items->len; i > 0; i--)
    if (g_array_index (layout->scene->items, DzSceneItem, i - 1).area.y < 40)
      g_array_remove_index (layout->scene->items, i - 1); /* the key tells of modifiers, too */
  dz_chart_layout_draw (layout, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), 300 * 4 * 200);
  cairo_surface_destroy (surface);

  return bytes;
}

static void
test_modifier_ink (void)
{
  g_autoptr (GBytes) exact = draw_modifier (DZ_MODIFIER_EXACT);
  g_autoptr (GBytes) again = draw_modifier (DZ_MODIFIER_EXACT);

  g_assert_true (g_bytes_equal (exact, again));
  for (DzModifier modifier = DZ_MODIFIER_ABOUT; modifier <= DZ_MODIFIER_RANGE; modifier++)
    {
      g_autoptr (GBytes) bytes = draw_modifier (modifier);

      g_assert_false (g_bytes_equal (exact, bytes));
    }
}

static void
test_empty (void)
{
  g_autoptr (DzChart) chart = dz_chart_new (DZ_CHART_PLACES);
  g_autoptr (DzChartLayout) layout = NULL;
  gboolean found = FALSE;
  DzChartStyle style;

  chart->empty_reason = g_strdup ("two units");
  dz_chart_style_init (&style, 400, 300);
  layout = dz_chart_layout_new (chart, &style);
  for (guint i = 0; i < layout->scene->items->len; i++)
    found |= g_strcmp0 (g_array_index (layout->scene->items, DzSceneItem, i).text, "two units") == 0;
  g_assert_true (found);
}

static int
count_signs (const DzScene *scene)
{
  int n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (scene->items, DzSceneItem, i);

      n += item->kind == DZ_SCENE_MARK && item->mark == DZ_SHAPE_PEN;
    }

  return n;
}

/* No sign lies on a text; in a heat map and a chart of rows, whose marks are many, none lies on another either. */
static void
assert_signs_apart (const DzChartLayout *layout, const char *what)
{
  const GArray *items = layout->scene->items;

  for (guint i = 0; i < items->len; i++)
    for (guint j = 0; j < items->len; j++)
      {
        const DzSceneItem *sign = &g_array_index (items, DzSceneItem, i);
        const DzSceneItem *other = &g_array_index (items, DzSceneItem, j);
        gboolean solid = other->kind == DZ_SCENE_TEXT || (other->kind == DZ_SCENE_MARK && other->mark == DZ_SHAPE_PEN);

        if (i == j || !solid || sign->kind != DZ_SCENE_MARK || sign->mark != DZ_SHAPE_PEN
            || (other->kind == DZ_SCENE_TEXT && (other->flags & DZ_TEXT_CENTER) != 0)
            || !overlap (&sign->area, &other->area))
          continue;
        g_printerr ("%s: the sign at %g, %g lies on “%s”\n", what, sign->area.x, sign->area.y,
                    other->text != NULL ? other->text : "a sign");
        g_test_fail ();
      }
}

/* The reader's own figures carry a sign, each, that the legend explains; without any there is none. */
static void
test_readers_word (void)
{
  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    {
      g_autoptr (DzChart) chart = sample_chart_new (kind, 6);
      g_autoptr (DzChartLayout) before = NULL;
      g_autoptr (DzChartLayout) after = NULL;
      DzChartStyle style;
      int n = 0;

      dz_chart_style_init (&style, 960, 540);
      before = dz_chart_layout_new (chart, &style);
      g_assert_cmpint (count_signs (before->scene), ==, 0);
      n = sample_chart_add_words (chart);
      after = dz_chart_layout_new (chart, &style);
      /* One more in the legend. */
      g_assert_cmpint (count_signs (after->scene), ==, n > 0 ? n + 1 : 0);
      assert_signs_apart (after, dz_chart_kind_get_nick (kind));
    }
}

static void
add_pair (DzChartSeries *series, double goal, double outcome, const char *group)
{
  DzChartMark *mark = dz_chart_series_add_mark (series, DZ_MARK_OUTCOME, 2024, outcome, outcome);

  mark->goal_low = mark->goal_high = goal;
  mark->verdict = DZ_VERDICT_MET;
  mark->group = g_strdup (group);
}

static double
find_width (const DzChartLayout *layout, guint n)
{
  double left = G_MAXDOUBLE, right = 0;

  for (guint i = 0; i < n; i++)
    {
      left = MIN (left, g_array_index (layout->hits, DzChartHit, i).x);
      right = MAX (right, g_array_index (layout->hits, DzChartHit, i).x);
    }

  return right - left;
}

/* A pair far from all others does not squeeze these: it stands at the edge and is named with its values. */
static void
test_outlier (void)
{
  g_autoptr (DzChart) chart = dz_chart_new (DZ_CHART_SCATTER);
  DzChartSeries *series = dz_chart_add_series (chart, "Met", DZ_VERDICT_MET);
  g_autoptr (DzChartLayout) layout = NULL;
  const DzChartHit *last = NULL;
  gboolean named = FALSE;
  DzChartStyle style;

  for (int i = 0; i < 24; i++)
    add_pair (series, 5 + i % 7, 5 + i % 5, "near");
  add_pair (series, 400, 300, "far");
  dz_chart_style_init (&style, 960, 540);
  layout = dz_chart_layout_new (chart, &style);
  g_assert_cmpint (layout->hits->len, ==, 25);
  g_assert_cmpfloat (find_width (layout, 24), >, 600);
  last = &g_array_index (layout->hits, DzChartHit, 24);
  g_assert_cmpfloat (last->area.x + last->area.width, <=, 960);
  g_assert_cmpfloat (last->area.y, >, 0);
  for (guint i = 0; i < layout->scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (layout->scene->items, DzSceneItem, i);

      named |= item->kind == DZ_SCENE_TEXT && g_str_has_prefix (item->text, "1 mark lies beyond")
               && strstr (item->text, "far, 400 → 300") != NULL;
    }
  g_assert_true (named);
}

static gboolean
has_text (const DzChartLayout *layout, const char *part)
{
  for (guint i = 0; i < layout->scene->items->len; i++)
    {
      const char *text = g_array_index (layout->scene->items, DzSceneItem, i).text;

      if (text != NULL && strstr (text, part) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Names of series are listed as words, also where they stand beside values, and are drawn as the reader puts them. */
/* How much room the text has that begins so, how much it needs, and how often it stands there. */
static double
find_room (const DzChartLayout *layout, const char *start, double *needed, guint *n)
{
  g_autoptr (DzScene) bare = dz_scene_new_worded (NULL);
  double room = 0;

  for (guint i = 0; i < layout->scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (layout->scene->items, DzSceneItem, i);

      if (item->kind != DZ_SCENE_TEXT || !g_str_has_prefix (item->text, start))
        continue;
      *needed = dz_scene_measure (bare, item->text, item->font_size, DZ_TEXT_PLAIN);
      *n += 1;
      room = item->area.width;
    }

  return room;
}

/* In a journal's column names of lines stand whole above their values, and names of topics in parts as narrow as they. */
static void
test_names_above_values (void)
{
  static const DzChartKind kinds[] = { DZ_CHART_SLOPE, DZ_CHART_TOPICS };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (DzChart) chart = dz_chart_new (kinds[i]);
      g_autoptr (DzChartLayout) layout = NULL;
      double needed = 0, room = 0;
      DzChartStyle style;
      guint n = 0;

      for (int series = 0; series < 3; series++)
        {
          DzChartSeries *made = dz_chart_add_series (chart, series == 2      ? "城乡居民人均收入"
                                                            : series == 1 ? "甲乙丙丁"
                                                                          : "甲",
                                                     series);

          for (int year = 2023; year <= 2024; year++)
            {
              double value = series == 1 ? 11 : 40 + series * 10;
              DzChartMark *mark = dz_chart_series_add_mark (
                  made, i == 1 ? DZ_MARK_COUNT : DZ_MARK_OUTCOME, year, value, value);

              mark->label = g_strdup ("11%");
              mark->group = i == 1 ? g_strdup_printf ("%d", year) : NULL;
            }
        }
      dz_chart_style_init (&style, i == 0 ? 321 : 600, 400);
      layout = dz_chart_layout_new (chart, &style);
      room = find_room (layout, i == 0 ? "城乡居民人均收入" : "甲乙丙丁", &needed, &n);
      /* At both years, or in both bars. */
      g_assert_cmpuint (n, ==, 2);
      g_assert_cmpfloat (room, >=, needed - 0.5);
      g_assert_false (has_text (layout, "甲乙丙丁 11%"));
      g_assert_true (has_text (layout, "11%"));
    }
}

static void
test_own_words (void)
{
  static const DzChartKind kinds[] = { DZ_CHART_PLACES, DZ_CHART_SLOPE, DZ_CHART_TOPICS };
  static const char *const own[] = { "Upper", "Anderes", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (DzChart) chart = dz_chart_new (kinds[i]);
      g_autoptr (DzChartLayout) plain = NULL;
      g_autoptr (DzChartLayout) worded = NULL;
      g_autoptr (GPtrArray) words = NULL;
      DzChartStyle style;

      chart->title = g_strdup ("Title");
      for (int series = 0; series < 2; series++)
        for (int year = 2023; year <= 2024; year++)
          {
            DzChartSeries *made = year == 2023 ? dz_chart_add_series (chart, series == 0 ? "Upper" : "Lower", series)
                                               : g_ptr_array_index (chart->series, chart->series->len - 1);
            DzChartMark *mark = dz_chart_series_add_mark (
                made, kinds[i] == DZ_CHART_TOPICS ? DZ_MARK_COUNT : DZ_MARK_OUTCOME, year, 40 + series * 20, 40 + series * 20);

            mark->label = g_strdup ("40%");
            mark->group = kinds[i] == DZ_CHART_TOPICS ? g_strdup_printf ("Report %d", year) : NULL;
          }
      dz_chart_style_init (&style, 900, 500);
      plain = dz_chart_layout_new (chart, &style);
      words = dz_chart_layout_list_words (plain, chart);
      g_assert_true (g_ptr_array_find_with_equal_func (words, "Upper", g_str_equal, NULL));
      g_assert_true (g_ptr_array_find_with_equal_func (words, "Lower", g_str_equal, NULL));
      g_assert_false (g_ptr_array_find_with_equal_func (words, "Title", g_str_equal, NULL));
      g_assert_true (has_text (plain, "Upper"));

      chart->words = g_strdupv ((char **) own);
      worded = dz_chart_layout_new (chart, &style);
      g_assert_false (has_text (worded, "Upper"));
      g_assert_true (has_text (worded, "Anderes"));
      g_assert_true (has_text (worded, "Lower"));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/timeline/labels-apart", test_timeline_labels);
  g_test_add_func ("/timeline/pick-what-is-located", test_timeline_pick);
  g_test_add_func ("/timeline/hidden-labels-counted", test_timeline_hidden);
  g_test_add_func ("/timeline/zoom-keeps-rows", test_timeline_zoom_keeps_rows);
  g_test_add_func ("/timeline/stays-in-field", test_timeline_stays_in_field);
  g_test_add_func ("/timeline/revision", test_timeline_revision);
  g_test_add_func ("/timeline/zoom", test_timeline_zoom);
  g_test_add_func ("/chart/own-words", test_own_words);
  g_test_add_func ("/chart/names-above-values", test_names_above_values);
  g_test_add_func ("/chart/labels-apart", test_chart_labels);
  g_test_add_func ("/chart/low-chart-labels-apart", test_low_chart);
  g_test_add_func ("/chart/pick-what-is-located", test_chart_pick);
  g_test_add_func ("/chart/same-value-stands-beside", test_same_value);
  g_test_add_func ("/chart/modifier-changes-ink", test_modifier_ink);
  g_test_add_func ("/chart/empty-says-why", test_empty);
  g_test_add_func ("/chart/outlier-at-the-edge", test_outlier);
  g_test_add_func ("/chart/readers-word", test_readers_word);

  return g_test_run ();
}
