/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-palette.h"

#include <math.h>

#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0, 1 }

#define N_SERIES 8
#define N_FILLS 12
#define N_INKS (DZ_INK_HIGH_CONTRAST + 1)

static const DzPalette palettes[N_INKS] = {
  [DZ_INK_LIGHT] = { RGB (0xffffff), RGB (0x1c1c1c), RGB (0x636363), RGB (0xe2e2e2), RGB (0xd4d4d4) },
  [DZ_INK_DARK] = { RGB (0x242424), RGB (0xf2f2f2), RGB (0xababab), RGB (0x444444), RGB (0x4c4c4c) },
  [DZ_INK_HIGH_CONTRAST] = { RGB (0xffffff), RGB (0x000000), RGB (0x2e2e2e), RGB (0x8a8a8a), RGB (0x9a9a9a) },
};

/* The first is the district's blue, the second the city's brown; the others follow Okabe and Ito, “Color
 * Universal Design” (2008): bluish green, reddish purple, orange, sky blue, vermilion, yellow; darker on
 * paper and lighter on dark ground so that each stands out from it. The first four, and any two that share a
 * shape of mark, lie at least 0.045 apart in OKLab (B. Ottosson, 2020), also as seen with protanopia,
 * deuteranopia and tritanopia (G. Machado, M. Oliveira, L. Fernandes, IEEE TVCG 15(6), 2009); district and
 * city differ in grey. */
static const DzColor series[N_INKS][N_SERIES] = {
  [DZ_INK_LIGHT] = { RGB (0x0865cf), RGB (0xa57549), RGB (0x097456), RGB (0xac4e85), RGB (0xb06f00),
                     RGB (0x2583b5), RGB (0xc04f00), RGB (0x7d7200) },
  [DZ_INK_DARK] = { RGB (0x569feb), RGB (0xd0ab79), RGB (0x0aa67f), RGB (0xef9ac0), RGB (0xe9ae35),
                    RGB (0x7cc7ee), RGB (0xf0873f), RGB (0xe8dd55) },
  [DZ_INK_HIGH_CONTRAST] = { RGB (0x1152a7), RGB (0x5b2f00), RGB (0x0b5142), RGB (0x80336c), RGB (0x7a4c00),
                             RGB (0x0c5a83), RGB (0x8a3000), RGB (0x554d00) },
};

/* ColorBrewer 2 “Set3” and “Paired” (C. Brewer, M. Harrower, colorbrewer2.org, Apache 2.0): twelve light
 * fills that carry dark text. */
static const DzColor fills[N_FILLS] = {
  RGB (0x80b1d3), RGB (0xfdb462), RGB (0x8dd3c7), RGB (0xbebada), RGB (0xb3de69), RGB (0xfb9a99),
  RGB (0xffed6f), RGB (0xa6cee3), RGB (0xbc80bd), RGB (0xccebc5), RGB (0xfdbf6f), RGB (0xd9d9d9),
};

static const DzColor verdicts[N_INKS][DZ_N_VERDICTS] = {
  [DZ_INK_LIGHT] = {
    [DZ_VERDICT_NOT_DUE] = RGB (0x6f6f6f), [DZ_VERDICT_OVER_FULFILLED] = RGB (0x00664b),
    [DZ_VERDICT_MET] = RGB (0x007a59), [DZ_VERDICT_NEARLY_MET] = RGB (0x8a7400),
    [DZ_VERDICT_MISSED] = RGB (0xc04000), [DZ_VERDICT_IN_PROGRESS] = RGB (0x1a6fd4),
    [DZ_VERDICT_NO_REPORT] = RGB (0x4d4d4d), [DZ_VERDICT_NOT_REPORTED] = RGB (0x9c4a80),
    [DZ_VERDICT_DROPPED] = RGB (0xa34a00), [DZ_VERDICT_CHANGED] = RGB (0x7a5c00),
    [DZ_VERDICT_NOT_COMPARABLE] = RGB (0x555555) },
  [DZ_INK_DARK] = {
    [DZ_VERDICT_NOT_DUE] = RGB (0xa8a8a8), [DZ_VERDICT_OVER_FULFILLED] = RGB (0x4fe0b4),
    [DZ_VERDICT_MET] = RGB (0x2fbf95), [DZ_VERDICT_NEARLY_MET] = RGB (0xe0cc4a),
    [DZ_VERDICT_MISSED] = RGB (0xff8a57), [DZ_VERDICT_IN_PROGRESS] = RGB (0x62a8f5),
    [DZ_VERDICT_NO_REPORT] = RGB (0xd0d0d0), [DZ_VERDICT_NOT_REPORTED] = RGB (0xdf9cc3),
    [DZ_VERDICT_DROPPED] = RGB (0xf0a060), [DZ_VERDICT_CHANGED] = RGB (0xe9c46a),
    [DZ_VERDICT_NOT_COMPARABLE] = RGB (0xc0c0c0) },
  [DZ_INK_HIGH_CONTRAST] = {
    [DZ_VERDICT_NOT_DUE] = RGB (0x333333), [DZ_VERDICT_OVER_FULFILLED] = RGB (0x004a36),
    [DZ_VERDICT_MET] = RGB (0x00533c), [DZ_VERDICT_NEARLY_MET] = RGB (0x554700),
    [DZ_VERDICT_MISSED] = RGB (0x8c2d00), [DZ_VERDICT_IN_PROGRESS] = RGB (0x0a4a9e),
    [DZ_VERDICT_NO_REPORT] = RGB (0x111111), [DZ_VERDICT_NOT_REPORTED] = RGB (0x6d2856),
    [DZ_VERDICT_DROPPED] = RGB (0x6b3000), [DZ_VERDICT_CHANGED] = RGB (0x4f3c00),
    [DZ_VERDICT_NOT_COMPARABLE] = RGB (0x222222) },
};

const DzPalette *
dz_palette_get (DzInk ink)
{
  g_return_val_if_fail (ink < N_INKS, &palettes[DZ_INK_LIGHT]);

  return &palettes[ink];
}

DzColor
dz_palette_get_series (DzInk ink, int color)
{
  return series[ink][((color % N_SERIES) + N_SERIES) % N_SERIES];
}

DzColor
dz_palette_get_series_soft (DzInk ink, int color)
{
  return dz_color_mix (palettes[ink].background, dz_palette_get_series (ink, color),
                       ink == DZ_INK_DARK ? 0.50 : 0.45);
}

DzColor
dz_palette_get_fill (DzInk ink, int color, DzColor *text)
{
  DzColor fill = fills[((color % N_FILLS) + N_FILLS) % N_FILLS];

  if (text != NULL)
    *text = palettes[DZ_INK_LIGHT].text;

  return ink == DZ_INK_DARK ? dz_color_mix (fill, palettes[ink].background, 0.15) : fill;
}

DzColor
dz_palette_get_verdict (DzInk ink, DzVerdict verdict)
{
  g_return_val_if_fail (verdict < DZ_N_VERDICTS, palettes[ink].text);

  return verdicts[ink][verdict];
}

DzColor
dz_palette_get_verdict_fill (DzInk ink, DzVerdict verdict, DzColor *text)
{
  static const double parts[DZ_N_VERDICTS] = {
    [DZ_VERDICT_OVER_FULFILLED] = 1,  [DZ_VERDICT_MET] = 0.55,       [DZ_VERDICT_NEARLY_MET] = 0.35,
    [DZ_VERDICT_MISSED] = 0.95,       [DZ_VERDICT_NOT_REPORTED] = 0.35, [DZ_VERDICT_DROPPED] = 0.7,
    [DZ_VERDICT_CHANGED] = 0.35,      [DZ_VERDICT_NOT_COMPARABLE] = 0.6, [DZ_VERDICT_IN_PROGRESS] = 0.4,
    [DZ_VERDICT_NO_REPORT] = 0.35,    [DZ_VERDICT_NOT_DUE] = 0.15,
  };
  const DzColor dark = palettes[DZ_INK_LIGHT].text;
  const DzColor light = palettes[DZ_INK_LIGHT].background;
  DzColor fill, best;
  double part = parts[verdict];

  /* Middle greys carry neither dark nor light text. */
  do
    {
      fill = dz_color_mix (palettes[ink].background, dz_palette_get_verdict (ink, verdict), part);
      best = dz_color_contrast (fill, dark) > dz_color_contrast (fill, light) ? dark : light;
      part *= 0.95;
    }
  while (dz_color_contrast (fill, best) < 4.5 && part > 0.1);
  if (text != NULL)
    *text = best;

  return fill;
}

DzColor
dz_color_mix (DzColor from, DzColor to, double part)
{
  DzColor mixed = { from.red + (to.red - from.red) * part, from.green + (to.green - from.green) * part,
                    from.blue + (to.blue - from.blue) * part, 1 };

  return mixed;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (DzColor color)
{
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

double
dz_color_contrast (DzColor a, DzColor b)
{
  double first = luminance (a) + 0.05;
  double second = luminance (b) + 0.05;

  return MAX (first, second) / MIN (first, second);
}

void
dz_color_set_source (DzColor color, cairo_t *cr)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}
