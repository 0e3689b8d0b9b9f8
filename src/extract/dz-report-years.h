/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-report.h"

G_BEGIN_DECLS

/* Fills reviews and plans of a report whose title, delivery and sections are known. year: what the user
 * stated as the main plan year, 0 for nothing. Evidence in this order: the title, headings of the plan part,
 * the day of delivery (a report of the last quarter plans the next year), headings of the review part, the
 * years the text names most. A term (五年, 本届) and a numbered five-year plan count with all their years. */
void dz_report_years_read (DzReport *report, int year);

/* The year a report is for by its title, else by the day of delivery; 0 if neither tells. */
int dz_report_years_expect (const DzReport *report);

/* TRUE if neither title, date nor headings tell the year the report was given, so that it was taken from the
 * years the text names most, or not at all. */
gboolean dz_report_years_are_inferred (const DzReport *report);

/* The part a heading of the first level opens: DZ_PART_OTHER if its words do not tell. */
DzPart dz_report_years_guess_part (const char *heading);

G_END_DECLS
