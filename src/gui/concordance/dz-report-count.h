/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DZ_TYPE_REPORT_COUNT (dz_report_count_get_type ())

/* How many hits a report has, 0 standing for all reports together. */
G_DECLARE_FINAL_TYPE (DzReportCount, dz_report_count, DZ, REPORT_COUNT, GObject)

/* length: characters of the report's body; 0 where it is not known. */
DzReportCount *dz_report_count_new (gint64 report_id, const char *name, int count, gint64 length);
gint64 dz_report_count_get_report (DzReportCount *self);
const char *dz_report_count_get_name (DzReportCount *self);
int dz_report_count_get_count (DzReportCount *self);
/* “12.3”: per 10,000 characters, "" where the length is not known. (transfer full) */
char *dz_report_count_dup_rate (DzReportCount *self);

G_END_DECLS
