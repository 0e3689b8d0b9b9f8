/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signs of the timeline that nothing else may say: the reader's pen, and where a lane's marks lie. */
#include "config.h"

#include "chart-samples.h"
#include "chart/dz-reader-mark.h"
#include "chart/dz-timeline-private.h"

static guint
count_marks (const DzScene *scene, DzMarkShape shape)
{
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (scene->items, DzSceneItem, i);

      n += item->kind == DZ_SCENE_MARK && item->mark == shape;
    }

  return n;
}

static gboolean
has_text (const DzScene *scene, const char *text)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (scene->items, DzSceneItem, i);

      if (item->kind == DZ_SCENE_TEXT && g_str_equal (item->text, text))
        return TRUE;
    }

  return FALSE;
}

static guint
count_pens (const DzTimeline *timeline, gboolean *explained)
{
  g_autoptr (DzTimelineLayout) layout = NULL;
  g_autoptr (DzScene) legend = dz_scene_new ();
  DzTimelineRowPlace *place = NULL;
  DzChartStyle style;

  dz_chart_style_init (&style, 900, 0);
  layout = dz_timeline_layout_new (timeline, &style, NULL);
  place = g_ptr_array_index (layout->rows, 0);
  dz_timeline_row_place_ensure (place, &layout->frame);
  dz_timeline_add_legend (legend, &layout->frame, 0, NULL);
  *explained = has_text (legend, dz_reader_mark_get_legend ());

  return count_marks (place->scene, DZ_SHAPE_PEN);
}

/* A pen for the goal that was corrected, one for the verdict set by hand; none before. */
static void
test_pens (void)
{
  g_autoptr (GPtrArray) goals = sample_goals_new ();
  g_autoptr (DzTimeline) timeline = sample_timeline_new (goals, 1, 4);
  DzGoal *goal = g_ptr_array_index (goals, 0);
  gboolean explained = TRUE;

  g_assert_nonnull (goal->goal);
  g_assert_cmpuint (count_pens (timeline, &explained), ==, 0);
  g_assert_false (explained);
  goal->goal->state = DZ_STATE_CORRECTED;
  g_assert_cmpuint (count_pens (timeline, &explained), ==, 1);
  g_assert_true (explained);
  goal->state = DZ_STATE_CONFIRMED;
  g_assert_cmpuint (count_pens (timeline, &explained), ==, 2);
}

static void
test_elsewhere (void)
{
  g_autoptr (GPtrArray) goals = sample_goals_new ();
  g_autoptr (DzTimeline) timeline = sample_timeline_new (goals, 1, 4);
  g_autoptr (DzTimelineLayout) layout = NULL;
  DzTimelineRowPlace *place = NULL;
  DzChartStyle style;

  dz_chart_style_init (&style, 900, 0);
  layout = dz_timeline_layout_new (timeline, &style, NULL);
  place = g_ptr_array_index (layout->rows, 0);
  dz_timeline_layout_set_span (layout, 2030, 2035);
  dz_timeline_row_place_ensure (place, &layout->frame);
  g_assert_true (has_text (place->scene, "‹ 2021–2025"));
  dz_timeline_layout_set_span (layout, 2010, 2015);
  dz_timeline_row_place_ensure (place, &layout->frame);
  g_assert_true (has_text (place->scene, "2021–2025 ›"));
  dz_timeline_layout_set_span (layout, 2022, 2024);
  dz_timeline_row_place_ensure (place, &layout->frame);
  g_assert_false (has_text (place->scene, "‹ 2021–2025"));
}

/* The reader's own words stand on the canvas as in the file: in rows, and in what the signs mean. */
static void
test_words (void)
{
  char *words[] = { (char *) "地区生产总值 · 增速", (char *) "GDP, growth", (char *) "武昌区", (char *) "Wuchang",
                    (char *) "outcome", (char *) "what came of it", NULL };
  g_autoptr (GPtrArray) goals = sample_goals_new ();
  g_autoptr (DzTimeline) timeline = sample_timeline_new (goals, 1, 4);
  g_autoptr (DzTimelineLayout) layout = NULL;
  g_autoptr (DzScene) legend = dz_scene_new_worded (words);
  DzTimelineRowPlace *place = NULL;
  DzChartStyle style;

  dz_chart_style_init (&style, 900, 0);
  layout = dz_timeline_layout_new_worded (timeline, &style, NULL, words);
  place = g_ptr_array_index (layout->rows, 0);
  dz_timeline_row_place_ensure (place, &layout->frame);
  g_assert_true (has_text (place->scene, "GDP, growth"));
  g_assert_true (has_text (place->scene, "Wuchang"));
  g_assert_false (has_text (place->scene, "武昌区"));
  dz_timeline_add_legend (legend, &layout->frame, 0, NULL);
  g_assert_true (has_text (legend, "what came of it"));
  g_assert_cmpfloat (dz_timeline_draw_legend (timeline, &style, words, 0, NULL), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/timeline-signs/pens", test_pens);
  g_test_add_func ("/timeline-signs/elsewhere", test_elsewhere);
  g_test_add_func ("/timeline-signs/words", test_words);

  return g_test_run ();
}
