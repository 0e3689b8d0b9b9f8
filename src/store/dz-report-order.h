/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-report.h"

G_BEGIN_DECLS

/* Sorts reports (element-type DzReport) by place, a city before its districts, then by year and kind. What
 * stands above what is taken from the reports' own parents. */
void dz_report_order_sort (GPtrArray *reports);

/* How well a name fits the place of a report: 0 not at all, 1 without its last word (武昌 for 武昌区), 2 in
 * full, with or without the place above (武汉市武昌区). */
int dz_report_order_fit_place (const DzReport *report, const char *name);

G_END_DECLS
