/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "chart/dz-chart.h"

G_BEGIN_DECLS

typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} DzColor;

/* The colours of one ink that are not a series'. */
typedef struct
{
  DzColor background;
  DzColor text;
  DzColor dim;   /* secondary text; at least 4.5 : 1 on the background */
  DzColor rule;  /* faint lines */
  DzColor hatch; /* years without a report */
} DzPalette;

const DzPalette *dz_palette_get (DzInk ink);

/* The ends of the scale of a heat map: what rose and what fell. */
#define DZ_PALETTE_RISE 0
#define DZ_PALETTE_FALL 6

/* The strong colour of a palette index (any number; it wraps round): dots, lines, text of that colour. */
DzColor dz_palette_get_series (DzInk ink, int color);
/* The same, quiet: bars and bands, on which dots and text of the strong colour stand out. */
DzColor dz_palette_get_series_soft (DzInk ink, int color);
/* The colour of a topic's share in a stacked bar, and the text colour that can be read on it. */
DzColor dz_palette_get_fill (DzInk ink, int color, DzColor *text);
DzColor dz_palette_get_verdict (DzInk ink, DzVerdict verdict);
/* The colour of a verdict's share in a stacked bar, and the text colour that can be read on it. Neighbours
 * differ in lightness. */
DzColor dz_palette_get_verdict_fill (DzInk ink, DzVerdict verdict, DzColor *text);

/* Part of the way from one colour to another, opaque. */
DzColor dz_color_mix (DzColor from, DzColor to, double part);
/* The contrast ratio of WCAG 2.1 between two opaque colours: 1 … 21. */
double dz_color_contrast (DzColor a, DzColor b);
void dz_color_set_source (DzColor color, cairo_t *cr);

G_END_DECLS
