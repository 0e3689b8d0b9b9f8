/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-report.h"

G_BEGIN_DECLS

/* How alike reports are. Every report is read once, whatever it is compared with. Not for several threads at
 * a time. */
typedef struct _DzReportSimilarity DzReportSimilarity;

/* reports: (element-type DzReport) with their paragraphs; borrowed, they may go once this is made. */
DzReportSimilarity *dz_report_similarity_new (const GPtrArray *reports);
void dz_report_similarity_free (DzReportSimilarity *similarity);

/* How much of what one report says the other says as well, 0 … 1, the same in both directions: the similarity
 * of each numbered paragraph to the one on the other side that is most like it (Dice coefficient of character
 * bigrams; the more paragraphs of the reports chosen have one, the less it weighs), as a mean over the
 * characters of both. 1 for a report and itself, 0 where one is empty. left, right: numbers in the list.
 * Cheapest where left stays the same from call to call. */
double dz_report_similarity_measure (DzReportSimilarity *similarity, int left, int right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzReportSimilarity, dz_report_similarity_free)

G_END_DECLS
