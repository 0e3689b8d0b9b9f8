/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where every mark and label of a chart stands, against the tables in tests/golden/positions. After a wanted change,
 * DUIZHAO_REDRAW=1 writes them anew; look at the pictures of build-aux/gallery before that. */
#include "config.h"

#include <locale.h>
#include <math.h>

#include "../unit/chart-samples.h"
#include "chart/dz-chart-layout-private.h"
#include "chart/dz-timeline-private.h"

#define TOLERANCE 2.0

/* Positions follow the fonts; the tables hold for Noto Sans CJK SC. */
#define PROBE "地区生产总值 6.5%"

static double
measure_probe (void)
{
  g_autoptr (DzScene) scene = dz_scene_new ();

  return dz_scene_measure (scene, PROBE, 100, DZ_TEXT_PLAIN);
}

static void
append_row (GString *tsv, const char *kind, const cairo_rectangle_t *area, const char *text)
{
  g_string_append_printf (tsv, "%s\t%.0f\t%.0f\t%.0f\t%.0f\t%s\n", kind, area->x, area->y, area->width, area->height,
                          text);
}

static void
append_texts (GString *tsv, const DzScene *scene)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (scene->items, DzSceneItem, i);

      if (item->kind == DZ_SCENE_TEXT)
        append_row (tsv, "label", &item->area, item->text);
    }
}

/* Everything else of a timeline: bars, steps, threads, hatches, marks, each by its kind. */
static void
append_ink (GString *tsv, const DzScene *scene)
{
  static const char *const kinds[] = { [DZ_SCENE_LINE] = "line", [DZ_SCENE_BOX] = "box", [DZ_SCENE_FADE] = "fade",
                                       [DZ_SCENE_HATCH] = "hatch", [DZ_SCENE_MARK] = "shape" };

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (scene->items, DzSceneItem, i);
      g_autofree char *shape = NULL;

      if (item->kind == DZ_SCENE_TEXT)
        continue;
      shape = item->kind == DZ_SCENE_MARK ? g_strdup_printf ("%d", (int) item->mark)
                                          : g_strdup (item->dashed ? "broken" : "");
      append_row (tsv, kinds[item->kind], &item->area, shape);
    }
}

static void
append_signs (GString *tsv, const DzScene *scene)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (scene->items, DzSceneItem, i);

      if (item->kind == DZ_SCENE_MARK && item->mark == DZ_SHAPE_PEN)
        append_row (tsv, "sign", &item->area, "");
    }
}

static char *
dup_chart_positions (DzChartKind kind, gboolean words)
{
  g_autoptr (DzChart) chart = sample_chart_new (kind, 6);
  g_autoptr (DzChartLayout) layout = NULL;
  GString *tsv = g_string_new (NULL);
  DzChartStyle style;

  dz_chart_style_init (&style, 960, 540);
  if (words)
    sample_chart_add_words (chart);
  layout = dz_chart_layout_new (chart, &style);
  for (guint i = 0; i < layout->hits->len; i++)
    {
      const DzChartHit *hit = &g_array_index (layout->hits, DzChartHit, i);

      append_row (tsv, "mark", &hit->area, hit->mark->citation);
    }
  append_texts (tsv, layout->scene);
  append_signs (tsv, layout->scene);

  return g_string_free (tsv, FALSE);
}

static char *
dup_timeline_positions (void)
{
  g_autoptr (GPtrArray) goals = sample_goals_new ();
  g_autoptr (DzTimeline) timeline = sample_timeline_new (goals, 6, 5);
  g_autoptr (DzTimelineLayout) layout = NULL;
  GString *tsv = g_string_new (NULL);
  DzChartStyle style;

  dz_chart_style_init (&style, 910, 0);
  layout = dz_timeline_layout_new (timeline, &style, NULL);
  append_texts (tsv, layout->header);
  for (guint i = 0; i < layout->rows->len; i++)
    {
      DzTimelineRowPlace *place = g_ptr_array_index (layout->rows, i);

      dz_timeline_row_place_ensure (place, &layout->frame);
      for (guint j = 0; j < place->hits->len; j++)
        append_row (tsv, "mark", &g_array_index (place->hits, DzTimelineHit, j).area, "");
      append_texts (tsv, place->scene);
    }

  return g_string_free (tsv, FALSE);
}

/* The signs that ordinary rows do not have: the reader's pen, steps of goals set anew, and the three absences beside a
 * missing report; with the legend that explains them. */
static char *
dup_sign_positions (void)
{
  g_autoptr (GPtrArray) goals = sample_goals_new ();
  g_autoptr (DzTimeline) timeline = sample_signs_timeline_new (goals);
  g_autoptr (DzTimelineLayout) layout = NULL;
  g_autoptr (DzScene) legend = dz_scene_new ();
  GString *tsv = g_string_new (NULL);
  DzChartStyle style;

  dz_chart_style_init (&style, 910, 0);
  layout = dz_timeline_layout_new (timeline, &style, NULL);
  for (guint i = 0; i < layout->rows->len; i++)
    {
      DzTimelineRowPlace *place = g_ptr_array_index (layout->rows, i);

      dz_timeline_row_place_ensure (place, &layout->frame);
      append_texts (tsv, place->scene);
      append_ink (tsv, place->scene);
    }
  dz_timeline_add_legend (legend, &layout->frame, 0, "hidden");
  append_texts (tsv, legend);
  append_ink (tsv, legend);

  return g_string_free (tsv, FALSE);
}

/* Same kind and text, and every number near the old one. */
static gboolean
is_near (const char *row, const char *other)
{
  g_auto (GStrv) first = g_strsplit (row, "\t", 6);
  g_auto (GStrv) second = g_strsplit (other, "\t", 6);

  if (g_strv_length (first) != 6 || g_strv_length (second) != 6)
    return g_str_equal (row, other);
  for (int i = 1; i < 5; i++)
    if (fabs (g_ascii_strtod (first[i], NULL) - g_ascii_strtod (second[i], NULL)) > TOLERANCE)
      return FALSE;

  return g_str_equal (first[0], second[0]) && g_str_equal (first[5], second[5]);
}

static void
compare (const char *name, const char *expected, const char *found)
{
  g_auto (GStrv) old = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) new = g_strsplit (found, "\n", -1);

  g_assert_cmpint (g_strv_length (new), ==, g_strv_length (old));
  for (int i = 0; old[i] != NULL; i++)
    if (!is_near (old[i], new[i]))
      {
        g_printerr ("%s, line %d: was “%s”, is “%s”\n", name, i + 1, old[i], new[i]);
        g_test_fail ();
      }
}

static void
check (const char *name, char *found)
{
  g_autofree char *positions = found;
  g_autofree char *file = g_strdup_printf ("%s.tsv", name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "positions", file, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("DUIZHAO_REDRAW") != NULL)
    g_file_set_contents (path, positions, -1, &error);
  else if (g_file_get_contents (path, &expected, NULL, &error))
    compare (name, expected, positions);
  g_assert_no_error (error);
}

/* The tables were taken with fonts of this width. */
static gboolean
has_the_fonts (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "positions", "fonts.txt", NULL);
  g_autofree char *width = g_strdup_printf ("%.0f\n", measure_probe ());
  g_autofree char *expected = NULL;

  if (g_getenv ("DUIZHAO_REDRAW") != NULL)
    return g_file_set_contents (path, width, -1, NULL);

  return g_file_get_contents (path, &expected, NULL, NULL) && g_str_equal (expected, width);
}

static void
test_positions (void)
{
  if (!has_the_fonts ())
    {
      g_test_skip ("the positions were taken with Noto Sans CJK SC, which is not here");
      return;
    }
  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    {
      g_autofree char *words = g_strdup_printf ("%s-words", dz_chart_kind_get_nick (kind));

      check (dz_chart_kind_get_nick (kind), dup_chart_positions (kind, FALSE));
      if (kind != DZ_CHART_TERM && kind != DZ_CHART_TOPICS && kind != DZ_CHART_VERDICTS_YEAR
          && kind != DZ_CHART_VERDICTS_TOPIC)
        check (words, dup_chart_positions (kind, TRUE));
    }
  check ("timeline", dup_timeline_positions ());
  check ("timeline-signs", dup_sign_positions ());
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-positions/as-before", test_positions);

  return g_test_run ();
}
