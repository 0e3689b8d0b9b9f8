/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DZ_TYPE_SPARK_BARS (dz_spark_bars_get_type ())

/* A row of small bars, one a year: how often a term is used. Years without a report are gaps. */
G_DECLARE_FINAL_TYPE (DzSparkBars, dz_spark_bars, DZ, SPARK_BARS, GtkDrawingArea)

typedef struct
{
  int year;
  int count; /* -1: no report of that year */
} DzSparkBar;

/* bars: (element-type DzSparkBar) by year without gaps; copied. Nothing is shown where not two years count any. */
void dz_spark_bars_set_bars (DzSparkBars *self, const GArray *bars);

G_END_DECLS
