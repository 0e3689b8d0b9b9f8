/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many ledgers made by chance, the same ones every time: up to five levels of places, goals over one year and over ten,
 * set anew, outcomes of quarters, halves and years, every absence, wordings of one letter and of forty. Whatever the
 * width and the years shown, no two labels overlap and those that are hidden are counted. */
#include "config.h"

#include <math.h>

#include "timeline-labels.h"

#define N_LEDGERS 150
#define FIRST_YEAR 1990

typedef struct
{
  GRand *rand;
  GPtrArray *goals; /* (element-type DzGoal) */
  int n_years;
} Maker;

static char *
dup_wording (const Maker *maker)
{
  static const char *const letters[] = { "增", "长", "6", "%", "达", "亿", "元", "i", "W", " ", "左", "右", "以", "上" };
  int n = g_rand_boolean (maker->rand) ? g_rand_int_range (maker->rand, 1, 8) : g_rand_int_range (maker->rand, 8, 41);
  GString *text = g_string_new ("x");

  for (int i = 1; i < n; i++)
    g_string_append (text, letters[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (letters))]);

  return g_string_free (text, FALSE);
}

static DzQuantity *
make_quantity (const Maker *maker, DzStatus status, int year)
{
  static const char *const parts[] = { "Q1", "Q3", "H1", "Q1-Q3" };
  DzQuantity *quantity = dz_quantity_new ();

  quantity->status = status;
  quantity->low = quantity->high = g_rand_int_range (maker->rand, -20, 4000);
  quantity->unit = g_strdup (g_rand_boolean (maker->rand) ? "%" : "亿元");
  quantity->measure = g_rand_boolean (maker->rand) ? DZ_MEASURE_GROWTH : DZ_MEASURE_LEVEL;
  quantity->modifier = (DzModifier) g_rand_int_range (maker->rand, 0, DZ_MODIFIER_RANGE + 1);
  quantity->state = (DzState) g_rand_int_range (maker->rand, 0, 4);
  quantity->wording = dup_wording (maker);
  quantity->period = status != DZ_STATUS_GOAL && g_rand_int_range (maker->rand, 0, 4) == 0
                         ? g_strdup_printf ("%d%s", year, parts[g_rand_int_range (maker->rand, 0, 4)])
                         : g_strdup_printf ("%d", year);

  return quantity;
}

static void
add_item (const Maker *maker, DzTimelineLane *lane)
{
  DzGoal *goal = dz_goal_new ();
  int year = FIRST_YEAR + g_rand_int_range (maker->rand, 1, maker->n_years + 1);
  int length = g_rand_int_range (maker->rand, 0, 4) == 0 ? g_rand_int_range (maker->rand, 2, 11) : 1;
  int first = MAX (FIRST_YEAR, year - length);
  int kind = g_rand_int_range (maker->rand, 0, 8);

  goal->gap = g_rand_double_range (maker->rand, -90, 20);
  goal->verdict = (DzVerdict) g_rand_int_range (maker->rand, 0, DZ_N_VERDICTS);
  goal->presence = (DzPresence) g_rand_int_range (maker->rand, DZ_PRESENCE_STATED, DZ_PRESENCE_NOT_FOUND + 1);
  if (kind < 5)
    {
      goal->goal = make_quantity (maker, DZ_STATUS_GOAL, year);
      goal->presence = DZ_PRESENCE_STATED;
    }
  if (kind > 2 && (kind < 7 || goal->presence == DZ_PRESENCE_STATED))
    goal->outcome = make_quantity (maker, g_rand_boolean (maker->rand) ? DZ_STATUS_OUTCOME : DZ_STATUS_ESTIMATE,
                                   g_rand_int_range (maker->rand, 0, 3) == 0 ? MAX (first, year - 1) : year);
  g_ptr_array_add (maker->goals, goal);
  dz_timeline_lane_add_item (lane, goal, first, year)->firmness = (DzFirmness) g_rand_int_range (maker->rand, 0, 3);
}

static DzTimeline *
make_timeline (const Maker *maker)
{
  static const char *const places[] = { "社区", "武昌区", "武汉市", "湖北省", "全国" };
  DzTimeline *timeline = dz_timeline_new ();
  int n_rows = g_rand_int_range (maker->rand, 1, 5);

  timeline->first_year = FIRST_YEAR;
  timeline->last_year = FIRST_YEAR + maker->n_years;
  for (int i = 0; i < n_rows; i++)
    {
      g_autofree char *title = dup_wording (maker);
      DzTimelineRow *row = dz_timeline_add_row (timeline, title, "economy");
      int n_lanes = g_rand_int_range (maker->rand, 1, G_N_ELEMENTS (places) + 1);

      row->heading = g_rand_boolean (maker->rand) ? g_strdup ("topic") : NULL;
      for (int j = 0; j < n_lanes; j++)
        {
          DzTimelineLane *lane = dz_timeline_row_add_lane (row, places[j], j);
          int n_items = g_rand_int_range (maker->rand, 0, maker->n_years * 2 + 1);

          for (int k = 0; k < n_items; k++)
            add_item (maker, lane);
          for (int year = FIRST_YEAR; year < timeline->last_year; year += 3)
            g_array_append_val (lane->missing, year);
        }
    }

  return timeline;
}

/* Lanes follow each other in the order of their levels, on one scale, and none reaches into the next. */
static void
assert_lanes (DzTimelineLayout *layout)
{
  for (guint i = 0; i < layout->rows->len; i++)
    {
      DzTimelineRowPlace *place = g_ptr_array_index (layout->rows, i);
      double height = 0;

      for (guint j = 0; j < place->plans->len; j++)
        {
          const DzTimelinePlan *plan = g_ptr_array_index (place->plans, j);

          g_assert_true (plan->lane == g_ptr_array_index (place->row->lanes, j));
          height += dz_timeline_plan_get_height (plan, &layout->frame, 0);
        }
      g_assert_cmpfloat (place->height, >=, height);
      if (i > 0)
        {
          const DzTimelineRowPlace *above = g_ptr_array_index (layout->rows, i - 1);

          g_assert_cmpfloat (place->y, >=, above->y + above->height - 0.01);
        }
    }
}

static int
check_ledger (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) goals = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_goal_free);
  Maker maker = { rand, goals, g_rand_int_range (rand, 1, 31) };
  g_autoptr (DzTimeline) timeline = make_timeline (&maker);
  g_autoptr (DzTimelineLayout) layout = NULL;
  DzChartStyle style;
  int hidden = 0;

  dz_chart_style_init (&style, g_rand_int_range (rand, 320, 1900), 0);
  style.ink = (DzInk) g_rand_int_range (rand, 0, DZ_INK_HIGH_CONTRAST + 1);
  style.font_size = g_rand_int_range (rand, 8, 25);
  layout = dz_timeline_layout_new (timeline, &style, NULL);
  assert_lanes (layout);
  hidden = assert_timeline_labels (layout);
  for (int i = 0; i < 3; i++)
    {
      double first = FIRST_YEAR + g_rand_double_range (rand, -1, maker.n_years);

      dz_timeline_layout_set_span (layout, first, first + g_rand_double_range (rand, 0.5, maker.n_years + 2));
      hidden += assert_timeline_labels (layout);
    }
  return hidden;
}

static void
test_ledgers (void)
{
  int crowded = 0;

  for (guint32 seed = 1; seed <= N_LEDGERS; seed++)
    crowded += check_ledger (seed) > 0;
  /* Both kinds were seen: those with room for everything, and those without. */
  g_assert_cmpint (crowded, >, N_LEDGERS / 4);
  g_assert_cmpint (crowded, <, N_LEDGERS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/timeline-random/labels", test_ledgers);

  return g_test_run ();
}
