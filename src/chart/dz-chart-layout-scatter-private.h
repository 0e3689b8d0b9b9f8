/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart-layout-private.h"

G_BEGIN_DECLS

/* What an axis of a scatter chart reaches. A few values far from all others would squeeze these into a
 * corner: the axis ends before them, and they stand in a strip at the edge, named with their values. */
typedef struct
{
  double low;
  double high;
  gboolean below; /* there are values below low */
  gboolean above;
} DzScatterSpan;

/* Finds what both axes reach: values more than 1.5 times the distance of the quartiles outside these (Tukey
 * 1977, Exploratory Data Analysis) are left beyond, if they are at most a tenth of at least 10 and the axis
 * shrinks by two fifths or more without them. Returns the number of marks. */
guint dz_scatter_find_spans (const DzChart *chart, DzScatterSpan *goals, DzScatterSpan *outcomes);

gboolean dz_scatter_is_beyond (const DzChartMark *mark, const DzScatterSpan *goals,
                               const DzScatterSpan *outcomes);

/* “Beyond the axes: A 2021, 30% → 40%; …”. (transfer full) (nullable): NULL if there are none. */
char *dz_scatter_dup_note (const DzChart *chart, const DzScatterSpan *goals, const DzScatterSpan *outcomes);

G_END_DECLS
