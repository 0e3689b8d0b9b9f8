/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline of real reports at several widths and zooms: no two labels of a row overlap, none leaves its field, and
 * every label that is not there is counted. Without the reports the test skips. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/dz-timeline-private.h"
#include "cli-run.h"
#include "workbench/dz-overview.h"

typedef struct
{
  double first; /* 0 and 0: all years */
  double last;
} Span;

static const Span spans[] = { { 0, 0 }, { 2019.5, 2027.5 }, { 2021.2, 2023.4 }, { 1992, 2008 }, { 1955, 1962.3 } };
static const double widths[] = { 470, 742, 1200 };

/* Pixels by which letters of one line may touch those of the next. */
#define SLACK 0.01

static gboolean
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x + SLACK < b->x + b->width && b->x + SLACK < a->x + a->width && a->y + SLACK < b->y + b->height
         && b->y + SLACK < a->y + a->height;
}

/* “‹ 1955–1960” in a lane with nothing in sight. */
static gboolean
points_elsewhere (const DzSceneItem *item)
{
  return g_str_has_prefix (item->text, "‹ ") || g_str_has_suffix (item->text, " ›");
}

/* The labels of marks, left to right; what stands left or right of the field is not among them. */
static GPtrArray *
find_labels (const DzTimelineLayout *layout, const DzTimelineRowPlace *place)
{
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; i < place->scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (place->scene->items, DzSceneItem, i);

      if (item->kind == DZ_SCENE_TEXT && item->area.x >= layout->frame.left && item->area.x < layout->frame.right)
        g_ptr_array_add (labels, (gpointer) item);
    }

  return labels;
}

static gboolean
tells_absence (const DzSceneItem *label)
{
  return g_str_equal (label->text, "sets no goal") || g_str_equal (label->text, "goal left out");
}

static gboolean
is_in (const DzTimelineFrame *frame, double time)
{
  double x = dz_timeline_frame_get_x (frame, time);

  return time != 0 && x >= frame->left && x <= frame->right;
}

/* The end of a bar, or its whole, is in view: the few pixels it begins after its first year decide at the edge. */
static gboolean
shows_bar (const DzTimelineLayout *layout, const DzTimelineRowPlace *place, const DzTimelineItem *item)
{
  const DzTimelineFrame *frame = &layout->frame;
  double end = MIN (dz_timeline_frame_get_x (frame, item->last_year), frame->right);
  double start = dz_timeline_frame_get_x (frame, item->first_year);

  for (guint i = 0; i < place->hits->len; i++)
    {
      const DzTimelineHit *hit = &g_array_index (place->hits, DzTimelineHit, i);

      if (hit->item == item && hit->area.width > 0)
        start = hit->area.x;
    }
  /* Without a hit it found no track; its place is that of any bar. */
  start = MAX (start, frame->left);

  return end > start;
}

/* Goals that set none are not wanted: their sign says the same. Where they found no track they are told, though. */
static int
count_wanted (const DzTimelineLayout *layout, const DzTimelineRowPlace *place)
{
  int n = 0;

  for (guint i = 0; i < place->row->lanes->len; i++)
    {
      const GPtrArray *items = ((const DzTimelineLane *) g_ptr_array_index (place->row->lanes, i))->items;

      for (guint j = 0; j < items->len; j++)
        {
          const DzTimelineItem *item = g_ptr_array_index (items, j);

          n += item->goal->goal != NULL && shows_bar (layout, place, item);
          n += item->goal->outcome != NULL && is_in (&layout->frame, dz_timeline_item_get_outcome_time (item));
        }
    }

  return n;
}

static int
count_absences (const DzTimelineRowPlace *place)
{
  int n = 0;

  for (guint i = 0; i < place->row->lanes->len; i++)
    {
      const GPtrArray *items = ((const DzTimelineLane *) g_ptr_array_index (place->row->lanes, i))->items;

      for (guint j = 0; j < items->len; j++)
        n += ((const DzTimelineItem *) g_ptr_array_index (items, j))->goal->goal == NULL;
    }

  return n;
}

static void
check_row (const DzTimelineLayout *layout, const DzTimelineRowPlace *place, int *hidden)
{
  g_autoptr (GPtrArray) labels = find_labels (layout, place);
  int shown = 0;
  int wanted = 0;

  for (guint i = 0; i < labels->len; i++)
    {
      const DzSceneItem *label = g_ptr_array_index (labels, i);

      g_assert_cmpfloat (label->area.x + label->area.width, <=, layout->frame.right + SLACK);
      g_assert_cmpfloat (label->area.y + SLACK, >=, place->y);
      g_assert_cmpfloat (label->area.y + label->area.height, <=, place->y + place->height + SLACK);
      for (guint j = i + 1; j < labels->len; j++)
        {
          const DzSceneItem *other = g_ptr_array_index (labels, j);

          if (overlap (&label->area, &other->area))
            g_error ("%s: “%s” and “%s” overlap", place->row->title, label->text, other->text);
        }
      shown += !tells_absence (label) && !points_elsewhere (label);
    }
  *hidden += place->hidden;
  wanted = count_wanted (layout, place);
  if (shown + place->hidden < wanted || shown + place->hidden > wanted + count_absences (place))
    g_error ("%s: %d labels shown, %d told as hidden, %d wanted", place->row->title, shown, place->hidden, wanted);
}

/* “+3 +1”: the counts that a row shows. */
static int
sum_counts (const DzTimelineLayout *layout, const DzTimelineRowPlace *place)
{
  int sum = 0;

  for (guint i = 0; i < place->scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (place->scene->items, DzSceneItem, i);

      if (item->kind == DZ_SCENE_TEXT && item->area.x >= layout->frame.right && item->text[0] == '+')
        sum += atoi (item->text + 1);
    }

  return sum;
}

static void
check_timeline (const DzTimeline *timeline)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (DzTimelineLayout) layout = NULL;
      DzChartStyle style;

      dz_chart_style_init (&style, widths[i], 0);
      layout = dz_timeline_layout_new (timeline, &style, NULL);
      for (guint j = 0; j < G_N_ELEMENTS (spans); j++)
        {
          int hidden = 0;

          dz_timeline_layout_set_span (layout, spans[j].first, spans[j].last);
          for (guint k = 0; k < layout->rows->len; k++)
            {
              DzTimelineRowPlace *place = g_ptr_array_index (layout->rows, k);

              dz_timeline_row_place_ensure (place, &layout->frame);
              check_row (layout, place, &hidden);
              g_assert_cmpint (sum_counts (layout, place), ==, place->hidden);
              dz_timeline_row_place_forget (place);
            }
          g_test_message ("width %g, %g–%g: %u rows, %d labels hidden", widths[i], spans[j].first, spans[j].last,
                          layout->rows->len, hidden);
        }
    }
}

static void
import (const CliFixture *fixture, const char *folder, gboolean national)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *subfolder = g_build_filename (folder, "national", NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".txt"))
        assert_run (fixture, 0, "import", path);
    }
  if (national)
    assert_run (fixture, 0, "import", subfolder);
}

static void
check_reports (gboolean national)
{
  const char *folder = g_getenv ("DUIZHAO_REPORTS");
  g_auto (CliFixture) fixture = { 0 };
  g_autoptr (DzKnowledge) knowledge = NULL;
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzOverview) overview = NULL;
  g_autoptr (DzTimeline) timeline = NULL;
  g_autoptr (GError) error = NULL;

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no reports");
      return;
    }

  cli_fixture_init (&fixture);
  import (&fixture, folder, national);
  knowledge = dz_knowledge_load_own (&error);
  g_assert_no_error (error);
  store = dz_store_open (fixture.library, DZ_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  overview = dz_overview_load (store, knowledge, &error);
  g_assert_no_error (error);
  timeline = dz_overview_build_timeline (overview, NULL, knowledge);
  g_assert_cmpuint (timeline->rows->len, >, 100);
  check_timeline (timeline);
}

static void
test_local (void)
{
  check_reports (FALSE);
}

static void
test_with_national (void)
{
  check_reports (TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/timeline-labels/local", test_local);
  g_test_add_func ("/timeline-labels/with-national", test_with_national);

  return g_test_run ();
}
