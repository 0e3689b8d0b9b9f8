/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-enums.h"

G_BEGIN_DECLS

/* How a verdict looks and is called, the same in timeline, filters, tables and exports: never by colour
 * alone. The colour comes from dz_palette_get_verdict(). */

/* One character that stands for the verdict in running text: ● ▲ × … Static. */
const char *dz_verdict_get_glyph (DzVerdict verdict);
/* The name in the user's language. Static. */
const char *dz_verdict_get_name (DzVerdict verdict);

/* The shapes marks are drawn with; those of verdicts look like their glyphs. */
typedef enum
{
  DZ_SHAPE_DOT,
  DZ_SHAPE_RING,        /* hollow: an estimate */
  DZ_SHAPE_TARGET,      /* a ring with a dot in it */
  DZ_SHAPE_DASHED_RING, /* nothing known */
  DZ_SHAPE_TRIANGLE,
  DZ_SHAPE_CROSS,
  DZ_SHAPE_HALF,
  DZ_SHAPE_HOLLOW_TRIANGLE,
  DZ_SHAPE_BARRED_RING,
  DZ_SHAPE_HOLLOW_TRIANGLE_DOWN,
  DZ_SHAPE_DIAMOND,
  DZ_SHAPE_UNEQUAL,
  DZ_SHAPE_SQUARE, /* these three are no verdict's: they tell series apart without colour */
  DZ_SHAPE_HOLLOW_SQUARE,
  DZ_SHAPE_FILLED_DIAMOND,
  DZ_SHAPE_PEN, /* the reader's word: dz-reader-mark.h */
} DzMarkShape;

DzMarkShape dz_verdict_get_shape (DzVerdict verdict);

G_END_DECLS
