/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/dz-lexicon.h"

G_BEGIN_DECLS

typedef enum
{
  DZ_FIGURE_AMOUNT,
  DZ_FIGURE_PERCENT,
  DZ_FIGURE_RANK,     /* 第41名, 首位, 前十 */
  DZ_FIGURE_STEPS,    /* 前进1位 */
  DZ_FIGURE_DURATION, /* 连续7年 */
  DZ_FIGURE_FOLD,     /* 翻一番 */
} DzFigureKind;

/* A number with unit and limiting words that counts or measures something; what it measures is not known
 * yet. */
typedef struct
{
  DzFigureKind kind;
  int start; /* number and unit, positions in the DzPlainText */
  int end;
  int full_start; /* with the limiting words */
  int full_end;
  double low;
  double high;
  char *unit; /* as written */
  const DzUnit *known_unit; /* of the unit without 万 and 亿, NULL if there is none */
  DzModifier modifier;
} DzFigure;

void dz_figure_free (DzFigure *figure);

/* All figures in reading order (element-type DzFigure). Years, dates, ordinals, names and size classes are
 * none. Once g_cancellable_get_current () is cancelled it returns what it has. */
GPtrArray *dz_figure_scan (const DzPlainText *text, const DzLexicon *lexicon);

G_END_DECLS
