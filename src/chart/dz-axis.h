/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DZ_AXIS_MAX_TICKS 32

/* A scale with round ticks: linear, or logarithmic with powers of ten. */
typedef struct
{
  double min; /* the first and the last tick, or the data's own ends where these reach further */
  double max;
  double ticks[DZ_AXIS_MAX_TICKS];
  int n_ticks;
  int decimals; /* needed to print every tick */
  gboolean logarithmic;
} DzAxis;

/* Chooses ticks for data from low to high, about target of them, by the extended Wilkinson algorithm:
 * J. Talbot, S. Lin, P. Hanrahan, “An Extension of Wilkinson's Algorithm for Positioning Tick Labels on
 * Axes”, IEEE Trans. Visualization and Computer Graphics 16(6), 2010. Equal or swapped ends are widened or
 * turned. */
void dz_axis_init (DzAxis *axis, double low, double high, int target);

/* The same for counts from low to high, whole numbers: at whole numbers only. */
void dz_axis_init_for_counts (DzAxis *axis, double low, double high, int target);

/* As dz_axis_init(), but logarithmic where all data are above zero and reach over more than four powers of ten, which
 * no linear scale could show. */
void dz_axis_init_for_range (DzAxis *axis, double low, double high, int target);

/* Where value stands between start (axis min) and end (axis max), in the unit of these. */
double dz_axis_map (const DzAxis *axis, double value, double start, double end);

/* (transfer full): a tick in the user's locale, thousands grouped; from 10^9 on as 2.5×10⁹. */
char *dz_axis_dup_tick_text (const DzAxis *axis, int tick);

G_END_DECLS
