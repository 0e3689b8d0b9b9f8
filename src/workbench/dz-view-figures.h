/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart.h"

G_BEGIN_DECLS

/* The data of a chart, figure by figure, in a text short enough to be kept with a saved view. */

typedef struct
{
  guint changed; /* the same figure with another value */
  guint added;
  guint gone;
} DzFigureChanges;

/* A word for each mark: where it belongs, then its value. NULL for no chart, and for one of so many marks
 * that they are not worth keeping. (transfer full) (nullable) */
char *dz_chart_dup_figures (const DzChart *chart);

/* FALSE where they cannot be told apart one by one: one of them is NULL, or they have nothing in common. */
gboolean dz_figures_compare (const char *before, const char *now, DzFigureChanges *changes);

/* “2 figures changed, 1 added”; NULL for none. (transfer full) (nullable) */
char *dz_figure_changes_dup_text (const DzFigureChanges *changes);

G_END_DECLS
