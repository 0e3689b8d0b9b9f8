/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>

#include "chart/dz-axis.h"
#include "chart/dz-palette.h"
#include "chart/dz-verdict-mark.h"

/* The worked examples that any other implementation of the paper gives, too. */
static void
test_known_ticks (void)
{
  DzAxis axis;

  dz_axis_init (&axis, 1500, 1900, 5);
  g_assert_cmpint (axis.n_ticks, ==, 5);
  g_assert_cmpfloat (axis.ticks[0], ==, 1500);
  g_assert_cmpfloat (axis.ticks[4], ==, 1900);
  g_assert_cmpint (axis.decimals, ==, 0);

  dz_axis_init (&axis, 0.013, 0.094, 5);
  g_assert_cmpfloat (axis.ticks[0], ==, 0);
  g_assert_cmpfloat_with_epsilon (axis.ticks[axis.n_ticks - 1], 0.1, 1e-12);
  g_assert_cmpint (axis.decimals, ==, 3);
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

  g_test_add_func ("/axis/known-ticks", test_known_ticks);
  g_test_add_func ("/axis/any-range", test_any_range);
  g_test_add_func ("/axis/one-value", test_one_value);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/verdict-mark/all-differ", test_verdicts_differ);

  return g_test_run ();
}
