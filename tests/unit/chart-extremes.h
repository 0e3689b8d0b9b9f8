/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart.h"

/* Data no library should hold and some will: one point, all equal, negative, from 0.01 to 10¹³, sixty years, two hundred
 * indicators, names of forty characters, and much of it at once. */
#define CHART_N_EXTREMES 8

DzChart *chart_extreme_new (DzChartKind kind, guint which);
