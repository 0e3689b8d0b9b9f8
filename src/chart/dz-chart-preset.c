/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-export.h"

/* Millimetres and points. A slide is 16 : 9 and read from afar; a journal's column is 85 mm wide in most
 * styles of Chinese and international journals, with type of 7 points or more; A4 leaves margins of 20 mm. */
static const DzChartPreset presets[] = {
  { "screen", 317.5, 185.2, 9, 96 },
  { "slide", 338.7, 190.5, 18, 144 },
  { "journal", 85, 65, 7, 600 },
  { "a4", 170, 115, 9, 300 },
};

const DzChartPreset *
dz_chart_preset_find (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_strcmp0 (presets[i].nick, nick) == 0)
      return &presets[i];

  return NULL;
}

void
dz_chart_preset_init_style (const DzChartPreset *preset, DzChartStyle *style)
{
  const double millimetre = 96 / 25.4;

  g_return_if_fail (preset != NULL && style != NULL);

  dz_chart_style_init (style, preset->width * millimetre, preset->height * millimetre);
  style->font_size = preset->font_size * 96 / 72;
}
