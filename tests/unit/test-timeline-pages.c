/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long timeline on pages: every row once and whole, the years on each page. */
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "chart-samples.h"
#include "chart/dz-chart-layout-private.h"
#include "chart/dz-timeline-export.h"
#include "chart/dz-timeline-pages-private.h"

#define N_ROWS 60
#define PAGE_HEIGHT 700.0

typedef struct
{
  GPtrArray *goals;
  DzTimeline *timeline;
  DzChart *data;
  DzChartStyle style;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->goals = sample_goals_new ();
  fixture->timeline = sample_timeline_new (fixture->goals, N_ROWS, 6);
  for (guint i = 0; i < N_ROWS; i++)
    {
      DzTimelineRow *row = g_ptr_array_index (fixture->timeline->rows, i);

      g_free (row->title);
      row->title = g_strdup_printf ("row %u", i);
      row->heading = i % 25 == 0 ? g_strdup_printf ("topic %u", i) : NULL;
    }
  fixture->data = dz_chart_new (DZ_CHART_GOAL_OUTCOME);
  fixture->data->title = g_strdup ("Goals");
  fixture->data->source_line = g_strdup ("Sources: a; b");
  dz_chart_style_init (&fixture->style, 800, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dz_chart_free (fixture->data);
  dz_timeline_free (fixture->timeline);
  g_ptr_array_unref (fixture->goals);
}

static guint
count_text (const DzChartLayout *page, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < page->scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (page->scene->items, DzSceneItem, i);

      n += item->kind == DZ_SCENE_TEXT && g_str_equal (item->text, text);
    }

  return n;
}

static void
assert_inside (const DzChartLayout *page, double height)
{
  for (guint i = 0; i < page->scene->items->len; i++)
    {
      const cairo_rectangle_t *area = &g_array_index (page->scene->items, DzSceneItem, i).area;

      g_assert_cmpfloat (area->y, >=, 0);
      g_assert_cmpfloat (area->y + area->height, <=, height);
    }
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DzTimelinePages) pages
      = dz_timeline_pages_new (fixture->timeline, fixture->data, &fixture->style, 0, 0, PAGE_HEIGHT);
  guint n = dz_timeline_pages_get_n_pages (pages);
  guint next = 0;

  g_assert_cmpuint (n, >, 3);
  g_assert_cmpfloat (dz_timeline_pages_get_height (pages), ==, PAGE_HEIGHT);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DzChartLayout) page = dz_timeline_pages_lay_out (pages, i);
      g_autofree char *topic = g_strdup_printf ("topic %u", next / 25 * 25);

      assert_inside (page, PAGE_HEIGHT);
      g_assert_cmpuint (count_text (page, "Sources: a; b"), ==, i + 1 == n ? 1 : 0);
      g_assert_cmpuint (count_text (page, "2024"), ==, 1);
      g_assert_cmpuint (count_text (page, topic), ==, 1);
      for (guint first = next; next < N_ROWS; next++)
        {
          g_autofree char *title = g_strdup_printf ("row %u", next);

          if (count_text (page, title) == 0)
            {
              g_assert_cmpuint (next, >, first);
              break;
            }
        }
    }
  g_assert_cmpuint (next, ==, N_ROWS);
}

static void
test_one_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DzTimelinePages) pages
      = dz_timeline_pages_new (fixture->timeline, fixture->data, &fixture->style, 0, 0, 0);
  g_autoptr (DzChartLayout) page = dz_timeline_pages_lay_out (pages, 0);

  g_assert_cmpuint (dz_timeline_pages_get_n_pages (pages), ==, 1);
  g_assert_cmpfloat (dz_timeline_pages_get_height (pages), >, N_ROWS * 20);
  assert_inside (page, dz_timeline_pages_get_height (pages));
  g_assert_cmpuint (count_text (page, "row 59"), ==, 1);
}

/* A page lower than a row of its own grows; it does not lose the row. */
static void
test_low_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DzTimelinePages) pages
      = dz_timeline_pages_new (fixture->timeline, fixture->data, &fixture->style, 0, 0, 10);

  g_assert_cmpuint (dz_timeline_pages_get_n_pages (pages), <=, N_ROWS + 1);
  for (guint i = 0; i < dz_timeline_pages_get_n_pages (pages); i++)
    {
      g_autoptr (DzChartLayout) page = dz_timeline_pages_lay_out (pages, i);

      assert_inside (page, dz_timeline_pages_get_height (pages));
    }
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_dir_make_tmp (NULL, &error);
  g_autofree char *path = g_build_filename (folder, "long.png", NULL);
  g_autofree char *first = g_build_filename (folder, "long-1.png", NULL);
  g_autoptr (GPtrArray) foreseen = NULL;

  g_assert_no_error (error);
  g_assert_true (dz_timeline_export (fixture->timeline, fixture->data, 0, 0, path, &fixture->style, 900, files, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, >, 1);
  foreseen = dz_timeline_export_list_files (fixture->timeline, fixture->data, 0, 0, path, &fixture->style, 900);
  g_assert_cmpuint (foreseen->len, ==, files->len);
  for (guint i = 0; i < files->len; i++)
    g_assert_cmpstr (foreseen->pdata[i], ==, files->pdata[i]);
  g_assert_cmpstr (g_ptr_array_index (files, 0), ==, first);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  for (guint i = 0; i < files->len; i++)
    g_assert_cmpint (g_unlink (g_ptr_array_index (files, i)), ==, 0);
  g_rmdir (folder);
}

/* A page that cannot be written takes those before it along: half a picture is none. */
static void
test_no_half_picture (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "long.png", NULL);
  g_autofree char *first = g_build_filename (folder, "long-1.png", NULL);
  g_autofree char *second = g_build_filename (folder, "long-2.png", NULL);

  g_assert_cmpint (g_mkdir (second, 0755), ==, 0);
  g_assert_false (dz_timeline_export (fixture->timeline, fixture->data, 0, 0, path, &fixture->style, 900, files,
                                      &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "long-2.png"));
  g_assert_cmpuint (files->len, ==, 0);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rmdir (second), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What lies outside of the years shown is neither drawn nor listed. */
static void
test_span (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DzTimeline) part = dz_timeline_new_for_span (fixture->timeline, 2024.5, 2026.5);
  g_autoptr (DzTimeline) none = dz_timeline_new_for_span (fixture->timeline, 1990, 1995);
  g_autoptr (DzTimeline) whole = dz_timeline_new_for_span (fixture->timeline, 0, 0);
  guint n = 0;

  for (guint i = 0; i < part->rows->len; i++)
    {
      const DzTimelineRow *row = g_ptr_array_index (part->rows, i);

      for (guint j = 0; j < row->lanes->len; j++)
        {
          const GPtrArray *items = ((DzTimelineLane *) g_ptr_array_index (row->lanes, j))->items;

          for (guint k = 0; k < items->len; k++, n++)
            g_assert_cmpint (((DzTimelineItem *) g_ptr_array_index (items, k))->last_year, >=, 2025);
        }
    }
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, fixture->goals->len);
  g_assert_cmpuint (none->rows->len, ==, 0);
  g_assert_cmpuint (whole->rows->len, ==, N_ROWS);
  g_assert_cmpstr (((DzTimelineRow *) g_ptr_array_index (whole->rows, 25))->heading, ==, "topic 25");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/timeline-pages/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/timeline-pages/one-page", Fixture, NULL, set_up, test_one_page, tear_down);
  g_test_add ("/timeline-pages/low-page", Fixture, NULL, set_up, test_low_page, tear_down);
  g_test_add ("/timeline-pages/files", Fixture, NULL, set_up, test_files, tear_down);
  g_test_add ("/timeline-pages/no-half-picture", Fixture, NULL, set_up, test_no_half_picture, tear_down);
  g_test_add ("/timeline-pages/span", Fixture, NULL, set_up, test_span, tear_down);

  return g_test_run ();
}
