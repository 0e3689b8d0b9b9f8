/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/dz-figure-scanner.h"

G_BEGIN_DECLS

#define DZ_FORM_MAX_PARTS 3

/* A quantity that is written without a plain number and unit. */
typedef struct
{
  DzFigureKind kind;
  DzModifier modifier;
  const char *unit;       /* as it is told: 翻一番 is 2 倍, 一半 50 % */
  const char *known_unit; /* a row of units.tsv, or NULL */
  guint n_parts;          /* 8∶40∶52 has three */
  int starts[DZ_FORM_MAX_PARTS];
  int ends[DZ_FORM_MAX_PARTS];
  double values[DZ_FORM_MAX_PARTS];
} DzForm;

/* 翻一番, 翻番, 倍增, 减半, 一半, 过半, 2.3∶1 and 8∶40∶52 at position. */
gboolean dz_form_scan (const DzPlainText *text, const DzLexicon *lexicon, int position, DzForm *form);

G_END_DECLS
