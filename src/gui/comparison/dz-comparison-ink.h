/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "workbench/dz-comparison-sheet.h"

G_BEGIN_DECLS

/* The colours of a comparison. None of them tells anything alone: marks differ by their lines, kinds by their
 * words. */
typedef struct
{
  GdkRGBA text;
  GdkRGBA quiet;
  GdkRGBA line;
  GdkRGBA cursor;
  GdkRGBA accent;
  GdkRGBA kinds[DZ_PAIR_DROPPED + 1];
  GdkRGBA marks[DZ_N_SHEET_MARK_KINDS]; /* lines of the marks */
  GdkRGBA fills[DZ_N_SHEET_MARK_KINDS]; /* behind their words */
  GdkRGBA removed;                      /* words that the later report has no more */
  GdkRGBA removed_fill;
} DzComparisonInk;

/* By the colour scheme and contrast of the moment. */
void dz_comparison_ink_init (DzComparisonInk *ink, GtkWidget *widget);

G_END_DECLS
