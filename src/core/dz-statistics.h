/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Measures of corpus linguistics over counts. Pure numbers: no text, no library. Logarithms of measures that
 * have them in their definition to base 2 are to base 2; log-likelihood uses the natural one. NaN where a
 * measure is not defined. */

/* Log-likelihood ratio of a 2×2 table (Dunning 1993, “Accurate methods for the statistics of surprise and
 * coincidence”): 2 Σ O ln (O / E) over all four cells, E from the sums of rows and columns. o11: both events,
 * o12: the first without the second, o21: the second without the first, o22: neither. Above 3.84 is p < 0.05,
 * above 10.83 p < 0.001 (χ², one degree of freedom), for one test, not for a list of many. */
double dz_statistics_log_likelihood (double o11, double o12, double o21, double o22);

/* Pointwise mutual information (Church and Hanks 1990): log2 (f_xy n / (f_x f_y)). f_xy: together, f_x and
 * f_y: each, n: chances there were. */
double dz_statistics_mutual_information (double f_xy, double f_x, double f_y, double n);

/* log Dice (Rychlý 2008, “A lexicographer-friendly association score”): 14 + log2 (2 f_xy / (f_x + f_y)). At
 * most 14; does not depend on the size of the corpus. */
double dz_statistics_log_dice (double f_xy, double f_x, double f_y);

/* Log ratio (Hardie 2014): log2 of the relative frequency in one set over that in the other; each point is
 * twice as often. A count of 0 is taken as 0.5, as Hardie does. size: characters of the sets. */
double dz_statistics_log_ratio (double count, double size, double other_count, double other_size);

/* %DIFF (Gabrielatos and Marchi 2012): by how many per cent of the relative frequency in the other set that
 * in the one is higher. NaN where the other has none. */
double dz_statistics_percent_difference (double count, double size, double other_count, double other_size);

/* Keyness: the log-likelihood of a word in two sets as Rayson and Garside (2000) compute it, over the two
 * cells of the word: 2 (a ln (a / e1) + b ln (b / e2)), e1 = size (a + b) / (size + other size). */
double dz_statistics_keyness (double count, double size, double other_count, double other_size);

/* Gries's deviation of proportions (2008, normalized by Lijffijt and Gries 2012): half the sum of |share of
 * the hits - share of the size| over the parts, divided by 1 - the smallest share of the size. 0: as even as
 * can be, 1: all in the smallest part. counts and sizes: (element-type double), as many of each. NaN without
 * hits or with fewer than two parts. */
double dz_statistics_dispersion (const double *counts, const double *sizes, guint n_parts);

/* 10,000 count / size; NaN for a size of 0. */
double dz_statistics_per_10000 (double count, double size);

G_END_DECLS
