/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-ink.h"

#include <adwaita.h>

#include "gui/dz-compat.h"

#define GREEN 0
#define RED 1
#define BLUE 2
#define AMBER 3
#define VIOLET 4
#define N_HUES 5

/* On light, on dark, high contrast on light, high contrast on dark. */
static const char *const lines[4][N_HUES] = {
  { "rgb(28,125,74)", "rgb(178,22,29)", "rgb(26,95,180)", "rgb(158,106,0)", "rgb(129,61,156)" },
  { "rgb(87,227,137)", "rgb(255,140,125)", "rgb(120,174,237)", "rgb(248,200,70)", "rgb(220,150,240)" },
  { "rgb(0,80,40)", "rgb(130,0,0)", "rgb(10,60,130)", "rgb(90,60,0)", "rgb(85,20,110)" },
  { "rgb(143,240,164)", "rgb(255,190,180)", "rgb(153,193,241)", "rgb(255,235,130)", "rgb(240,200,255)" },
};

static const double fill_alphas[4] = { 0.14, 0.20, 0.22, 0.30 };

static GdkRGBA
get_line (int look, int hue)
{
  GdkRGBA color;

  gdk_rgba_parse (&color, lines[look][hue]);

  return color;
}

static GdkRGBA
get_fill (int look, int hue)
{
  GdkRGBA color = get_line (look, hue);

  color.alpha = (float) fill_alphas[look];

  return color;
}

void
dz_comparison_ink_init (DzComparisonInk *ink, GtkWidget *widget)
{
  static const int kind_hues[] = { [DZ_PAIR_SAME] = BLUE,     [DZ_PAIR_REWORDED] = AMBER, [DZ_PAIR_MOVED] = BLUE,
                                   [DZ_PAIR_ADDED] = GREEN,   [DZ_PAIR_DROPPED] = RED,    [DZ_PAIR_SPLIT] = BLUE,
                                   [DZ_PAIR_MERGED] = BLUE };
  static const int mark_hues[] = { GREEN, AMBER, VIOLET, VIOLET, BLUE };
  AdwStyleManager *manager = adw_style_manager_get_default ();
  int look = (adw_style_manager_get_high_contrast (manager) ? 2 : 0)
             + (adw_style_manager_get_dark (manager) ? 1 : 0);

  dz_compat_get_color (widget, &ink->text);
  ink->quiet = ink->text;
  ink->quiet.alpha *= look >= 2 ? 0.9f : 0.62f;
  ink->line = ink->text;
  ink->line.alpha *= look >= 2 ? 0.5f : 0.12f;
  ink->accent = get_line (look, BLUE);
  ink->cursor = ink->accent;
  ink->cursor.alpha = look >= 2 ? 0.2f : 0.08f;
  for (guint i = 0; i < G_N_ELEMENTS (kind_hues); i++)
    ink->kinds[i] = get_line (look, kind_hues[i]);
  for (guint i = 0; i < DZ_N_SHEET_MARK_KINDS; i++)
    {
      ink->marks[i] = get_line (look, mark_hues[i]);
      ink->fills[i] = get_fill (look, mark_hues[i]);
    }
  ink->removed = get_line (look, RED);
  ink->removed_fill = get_fill (look, RED);
}
