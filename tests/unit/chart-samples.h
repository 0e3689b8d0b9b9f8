/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart.h"
#include "chart/dz-timeline.h"

/* Generated data for the tests of charts and for looking at them; figures are made up. */

/* The ledger a timeline borrows from. (element-type DzGoal) */
GPtrArray *sample_goals_new (void);
/* rows × 2 places × years from 2021, every kind of item and verdict among them. */
DzTimeline *sample_timeline_new (GPtrArray *goals, int n_rows, int n_years);
/* A goal set anew twice, once by the reader's correction, then an outcome without a goal; and the three absences beside
 * years without a report. */
DzTimeline *sample_signs_timeline_new (GPtrArray *goals);
/* Every kind with all its marks. */
DzChart *sample_chart_new (DzChartKind kind, int n_years);
/* Gives every third mark the reader's word. Returns how many single figures have it. */
int sample_chart_add_words (DzChart *chart);
