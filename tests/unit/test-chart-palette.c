/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "chart/dz-chart-layout-private.h"
#include "chart/dz-palette.h"

#define N_SERIES 8
#define N_SHAPES 4
#define LEAST_DISTANCE 0.045

/* What a reader with a missing kind of cone sees, on linear RGB: severity 1.0 in table 1 of G. Machado, M. Oliveira,
 * L. Fernandes, “A Physiologically-based Model for Simulation of Color Vision Deficiency”, IEEE TVCG 15(6), 2009. */
static const double sights[][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
};

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* OKLab: B. Ottosson, “A perceptual color space for image processing”, 2020. */
static void
see (DzColor color, const double (*sight)[3], double *lab)
{
  const double rgb[3] = { linear (color.red), linear (color.green), linear (color.blue) };
  double seen[3], l, m, s;

  for (int i = 0; i < 3; i++)
    seen[i] = CLAMP (sight[i][0] * rgb[0] + sight[i][1] * rgb[1] + sight[i][2] * rgb[2], 0, 1);
  l = cbrt (0.4122214708 * seen[0] + 0.5363325363 * seen[1] + 0.0514459929 * seen[2]);
  m = cbrt (0.2119034982 * seen[0] + 0.6806995451 * seen[1] + 0.1073969566 * seen[2]);
  s = cbrt (0.0883024619 * seen[0] + 0.2817188376 * seen[1] + 0.6299787005 * seen[2]);
  lab[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
  lab[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
}

static double
measure (DzColor a, DzColor b, const double (*sight)[3])
{
  double first[3], second[3];

  see (a, sight, first);
  see (b, sight, second);

  return sqrt (pow (first[0] - second[0], 2) + pow (first[1] - second[1], 2) + pow (first[2] - second[2], 2));
}

/* The first four by colour alone, and wherever two series share a shape. */
static void
test_color_blindness (void)
{
  for (DzInk ink = DZ_INK_LIGHT; ink <= DZ_INK_HIGH_CONTRAST; ink++)
    for (guint sight = 0; sight < G_N_ELEMENTS (sights); sight++)
      for (int i = 0; i < N_SERIES; i++)
        for (int j = 0; j < i; j++)
          if (i < N_SHAPES
              || dz_chart_get_series_shape (i, DZ_MARK_OUTCOME) == dz_chart_get_series_shape (j, DZ_MARK_OUTCOME))
            g_assert_cmpfloat (
                measure (dz_palette_get_series (ink, i), dz_palette_get_series (ink, j), sights[sight]), >=,
                LEAST_DISTANCE);
}

/* Without colour: shapes differ, and district and city differ in lightness as well. */
static void
test_grey (void)
{
  for (int i = 0; i < N_SHAPES; i++)
    for (int j = 0; j < N_SHAPES; j++)
      {
        if (j < i)
          g_assert_cmpint (dz_chart_get_series_shape (i, DZ_MARK_OUTCOME), !=,
                           dz_chart_get_series_shape (j, DZ_MARK_OUTCOME));
        g_assert_cmpint (dz_chart_get_series_shape (i, DZ_MARK_OUTCOME), !=,
                         dz_chart_get_series_shape (j, DZ_MARK_ESTIMATE));
      }
  for (DzInk ink = DZ_INK_LIGHT; ink <= DZ_INK_HIGH_CONTRAST; ink++)
    {
      double district[3], city[3];

      see (dz_palette_get_series (ink, 0), sights[0], district);
      see (dz_palette_get_series (ink, 1), sights[0], city);
      g_assert_cmpfloat (fabs (district[0] - city[0]), >=, 0.045);
    }
}

/* Text on every part of a stacked bar can be read, and the four verdicts of a due goal stand apart in grey. */
static void
test_verdict_fills (void)
{
  for (DzInk ink = DZ_INK_LIGHT; ink <= DZ_INK_HIGH_CONTRAST; ink++)
    for (DzVerdict verdict = 0; verdict < DZ_N_VERDICTS; verdict++)
      {
        DzColor text;
        DzColor fill = dz_palette_get_verdict_fill (ink, verdict, &text);

        g_assert_cmpfloat (dz_color_contrast (fill, text), >=, 4.5);
      }
  for (DzVerdict verdict = DZ_VERDICT_OVER_FULFILLED; verdict < DZ_VERDICT_MISSED; verdict++)
    g_assert_cmpfloat (dz_color_contrast (dz_palette_get_verdict_fill (DZ_INK_LIGHT, verdict, NULL),
                                          dz_palette_get_verdict_fill (DZ_INK_LIGHT, verdict + 1, NULL)),
                       >=, 1.3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/color-blindness", test_color_blindness);
  g_test_add_func ("/palette/grey", test_grey);
  g_test_add_func ("/palette/verdict-fills", test_verdict_fills);

  return g_test_run ();
}
