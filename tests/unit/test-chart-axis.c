/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "chart/dz-axis.h"
#include "chart/dz-palette.h"
#include "chart/dz-verdict-mark.h"

/* Found by trying every nice number, step, start and count with the paper's formulas; the first is also the example in
 * the documentation of the authors' own package “labeling”. */
static void
test_known_ticks (void)
{
  static const struct
  {
    double low, high;
    int target;
    double first, last, step;
  } known[] = {
    { 8.1, 14.1, 4, 8, 14, 2 },          { 0, 100, 5, 0, 100, 25 },           { 1500, 1900, 5, 1500, 1900, 100 },
    { 0.013, 0.094, 5, 0, 0.1, 0.025 },  { -3.1, 8.4, 5, -3, 9, 3 },          { 2.3, 13.4, 7, 2, 14, 2 },
    { 1720, 2500, 7, 1700, 2500, 100 },  { -98, 18, 5, -100, 25, 25 },        { 99.2, 101.7, 5, 99, 101.5, 0.5 },
    { 0.01, 1e13, 5, 0, 1e13, 2.5e12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      DzAxis axis;

      dz_axis_init (&axis, known[i].low, known[i].high, known[i].target);
      g_assert_cmpfloat_with_epsilon (axis.ticks[0], known[i].first, fabs (known[i].step) * 1e-9);
      g_assert_cmpfloat_with_epsilon (axis.ticks[axis.n_ticks - 1], known[i].last, fabs (known[i].step) * 1e-9);
      g_assert_cmpfloat_with_epsilon (axis.ticks[1] - axis.ticks[0], known[i].step, fabs (known[i].step) * 1e-9);
    }
}

/* Ticks that begin at a half are not printed as whole numbers, which would name two of them alike. */
static void
test_tick_texts_differ (void)
{
  for (int target = 2; target < 8; target++)
    {
      DzAxis axis;

      dz_axis_init (&axis, 6, 6, target);
      for (int i = 1; i < axis.n_ticks; i++)
        {
          g_autofree char *before = dz_axis_dup_tick_text (&axis, i - 1);
          g_autofree char *after = dz_axis_dup_tick_text (&axis, i);

          g_assert_cmpstr (before, !=, after);
        }
    }
}

/* From 0.01 to 10^13 the smallest and the middle are still told apart. */
static void
test_wide_range (void)
{
  g_autofree char *text = NULL;
  DzAxis axis;

  dz_axis_init_for_range (&axis, 0.01, 1e13, 5);
  g_assert_true (axis.logarithmic);
  g_assert_cmpfloat_with_epsilon (dz_axis_map (&axis, 0.01, 0, 150), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (dz_axis_map (&axis, 1000, 0, 150), 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (dz_axis_map (&axis, 1e13, 0, 150), 150, 1e-9);
  text = dz_axis_dup_tick_text (&axis, axis.n_ticks - 1);
  g_assert_nonnull (strstr (text, "×10¹"));

  dz_axis_init_for_range (&axis, -1, 1e13, 5);
  g_assert_false (axis.logarithmic);
  dz_axis_init_for_range (&axis, 5, 5000, 5);
  g_assert_false (axis.logarithmic);
}

/* Nothing is counted in halves, however few there are and however many ticks would fit. */
static void
test_counts (void)
{
  for (int high = 0; high <= 300; high++)
    for (int target = 2; target <= 7; target++)
      {
        DzAxis axis;

        dz_axis_init_for_counts (&axis, 0, high, target);
        g_assert_cmpint (axis.n_ticks, >=, 2);
        g_assert_cmpint (axis.decimals, ==, 0);
        g_assert_cmpfloat (axis.min, ==, 0);
        g_assert_cmpfloat (axis.max, >=, high);
        for (int i = 0; i < axis.n_ticks; i++)
          g_assert_cmpfloat_with_epsilon (axis.ticks[i], round (axis.ticks[i]), 1e-9);
      }
}

/* Whatever the data: inside the axis, ticks even and rising, not far from the wanted number. */
static void
test_any_range (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);

  for (int i = 0; i < 2000; i++)
    {
      double low = g_rand_double_range (rand, -1, 1) * pow (10, g_rand_int_range (rand, -6, 9));
      double high = low + g_rand_double_range (rand, 0, 1) * pow (10, g_rand_int_range (rand, -3, 9));
      DzAxis axis;

      dz_axis_init (&axis, low, high, 5);
      g_assert_cmpint (axis.n_ticks, >=, 2);
      g_assert_cmpint (axis.n_ticks, <=, 10);
      g_assert_cmpfloat (axis.min, <=, low);
      g_assert_cmpfloat (axis.max, >=, high);
      for (int j = 1; j < axis.n_ticks; j++)
        g_assert_cmpfloat (axis.ticks[j], >, axis.ticks[j - 1]);
    }
}

static void
test_one_value (void)
{
  DzAxis axis;

  dz_axis_init (&axis, 0, 0, 5);
  g_assert_cmpfloat (axis.min, <, 0);
  g_assert_cmpfloat (axis.max, >, 0);

  dz_axis_init (&axis, 6.5, 6.5, 5);
  g_assert_cmpfloat (axis.min, <, 6.5);
  g_assert_cmpfloat (axis.max, >, 6.5);
  g_assert_cmpfloat_with_epsilon (dz_axis_map (&axis, axis.max, 0, 100), 100, 1e-9);
}

static void
test_contrast (void)
{
  for (DzInk ink = DZ_INK_LIGHT; ink <= DZ_INK_HIGH_CONTRAST; ink++)
    {
      const DzPalette *palette = dz_palette_get (ink);

      g_assert_cmpfloat (dz_color_contrast (palette->text, palette->background), >=, 7);
      g_assert_cmpfloat (dz_color_contrast (palette->dim, palette->background), >=, 4.5);
      for (int color = 0; color < 8; color++)
        g_assert_cmpfloat (dz_color_contrast (dz_palette_get_series (ink, color), palette->background), >=,
                           3);
      for (DzVerdict verdict = 0; verdict < DZ_N_VERDICTS; verdict++)
        g_assert_cmpfloat (dz_color_contrast (dz_palette_get_verdict (ink, verdict), palette->background), >=,
                           3);
      for (int color = 0; color < 12; color++)
        {
          DzColor text;
          DzColor fill = dz_palette_get_fill (ink, color, &text);

          g_assert_cmpfloat (dz_color_contrast (fill, text), >=, 4.5);
        }
    }
}

static void
test_verdicts_differ (void)
{
  for (DzVerdict a = 0; a < DZ_N_VERDICTS; a++)
    g_assert_cmpint (dz_verdict_get_shape (a), !=, DZ_SHAPE_RING); /* an estimate's */
  for (DzVerdict a = 0; a < DZ_N_VERDICTS; a++)
    for (DzVerdict b = 0; b < a; b++)
      {
        g_assert_cmpstr (dz_verdict_get_glyph (a), !=, dz_verdict_get_glyph (b));
        g_assert_cmpstr (dz_verdict_get_name (a), !=, dz_verdict_get_name (b));
        g_assert_cmpint (dz_verdict_get_shape (a), !=, dz_verdict_get_shape (b));
      }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/chart-axis/counts", test_counts);
  g_test_add_func ("/chart-axis/tick-texts-differ", test_tick_texts_differ);
  g_test_add_func ("/axis/known-ticks", test_known_ticks);
  g_test_add_func ("/axis/any-range", test_any_range);
  g_test_add_func ("/axis/wide-range", test_wide_range);
  g_test_add_func ("/axis/one-value", test_one_value);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/verdict-mark/all-differ", test_verdicts_differ);

  return g_test_run ();
}
