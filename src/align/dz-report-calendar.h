/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-report.h"

G_BEGIN_DECLS

/* Which place has reported about which years. */
typedef struct _DzReportCalendar DzReportCalendar;

/* reports: (element-type DzReport) */
DzReportCalendar *dz_report_calendar_new (const GPtrArray *reports);
void dz_report_calendar_free (DzReportCalendar *calendar);

/* The year a report is filed under, 0 if it is not known. */
int dz_report_calendar_get_year (const DzReportCalendar *calendar, gint64 report_id);
gboolean dz_report_calendar_is_work_report (const DzReportCalendar *calendar, gint64 report_id);

/* TRUE if a work report of the place is filed under one of the years. */
gboolean dz_report_calendar_has_report (const DzReportCalendar *calendar, const char *place, int first, int last);

/* Why nothing is known of a goal that was due in a year, 0 for no year: not due, not reported or no report. */
DzVerdict dz_report_calendar_explain (const DzReportCalendar *calendar, const char *place, int year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzReportCalendar, dz_report_calendar_free)

G_END_DECLS
